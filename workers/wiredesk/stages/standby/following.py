"""A standby applies what the leader has finished, so that its state is current when it takes over.

The leader commits the offsets of the input whose records are all in Kafka. A standby reads the input up to these
offsets, applies it to its own state, and writes nothing.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import OffsetOutOfRangeError

from wiredesk.kafka.connection import admin, consumer
from wiredesk.kafka.reader import message_of
from wiredesk.message import Message
from wiredesk.stages.standby.state_file import StateFile
from wiredesk.stages.standby.stateful_worker import StatefulWorker
from wiredesk.stages.standby.topic_reading import POLL, partitions_of, seek_to_stored
from wiredesk.stages.standby.worker_status import WorkerStatus

log = logging.getLogger(__name__)

FOLLOW_EVERY = 1.0
"""Seconds between two reads of what the leader has finished."""

EXPIRE_EVERY = 600.0
"""Seconds between two deletions of old state."""

Limits = Mapping[TopicPartition, int]
"""The offset per partition before which the leader has finished everything."""


async def follow(
    worker: StatefulWorker[WorkerStatus, StateFile],
    step: Callable[[list[Message]], Awaitable[None]],
    after_round: Callable[[], Awaitable[None]],
    expire: Callable[[], Awaitable[None]],
) -> None:
    """Apply the input that the leader has finished, until this worker leads and has applied all of it.

    Returns earlier after a rebalance, which may have added partitions.

    Args:
        worker: with its state, which is kept current.
        step: applies records.
        after_round: called about once a second, and at the end.
        expire: deletes old state.

    Raises:
        ConfigurationError: a topic is missing.
        aiokafka.errors.KafkaError: the brokers are unavailable.
    """
    settings, store, member, status = worker.settings, worker.state, worker.member, worker.status
    parts, origin = await partitions_of(settings, worker.topics)
    rebalances, expired = member.rebalances, time.monotonic()
    reader = consumer(settings, auto_offset_reset="none")
    reader.assign(parts)
    store.following = True
    try:
        await reader.start()
        known = await store.offsets(origin)
        await seek_to_stored(reader, parts, known)
        async with admin(settings) as client:
            while True:
                leads = member.leads
                status.standby = not leads
                status.waits_for = "its state to catch up" if leads else "the lead, which another worker has"
                limits = await _finished(client, settings.group(status.role), parts)
                if known and all(limits.get(part, 0) >= known.get((part.topic, part.partition), 0) for part in parts):
                    known = {}
                    await store.run(store.supersede_unsent)
                if leads:
                    ends = await reader.end_offsets(parts)
                    limits = {part: min(limit, ends[part]) for part, limit in limits.items()}
                caught_up = await _apply(worker, reader, limits, step, to_end=leads)
                await after_round()
                if leads and caught_up and member.leads:
                    store.following = False
                    return
                if member.rebalances != rebalances and not member.leads:
                    return
                if time.monotonic() - expired > EXPIRE_EVERY:
                    expired = time.monotonic()
                    await expire()
                await member.wait(FOLLOW_EVERY)
    finally:
        await reader.stop()


async def _finished(
    client: AIOKafkaAdminClient, group: str, parts: Sequence[TopicPartition]
) -> dict[TopicPartition, int]:
    committed = await client.list_consumer_group_offsets(group, partitions=list(parts))
    return {part: found.offset for part, found in committed.items() if found.offset >= 0}


async def _apply(
    worker: StatefulWorker[WorkerStatus, StateFile],
    reader: AIOKafkaConsumer,
    limits: Limits,
    step: Callable[[list[Message]], Awaitable[None]],
    to_end: bool,
) -> bool:
    """Apply the records before the limits; return False if some are left because the leadership or Kafka changed.

    Args:
        worker: whose state it is.
        reader: at the offsets of the state.
        limits: where to stop.
        step: applies records.
        to_end: wait for records that do not arrive at once.
    """
    member, status = worker.member, worker.status
    leads = member.leads
    while True:
        missing = {part: limit - await reader.position(part) for part, limit in limits.items()}
        behind = [part for part, records in missing.items() if records > 0]
        member.assignor.behind = status.behind = sum(missing[part] for part in behind)
        if not behind:
            return True
        if member.leads != leads:
            return False
        try:
            fetched = await reader.getmany(*behind, timeout_ms=POLL, max_records=worker.batch)
        except OffsetOutOfRangeError as error:  # the records were deleted, or the topic was re-created
            await reader.seek_to_beginning(*error.args[0])
            continue
        messages = []
        for part, records in fetched.items():
            finished = [record for record in records if record.offset < limits[part]]
            if len(finished) < len(records):
                reader.seek(part, records[len(finished)].offset)
            messages += [message_of(record) for record in finished]
        status.alive()
        if messages:
            await step(messages)
        elif not to_end:
            return False
