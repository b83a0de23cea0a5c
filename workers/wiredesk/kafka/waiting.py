"""Whether unread articles exist for a group, checked independently of its consumer, which may be stuck."""

from collections.abc import Iterable

from aiokafka import TopicPartition

from wiredesk.kafka.connection import admin, consumer
from wiredesk.message import Partition
from wiredesk.settings import Settings

FETCH_MS = 5000
"""Milliseconds to wait for a first record, which is on the broker already if there is one."""


async def articles_wait(settings: Settings, group: str, partitions: Iterable[Partition]) -> bool:
    """True if a partition has a record at or after the committed offset of the group.

    Records are fetched, since transaction markers after the last record take offsets too.

    Raises:
        aiokafka.errors.KafkaError: no broker answers.
    """
    places = [TopicPartition(at.topic, at.partition) for at in partitions]
    if not places:
        return False
    async with admin(settings) as client:
        committed = await client.list_consumer_group_offsets(group, partitions=list(places))
    reader = consumer(settings)
    reader.assign(places)
    await reader.start()
    try:
        for place in places:
            offset = committed[place].offset if place in committed else -1
            if offset >= 0:
                reader.seek(place, offset)
            else:
                await reader.seek_to_beginning(place)
        return any((await reader.getmany(timeout_ms=FETCH_MS, max_records=1)).values())
    finally:
        await reader.stop()
