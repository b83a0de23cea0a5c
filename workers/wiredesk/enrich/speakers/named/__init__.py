"""Persons that a source names, in part or by somebody else's name."""
