"""Stages on Kafka: the Faust app of a stage, its delivery guarantees, and the processes that run it.

`agent` takes batches and `batches` sees each through: claim, work in the pool, write, commit. `at_least_once` and
`exactly_once` are the two ways to write. `consumer`, `in_flight` and `lease` add to Faust's consumer what the
guarantees need. `watchdog` ends a process without progress, `worker` is the process of a stage, `supervisor` restarts
it. `filters` runs stages without Kafka.
"""
