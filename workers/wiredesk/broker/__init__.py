"""The embedded broker: a Kafka for a machine that has none."""
