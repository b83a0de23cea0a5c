"""Names: their boundaries, their types, and grouping of names of the same entity."""
