"""Limits on the dead: beyond them a worker stops, so that a wrong deployment cannot pour a topic away."""

from collections import Counter, deque
from collections.abc import Iterable

from wiredesk.dead_letter import PREFIX, loggable_reason, was_put_back
from wiredesk.errors import OperationError
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import Outcome

WINDOW = 1000
"""Articles of which the share is taken. Over all since the start, a worker that has run well for a week could lose
half a week's articles before the share shows it."""

JUDGED_FROM = 200
"""Articles below which there is no share: after a start a few bad ones in a row would be half of all seen, and stop a
worker that is well. As many as `WIREDESK_DEAD_MAX_CONSECUTIVE` by default, which guards the time before."""

PUT_BACK_RUN = 10_000
"""Letters put back and dead again, one after another, that are borne: a round of hopeless letters stops no worker, yet
nobody who writes to the topic escapes the limits by claiming that all he sends was put back."""

EXAMPLE_CHARACTERS = 300
"""Of the example in the message: enough to see what is wrong; the letter has the rest."""


class TooManyDeadError(OperationError):
    """So many articles end as dead letters that more likely the stage is at fault than they are.

    The message says how many, the most frequent reason with an example, and what to do.
    """

    status = 4


class DeadLimits:
    """Watches what becomes of a stage's articles, as one worker takes them, since it started."""

    def __init__(self, settings: Settings) -> None:
        self._longest, self._share = settings.dead_max_consecutive, settings.dead_max_ratio
        self._run = self._put_back_run = 0
        self._window = deque[str | None](maxlen=WINDOW)  # the reason's class for a dead one, None for any other
        self._dead = 0
        self._examples: dict[str, str] = {}  # the last reason of each class, of which there are few

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Take note of finished articles, in order. To be called before their records are written.

        A letter that was put back and dies again is passed over, up to `PUT_BACK_RUN`: it was counted when it died
        first, and someone chose to try it. Counted, a round of hopeless letters would stop each worker that takes it.

        Raises:
            TooManyDeadError: with one of them a limit is passed; none of them should be written or committed.
        """
        for outcome in outcomes:
            if outcome.result != "dead":
                self._run = self._put_back_run = 0
                self._note(None)
                continue
            letter = outcome.messages[0]
            if was_put_back(letter):
                self._put_back_run += 1
                self._judge_put_back(letter)
                continue
            stage = letter.header(PREFIX + "stage") or ""
            kind = letter.header(PREFIX + "exception.class.name") or ""
            self._examples[kind] = _one_line(loggable_reason(letter))
            self._run += 1
            self._note(kind)
            self._judge(stage)

    def _judge_put_back(self, letter: Message) -> None:
        if self._put_back_run > PUT_BACK_RUN:
            stage = letter.header(PREFIX + "stage") or ""
            raise TooManyDeadError(
                f"{stage} stops: {self._put_back_run} letters that were put back died again one after another, the "
                f"last with: {_one_line(loggable_reason(letter))} Put back fewer at a time, with `wiredesk dead replay "
                "--class`, once their reason is mended"
            )

    def _note(self, kind: str | None) -> None:
        if len(self._window) == WINDOW and self._window[0] is not None:
            self._dead -= 1
        self._window.append(kind)
        self._dead += kind is not None

    def _judge(self, stage: str) -> None:
        seen = len(self._window)
        if self._run > self._longest:
            passed, setting = (
                f"{self._run} articles one after another",
                f"WIREDESK_DEAD_MAX_CONSECUTIVE={self._longest}",
            )
        elif seen >= JUDGED_FROM and self._dead > self._share * seen:
            passed, setting = f"{self._dead} of the last {seen} articles", f"WIREDESK_DEAD_MAX_RATIO={self._share}"
        else:
            return
        kind, count = Counter(kind for kind in self._window if kind is not None).most_common(1)[0]
        raise TooManyDeadError(
            f"{stage} stops: {passed} ended as dead letters, more than {setting} allows. "
            f"Most often {kind} ({count} of {self._dead}), such as: {self._examples[kind]} "
            "Look at the letters with `wiredesk dead list` and at what was last changed, here or where the articles "
            f"come from. Where they are at fault, raise {setting.partition('=')[0]} and start again; where the stage "
            "was, mend it, start again and put them back with `wiredesk dead replay`"
        )


def _one_line(reason: str) -> str:
    """A reason for a log: on one line, and without what would steer a terminal."""
    line = "".join(character if character.isprintable() else " " for character in reason)
    return line if len(line) <= EXAMPLE_CHARACTERS else line[: EXAMPLE_CHARACTERS - 1] + "…"
