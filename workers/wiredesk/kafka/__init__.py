"""Clients of Kafka: connecting, reading, writing, topics and rights."""
