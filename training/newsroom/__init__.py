"""Trains the newsroom model: from annotated news to the file that `wiredesk.enrich.model` loads."""
