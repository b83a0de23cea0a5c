"""What the Kafka client has handed out, so that a batch that lacks some of it is noticed.

Faust (0.15.3) drops records on the way from its client to the agent: those of partitions that it counts as paused when
it gets to them, and those it fetched around a rebalance. Where it does not go back for them, a later commit passes over
them, and the articles are lost without a word. Gaps in the offsets cannot tell: compaction and transactions leave some.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wiredesk.message import Partition


class DroppedError(Exception):
    """Articles were dropped between the Kafka client and the batch: the process has to end, and reads them again."""


class InFlightOffsets:
    """The offsets handed out and not yet arrived, by partition. Written in the consumer's thread, read in ours."""

    def __init__(self) -> None:
        self._offsets: dict[Partition, deque[int]] = {}

    def begin(self, partitions: Iterable[Partition]) -> None:
        """Forget all of some partitions: they are read from their committed offsets now."""
        self._offsets.update({Partition(*partition): deque() for partition in partitions})

    def add(self, records: Mapping[Any, Sequence[Any]]) -> None:
        """Take note of records, by partition, in their order."""
        for partition, handed in records.items():
            self._offsets.setdefault(Partition(*partition), deque()).extend(record.offset for record in handed)

    def first(self, partition: Partition) -> int | None:
        """The offset that is to arrive next; None where all have arrived."""
        waiting = self._offsets.get(partition)
        try:
            return waiting[0] if waiting else None
        except IndexError:  # it has arrived since
            return None

    def arrived(self, partition: Partition, offset: int) -> None:
        """Strike off the record that has reached the batch.

        Raises:
            DroppedError: another one was to come first.
        """
        waiting = self._offsets.get(partition)
        due = waiting.popleft() if waiting else None
        if due != offset:
            raise DroppedError(
                f"{partition.topic} {partition.partition}: offset {offset} came where {due} was due: "
                "articles were dropped on the way"
            )
