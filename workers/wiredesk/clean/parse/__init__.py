"""From bytes to a raw article."""
