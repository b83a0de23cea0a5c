"""Reads topics from the offsets in a state, while the worker leads."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import OffsetOutOfRangeError

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.connection import admin, consumer
from wiredesk.kafka.reader import message_of
from wiredesk.message import Message, Partition
from wiredesk.settings import Settings
from wiredesk.stages.standby.outbox import opened_outbox
from wiredesk.stages.standby.state_file import StateFile
from wiredesk.stages.standby.stateful_worker import StatefulWorker
from wiredesk.stages.standby.worker_status import WorkerStatus

POLL = 200
"""Maximum time to wait for records, in milliseconds; a poll returns as soon as there are any."""

Step = Callable[[list[Message], bool], Awaitable[None]]
"""Called with the records of a poll (possibly none) and whether everything present at the start has been read."""


async def read_while_leading(worker: StatefulWorker[WorkerStatus, StateFile], step: Step) -> None:
    """Process records and write the results until another worker becomes the leader.

    Args:
        worker: leads.
        step: processes the records.

    Raises:
        ConfigurationError: a topic is missing.
        aiokafka.errors.KafkaError: the brokers are unavailable.
    """
    member, status = worker.member, worker.status
    parts, origin = await partitions_of(worker.settings, worker.topics)
    reader = consumer(worker.settings, auto_offset_reset="none")
    reader.assign(parts)
    try:
        await reader.start()
        async with opened_outbox(worker) as outbox:
            known = await worker.state.offsets(origin)
            await seek_to_stored(reader, parts, known)
            await outbox.write()
            behind = await reader.end_offsets(parts)
            await member.finish({part: await reader.position(part) for part in parts})
            while member.leads:
                try:
                    fetched = await reader.getmany(timeout_ms=POLL, max_records=worker.batch)
                    places = {part: await reader.position(part) for part in parts}
                except OffsetOutOfRangeError as error:  # the records were deleted, or the topic was re-created
                    await reader.seek_to_beginning(*error.args[0])
                    continue
                behind = {part: end for part, end in behind.items() if places[part] < end}
                status.alive()
                status.lag = {
                    Partition(part.topic, part.partition): max(0, (reader.highwater(part) or 0) - places[part])
                    for part in parts
                }
                await step([message_of(record) for records in fetched.values() for record in records], not behind)
                await outbox.write()
                await member.finish(places)
    finally:
        await reader.stop()


async def seek_to_stored(
    reader: AIOKafkaConsumer, parts: Sequence[TopicPartition], known: Mapping[tuple[str, int], int]
) -> None:
    """Resume each partition at its stored offset, or at its beginning if there is none."""
    for part in parts:
        if (part.topic, part.partition) in known:
            reader.seek(part, known[part.topic, part.partition])
        else:
            await reader.seek_to_beginning(part)


async def partitions_of(settings: Settings, topics: Sequence[str]) -> tuple[list[TopicPartition], str]:
    """The partitions to read, and a string that identifies the cluster and topic prefix.

    Args:
        settings: the connection to the brokers.
        topics: without prefix.

    Raises:
        ConfigurationError: a topic is missing.
        aiokafka.errors.KafkaError: the brokers are unavailable.
    """
    async with admin(settings) as client:
        described = {topic["topic"]: topic["partitions"] for topic in await client.describe_topics()}
        cluster = (await client.describe_cluster()).get("cluster_id")
    names = [settings.topic(topic) for topic in topics]
    for name in names:
        if name not in described:
            raise ConfigurationError(f"no topic {name} at {settings.brokers}: run `wiredesk topics apply`")
    parts = [TopicPartition(name, part["partition"]) for name in names for part in described[name]]
    return parts, f"{cluster} {settings.topic('')}"
