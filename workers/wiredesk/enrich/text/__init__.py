"""Split text into passages and sentences."""
