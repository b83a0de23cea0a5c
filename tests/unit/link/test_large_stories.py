"""Stories with more articles than are regrouped at each arrival."""

import random
from pathlib import Path

import orjson

from tests.unit.link.final import Final, final, of
from tests.unit.link.records import Json, clean, entities, quotes
from wiredesk.link.linker import Linker
from wiredesk.link.state.deferred import INTERVAL

LATER = 100 * INTERVAL
"""Seconds after which a statement is written even on a busy machine, where rebuilding takes long."""

NAMES = ("Marta Lindqvist", "Owen Pryce", "Sana Whitlock", "Tomas Ferreira", "Ingrid Dahl")
PLACES = ("Aldmere", "Storvik", "Pennhaven", "Lower Quay", "Brackwater")
THINGS = ("ferry", "bridge", "library")


def reports(count: int) -> list[tuple[Json, Json]]:
    """Articles and their entities, so alike that most of them form one story."""
    rng = random.Random(5)
    found = []
    for number in range(count):
        name, place, thing = rng.choice(NAMES), rng.choice(PLACES), rng.choice(THINGS)
        article = clean(
            f"report-{number:03}",
            f"The {thing} in {place} is back after {number + 2} days. We waited long enough, said {name}.",
            title=f"{place} has its {thing} back",
            published_at=f"2026-03-02T{number // 60:02}:{number % 60:02}:00Z",
        )
        found.append((article, entities(article, ("PERSON", name), ("LOCATION", place))))
    return found


def stories(found: Final) -> set[tuple[str, ...]]:
    return {
        tuple(article["article_id"] for article in orjson.loads(value)["articles"])
        for value in of(found, "stories").values()
    }


def test_a_large_story_is_the_same_in_any_order_of_arrival_once_settled() -> None:
    articles = reports(150)
    expected = stories(linked_in(articles, every=1000)[1])
    assert max(map(len, expected)) > 50

    random.Random(3).shuffle(articles)
    linked, settled = linked_in(articles, every=7)

    assert stories(linked) != expected, "these articles no longer show the difference"
    assert stories(settled) == expected


def linked_in(articles: list[tuple[Json, Json]], every: int) -> tuple[Final, Final]:
    """What is written for articles linked some at a time, before and after large stories are settled."""
    linker = Linker()
    written = []
    for number, (article, names) in enumerate(articles, 1):
        put(linker, article, names)
        if number % every == 0 or number == len(articles):
            written += linker.flush()
    linked = final(written)
    while settled := linker.rest(2000):
        written += settled
    return linked, final(written)


def put(linker: Linker, article: Json, names: Json, *said: tuple[str, str | None]) -> None:
    for kind, record in (("clean", article), ("entities", names), ("quotes", quotes(article, *said))):
        linker.put(kind, record)


def growing(articles: list[tuple[Json, Json]]) -> Linker:
    """A linker with a large story, to which the last of the articles is yet to be added."""
    linker = Linker()
    for article, names in articles[:-1]:
        put(linker, article, names)
    linker.flush(complete=True)
    return linker


def test_a_large_story_that_has_rested_is_written_with_the_article_that_joins() -> None:
    articles = reports(150)
    linker = growing(articles)

    put(linker, *articles[-1])

    assert any(b'"report-149"' in story for story in of(final(linker.flush(now=1000.0)), "stories").values())


def test_a_large_statement_is_written_some_seconds_after_an_article_joins() -> None:
    linker = Linker()
    said = "We have waited long enough for this ferry and will not wait for another summer"
    articles = reports(150)
    for number, (article, names) in enumerate(articles, 1):
        put(linker, article, names, (said, "Owen Pryce"))
        if number == len(articles) - 1:
            linker.flush(complete=True)

    at_once = linker.flush(now=1000.0)
    soon = linker.flush(now=1000.0 + INTERVAL / 2)
    later = linker.flush(now=1000.0 + LATER)

    assert {topic for topic, _, _ in at_once} == {"copies", "people", "stories"}
    assert soon == []
    (statement,) = of(final(later), "statements").values()
    assert orjson.loads(statement)["repeats_total"] == 149


def test_what_was_deferred_is_written_after_a_restart(tmp_path: Path) -> None:
    articles = reports(150)
    linker = Linker(tmp_path / "link.sqlite")
    for number, (article, names) in enumerate(articles, 1):
        put(linker, article, names)
        if number == len(articles) - 2:
            linker.flush(complete=True)
        elif number == len(articles) - 1:
            linker.flush(now=1000.0)
    assert not of(final(linker.flush(now=1000.0)), "stories")
    linker.db.close()

    written = Linker(tmp_path / "link.sqlite").rest(2000)

    assert any(b'"report-149"' in story for story in of(final(written), "stories").values())
