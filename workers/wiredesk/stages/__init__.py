"""Stages on Kafka: agents, delivery, and the processes that run them."""
