"""Which of several workers works: the one to which the group gives the first partition of a topic.

The members read nothing through the group. When the one that works dies, the group gives the partition to another after
`WIREDESK_SESSION_TIMEOUT_SECONDS`.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition

from wiredesk.kafka.connection import CLIENT_ID, security
from wiredesk.settings import Settings

POLL = 500
"""Milliseconds between two polls, without which the group takes a member for stuck."""


class Leadership(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka has no types
    """Whether this worker is the one that works.

    Args:
        topic: the full name of the topic.
    """

    def __init__(self, topic: str) -> None:
        self._first = TopicPartition(topic, 0)
        self._changed = asyncio.Event()
        self.leads = False
        self.rebalances = 0
        """Assignments received."""
        self.consumer: AIOKafkaConsumer | None = None

    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        """The group is about to divide the partitions anew: nothing is written until it has."""
        self._set(False)

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """The group has divided the partitions."""
        self.rebalances += 1
        if self.consumer is not None:
            self.consumer.pause(*assigned)
        self._set(self._first in set(assigned))

    def _set(self, leads: bool) -> None:
        self.leads = leads
        self._changed.set()

    async def wait(self) -> None:
        """Return when this worker is the one that works."""
        while not self.leads:
            self._changed.clear()
            await self._changed.wait()


@asynccontextmanager
async def leadership(settings: Settings, role: str, topic: str) -> AsyncIterator[Leadership]:
    """Membership in the group of a role for the length of a block.

    Args:
        settings: name the brokers.
        role: `link`, `watch` or `notify`.
        topic: the topic, without prefix, whose first partition makes the leader.
    """
    member = Leadership(settings.topic(topic))
    session = round(settings.session_timeout_seconds * 1000)
    consumer = AIOKafkaConsumer(
        **security(settings),
        client_id=CLIENT_ID,
        group_id=settings.group(role),
        enable_auto_commit=False,
        session_timeout_ms=session,
        heartbeat_interval_ms=max(100, session // 5),
        auto_offset_reset="latest",
    )
    member.consumer = consumer
    consumer.subscribe([settings.topic(topic)], listener=member)
    await consumer.start()
    polling = asyncio.create_task(_poll(consumer))
    try:
        yield member
    finally:
        member.leads = False
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
        await consumer.stop()


async def _poll(consumer: AIOKafkaConsumer) -> None:
    while True:
        consumer.pause(*consumer.assignment())
        await consumer.getmany(timeout_ms=POLL)
        await asyncio.sleep(POLL / 1000)
