"""The reference run: the stages' functions on every version, without Kafka and faults."""

import hashlib
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache

from tests.chaos.articles import Version, poisons
from wiredesk.dead_letter import BODY, PREFIX, dead_letter, is_partial, original_headers, unreadable_letter
from wiredesk.errors import PoisonArticle
from wiredesk.message import Message, Unreadable
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Work, prepare
from wiredesk.stages.registry import STAGES

CHUNK = 250
"""Versions per task."""

Digest = bytes
"""A hash of all bytes of a record: key, value, headers and timestamp."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record, without its bytes."""

    topic: str
    key: bytes | None
    digest: Digest


@dataclass(frozen=True, slots=True)
class Expected:
    """The expected result of one version."""

    article: str
    number: int
    raw: Digest
    records: tuple[Record, ...]
    """All records written for it."""


def reference_run(versions: Sequence[Version], settings: Settings) -> list[Expected]:
    """The expected results of the versions, in order, computed on all cores."""
    chunks = [versions[start : start + CHUNK] for start in range(0, len(versions), CHUNK)]
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(len(chunks), os.cpu_count() or 1), spawn, _initialise, (settings,)) as pool:
        return [expected for part in pool.map(_expect, chunks) for expected in part]


def raw_record(version: Version, settings: Settings) -> Message:
    """The version as it is read: an oversized one is truncated."""
    raw = Message(settings.topic("raw"), version.key, version.value, version.headers, version.timestamp)
    value, max_bytes = version.value or b"", settings.max_record_bytes
    if len(value) <= max_bytes:
        return raw
    what = Unreadable("oversized", "too large", 0, len(value), hashlib.sha256(value).hexdigest())
    return replace(raw, value=value[:max_bytes], unreadable=what)


def record(message: Message, dead_topic: str) -> Record:
    """A message without its bytes. For a dead letter, only what is the same in each run: the original record, stage
    and kind of error, but neither offset nor message.
    """
    headers = message.headers
    if message.topic == dead_topic:
        fields = [(name, message.header(PREFIX + name)) for name in ("topic", "stage", "exception.class.name")]
        headers = original_headers(message) + tuple((name, (value or "").encode()) for name, value in fields)
    value: object = message.value
    if is_partial(message):  # the size of the truncated body depends on the other headers
        value = message.header(BODY + ".bytes"), message.header(BODY + ".sha256")
    whole = repr((message.key, value, headers, message.timestamp)).encode()
    return Record(message.topic, message.key, hashlib.blake2b(whole, digest_size=16).digest())


_settings: Settings


def _initialise(settings: Settings) -> None:
    global _settings
    _settings = settings


@cache
def _work(stage: str) -> Work:
    return prepare(STAGES[stage], _settings)


def _expect(versions: Sequence[Version]) -> list[Expected]:
    dead = _settings.topic("dead")
    expected = []
    for version in versions:
        raw = raw_record(version, _settings)
        written = [record(message, dead) for message in _written(raw)]
        expected.append(Expected(version.article, version.number, record(raw, dead).digest, tuple(written)))
    return expected


def _written(raw: Message) -> Iterator[Message]:
    for cleaned in _outcome("clean", raw).messages:
        yield cleaned
        if cleaned.topic == _settings.topic("clean"):
            yield from _outcome("enrich", cleaned).messages


def _outcome(stage: str, message: Message) -> Outcome:
    if any(poison.endswith(stage) for poison in poisons(message.value)):
        letter = dead_letter(message, stage, _settings.topic("dead"), PoisonArticle("it ends the process"))
        return Outcome("dead", (letter,))
    if message.unreadable is not None:
        return Outcome("dead", (unreadable_letter(message, message.unreadable, stage, _settings.topic("dead")),))
    return _work(stage)(message)
