"""The part of a batch that belongs to one partition: its articles in order, and their outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wiredesk.message import Message, Partition
from wiredesk.stage import Outcome


@dataclass(slots=True)
class PartitionBatch:
    """Consecutive articles of one partition."""

    partition: Partition
    articles: list[Message]
    outcomes: list[Outcome] = field(default_factory=list)
    """One per article, in the same order, once they are processed."""

    @property
    def next_offset(self) -> int:
        """The offset to commit once all records are written: that of the next article to read."""
        last = self.articles[-1]
        return 1 + ((last.offset or 0) if last.unreadable is None else last.unreadable.last_offset)

    @property
    def records(self) -> Sequence[Message]:
        """All records to write, in the order of their articles."""
        return [record for outcome in self.outcomes for record in outcome.messages]
