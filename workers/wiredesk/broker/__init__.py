"""The embedded broker, for demos and tests without a Kafka."""
