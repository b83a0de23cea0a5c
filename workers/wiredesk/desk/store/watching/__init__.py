"""Watches and their alerts in the store."""
