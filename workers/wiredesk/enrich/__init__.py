"""Extract entities and quotes from a clean article."""
