"""What two texts have in common, and what they don't."""
