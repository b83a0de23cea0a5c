"""Apache Kafka itself, on this machine, for tests and trials: its brokers can be killed, paused, cut off and filled."""
