"""The group consumer of a stage: Faust's consumer, extended for our delivery guarantees.

Faust's own (0.15.3) reads uncommitted records, cannot report an expired session, commits past articles in flight, and
logs errors about partitions that wait for a long batch. So its Kafka client is created here, offsets are committed by
`AtLeastOnce` and `ExactlyOnce`, and `wiredesk.stages.watchdog` checks progress.
"""

import logging
import time
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, cast

from aiokafka import TopicPartition
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import IllegalStateError, KafkaError, NoOffsetForPartitionError, OffsetOutOfRangeError
from aiokafka.structs import OffsetAndMetadata
from faust.channels import Channel
from faust.transport.consumer import ensure_TPset
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer, ConsumerRebalanceListener
from faust.types import TP
from mode.services import WaitResults

from wiredesk.kafka import connection
from wiredesk.kafka.connection import CLIENT_ID, METADATA_MS, security
from wiredesk.kafka.group_faults import GroupFault, group_fault
from wiredesk.message import Partition
from wiredesk.settings import Settings
from wiredesk.stages.in_flight import InFlightOffsets
from wiredesk.stages.lease import Lease
from wiredesk.stages.source_topic import SourceTopic
from wiredesk.stages.watchdog import end

HEARTBEATS = 4
"""Heartbeats per session timeout: with three, one lost and one late heartbeat would end the session."""

REBALANCE_SECONDS = 30.0
"""Maximum time that a rebalance waits for a missing member; `Batches.release` drops its batch long before."""

MAX_POLL_INTERVAL = 24 * 3600.0
"""Seconds without a fetch after which aiokafka leaves the group. A batch of slow articles would count as idle, and the
next worker would take as long for them; the watchdog checks progress instead."""


class Progress(NamedTuple):
    """How far a partition has been fetched; fields are None while unknown."""

    following: int | None
    """The next offset to fetch."""
    stable: int | None
    """The last stable offset: where open transactions begin."""
    end: int | None
    """The end of the log."""


log = logging.getLogger(__name__)

_quiet = logging.getLogger("faust.member")  # a logger name under Faust's, whose level `set_up_logs` sets


class _Listener(ConsumerRebalanceListener):
    _thread: "_Thread"

    async def on_partitions_assigned(self, assigned: Iterable[Any]) -> None:
        """Number the assignments ourselves; Faust drops records of an older number.

        Kafka's generation id stays the same for a static member whose session expired, although its partitions are
        read again from the committed offsets.
        """
        self._thread.consumer.in_flight.begin([Partition(*tp) for tp in assigned])
        self._thread.app.consumer_generation_id += 1
        await self._thread.on_partitions_assigned(ensure_TPset(assigned), self._thread.app.consumer_generation_id)


class GroupConsumer(Consumer):
    """Faust's consumer of one stage.

    Offsets are committed only by `commit_offsets`; events are never acked.
    """

    RebalanceListener = _Listener
    logger = _quiet
    _thread: "_Thread"

    def __init__(
        self,
        *args: Any,
        settings: Settings,
        group: str,
        lease: Lease,
        in_flight: InFlightOffsets,
        source: SourceTopic,
        **kwargs: Any,
    ) -> None:
        self.settings, self.group, self.lease, self.source = settings, group, lease, source
        self.in_flight = in_flight
        super().__init__(*args, **kwargs)

    def _new_consumer_thread(self) -> AIOKafkaConsumerThread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)

    async def commit_offsets(self, offsets: Mapping[Partition, int]) -> bool:
        """Commit the next offset to read of each partition; False if the group has rebalanced meanwhile.

        Any other error crashes the app, so that the process ends and uncommitted articles are read again.
        """
        return await self._thread.commit({TP(*partition): offset for partition, offset in offsets.items()})

    def lag(self, in_batch: Mapping[Partition, int]) -> dict[Partition, int]:
        """Unfinished records by partition, as of the last fetch that reported the partition's end.

        The end is that of the log, including open transactions. The first unfinished article is in the current batch,
        between client and batch, or not fetched yet.

        Args:
            in_batch: the first offset of each partition in the current batch.
        """
        lag: dict[Partition, int] = {}
        for partition, progress in self._thread.positions().items():
            first = in_batch.get(partition, self.in_flight.first(partition))
            following = progress.following if first is None else first
            if following is not None and progress.end is not None:
                lag[partition] = max(0, progress.end - following)
        return lag

    def uncommitted(self) -> dict[Partition, int]:
        """Records by partition that cannot be read yet, since they follow the begin of an open transaction."""
        return {
            partition: max(0, progress.end - max(progress.stable, progress.following or 0))
            for partition, progress in self._thread.positions().items()
            if progress.end is not None and progress.stable is not None
        }

    @property
    def deleted_unread(self) -> int:
        """Articles deleted by retention before they were read, since the start."""
        return self._thread.deleted_unread

    @property
    def restarted(self) -> int:
        """Partitions read from the beginning because their topic was created again, since the start."""
        return self._thread.restarted

    def fault(self) -> GroupFault | None:
        """Why the group rejects this worker, or why fetching has stopped; None without a fault."""
        error = self._thread.error()
        return group_fault(error, self.settings, self.group) if error is not None else None

    def partitions(self) -> int:
        """The number of assigned partitions."""
        return len(self._thread.positions())

    async def perform_seek(self) -> None:
        """Seek to the committed offsets, or end the process: Faust only logs a failure and would lose articles."""
        try:
            await super().perform_seek()
        except KafkaError as error:
            if not isinstance(error, IllegalStateError):  # no longer assigned: the next assignment seeks again
                end(f"cannot seek to the committed offsets ({type(error).__name__}: {error})")

    async def wait_first(self, *coros: Any, timeout: Any = None) -> WaitResults:  # noqa: ASYNC109  # Faust's signature
        """Pass a record to its queue directly if the queue has room.

        Faust creates four tasks per record, so that a rebalance can interrupt one that waits for a full queue: two
        thirds of Faust's own time. With room in the queue, nothing waits.
        """
        if len(coros) == 2 and timeout is None and self.flow_active and not self._queues_full():
            put, interruption = coros
            interruption.close()
            await put
            return WaitResults([], [], False)
        return await super().wait_first(*coros, timeout=timeout)

    def _queues_full(self) -> bool:
        return any(cast(Channel[Any], channel).queue.full() for channel in self.app.topics)

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Do nothing: the watchdog checks progress. Faust only logs, even for partitions that wait for a batch."""


class _Client(connection.Consumer):
    """A consumer whose commits carry the topic id as metadata."""

    def __init__(self, source: SourceTopic, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._source = source

    async def commit(self, offsets: Mapping[TopicPartition, OffsetAndMetadata]) -> None:
        await super().commit(
            {
                partition: OffsetAndMetadata(commit.offset, self._source.metadata)
                for partition, commit in offsets.items()
            }
        )

    async def commit_of(self, partition: TopicPartition) -> OffsetAndMetadata | None:
        """The group's commit with its metadata, which `committed` lacks; None without a commit."""
        commit = (await self._coordinator.fetch_committed_offsets([partition])).get(partition)
        return commit if commit is not None and commit.offset >= 0 else None


class _Thread(AIOKafkaConsumerThread):
    consumer: GroupConsumer
    logger = _quiet
    deleted_unread = 0
    restarted = 0

    def positions(self) -> "dict[Partition, Progress]":
        """How far each assigned partition has been fetched. Thread-safe.

        aiokafka has no method for this that neither waits nor fails during a rebalance, so its state is read.
        """
        subscription = self._consumer._subscription.subscription if self._consumer is not None else None
        assignment = subscription.assignment if subscription is not None else None
        if assignment is None:
            return {}
        positions = {}
        for partition in assignment.tps:
            state = assignment.state_value(partition)
            stable = state.lso if state.lso is not None and state.lso >= 0 else None
            positions[Partition(*partition)] = Progress(state._position, stable, state.highwater)
        return positions

    def error(self) -> BaseException | None:
        """The error that stopped aiokafka's coordinator or fetcher. Thread-safe."""
        consumer = self._consumer
        if consumer is None or consumer._closed or consumer._coordinator is None or consumer._fetcher is None:
            return None
        if (pending := consumer._coordinator._pending_exception) is not None:
            return cast(BaseException, pending)
        for task in (consumer._coordinator._coordination_task, consumer._fetcher._fetch_task):
            if task.done() and not task.cancelled() and (error := task.exception()) is not None:
                return cast(BaseException, error)
        return None

    def _create_worker_consumer(self, transport: Any) -> connection.Consumer:
        member = self.consumer
        settings = member.settings
        session = round(settings.session_timeout_seconds * 1000)
        return _Client(
            member.source,
            **security(settings),
            client_id=CLIENT_ID,
            metadata_max_age_ms=METADATA_MS,
            group_id=member.group,
            group_instance_id=settings.instance_id,
            partition_assignment_strategy=[RoundRobinPartitionAssignor],
            enable_auto_commit=False,
            auto_offset_reset="none",  # `_fetch_records` resets the offset, and logs what is skipped
            max_partition_fetch_bytes=settings.max_record_bytes,
            session_timeout_ms=session,
            heartbeat_interval_ms=session // HEARTBEATS,
            rebalance_timeout_ms=round(REBALANCE_SECONDS * 1000),
            max_poll_interval_ms=round(MAX_POLL_INTERVAL * 1000),
            isolation_level="read_committed",  # skips what an exactly-once stage aborted
        )

    async def on_start(self) -> None:
        await super().on_start()
        coordinator = self._ensure_consumer()._coordinator
        self._beat = coordinator._do_heartbeat
        coordinator._do_heartbeat = self._beat_and_renew  # aiokafka (0.14) does not report answered heartbeats

    async def _beat_and_renew(self) -> bool:
        sent = time.monotonic()
        acknowledged: bool = await self._beat()
        if acknowledged:
            self.consumer.lease.renew(sent)
        return acknowledged

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        ours = self.assignment()
        offsets = {partition: offset for partition, offset in offsets.items() if partition in ours}
        return bool(offsets) and await super()._commit(offsets)  # Faust crashes without offsets

    async def seek_to_committed(self) -> Mapping[TP, int]:
        """Seek to the committed offsets, or to the beginning of partitions without one.

        Faust relies on this after a rebalance, when it drops what it has fetched. aiokafka's own method leaves
        partitions without a committed offset at their position, after the dropped articles.
        """
        offsets: Mapping[TP, int] = await self.call_thread(self._seek_to_committed)
        return offsets

    async def _seek_to_committed(self) -> Mapping[TP, int]:
        consumer = cast(_Client, self._ensure_consumer())
        offsets: dict[Any, Any] = {}  # Faust's, aiokafka's and our partitions compare equal
        for partition in consumer.assignment():
            committed = await consumer.commit_of(partition)
            offset = committed.offset if committed is not None else None
            if committed is not None and not self.consumer.source.owns(committed.metadata):
                self.restarted += 1
                log.warning(
                    "%s %d: the committed offset %d of %s belongs to a deleted topic of the same name: reading the "
                    "partition from its beginning",
                    *(partition.topic, partition.partition, offset, self.consumer.group),
                )
                offset = None
            if offset is None:
                await consumer.seek_to_beginning(partition)
            else:
                consumer.seek(partition, offset)
            offsets[partition] = offset
        self.consumer.in_flight.begin(offsets)
        return offsets

    async def _fetch_records(self, *args: Any, **kwargs: Any) -> Mapping[Any, Any]:
        try:
            records: Mapping[Any, Any] = await super()._fetch_records(*args, **kwargs)
        except NoOffsetForPartitionError as error:
            # Articles written before the group's first start count too.
            await self._ensure_consumer().seek_to_beginning(*error.args)
            return {}
        except OffsetOutOfRangeError as error:
            await self._skip_deleted(dict(error.args[0]))
            return {}
        self.consumer.in_flight.add(records)
        return records

    async def _skip_deleted(self, offsets: Mapping[TopicPartition, int]) -> None:
        """Seek to the beginning of partitions that have no record at the requested offset."""
        consumer = self._ensure_consumer()
        beginnings = await consumer.beginning_offsets(list(offsets))
        for partition, offset in offsets.items():
            beginning = beginnings[partition]
            if offset < beginning:
                self.deleted_unread += beginning - offset
                log.warning(
                    "%s %d: %d articles, offsets %d to %d, were deleted before %s read them: raise the topic's "
                    "retention (WIREDESK_RAW_RETENTION_HOURS and `wiredesk topics apply`) or start more workers",
                    *(
                        partition.topic,
                        partition.partition,
                        beginning - offset,
                        offset,
                        beginning - 1,
                        self.consumer.group,
                    ),
                )
            else:
                log.warning(
                    "%s %d ends before the committed offset %d of %s: the topic was created again, reading the "
                    "partition from its beginning",
                    *(partition.topic, partition.partition, offset, self.consumer.group),
                )
                self.restarted += 1
                self.consumer._read_offset.pop(TP(*partition), None)  # otherwise Faust drops records before that offset
            consumer.seek(partition, beginning)

    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        await self._beat_and_renew()  # otherwise the first batch would wait for the first heartbeat
        await super().on_partitions_assigned(assigned, generation_id)
