"""From a clean article to its entities and quotes."""
