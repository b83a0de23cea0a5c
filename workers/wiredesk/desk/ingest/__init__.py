"""What the desk reads from Kafka: the records of the topics, and the lag of each stage's consumer group."""
