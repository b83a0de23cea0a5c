"""Processes that work on text."""
