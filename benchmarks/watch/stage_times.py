"""When an article is first seen on each topic on its way to an alert."""

import asyncio
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import orjson

from wiredesk.kafka.reader import topic_reader
from wiredesk.message import Message
from wiredesk.settings import Settings

TOPICS = ("clean", "entities", "quotes", "copies", "stories", "alerts")
"""The topics read, without prefix, in the order in which an article passes them."""

StageTimes = dict[str, dict[str, float]]
"""By topic and article: when the first record with the article was read, in seconds since 1970."""


@contextmanager
def stage_times(settings: Settings) -> Iterator[StageTimes]:
    """Read the topics in a thread for the length of a block. This takes processor time from the stages."""
    times: StageTimes = {topic: {} for topic in TOPICS}
    loop = asyncio.new_event_loop()
    reading = loop.create_task(_read(settings, times))
    thread = threading.Thread(target=_run, args=(loop, reading), daemon=True)
    thread.start()
    try:
        yield times
    finally:
        loop.call_soon_threadsafe(reading.cancel)
        thread.join()


def _run(loop: asyncio.AbstractEventLoop, reading: asyncio.Task[None]) -> None:
    loop.run_until_complete(asyncio.wait({reading}))
    loop.close()


async def _read(settings: Settings, times: StageTimes) -> None:
    topics = {settings.topic(kind): kind for kind in TOPICS}
    async with topic_reader(settings, list(topics), from_start=False) as reader:
        async for message in reader.records():
            kind, now = topics[message.topic], time.time()
            for article_id in _articles(kind, message):
                times[kind].setdefault(article_id, now)


def _articles(kind: str, message: Message) -> Iterable[str]:
    if message.value is None:
        return ()
    if kind not in ("stories", "alerts"):
        return ((message.key or b"").decode(),)
    record = orjson.loads(message.value)
    listed = [record["article"], *record["articles"]] if kind == "alerts" else record["articles"]
    return (article["article_id"] for article in listed)
