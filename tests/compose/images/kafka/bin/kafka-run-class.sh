#!/bin/bash
# Run a class of Kafka's with the variables that Kafka's own script reads; like that one, it needs a folder for logs.
[ -d /opt/kafka/logs ] || mkdir -p /opt/kafka/logs
exec java ${KAFKA_HEAP_OPTS:--Xmx256m} ${KAFKA_JVM_PERFORMANCE_OPTS--XX:+UseG1GC} ${KAFKA_GC_LOG_OPTS-} ${KAFKA_OPTS-} \
  -Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config.AbstractConfig=warn -cp "/opt/kafka/libs/*" "$@"
