"""The `watch` stage on Kafka: one worker matches articles against all watches, the others are standbys."""
