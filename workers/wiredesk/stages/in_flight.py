"""Offsets in flight between the Kafka client and the batch, to detect dropped records.

Faust (0.15.3) drops records between its client and the agent: those of partitions that it considers paused, and those
fetched around a rebalance. If it does not seek back, a later commit skips them and the articles are lost silently. Gaps
in the offsets are no evidence: compaction and transactions leave some.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wiredesk.message import Partition


class DroppedError(Exception):
    """Articles were dropped between client and batch; the process must end, so that they are read again."""


class InFlightOffsets:
    """Offsets fetched and not yet in a batch, by partition. The consumer's thread writes, the main thread reads."""

    def __init__(self) -> None:
        self._offsets: dict[Partition, deque[int]] = {}

    def begin(self, partitions: Iterable[Partition]) -> None:
        """Clear these partitions, which are read from their committed offsets."""
        self._offsets.update({Partition(*partition): deque() for partition in partitions})

    def add(self, records: Mapping[Any, Sequence[Any]]) -> None:
        """Add fetched records, by partition, in order."""
        for partition, fetched in records.items():
            self._offsets.setdefault(Partition(*partition), deque()).extend(record.offset for record in fetched)

    def first(self, partition: Partition) -> int | None:
        """The next expected offset; None if all have arrived."""
        waiting = self._offsets.get(partition)
        try:
            return waiting[0] if waiting else None
        except IndexError:  # it has arrived meanwhile
            return None

    def arrived(self, partition: Partition, offset: int) -> None:
        """Remove a record that has reached the batch.

        Raises:
            DroppedError: another offset was expected first.
        """
        waiting = self._offsets.get(partition)
        expected = waiting.popleft() if waiting else None
        if expected != offset:
            raise DroppedError(
                f"{partition.topic} {partition.partition}: offset {offset} arrived where {expected} was expected: "
                "articles were dropped in between"
            )
