"""The stage interface: a function from one message to its outcome."""

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
    """The outcome of one message: the result for metrics and the records to write."""

    result: Result
    messages: tuple[Message, ...]
    worked: tuple[int, int] | None = field(default=None, compare=False)
    """Start and end of the work in a pool process, in nanoseconds since 1970; None if no process finished it."""


Work = Callable[[Message], Outcome]
"""A stage's work on one message. Raises `ArticleError` if the article is at fault, OSError for a transient fault."""


def any_settings(settings: Settings) -> None:
    """The check of a stage that accepts all settings."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: its source topic and the factory of its work function."""

    name: str
    source: str
    """The topic it reads, without prefix: `raw`, `clean`."""
    prepare: Callable[[Settings], Work]
    """Returns the work function and loads what it needs; called once in each pool process."""
    check: Callable[[Settings], None] = any_settings
    """Raises `ConfigurationError` if the settings are unusable; called once, before any process starts."""


@dataclass(frozen=True, slots=True)
class StatefulStage:
    """A stage that keeps state between articles and therefore runs its own process."""

    name: str
    run: Callable[[Settings], None]
    """The target of the process; runs until SIGTERM."""


def prepare(stage: Stage, settings: Settings) -> Work:
    """The stage's work function, which returns a dead letter instead of raising an error about the article.

    With tracing, records carry a `traceparent`; a dead letter is the unchanged record.

    It raises only MemoryError, and OSError for a transient fault.
    """
    work = stage.prepare(settings)
    incoming = with_trace if settings.otlp_endpoint is not None else _unchanged

    def guarded(message: Message) -> Outcome:
        try:
            outcome = work(incoming(message))
            for written in outcome.messages:
                _check_size(written, settings)
        except MemoryError:  # retried in a new process
            raise
        except Exception as error:
            if transient(error):
                raise
            return dead(message, stage, settings, error)
        return outcome

    return guarded


def _unchanged(message: Message) -> Message:
    return message


def transient(error: Exception) -> bool:
    """True for a fault of the machine or the network, which may disappear on a retry.

    An OSError of the system has an `errno`. One without comes from a library that rejects its input, and would be
    retried forever.
    """
    return isinstance(error, ConnectionError | TimeoutError) or (isinstance(error, OSError) and error.errno is not None)


def dead(message: Message, stage: Stage, settings: Settings, error: Exception) -> Outcome:
    """The outcome of a message that failed: a dead letter."""
    letter = dead_letter(message, stage.name, settings.topic("dead"), error)
    return Outcome("dead", (fitted(letter, settings.max_record_bytes),))


def _check_size(message: Message, settings: Settings) -> None:
    if message.size > settings.max_record_bytes:
        raise OversizedRecord(
            f"the record for {message.topic} would have {message.size} bytes, allowed are {settings.max_record_bytes}: "
            "raise WIREDESK_MAX_RECORD_BYTES and the topic's max.message.bytes"
        )
