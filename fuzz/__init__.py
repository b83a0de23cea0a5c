"""Mutated articles against the stage `clean`: no crash, no hang, no heap of memory. See README.md."""
