"""What a stage is to the rest: a function from one message to what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from wiredesk.dead_letter import dead_letter, fitted
from wiredesk.errors import OversizedRecord
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.trace_context import with_trace

Result = Literal["published", "unsupported_language", "withdrawn", "dead"]
"""published: records written; unsupported_language: written without annotations, since no annotator reads the language;
withdrawn: tombstones written; dead: a dead letter."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message: the result it is counted under and the records to write."""

    result: Result
    messages: tuple[Message, ...]
    worked: tuple[int, int] | None = field(default=None, compare=False)
    """From when to when a process of the pool worked on it, in nanoseconds since 1970; None where none finished it."""


Work = Callable[[Message], Outcome]
"""A stage's work on one message. Raises `ArticleError` where the article is at fault, OSError for what passes."""


def any_settings(settings: Settings) -> None:
    """The check of a stage that works with all settings."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: where it reads and how its work is made."""

    name: str
    source: str
    """The topic it reads, without prefix: `raw`, `clean`."""
    prepare: Callable[[Settings], Work]
    """Makes the work, loading what it needs; run once in each process that works."""
    check: Callable[[Settings], None] = any_settings
    """Raises `ConfigurationError` where the settings name what cannot be used; run once, before any process."""


@dataclass(frozen=True, slots=True)
class StatefulStage:
    """A stage that keeps state between articles, and so runs as a process of its own making."""

    name: str
    run: Callable[[Settings], None]
    """The target of its process: works until SIGTERM."""


def prepare(stage: Stage, settings: Settings) -> Work:
    """The stage's work, guarded: whatever an article does, it gives an outcome and the worker goes on.

    Where articles are traced, what they become carries a `traceparent`; a dead letter is the record as it came.

    The work raises only what says nothing of the article: MemoryError, and OSError for a fault that passes.
    """
    work = stage.prepare(settings)
    come = with_trace if settings.otlp_endpoint is not None else _as_it_came

    def guarded(message: Message) -> Outcome:
        try:
            outcome = work(come(message))
            for written in outcome.messages:
                _check_size(written, settings)
        except MemoryError:  # the process is no longer to be trusted: the article is tried again in a fresh one
            raise
        except Exception as error:
            if transient(error):
                raise
            return dead(message, stage, settings, error)
        return outcome

    return guarded


def _as_it_came(message: Message) -> Message:
    return message


def transient(error: Exception) -> bool:
    """True for a fault of the machine or the network, which passes: another try may succeed, a dead letter never.

    An OSError of the system has a number. One without comes from a library that does not like its input, and would
    be tried for ever.
    """
    return isinstance(error, ConnectionError | TimeoutError) or (isinstance(error, OSError) and error.errno is not None)


def dead(message: Message, stage: Stage, settings: Settings, error: Exception) -> Outcome:
    """The outcome of a message that failed: a dead letter."""
    letter = dead_letter(message, stage.name, settings.topic("dead"), error)
    return Outcome("dead", (fitted(letter, settings.max_record_bytes),))


def _check_size(message: Message, settings: Settings) -> None:
    if message.size > settings.max_record_bytes:
        raise OversizedRecord(
            f"the record for {message.topic} would be {message.size} bytes and may be {settings.max_record_bytes}: "
            "raise WIREDESK_MAX_RECORD_BYTES and the topic's max.message.bytes"
        )
