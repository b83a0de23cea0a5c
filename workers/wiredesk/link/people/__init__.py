"""Which names in different articles are the same person or organisation."""
