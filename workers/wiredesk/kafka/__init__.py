"""Clients of Kafka: connections, authentication, topics, permissions, reading and writing records, and diagnosis.

Everything takes `Settings` and returns our own types; aiokafka stays in this package and in `stages`. Nothing here
knows articles, so the desk, the feed and the stages use it alike. `fetch` decodes record batches so that one unreadable
record does not stop a consumer.
"""
