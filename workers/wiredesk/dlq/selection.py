"""Which letters are meant, by what their headers say."""

from dataclasses import dataclass

from wiredesk.dead_letter import PREFIX, replays
from wiredesk.message import Message

MAX_REPLAYS = 3
"""Rounds after which a letter that was not named itself stays where it is: one that always dies would otherwise go
round with every choice that takes it in, for ever."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Letters of one reason, of one stage, or both; None takes all."""

    kind: str | None = None
    """The reason's class, as `EmptyArticle`."""
    stage: str | None = None

    def takes(self, letter: Message) -> bool:
        """Whether the letter is among those that are meant."""
        return (self.kind is None or letter.header(PREFIX + "exception.class.name") == self.kind) and (
            self.stage is None or letter.header(PREFIX + "stage") == self.stage
        )


def retries_exhausted(letter: Message, max_replays: int) -> bool:
    """Whether the letter has been put back that often already."""
    return replays(letter) >= max_replays
