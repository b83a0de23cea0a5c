"""The chaos test: both stages on Apache Kafka while a nemesis kills, pauses, cuts off and fills disks."""
