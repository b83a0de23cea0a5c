"""The stage `watch` on Kafka: one worker matches articles against all watches, the others stand by."""
