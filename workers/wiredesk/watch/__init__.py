"""Saved queries over articles: which of many match an article, and what in it matches."""
