"""Do articles wait that a group has not passed over? Asked from outside the consumer that may be stuck."""

from collections.abc import Iterable

from aiokafka import TopicPartition

from wiredesk.kafka.connection import admin, consumer
from wiredesk.message import Partition
from wiredesk.settings import Settings

LOOK = 5000
"""Milliseconds to wait for a first article: it is there already or it does not wait."""


async def articles_wait(settings: Settings, group: str, partitions: Iterable[Partition]) -> bool:
    """True when a partition has a record at or after the offset that the group has committed.

    Read, not computed: behind the last article a partition can hold markers of transactions, which count as offsets.

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
        return any((await reader.getmany(timeout_ms=LOOK, max_records=1)).values())
    finally:
        await reader.stop()
