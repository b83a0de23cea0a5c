"""Answers of the API as CSV, JSON lines and Atom."""
