"""Delivers alerts: signed webhooks with retries, and other channels through apprise."""
