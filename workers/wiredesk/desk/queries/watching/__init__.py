"""Queries of watches, their alerts, and what they match."""
