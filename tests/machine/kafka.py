"""A model of Kafka's brokers, limited to what can lose, duplicate or reorder a record.

Kept: logs with offsets, producer ids, epochs and sequence numbers, refusal of records that are too large, transactions
with their markers, the last stable offset, fencing, and transactions that time out. Left out: replicas and leaders (a
write is in the log or it is not), compaction and retention, time on the network. A transaction ends in one step, as if
all markers were written together; what waits for them in Kafka sees them here at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aiokafka.errors import (
    InvalidProducerEpoch,
    InvalidTxnState,
    MessageSizeTooLargeError,
    OutOfOrderSequenceNumber,
    ProducerFenced,
)

from tests.machine.clock import Clock
from tests.machine.group import Group
from wiredesk.message import Message, Partition

TRANSACTION_SECONDS = 60.0
"""As `workers/wiredesk/kafka/connection.py` sets it."""


@dataclass(frozen=True, slots=True)
class Sender:
    """An idempotent or transactional producer."""

    producer: int
    epoch: int
    transactional_id: str | None = None


@dataclass(slots=True)
class Transaction:
    """The coordinator's state of a transactional id."""

    producer: int
    epoch: int
    since: float | None = None
    """When the transaction started; None if none is open."""
    partitions: set[Partition] = field(default_factory=set)
    offsets: dict[tuple[str, Partition], int] = field(default_factory=dict)


class Log:
    """One partition."""

    def __init__(self, largest: int) -> None:
        """Args: largest: maximum bytes of a value."""
        self.largest = largest
        self.entries: list[Message | None] = []  # None: a marker that ends a transaction
        self.aborted: set[int] = set()
        self._open: dict[int, int] = {}  # producer: where its transaction began
        self._written_by: dict[int, list[int]] = {}
        self._sequences: dict[int, tuple[int, int, int]] = {}  # producer: epoch, last batch's number, the next number

    @property
    def stable(self) -> int:
        """The last stable offset: the limit for readers of committed records."""
        return min(self._open.values(), default=len(self.entries))

    def read(self, start: int) -> Iterator[Message]:
        """Committed records from `start` on."""
        for offset in range(start, self.stable):
            entry = self.entries[offset]
            if entry is not None and offset not in self.aborted:
                yield entry

    def committed(self) -> Iterator[Message]:
        """All committed records, also those that readers do not get before another producer's transaction ends."""
        still_open = {offset for written in self._written_by.values() for offset in written}
        for offset, entry in enumerate(self.entries):
            if entry is not None and offset not in self.aborted and offset not in still_open:
                yield entry

    def append(self, place: Partition, sender: Sender, sequence: int, records: Sequence[Message]) -> None:
        """Append a batch, unless it is a duplicate.

        Raises:
            MessageSizeTooLargeError: a record is too large; nothing is written.
            OutOfOrderSequenceNumber: batches before this one are missing.
        """
        if any(len(record.value or b"") > self.largest for record in records):
            raise MessageSizeTooLargeError
        epoch, last, following = self._sequences.get(sender.producer, (sender.epoch, -1, sequence))
        if epoch != sender.epoch:
            last, following = -1, 0
        if sequence == last:
            return
        if sequence != following:
            raise OutOfOrderSequenceNumber
        self._sequences[sender.producer] = sender.epoch, sequence, sequence + len(records)
        for record in records:
            offset = len(self.entries)
            if sender.transactional_id is not None:
                self._open.setdefault(sender.producer, offset)
                self._written_by.setdefault(sender.producer, []).append(offset)
            self.entries.append(
                Message(
                    place.topic, record.key, record.value, record.headers, record.timestamp, place.partition, offset
                )
            )

    def mark(self, producer: int, commit: bool) -> None:
        """End a producer's transaction."""
        self._open.pop(producer, None)
        written = self._written_by.pop(producer, [])
        if not commit:
            self.aborted.update(written)
        self.entries.append(None)


class Kafka:
    """The brokers."""

    def __init__(self, clock: Clock, topics: Mapping[str, int], partitions: int) -> None:
        """Args: topics: maximum bytes of a value by topic."""
        self.clock = clock
        self.partitions = partitions
        self.logs = {Partition(topic, n): Log(largest) for topic, largest in topics.items() for n in range(partitions)}
        self.groups: dict[str, Group] = {}
        self.transactions: dict[str, Transaction] = {}
        self._producers = 0

    def of(self, topic: str) -> dict[Partition, Log]:
        """A topic's partitions."""
        return {place: log for place, log in self.logs.items() if place.topic == topic}

    def start_producer(self, transactional_id: str | None) -> Sender:
        """InitProducerId: abort the open transaction of the previous producer with that id, and fence it."""
        if transactional_id is None:
            self._producers += 1
            return Sender(self._producers, 0)
        held = self.transactions.get(transactional_id)
        if held is None:
            self._producers += 1
            held = self.transactions[transactional_id] = Transaction(self._producers, 0)
        else:
            self._end(held, commit=False)
            held.epoch += 1
        return Sender(held.producer, held.epoch, transactional_id)

    def produce(self, place: Partition, sender: Sender, sequence: int, records: Sequence[Message]) -> None:
        """Produce: write a batch; within a transaction where the sender has one."""
        if sender.transactional_id is not None:
            held = self.transactions[sender.transactional_id]
            if held.epoch != sender.epoch:
                raise InvalidProducerEpoch
            if place not in held.partitions:
                raise InvalidTxnState
        self.logs[place].append(place, sender, sequence, records)

    def add_partition(self, sender: Sender, place: Partition) -> None:
        """AddPartitionsToTxn."""
        held = self._fenced(sender)
        held.since = self.clock.now if held.since is None else held.since
        held.partitions.add(place)

    def add_offsets(self, sender: Sender, group: str, offsets: Mapping[Partition, int]) -> None:
        """AddOffsetsToTxn and TxnOffsetCommit: offsets that count once the transaction is committed."""
        held = self._fenced(sender)
        held.since = self.clock.now if held.since is None else held.since
        held.offsets.update({(group, place): offset for place, offset in offsets.items()})

    def end_transaction(self, sender: Sender, commit: bool) -> None:
        """EndTxn; idempotent."""
        self._end(self._fenced(sender), commit)

    def tick(self) -> None:
        """Advance the time."""
        for held in self.transactions.values():
            if held.since is not None and self.clock.now - held.since > TRANSACTION_SECONDS:
                self._end(held, commit=False)
                held.epoch += 1
        for group in self.groups.values():
            group.tick()

    def _fenced(self, sender: Sender) -> Transaction:
        held = self.transactions[sender.transactional_id or ""]
        if held.epoch != sender.epoch:
            raise ProducerFenced
        return held

    def _end(self, held: Transaction, commit: bool) -> None:
        for place in held.partitions:
            self.logs[place].mark(held.producer, commit)
        if commit:
            for (group, place), offset in held.offsets.items():
                self.groups[group].committed[place] = offset
        held.partitions, held.offsets, held.since = set(), {}, None
