"""The stages an article passes, and what every stage needs."""
