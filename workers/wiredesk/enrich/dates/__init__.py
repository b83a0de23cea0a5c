"""Resolve dates in an article to ISO 8601: "Sept 14", "last month", "the fifth consecutive weekend"."""
