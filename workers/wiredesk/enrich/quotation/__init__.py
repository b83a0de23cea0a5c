"""Quotes: marks, cues, and what is said."""
