"""The stage as a member of its consumer group: Faust's consumer with what it lacks for our promises.

Faust's own (0.15.3) reads uncommitted records, has no way to tell that its session ended, commits past articles in
flight, and complains of partitions that wait behind a long batch. So the client below it is made here, offsets are
committed by `wiredesk.kafka.delivery`, and `wiredesk.stages.watchdog` looks after progress.
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
"""Heartbeats within a session timeout: with three, one lost and one late would end the session."""

REBALANCE_SECONDS = 30.0
"""Longest wait of a rebalance for a member that does not come: `Batches.release` gives its batch up long before."""

MAX_POLL_INTERVAL = 24 * 3600.0
"""Seconds without a fetch after which aiokafka leaves the group. It counts a batch of slow articles as idleness, and
leaving would hand them to the next worker for the same time again; the watchdog looks at progress instead."""


class Progress(NamedTuple):
    """How far a partition has been fetched; None where that is not known yet."""

    following: int | None
    """The next offset to fetch."""
    stable: int | None
    """Where the records end that may be read: before those of transactions that are open."""
    end: int | None
    """Where the log ends."""


log = logging.getLogger(__name__)

_quiet = logging.getLogger("faust.member")  # a name of Faust's, whose chatter `set_up_logs` keeps down


class _Listener(ConsumerRebalanceListener):
    _thread: "_Thread"

    async def on_partitions_assigned(self, assigned: Iterable[Any]) -> None:
        """Count assignments, since Faust drops events of an older number.

        Kafka's own number stays the same for a static member whose session ended, though its partitions are read
        again from the committed offsets.
        """
        self._thread.consumer.handed.begin([Partition(*tp) for tp in assigned])
        self._thread.app.consumer_generation_id += 1
        await self._thread.on_partitions_assigned(ensure_TPset(assigned), self._thread.app.consumer_generation_id)


class GroupConsumer(Consumer):
    """Faust's consumer of one stage.

    Its offsets are ours to commit: `commit_offsets` is the only way, and events are never acked.
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
        handed: InFlightOffsets,
        source: SourceTopic,
        **kwargs: Any,
    ) -> None:
        self.settings, self.group, self.lease, self.handed, self.source = settings, group, lease, handed, source
        super().__init__(*args, **kwargs)

    def _new_consumer_thread(self) -> AIOKafkaConsumerThread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)

    async def commit_offsets(self, offsets: Mapping[Partition, int]) -> bool:
        """Commit the next offset to read of each partition; False where the group has moved on meanwhile.

        An error that is no rebalance crashes the app, so that the process ends and what was not committed is
        read again.
        """
        return await self._thread.commit({TP(*partition): offset for partition, offset in offsets.items()})

    def lag(self, in_hand: Mapping[Partition, int]) -> dict[Partition, int]:
        """Records that are not finished, of each partition of which a fetch has reported the end; as of that fetch.

        The end is that of the log, behind records of transactions that are open too. The next offset is that of the
        first article which is not finished, wherever it is: in the batch, on the way to it, or not fetched.

        Args:
            in_hand: the first offset of each partition that the batch in hand has articles of.
        """
        lag: dict[Partition, int] = {}
        for partition, found in self._thread.positions().items():
            first = in_hand.get(partition, self.handed.first(partition))
            following = found.following if first is None else first
            if following is not None and found.end is not None:
                lag[partition] = max(0, found.end - following)
        return lag

    def uncommitted(self) -> dict[Partition, int]:
        """Of these, the records that nobody may read yet, since they are behind the begin of an open transaction."""
        return {
            partition: max(0, found.end - max(found.stable, found.following or 0))
            for partition, found in self._thread.positions().items()
            if found.end is not None and found.stable is not None
        }

    @property
    def deleted_unread(self) -> int:
        """Articles that were deleted before they were read, since the start."""
        return self._thread.deleted_unread

    @property
    def restarted(self) -> int:
        """Partitions that were read from their beginning since their topic was created again, since the start."""
        return self._thread.restarted

    def fault(self) -> GroupFault | None:
        """Why the group does not have us, or why nothing is fetched any more; None while all is well."""
        error = self._thread.error()
        return group_fault(error, self.settings, self.group) if error is not None else None

    def partitions(self) -> int:
        """How many partitions are ours."""
        return len(self._thread.positions())

    async def perform_seek(self) -> None:
        """Go back to the committed offsets, or end: Faust only logs a failure, and what it dropped would be lost."""
        try:
            await super().perform_seek()
        except KafkaError as error:
            if not isinstance(error, IllegalStateError):  # the partition has gone: the next assignment begins anew
                end(f"cannot go back to the committed offsets ({type(error).__name__}: {error})")

    async def wait_first(self, *coros: Any, timeout: Any = None) -> WaitResults:  # noqa: ASYNC109  # Faust calls it so
        """Hand a record on at once where there is room for it.

        Faust makes four tasks for each record, so that a rebalance can interrupt one that waits in front of a full
        queue: two thirds of its own time. While there is room and records flow, none waits.
        """
        if len(coros) == 2 and timeout is None and self.flow_active and not self._queues_full():
            taking, interruption = coros
            interruption.close()
            await taking
            return WaitResults([], [], False)
        return await super().wait_first(*coros, timeout=timeout)

    def _queues_full(self) -> bool:
        return any(cast(Channel[Any], channel).queue.full() for channel in self.app.topics)

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Leave progress to the watchdog: Faust only logs, also for partitions that merely wait their turn."""


class _Client(connection.Consumer):
    """A consumer whose commits carry the id of the topic."""

    def __init__(self, source: SourceTopic, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._source = source

    async def commit(self, offsets: Mapping[TopicPartition, OffsetAndMetadata]) -> None:
        await super().commit(
            {place: OffsetAndMetadata(commit.offset, self._source.metadata) for place, commit in offsets.items()}
        )

    async def commit_of(self, partition: TopicPartition) -> OffsetAndMetadata | None:
        """The group's commit, which `committed` gives without its metadata; None where there is none."""
        commit = (await self._coordinator.fetch_committed_offsets([partition])).get(partition)
        return commit if commit is not None and commit.offset >= 0 else None


class _Thread(AIOKafkaConsumerThread):
    consumer: GroupConsumer
    logger = _quiet
    deleted_unread = 0
    restarted = 0

    def positions(self) -> "dict[Partition, Progress]":
        """How far each partition that is ours has been fetched. Any thread may ask.

        aiokafka has no such question that neither waits nor fails when partitions go, so its state is looked at.
        """
        subscription = self._consumer._subscription.subscription if self._consumer is not None else None
        assignment = subscription.assignment if subscription is not None else None
        if assignment is None:
            return {}
        positions = {}
        for place in assignment.tps:
            state = assignment.state_value(place)
            stable = state.lso if state.lso is not None and state.lso >= 0 else None
            positions[Partition(*place)] = Progress(state._position, stable, state.highwater)
        return positions

    def error(self) -> BaseException | None:
        """The error with which aiokafka's coordinator or fetcher has stopped. Any thread may ask."""
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
            auto_offset_reset="none",  # `_fetch_records` resets it, and says what that passes over
            max_partition_fetch_bytes=settings.max_record_bytes,
            session_timeout_ms=session,
            heartbeat_interval_ms=session // HEARTBEATS,
            rebalance_timeout_ms=round(REBALANCE_SECONDS * 1000),
            max_poll_interval_ms=round(MAX_POLL_INTERVAL * 1000),
            isolation_level="read_committed",  # what a stage in exactly-once mode took back is no article
        )

    async def on_start(self) -> None:
        await super().on_start()
        coordinator = self._ensure_consumer()._coordinator
        self._beat = coordinator._do_heartbeat
        coordinator._do_heartbeat = self._beat_and_renew  # aiokafka (0.14) keeps the answers to itself

    async def _beat_and_renew(self) -> bool:
        sent = time.monotonic()
        answered: bool = await self._beat()
        if answered:
            self.consumer.lease.renew(sent)
        return answered

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        ours = self.assignment()
        offsets = {partition: offset for partition, offset in offsets.items() if partition in ours}
        return bool(offsets) and await super()._commit(offsets)  # Faust crashes where all of them have gone

    async def seek_to_committed(self) -> Mapping[TP, int]:
        """Go back to where the group's reading ends; where it has not begun, to the beginning.

        Faust drops what it fetches during a rebalance and relies on this. aiokafka's own leaves partitions without a
        committed offset where they are: behind the dropped articles.
        """
        offsets: Mapping[TP, int] = await self.call_thread(self._seek_to_committed)
        return offsets

    async def _seek_to_committed(self) -> Mapping[TP, int]:
        consumer = cast(_Client, self._ensure_consumer())
        offsets: dict[Any, Any] = {}  # aiokafka's partitions are Faust's and ours
        for place in consumer.assignment():
            committed = await consumer.commit_of(place)
            offset = committed.offset if committed is not None else None
            if committed is not None and not self.consumer.source.owns(committed.metadata):
                self.restarted += 1
                log.warning(
                    "%s %d: offset %d, where %s goes on, is of a topic that was deleted and created again: it is read "
                    "from its beginning",
                    *(place.topic, place.partition, offset, self.consumer.group),
                )
                offset = None
            if offset is None:
                await consumer.seek_to_beginning(place)
            else:
                consumer.seek(place, offset)
            offsets[place] = offset
        self.consumer.handed.begin(offsets)
        return offsets

    async def _fetch_records(self, *args: Any, **kwargs: Any) -> Mapping[Any, Any]:
        try:
            records: Mapping[Any, Any] = await super()._fetch_records(*args, **kwargs)
        except NoOffsetForPartitionError as error:
            # An article that waits since before the group's first day counts too.
            await self._ensure_consumer().seek_to_beginning(*error.args)
            return {}
        except OffsetOutOfRangeError as error:
            await self._go_on_behind_the_deleted(dict(error.args[0]))
            return {}
        self.consumer.handed.add(records)
        return records

    async def _go_on_behind_the_deleted(self, offsets: Mapping[TopicPartition, int]) -> None:
        """Go on at the beginning of partitions that have no record at the offset to go on at."""
        consumer = self._ensure_consumer()
        beginnings = await consumer.beginning_offsets(list(offsets))
        for place, offset in offsets.items():
            beginning = beginnings[place]
            if offset < beginning:
                self.deleted_unread += beginning - offset
                log.warning(
                    "%s %d: %d articles, offsets %d to %d, were deleted before %s read them: raise the topic's "
                    "retention (WIREDESK_RAW_RETENTION_HOURS and `wiredesk topics apply`) or start more workers",
                    *(place.topic, place.partition, beginning - offset, offset, beginning - 1, self.consumer.group),
                )
            else:
                log.warning(
                    "%s %d ends before offset %d, where %s goes on: it was created again, and is read from its "
                    "beginning",
                    *(place.topic, place.partition, offset, self.consumer.group),
                )
                self.restarted += 1
                self.consumer._read_offset.pop(TP(*place), None)  # else Faust drops all before that offset
            consumer.seek(place, beginning)

    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        await self._beat_and_renew()  # else the first batch would wait for the first heartbeat
        await super().on_partitions_assigned(assigned, generation_id)
