"""Leader election: the leader is the worker to which the group assigns the first partition of a topic.

Members read nothing through the group. When the leader dies, the group assigns the partition to another member after
`WIREDESK_SESSION_TIMEOUT_SECONDS`.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition

from wiredesk.kafka.connection import CLIENT_ID, security
from wiredesk.settings import Settings

POLL = 500
"""Milliseconds between two polls; the group removes members that do not poll."""


class Leadership(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka has no types
    """Whether this worker is the leader.

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
        """A rebalance starts: nothing is written until it is complete."""
        self._set(False)

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """A rebalance is complete."""
        self.rebalances += 1
        if self.consumer is not None:
            self.consumer.pause(*assigned)
        self._set(self._first in set(assigned))

    def _set(self, leads: bool) -> None:
        self.leads = leads
        self._changed.set()

    async def wait(self) -> None:
        """Wait until this worker is the leader."""
        while not self.leads:
            self._changed.clear()
            await self._changed.wait()


@asynccontextmanager
async def leadership(settings: Settings, role: str, topic: str) -> AsyncIterator[Leadership]:
    """Context manager: membership in the consumer group of a role.

    Args:
        settings: the connection to the brokers.
        role: `link`, `watch` or `notify`.
        topic: the topic, without prefix; whoever holds its first partition is the leader.
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
