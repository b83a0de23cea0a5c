"""Finds what watches would have matched in recent days."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from wiredesk.errors import MalformedArticle
from wiredesk.kafka.reader import topic_reader
from wiredesk.link.reading import read_record
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.watch.alert_record import listed_article
from wiredesk.watch.evidence import WatchMatch, watch_match
from wiredesk.watch.index import WatchIndex
from wiredesk.watch.state.joined import KINDS, ArticleJoin
from wiredesk.watch.state.tables import TABLES
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.people import Person
from wiredesk_schemas.watches import Watch

Json = dict[str, Any]

DAY = 86_400

EVERY = 500
"""Records after which complete articles are matched, to keep few of them in memory."""

MAX_FOUND = 10_000
"""Matching articles after which reading stops: a watch that matches more is too broad to be read through."""

MAX_ARTICLES = 1_000_000
"""Articles after which reading stops; the number of each is kept in memory."""

KEEP = 3600.0
"""Seconds that the parts of an article are kept for others of its parts that come later."""


@dataclass(slots=True)
class PastMatches:
    """What watches would have matched."""

    matches: list[tuple[WatchMatch, Json]]
    """Each match with the article's id, title, source, address and time of publication, ordered by time."""
    articles: int
    """How many articles were checked."""
    stopped: str | None
    """Why reading ended early; None if everything was read."""
    read_to: float
    """Everything up to this time was read, in seconds since 1970."""


async def matched_articles(
    settings: Settings, watches: Sequence[Watch], days: float, seconds: float = 60.0
) -> PastMatches:
    """The matching articles of recent days, as they are in the topics now.

    Args:
        settings: the connection to the brokers.
        watches: the watches to match.
        days: how far back.
        seconds: how long to read.
    """
    deadline, now = time.monotonic() + seconds, time.time()
    since = now - days * DAY
    past = _Past(WatchIndex(watches))
    async with topic_reader(settings, [settings.topic("people")], from_start=True) as reader:
        async for message in reader.records_to_end():
            if time.monotonic() > deadline:
                return PastMatches([], 0, f"{seconds:g} seconds have passed", since)
            past.put_person(message)
    async with topic_reader(settings, [settings.topic(kind) for kind in KINDS], from_start=True) as reader:
        await reader.skip_to(round(since * 1000))
        reached: dict[tuple[str, int | None], float] = {}
        count, stopped, read_to = 0, None, since
        async for message in reader.records_to_end():
            moment = (message.timestamp or 0) / 1000 or since
            reached[message.topic, message.partition] = max(moment, since)
            if moment >= since:
                past.put(message)
            count += 1
            late = time.monotonic() > deadline
            if count % EVERY == 0 or late:
                past.match(last=False)
                read_to = min(
                    (reached.get((partition.topic, partition.partition), since) for partition in reader.unfinished),
                    default=now,
                )
                past.join.expire(read_to - KEEP)
                stopped = past.full or (f"{seconds:g} seconds have passed" if late else None)
                if stopped:
                    break
    past.match(last=True)
    past.match(last=True)  # the newest articles, whose entities or quotes are still missing
    return PastMatches(past.sorted(), len(past.checked), stopped, read_to if stopped else now)


class _Past:
    """Joins the records that are read, and matches their articles."""

    def __init__(self, index: WatchIndex) -> None:
        self.index, self.join = index, ArticleJoin(TABLES.open(None))
        self.checked: set[int] = set()
        self._found: dict[str, list[tuple[WatchMatch, Json]]] = {}

    @property
    def full(self) -> str | None:
        """Why no more is read, if there is too much."""
        if len(self._found) >= MAX_FOUND:
            return f"{MAX_FOUND:,} articles match"
        return f"{MAX_ARTICLES:,} articles were read" if len(self.checked) >= MAX_ARTICLES else None

    def put_person(self, message: Message) -> None:
        """Store a record of `news.people`."""
        person_id = (message.key or b"").decode("utf-8", "replace")
        try:
            person = Person.from_json(message.value) if message.value is not None else None
        except ValidationError:
            return
        self.index.put_person(person_id, person.names if person else (), person.entity_ids if person else ())

    def put(self, message: Message) -> None:
        """Store a record of an article; one that cannot be read is skipped, the stages write a dead letter for it."""
        kind, key = message.topic.rpartition(".")[2], (message.key or b"").decode("utf-8", "replace")
        came = (message.timestamp or 0) / 1000 or None
        if message.value is None:
            self.join.withdraw(kind, key, came)
            return
        with suppress(MalformedArticle):
            self.join.put(kind, read_record(kind, message.value), message.value, came)

    def match(self, last: bool) -> None:
        """Match the articles that are complete, or all."""
        for article_id in self.join.ready(0.0, 1.0 if last else -1.0):
            joined = self.join.read(article_id)
            self.join.finish(article_id)
            number = hash(article_id)
            if self.join.withdrawn(article_id) is not None:
                self._found.pop(article_id, None)
                self.checked.discard(number)
                continue
            if joined is None:  # its entities or quotes came again
                continue
            self._found.pop(article_id, None)
            self.checked.add(number)
            view = ArticleView(joined.clean, joined.entities, joined.quotes)
            about = listed_article(joined.clean)
            if found := [(watch_match(query, view), about) for query in self.index.match(view)]:
                self._found[article_id] = found

    def sorted(self) -> list[tuple[WatchMatch, Json]]:
        """All matches, ordered by time."""
        matches = (match for found in self._found.values() for match in found)
        return sorted(matches, key=lambda match: (match[1]["published_at"] or "", match[1]["article_id"]))
