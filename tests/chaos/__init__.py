"""The trial: articles through both stages on Apache Kafka, while a villain kills, pauses, cuts off and fills up."""
