"""Stages as filters: JSON lines in, records out, without Kafka."""
