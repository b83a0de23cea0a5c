"""The stage `link` on Kafka: one worker links, the others stand by."""
