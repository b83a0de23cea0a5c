"""What watches would have matched, read in bounded time and memory."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import orjson
import pytest
from aiokafka import TopicPartition

from tests.unit.watch.records import article
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stages.watching import history
from wiredesk.stages.watching.history import PastMatches, matched_articles
from wiredesk_schemas.watches import Watch

HOUR = 3600.0


class Reader:
    """Reads records of one partition for each topic; each takes some time of a clock that only they move."""

    def __init__(self, messages: Sequence[Message], clock: list[float], pause: float) -> None:
        self._messages, self._clock, self._pause = messages, clock, pause
        self.unfinished = [TopicPartition(f"news.{kind}", 0) for kind in ("clean", "entities", "quotes")]

    async def skip_to(self, timestamp: int) -> None:
        pass

    async def records_to_end(self) -> AsyncIterator[Message]:
        for message in self._messages:
            self._clock[0] += self._pause
            yield message
        self.unfinished = []


def tried(
    monkeypatch: pytest.MonkeyPatch, count: int, seconds: float = 60.0, pause: float = 0.0, repeated: int = 0
) -> PastMatches:
    """Try a watch for ferries on articles of the last hours, one each minute, every other on a ferry."""
    now, messages = time.time(), []
    for number in range(count):
        about = "ferry" if number % 2 == 0 else "tram"
        records = article(f"a-{number}", f"The {about} is late.", title=f"Late: {number}")
        moment = round((now - 5 * HOUR + number * 60) * 1000)
        for kind, record in zip(("clean", "entities", "quotes"), records, strict=True):
            messages.append(
                Message(f"news.{kind}", f"a-{number}".encode(), orjson.dumps(record), (), moment, 0, number)
            )
    messages += [message for message in messages if not message.topic.endswith("clean")] * repeated

    @asynccontextmanager
    async def reader(settings: Any, topics: list[str], from_start: bool) -> AsyncIterator[Reader]:
        yield Reader([] if topics == ["news.people"] else messages, clock, pause)

    clock = [0.0]
    monkeypatch.setattr(history, "time", SimpleNamespace(time=time.time, monotonic=lambda: clock[0]))
    monkeypatch.setattr(history, "topic_reader", reader)
    ferry = Watch(watch_id="ferry", name="The ferry", words_all=["ferry"])
    return asyncio.run(matched_articles(load_settings(), [ferry], 1.0, seconds))


def test_all_articles_of_the_days_are_matched(monkeypatch: pytest.MonkeyPatch) -> None:
    past = tried(monkeypatch, 40)

    assert (len(past.matches), past.articles, past.stopped) == (20, 40, None)
    assert past.matches[0][1]["title"] == "Late: 0"


def test_records_of_enrich_that_come_again_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "EVERY", 10)

    past = tried(monkeypatch, 40, repeated=2)

    assert (len(past.matches), past.articles) == (20, 40)


def test_reading_ends_after_some_seconds_and_says_how_far_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    past = tried(monkeypatch, 250, seconds=0.3, pause=0.01)

    assert past.stopped == "0.3 seconds have passed"
    assert 0 < past.articles < 100
    assert past.read_to == pytest.approx(time.time() - 5 * HOUR + past.articles * 60, abs=200)


def test_reading_ends_when_too_many_articles_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MAX_FOUND", 10)
    monkeypatch.setattr(history, "EVERY", 6)

    past = tried(monkeypatch, 200)

    assert past.stopped == "10 articles match"
    assert 10 <= len(past.matches) <= 12
