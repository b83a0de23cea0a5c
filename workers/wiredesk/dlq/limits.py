"""Limits on dead letters: a worker that exceeds them stops, so that a bad deployment cannot drain a topic."""

from collections import Counter, deque
from collections.abc import Iterable

from wiredesk.dead_letter import PREFIX, loggable_reason, was_replayed
from wiredesk.errors import OperationError
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import Outcome

WINDOW = 1000
"""Number of most recent articles over which the ratio is computed. Over all since the start, a worker that ran well for
a week could lose half a week's articles before the ratio shows it."""

MIN_RATIO_ARTICLES = 200
"""Articles required before the ratio is checked: just after a start a few bad ones would exceed it and stop a healthy
worker. Equals the default of `WIREDESK_DEAD_MAX_CONSECUTIVE`, which applies until then."""

MAX_CONSECUTIVE_REPLAYED = 10_000
"""Consecutive replayed letters that may fail again: a large replay must not stop workers, but a producer that seals all
its records as replayed must not evade the limits."""

EXAMPLE_CHARACTERS = 300
"""Characters of the example in the message; the letter has the full reason."""


class TooManyDeadError(OperationError):
    """So many articles become dead letters that the stage is probably at fault.

    The message has the count, the most frequent reason with an example, and the remedy.
    """

    status = 4


class DeadLimits:
    """Counts the results of the articles that this worker has processed since it started."""

    def __init__(self, settings: Settings) -> None:
        self._max_consecutive, self._max_ratio = settings.dead_max_consecutive, settings.dead_max_ratio
        self._consecutive = self._consecutive_replayed = 0
        self._window = deque[str | None](maxlen=WINDOW)  # the error class of a dead letter, None for any other result
        self._dead = 0
        self._examples: dict[str, str] = {}  # the last reason of each error class; there are few classes

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Count finished articles, in order. Call before their records are written.

        A replayed letter that fails again is not counted, up to `MAX_CONSECUTIVE_REPLAYED`: it was counted when it
        failed first, and a replay of letters that all fail would stop every worker that reads them.

        Raises:
            TooManyDeadError: a limit is exceeded; none of these articles should be written or committed.
        """
        for outcome in outcomes:
            if outcome.result != "dead":
                self._consecutive = self._consecutive_replayed = 0
                self._record(None)
                continue
            letter = outcome.messages[0]
            if was_replayed(letter):
                self._consecutive_replayed += 1
                self._check_replayed(letter)
                continue
            stage = letter.header(PREFIX + "stage") or ""
            kind = letter.header(PREFIX + "exception.class.name") or ""
            self._examples[kind] = _one_line(loggable_reason(letter))
            self._consecutive += 1
            self._record(kind)
            self._check(stage)

    def _check_replayed(self, letter: Message) -> None:
        if self._consecutive_replayed > MAX_CONSECUTIVE_REPLAYED:
            stage = letter.header(PREFIX + "stage") or ""
            raise TooManyDeadError(
                f"{stage} stops: {self._consecutive_replayed} consecutive replayed dead letters failed again, the last "
                f"with: {_one_line(loggable_reason(letter))} Fix the cause, then replay fewer at a time with "
                "`wiredesk dead replay --class`"
            )

    def _record(self, kind: str | None) -> None:
        if len(self._window) == WINDOW and self._window[0] is not None:
            self._dead -= 1
        self._window.append(kind)
        self._dead += kind is not None

    def _check(self, stage: str) -> None:
        seen = len(self._window)
        if self._consecutive > self._max_consecutive:
            exceeded, setting = (
                f"{self._consecutive} consecutive articles",
                f"WIREDESK_DEAD_MAX_CONSECUTIVE={self._max_consecutive}",
            )
        elif seen >= MIN_RATIO_ARTICLES and self._dead > self._max_ratio * seen:
            exceeded, setting = (
                f"{self._dead} of the last {seen} articles",
                f"WIREDESK_DEAD_MAX_RATIO={self._max_ratio}",
            )
        else:
            return
        kind, count = Counter(kind for kind in self._window if kind is not None).most_common(1)[0]
        raise TooManyDeadError(
            f"{stage} stops: {exceeded} became dead letters, more than {setting} allows. "
            f"Most often {kind} ({count} of {self._dead}), such as: {self._examples[kind]} "
            "Look at the dead letters with `wiredesk dead list`, and at the last changes here and at the source of the "
            f"articles. If the articles are at fault, raise {setting.partition('=')[0]} and restart; if the stage is, "
            "fix it, restart and replay them with `wiredesk dead replay`"
        )


def _one_line(reason: str) -> str:
    """A reason for a log: on one line, without terminal control characters."""
    line = "".join(character if character.isprintable() else " " for character in reason)
    return line if len(line) <= EXAMPLE_CHARACTERS else line[: EXAMPLE_CHARACTERS - 1] + "…"
