"""What carries messages through a stage: connection, topics, processes that work, delivery, agents."""
