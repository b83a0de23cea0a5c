"""Records that no newsroom would send are linked by what they have."""

import asyncio
import time
from pathlib import Path

import orjson
import pytest

from tests.unit.link.final import final, linked, of
from tests.unit.link.records import clean, entities, quotes
from tests.unit.link.stories import FERRY
from wiredesk.link.linker import Linker
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stages.linking.store import LinkStore

SECONDS = 20.0
YEARS = 50 * 365 * 86_400.0
SENTENCE = "The engine failed twice within the hour and nobody told us why."


@pytest.mark.parametrize("published_at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_outside_the_calendar_is_unknown(published_at: str) -> None:
    found = linked(("clean", clean("a", FERRY, published_at=published_at)))

    (story,) = (orjson.loads(value) for value in of(found, "stories").values())
    assert story["first_seen"] is None


@pytest.mark.parametrize("came", [9e15, -9e15])
def test_a_timestamp_outside_the_calendar_is_unknown(came: float) -> None:
    linker = Linker()
    linker.put("clean", clean("a", FERRY), came)

    (story,) = (orjson.loads(value) for value in of(final(linker.flush(complete=True)), "stories").values())
    assert story["first_seen"] is None


@pytest.mark.parametrize("salience", [-5.0, 1e308])
def test_a_salience_that_is_no_share_is_limited(salience: float) -> None:
    article = clean("a", FERRY)
    named = entities(article, ("PERSON", "Ama Mensah"))
    named["entities"][0]["salience"] = salience

    assert of(linked(("clean", article), ("entities", named)), "people")


def test_ids_that_differ_in_case_are_two_articles() -> None:
    found = linked(("clean", clean("FERRY-1", FERRY)), ("clean", clean("ferry-1", FERRY)))

    originals = {key: orjson.loads(value)["original_id"] for (_, key), value in of(found, "copies").items()}
    assert originals == {"FERRY-1": None, "ferry-1": "FERRY-1"}


def test_an_article_that_was_withdrawn_before_it_arrived_stays_away_until_it_is_sent_again() -> None:
    linker = Linker()
    linker.withdraw("clean", "a", came=100.0)
    linker.put("clean", clean("a", FERRY), came=50.0)
    before = final(linker.flush(complete=True))
    linker.put("clean", clean("a", FERRY), came=150.0)

    assert before == {}
    assert of(final(linker.flush(complete=True)), "copies")


def test_one_sentence_in_each_of_300_articles() -> None:
    linker, began = Linker(), time.process_time()
    for place in range(300):
        article = clean(f"a-{place:03}", f"{SENTENCE} {SENTENCE}", published_at=f"2026-03-02T09:{place % 60:02}:00Z")
        linker.put("clean", article)
        linker.put("entities", entities(article))
        linker.put("quotes", quotes(article, (SENTENCE, "Ama Mensah")))
        if place % 100 == 99:
            linker.flush()
    written = linker.flush(complete=True)

    assert time.process_time() - began < SECONDS
    assert max(len(value) for _, _, value in written if value) < 1_000_000


def test_a_producer_whose_clock_is_ahead_makes_no_other_article_old(tmp_path: Path) -> None:
    """The window ends with the newest article, but not later than now."""
    now = time.time()

    def sent(article_id: str, arrived: float) -> Message:
        record = orjson.dumps(clean(article_id, f"{article_id} {FERRY}"))
        return Message(
            "news.clean", article_id.encode(), record, partition=0, offset=0, timestamp=round(arrived * 1000)
        )

    async def run() -> list[str]:
        store = LinkStore(load_settings(link_file=tmp_path / "link.sqlite"))
        await store.open(own=True)
        await store.take([sent("ahead", now + YEARS), sent("old", now - YEARS), sent("today", now - 3600)], 0.0)
        await store.take([], 1e6)
        await store.expire()
        rows = await store.run(lambda: store.db.execute("SELECT article_id FROM articles").fetchall())
        await store.close()
        return sorted(row[0] for row in rows)

    assert asyncio.run(run()) == ["ahead", "today"]
