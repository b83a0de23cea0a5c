"""Logs, metrics, health and traces of a process.

`Telemetry` is the one entry point for a stage: it counts, logs and traces articles after their records are safe in
Kafka. It never blocks processing, and a failure in it never fails an article. State that changes by itself (lag,
partitions, pool processes) is in `StageStatus` and read when someone asks.
"""
