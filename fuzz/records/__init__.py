"""Mutated record batches through a real broker, against a stage that must not stop."""
