"""Repair damaged characters."""
