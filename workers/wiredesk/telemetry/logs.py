"""Log lines of a process: one line an event, with the stage and, where it is about one, the article.

Lines of INFO and above never hold an article's words: what quotes them is in the headers of its dead letter.
"""

import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
from structlog.processors import add_log_level, format_exc_info
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_logger_name
from structlog.typing import EventDict, Processor, WrappedLogger

from wiredesk.clean.parse.article_id import id_of_key
from wiredesk.message import Message
from wiredesk.settings import Settings

COMPLAIN_EVERY = 60.0
"""Seconds between two equal complaints of the Kafka clients, which otherwise come several a second."""

CLIENT_LOGGERS = ("aiokafka", "faust", "mode", "opentelemetry", "urllib3")

ABOUT = ("article_id", "topic", "partition", "offset")
"""What a line about an article says of it, in this order."""


def about(article: Message, article_id: str | None = None) -> dict[str, Any]:
    """The `extra` of a log line about an article.

    Args:
        article: as it was read.
        article_id: where it is known; else the key is taken for it.
    """
    said = (article_id or id_of_key(article.key), article.topic, article.partition, article.offset)
    return {name: value for name, value in zip(ABOUT, said, strict=True) if value is not None}


class OncePerMinute(logging.Filter):
    """Lets a message template pass once in `COMPLAIN_EVERY` seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """True when the same template of the same logger has not passed lately."""
        template, now = (record.name, str(record.msg)), time.monotonic()
        if now - self._last.get(template, -COMPLAIN_EVERY) < COMPLAIN_EVERY:
            return False
        self._last[template] = now
        return True


def tells_no_login(record: logging.LogRecord) -> bool:
    """False for what aiokafka says of a login at DEBUG: the request and its answer whole, with password or token."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    return not any(type(argument).__name__.startswith("SaslAuthenticate") for argument in arguments)


def set_up_logs(settings: Settings, stage: str) -> None:
    """Send this process's log lines to standard error.

    Args:
        settings: how much, and in which form.
        stage: what stands in every line; for a process that is no stage, what it is.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_json_form(stage) if settings.log_format == "json" else _text_form(stage))
    quiet = OncePerMinute()
    handler.addFilter(lambda record: not record.name.startswith(CLIENT_LOGGERS) or quiet.filter(record))
    handler.addFilter(tells_no_login)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    if settings.log_level != "DEBUG":
        for name in CLIENT_LOGGERS:
            logging.getLogger(name).setLevel(logging.ERROR)


def _json_form(stage: str) -> logging.Formatter:
    """Exceptions as text, without the values of variables, among which would be passwords and articles."""
    return _form(
        _utc,
        add_log_level,
        add_logger_name,
        ExtraAdder(ABOUT),
        format_exc_info,
        ProcessorFormatter.remove_processors_meta,
        lambda logger, name, event: _json_line(stage, event),
    )


def _text_form(stage: str) -> logging.Formatter:
    return _form(
        _local_time,
        add_log_level,
        ExtraAdder(ABOUT),
        format_exc_info,
        ProcessorFormatter.remove_processors_meta,
        lambda logger, name, event: _text_line(stage, event),
    )


def _form(*processors: Processor) -> logging.Formatter:
    return ProcessorFormatter(processors=processors)


def _utc(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    moment = datetime.fromtimestamp(event["_record"].created, UTC)
    event["time"] = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return event


def _local_time(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    event["time"] = datetime.fromtimestamp(event["_record"].created).isoformat(" ", "milliseconds").replace(".", ",")
    return event


def _json_line(stage: str, event: EventDict) -> str:
    line = {
        "time": event["time"],
        "level": event["level"],
        "stage": stage,
        "logger": event["logger"],
        "message": event["event"],
        **{name: event[name] for name in (*ABOUT, "exception") if name in event},
    }
    try:
        return orjson.dumps(line).decode()
    except TypeError:  # half a character somewhere: a line is told all the same
        return orjson.dumps({name: _whole(value) for name, value in line.items()}).decode()


def _whole(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _text_line(stage: str, event: EventDict) -> str:
    line = f"{event['time']} {event['level'].upper():7} {stage}: {event['event']}{_place(event)}"
    return f"{line}\n{event['exception']}" if "exception" in event else line


def _place(event: Mapping[str, Any]) -> str:
    """` [tamba-1, news.raw:0:17]` where the line is about an article."""
    if "topic" not in event:
        return ""
    where = f"{event['topic']}:{event.get('partition')}:{event.get('offset')}"
    return f" [{event['article_id']}, {where}]" if "article_id" in event else f" [{where}]"
