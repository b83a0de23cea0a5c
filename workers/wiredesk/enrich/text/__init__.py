"""Text in pieces: passages and sentences."""
