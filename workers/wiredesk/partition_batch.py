"""What a batch holds of one partition: the articles, in their order, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from faust.types import TP

from wiredesk.message import Message
from wiredesk.stage import Outcome


@dataclass(slots=True)
class PartitionBatch:
    """Consecutive articles of one partition."""

    partition: TP
    articles: list[Message]
    outcomes: list[Outcome] = field(default_factory=list)
    """One an article, in the same order, once they are worked out."""

    @property
    def next_offset(self) -> int:
        """The offset to commit when all of it is written: the first that is to be read."""
        return (self.articles[-1].offset or 0) + 1

    @property
    def records(self) -> Sequence[Message]:
        """All records to write, in the order of their articles."""
        return [record for outcome in self.outcomes for record in outcome.messages]
