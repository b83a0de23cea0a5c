"""The chaos test: both stages on Apache Kafka while a nemesis injects faults."""
