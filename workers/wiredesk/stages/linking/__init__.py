"""The `link` stage on Kafka: one worker is active, the others are standbys."""
