"""Quotes: quote marks, cues and the reported words."""
