"""Leader election: the leader is the worker to which the group assigns the partitions of the role's topics.

Members read nothing through the group. When the leader dies, the group assigns the partitions to another member after
`WIREDESK_SESSION_TIMEOUT_SECONDS`. The leader commits the offsets of the input that it has finished, that is, whose
records are all in Kafka; the brokers refuse the commit of a worker that no longer leads.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import CommitFailedError, IllegalStateError

from wiredesk.kafka.connection import CLIENT_ID, security
from wiredesk.settings import Settings
from wiredesk.stages.lease import SHARE
from wiredesk.stages.standby.leader_assignor import LeaderAssignor

POLL = 500
"""Milliseconds between two polls; the group removes members that do not poll."""

COMMIT_EVERY = 1.0
"""Minimum seconds between two commits of finished input."""


class Leadership(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka has no types
    """Whether this worker is the leader.

    Args:
        session: the session timeout in seconds.
    """

    def __init__(self, session: float) -> None:
        self._lease = session * SHARE
        self._changed = asyncio.Event()
        self.assignor = LeaderAssignor()
        self.leads = False
        self.rebalances = 0
        """Assignments received."""
        self.consumer: AIOKafkaConsumer | None = None
        self._confirmed = 0.0
        self._finished: dict[TopicPartition, int] = {}
        self._committed: dict[TopicPartition, int] = {}

    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        """A rebalance starts: nothing is written until it is complete."""
        self._set(False)

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """A rebalance is complete."""
        self.rebalances += 1
        if self.consumer is not None:
            self.consumer.pause(*assigned)
        self._confirmed, self._finished, self._committed = time.monotonic(), {}, {}
        self._set(bool(set(assigned)))

    def _set(self, leads: bool) -> None:
        self.leads = leads
        self._changed.set()

    async def wait(self, seconds: float) -> None:
        """Wait until this worker is the leader, at most for some seconds."""
        try:
            async with asyncio.timeout(seconds):
                while not self.leads:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return

    async def finish(self, offsets: Mapping[TopicPartition, int]) -> None:
        """Note that all input before these offsets is processed and written, and commit it about once a second.

        Call it also before anything is written, with the offsets to start from.
        """
        begins = not self._finished
        self._finished = dict(offsets)
        if begins or (self._finished != self._committed and time.monotonic() - self._confirmed > COMMIT_EVERY):
            await self._commit()

    async def confirm(self) -> bool:
        """True if this worker leads; call it before writing.

        A process that was paused may have lost the lead without knowing, so the brokers are asked after a long pause.
        """
        if self.leads and time.monotonic() - self._confirmed > self._lease:
            await self._commit()
        return self.leads

    async def _commit(self) -> None:
        assert self.consumer is not None, "not in the group"
        sent, rebalances, finished = time.monotonic(), self.rebalances, self._finished
        try:
            await self.consumer.commit(finished)
        except (CommitFailedError, IllegalStateError):
            if self.rebalances == rebalances:
                self._set(False)
            return
        self._confirmed, self._committed = sent, finished


@asynccontextmanager
async def leadership(settings: Settings, role: str, topics: Sequence[str]) -> AsyncIterator[Leadership]:
    """Context manager: membership in the consumer group of a role.

    Args:
        settings: the connection to the brokers.
        role: `link`, `watch` or `notify`.
        topics: the topics that the role reads, without prefix.
    """
    member = Leadership(settings.session_timeout_seconds)
    session = round(settings.session_timeout_seconds * 1000)
    consumer = AIOKafkaConsumer(
        **security(settings),
        client_id=CLIENT_ID,
        group_id=settings.group(role),
        partition_assignment_strategy=(member.assignor,),
        enable_auto_commit=False,
        session_timeout_ms=session,
        heartbeat_interval_ms=max(100, session // 5),
        auto_offset_reset="latest",
    )
    member.consumer = consumer
    consumer.subscribe([settings.topic(topic) for topic in topics], listener=member)
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
