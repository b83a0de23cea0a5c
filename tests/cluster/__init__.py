"""Apache Kafka on this machine for tests: its brokers can be killed, paused, disconnected, and their disks filled."""
