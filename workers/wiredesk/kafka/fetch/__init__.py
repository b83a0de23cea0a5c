"""Decoding of fetched record batches, so that one unreadable record does not stop a consumer."""
