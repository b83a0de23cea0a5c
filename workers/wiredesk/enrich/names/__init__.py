"""Names: their boundaries, their types, and which of them denote one entity."""
