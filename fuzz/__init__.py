"""Mutated articles against the stages `clean` and `enrich`: no crash, no hang, bounded memory. See README.md."""
