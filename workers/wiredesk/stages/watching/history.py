"""Finds what watches would have matched in recent days."""

import time
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from wiredesk.errors import MalformedArticle
from wiredesk.kafka.reader import topic_reader
from wiredesk.link.reading import read_record
from wiredesk.settings import Settings
from wiredesk.watch.evidence import WatchMatch, watch_match
from wiredesk.watch.index import WatchIndex
from wiredesk.watch.state.joined import KINDS, ArticleJoin
from wiredesk.watch.state.tables import TABLES
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.people import Person
from wiredesk_schemas.watches import Watch

DAY = 86_400

EVERY = 500
"""Records after which complete articles are matched, to keep few of them in memory."""


async def matched_articles(
    settings: Settings, watches: Sequence[Watch], days: float
) -> tuple[list[tuple[WatchMatch, dict[str, Any]]], int]:
    """The matching articles of recent days, as they are in the topics now, ordered by time.

    Args:
        settings: the connection to the brokers.
        watches: the watches to match.
        days: how far back.

    Returns:
        Each match with the clean article, and how many articles were checked.
    """
    join, index = ArticleJoin(TABLES.open(None)), WatchIndex(watches)
    found: dict[str, list[tuple[WatchMatch, dict[str, Any]]]] = {}

    def match(last: bool) -> None:
        for article_id in join.ready(0.0, 1.0 if last else -1.0):
            joined = join.take(article_id)
            found.pop(article_id, None)
            if joined is not None and join.withdrawn(article_id) is None:
                view = ArticleView(joined.clean, joined.entities, joined.quotes)
                found[article_id] = [(watch_match(query, view), joined.clean) for query in index.match(view)]

    async with topic_reader(settings, [settings.topic("people")], from_start=True) as reader:
        async for message in reader.records_to_end():
            person_id = (message.key or b"").decode("utf-8", "replace")
            try:
                person = Person.from_json(message.value) if message.value is not None else None
            except ValidationError:
                continue
            index.put_person(person_id, person.names if person else (), person.entity_ids if person else ())
    since = round((time.time() - days * DAY) * 1000)
    async with topic_reader(settings, [settings.topic(kind) for kind in KINDS], from_start=True) as reader:
        await reader.skip_to(since)
        count = 0
        async for message in reader.records_to_end():
            kind, key = message.topic.rpartition(".")[2], (message.key or b"").decode("utf-8", "replace")
            if (message.timestamp or since) < since:
                continue
            came = (message.timestamp or 0) / 1000 or None
            if message.value is None:
                join.withdraw(kind, key, came)
            else:
                try:
                    join.put(kind, read_record(kind, message.value), message.value, came)
                except MalformedArticle:  # the stages write a dead letter for it
                    continue
            count += 1
            if count % EVERY == 0:
                match(last=False)
    match(last=True)
    match(last=True)  # the newest articles, whose entities or quotes are still missing
    matches = [one for rows in found.values() for one in rows]
    return sorted(matches, key=lambda one: (one[1].get("published_at") or "", one[1]["article_id"])), len(found)
