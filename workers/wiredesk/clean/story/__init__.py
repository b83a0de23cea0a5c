"""Which blocks of a page are its story, and what the others are."""
