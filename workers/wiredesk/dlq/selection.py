"""Selection of dead letters by their headers."""

from dataclasses import dataclass

from wiredesk.dead_letter import PREFIX, replays
from wiredesk.message import Message

MAX_REPLAYS = 3
"""Replays after which a letter is skipped unless it is named: one that always fails would otherwise be replayed forever
by every selection that matches it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Letters with one error class, of one stage, or both; None matches all."""

    error_class: str | None = None
    """The class of the error, such as `EmptyArticle`."""
    stage: str | None = None

    def matches(self, letter: Message) -> bool:
        """Whether the letter is selected."""
        return (self.error_class is None or letter.header(PREFIX + "exception.class.name") == self.error_class) and (
            self.stage is None or letter.header(PREFIX + "stage") == self.stage
        )


def retries_exhausted(letter: Message, max_replays: int) -> bool:
    """Whether the letter has been replayed `max_replays` times or more."""
    return replays(letter) >= max_replays
