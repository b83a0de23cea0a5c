"""Generates small, distinct articles by number."""

import asyncio
import json
from collections.abc import Iterable

from aiokafka.partitioner import murmur2

from benchmarks.annotated import JSON
from wiredesk.kafka.connection import producer
from wiredesk.message import Message
from wiredesk.settings import Settings

TOWNS = ("Oosterhaven", "Port Selwyn", "Karlsund", "Vila Nova", "Brackwater", "Saint-Elme", "Tarnmouth")
SPEAKERS = ("Marta Lindqvist", "Tomás Ferreira", "Edda Brandt", "Joan Okafor", "Pavel Hruška")
MATTERS = ("the night ferry", "the old lighthouse", "the fish market", "the island school", "the harbour crane")

UNDER_WAY = 1000
"""Maximum unacknowledged articles: enough to fill requests while memory stays flat."""


def article(number: int) -> Message:
    """The record of an article for `news.raw`: about 400 bytes, with one direct quote."""
    town, speaker = TOWNS[number % len(TOWNS)], SPEAKERS[number % len(SPEAKERS)]
    matter = MATTERS[number % len(MATTERS)]
    text = (
        f"The council of {town} voted on Tuesday to keep {matter} for {number + 2} more days.\n\n"
        f"“We cannot live here without it,” said {speaker}, who runs the harbour office. Repairs begin in May."
    )
    fields = {
        "article_id": f"small-{number}",
        "title": f"{town} keeps {matter}",
        "text": text,
        "published_at": "2026-11-03T08:00:00Z",
    }
    return Message("raw", fields["article_id"].encode(), json.dumps(fields).encode(), JSON)


def partition(message: Message, partitions: int) -> int:
    """The partition of a message; Kafka partitions keys by the same hash."""
    assert message.key is not None
    return int(murmur2(message.key) & 0x7FFFFFFF) % partitions


async def feed(settings: Settings, articles: Iterable[Message]) -> None:
    """Publish articles to `news.raw` in order; return when all are acknowledged."""
    outlet = producer(settings)
    await outlet.start()
    try:
        waiting: list[asyncio.Future[object]] = []
        for item in articles:
            waiting.append(
                await outlet.send(settings.topic("raw"), item.value, key=item.key, headers=list(item.headers))
            )
            if len(waiting) == UNDER_WAY:
                await asyncio.gather(*waiting)
                waiting.clear()
        await asyncio.gather(*waiting)
    finally:
        await outlet.stop()
