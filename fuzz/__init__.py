"""Mutated articles against the stage `clean`: no crash, no hang, bounded memory. See README.md."""
