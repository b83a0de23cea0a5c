import itertools
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.unit.desk.desk_records import NOON, TEXT, entity, quote, records, writer
from wiredesk.desk.queries import article, names, numbers, people, places, quotes_found, river, trending
from wiredesk.desk.queries.matching import Filters
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.store import flow
from wiredesk.desk.store.tables import open_for_reading

SMALL = {"about", "offsets", "texts", "json"}
"""Tables with few rows, lists that a query is given, and the full text, which is only queried with MATCH."""

STYLE = CardStyle()


@pytest.fixture
def read(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Twelve articles: even ones name Kofi Adu, every third has an indirect quote, the first five are the Courier's."""
    with writer(tmp_path) as store:
        for number in range(12):
            made = records(
                f"story-{number}",
                time=NOON + number,
                entities=[entity("Tamba", "LOCATION"), *([entity("Kofi Adu")] if number % 2 == 0 else [])],
                quotes=[quote(kind="direct" if number % 3 else "indirect")],
                source="Courier" if number < 5 else "Meridian",
            )
            store.ingest(made)
    connection = open_for_reading(tmp_path / "desk.sqlite")
    yield connection
    connection.close()


def ids(answer: dict[str, Any]) -> list[int]:
    return [int(card["article_id"].removeprefix("story-")) for card in orjson.loads(orjson.dumps(answer))["articles"]]


def test_the_river_is_newest_first_and_continues_after_a_page(read: sqlite3.Connection) -> None:
    seen, before = [], None
    while True:
        answer = river.river(read, Filters(), before, 5, STYLE)
        seen.append(ids(answer))
        before = answer["next"]
        if before is None:
            break
    assert seen == [[11, 10, 9, 8, 7], [6, 5, 4, 3, 2], [1, 0]]


def test_there_is_nothing_before_the_first_article(read: sqlite3.Connection) -> None:
    assert river.river(read, Filters(), 0, 5, STYLE) == {"articles": [], "next": None}
    assert river.river(read, Filters(kind="direct"), 0, 5, STYLE) == {"articles": [], "next": None}


def test_a_page_that_ends_with_the_last_article_has_no_next(read: sqlite3.Connection) -> None:
    assert river.river(read, Filters(), None, 12, STYLE)["next"] is None


CHOICES: dict[str, list[str | None]] = {
    "person": [None, "person-kofi-adu"],
    "place": [None, "location-tamba"],
    "source": [None, "Courier", "Meridian"],
    "kind": [None, "direct", "indirect", "mixed"],
}


@pytest.mark.parametrize("chosen", list(itertools.product(*CHOICES.values())))
def test_all_filters_must_match(read: sqlite3.Connection, chosen: tuple[str | None, ...]) -> None:
    filters = Filters(**dict(zip(CHOICES, chosen, strict=True)))  # type: ignore[arg-type]
    fitting = [
        number
        for number in reversed(range(12))
        if (filters.person is None or number % 2 == 0)
        and filters.source in (None, "Courier" if number < 5 else "Meridian")
        and filters.kind in (None, "direct" if number % 3 else "indirect")
    ]
    assert ids(river.river(read, filters, None, 100, STYLE)) == fitting
    first = river.river(read, filters, None, 2, STYLE)
    assert ids(first) == fitting[:2]
    if first["next"]:
        assert ids(river.river(read, filters, first["next"], 100, STYLE)) == fitting[2:]


def test_a_filter_without_matches_gives_an_empty_river(read: sqlite3.Connection) -> None:
    assert river.river(read, Filters(person="person-nobody"), None, 5, STYLE) == {"articles": [], "next": None}


def test_missed_articles_are_returned_oldest_first(read: sqlite3.Connection) -> None:
    newest = [card["seq"] for card in river.missed(read, 0, STYLE)]
    assert newest == sorted(newest)
    assert [card["seq"] for card in river.missed(read, newest[-3], STYLE)] == newest[-2:]


def test_sources_are_listed_by_number_of_articles(read: sqlite3.Connection) -> None:
    sources = river.sources(read)["sources"]
    assert [(source["source"], source["articles"]) for source in sources] == [("Meridian", 7), ("Courier", 5)]


def test_no_query_scans_a_whole_table(read: sqlite3.Connection) -> None:
    asked: list[str] = []
    read.set_trace_callback(asked.append)
    for chosen in itertools.product(*CHOICES.values()):
        filters = Filters(**dict(zip(CHOICES, chosen, strict=True)))  # type: ignore[arg-type]
        river.river(read, filters, None, 20, STYLE)
        river.river(read, filters, NOON * 2048, 20, STYLE)
        quotes_found.quotes(read, filters._replace(q="boat", since=date(2026, 1, 1)), None, 20)
        places.places(read, filters)
    river.missed(read, 5, STYLE)
    river.sources(read)
    river.choices(read)
    article.article(read, "story-3", STYLE)
    people.person(read, "person-ama-mensah", None, 20)
    people.person(read, "person-kofi-adu", None, 20)
    for letters, kind in itertools.product(("k", "ko", "kof", "kofi a"), (None, "person", "place")):
        names.names(read, letters, kind)
    trending.trends(read, NOON)
    numbers.numbers(read, Filters())
    numbers.who_is_quoted(read, Filters())
    numbers.who_is_quoted(read, Filters(kind="direct"))
    flow.throughput(read, NOON)
    read.set_trace_callback(None)

    own = (statement for statement in asked if "'main'.'texts" not in statement)  # not FTS5's internal tables
    statements = {statement for statement in own if statement.startswith("SELECT")}
    assert len(statements) > 40
    for statement in statements:
        for *_, detail in read.execute(f"EXPLAIN QUERY PLAN {statement}"):
            scanned = re.match(r"SCAN ([a-z]+)( USING (?:COVERING )?INDEX)?", detail)
            walked = scanned and scanned[2] and " LIMIT " in statement  # in index order, without scanning to its end
            assert not scanned or walked or scanned[1] in SMALL, f"{detail}: {statement}"
            ordered = "LIMIT" in statement and re.match(r"USE TEMP B-TREE FOR ORDER BY", detail)
            few = re.search(r"names|statement_quotes|person_entities|story_articles|entity IN", statement)  # of one key
            assert not ordered or few, f"{detail}: {statement}"


def test_an_article_is_returned_whole(read: sqlite3.Connection) -> None:
    found = orjson.loads(orjson.dumps(article.article(read, "story-4", STYLE)))
    assert found["article"]["text"] == TEXT
    assert [shown["name"] for shown in found["entities"]] == ["Tamba", "Kofi Adu"]
    assert found["quotes"][0]["text"] == "We waited a whole year for this boat,"
    assert found["card"]["article_id"] == "story-4"
    assert article.article(read, "story-99", STYLE) is None
