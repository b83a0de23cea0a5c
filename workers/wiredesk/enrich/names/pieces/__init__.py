"""Names that the model cuts into pieces, and mentions of two names."""
