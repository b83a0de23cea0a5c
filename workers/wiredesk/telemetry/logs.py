"""Logging: one line per event, with the stage and, if it is about one, the article.

Lines of level INFO and above never contain article text: what quotes it is in the headers of the dead letter.
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

REPEAT_EVERY = 60.0
"""Seconds between equal messages of the Kafka clients, which otherwise come several times a second."""

COORDINATOR_WITHIN = 30.0
"""Seconds within which a group finds its coordinator: a new cluster makes the topic for that first."""

CLIENT_LOGGERS = ("aiokafka", "faust", "mode", "opentelemetry", "urllib3")

ARTICLE_FIELDS = ("article_id", "topic", "partition", "offset")
"""Fields of a line about an article, in this order."""


def about(article: Message, article_id: str | None = None) -> dict[str, Any]:
    """The `extra` of a log line about an article.

    Args:
        article: the record as read.
        article_id: if known; otherwise the key.
    """
    values = (article_id or id_of_key(article.key), article.topic, article.partition, article.offset)
    return {name: value for name, value in zip(ARTICLE_FIELDS, values, strict=True) if value is not None}


class OncePerMinute(logging.Filter):
    """Lets a message template pass once per `REPEAT_EVERY` seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """True if the same template of the same logger has not passed recently."""
        template, now = (record.name, str(record.msg)), time.monotonic()
        if now - self._last.get(template, -REPEAT_EVERY) < REPEAT_EVERY:
            return False
        self._last[template] = now
        return True


class CoordinatorLookups(logging.Filter):
    """Lowers the clients' errors about a coordinator that is not available to warnings until they last too long."""

    def __init__(self) -> None:
        super().__init__()
        self._first = self._last = -COORDINATOR_WITHIN

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true; the level of the record may change."""
        arguments = record.args if isinstance(record.args, tuple) else ()
        if any(type(argument).__name__ == "GroupCoordinatorNotAvailableError" for argument in arguments):
            now = time.monotonic()
            if now - self._last >= COORDINATOR_WITHIN:
                self._first = now
            self._last = now
            if now - self._first < COORDINATOR_WITHIN:
                record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


def without_credentials(record: logging.LogRecord) -> bool:
    """False for aiokafka's DEBUG lines about authentication, which contain the request with its password or token."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    return not any(type(argument).__name__.startswith("SaslAuthenticate") for argument in arguments)


def set_up_logs(settings: Settings, stage: str) -> None:
    """Send this process's log lines to standard error.

    Args:
        settings: level and format.
        stage: the name in every line; for a process that is not a stage, what it is.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_json_formatter(stage) if settings.log_format == "json" else _text_formatter(stage))
    handler.addFilter(CoordinatorLookups())
    once_per_minute = OncePerMinute()
    handler.addFilter(lambda record: not record.name.startswith(CLIENT_LOGGERS) or once_per_minute.filter(record))
    handler.addFilter(without_credentials)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    if settings.log_level != "DEBUG":
        for name in CLIENT_LOGGERS:
            logging.getLogger(name).setLevel(logging.ERROR)


def _json_formatter(stage: str) -> logging.Formatter:
    """Exceptions as text, without the values of variables, which can be passwords or articles."""
    return _formatter(
        _utc,
        add_log_level,
        add_logger_name,
        ExtraAdder(ARTICLE_FIELDS),
        format_exc_info,
        ProcessorFormatter.remove_processors_meta,
        lambda logger, name, event: _json_line(stage, event),
    )


def _text_formatter(stage: str) -> logging.Formatter:
    return _formatter(
        _local_time,
        add_log_level,
        ExtraAdder(ARTICLE_FIELDS),
        format_exc_info,
        ProcessorFormatter.remove_processors_meta,
        lambda logger, name, event: _text_line(stage, event),
    )


def _formatter(*processors: Processor) -> logging.Formatter:
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
        **{name: event[name] for name in (*ARTICLE_FIELDS, "exception") if name in event},
    }
    try:
        return orjson.dumps(line).decode()
    except TypeError:  # a lone surrogate: log the line anyway
        return orjson.dumps({name: _encodable(value) for name, value in line.items()}).decode()


def _encodable(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _text_line(stage: str, event: EventDict) -> str:
    line = f"{event['time']} {event['level'].upper():7} {stage}: {event['event']}{location(event)}"
    return f"{line}\n{event['exception']}" if "exception" in event else line


def location(event: Mapping[str, Any]) -> str:
    """The end of a text line, for example ` [tamba-1, news.raw:0:17]`; empty if it is not about an article.

    Args:
        event: the fields of the line.
    """
    if "topic" not in event:
        return ""
    location = f"{event['topic']}:{event.get('partition')}:{event.get('offset')}"
    return f" [{event['article_id']}, {location}]" if "article_id" in event else f" [{location}]"
