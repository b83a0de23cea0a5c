#!/bin/bash
export KAFKA_GC_LOG_OPTS="-Xlog:gc*:file=/opt/kafka/logs/kafkaServer-gc.log:time,tags:filecount=10,filesize=100M"
exec /opt/kafka/bin/kafka-run-class.sh kafka.Kafka "$@"
