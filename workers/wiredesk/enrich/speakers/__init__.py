"""Resolve the speakers of an article's attributions."""
