"""What the desk keeps of articles that their source takes back."""

from pathlib import Path
from typing import Any

from tests.unit.desk.desk_records import NOON, Clock, records, rows, tombstones, writer
from tests.unit.desk.link_records import story
from wiredesk.desk.queries import article, quotes_found, river
from wiredesk.desk.queries.matching import Filters
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.store.tables import open_for_reading
from wiredesk.desk.store.writer import CHECK_EVERY
from wiredesk_schemas import Notice

LATER = NOON + 600_000


def cards(folder: Path, filters: Filters | None = None) -> list[dict[str, Any]]:
    read = open_for_reading(folder / "desk.sqlite")
    try:
        found: list[dict[str, Any]] = river.river(read, filters or Filters(), None, 20, CardStyle())["articles"]
        return found
    finally:
        read.close()


def marks(folder: Path) -> dict[str, str | None]:
    return {card["article_id"]: card["withdrawn_at"] for card in cards(folder)}


def kill(title: str, source: str = "Meridian") -> dict[str, Any]:
    notice = Notice(kind="kill", text="MANDATORY KILL", number=None, until=None)
    return {
        "title": title,
        "text": "Kill the story.",
        "source": source,
        "notices": [notice],
        "quotes": [],
        "entities": [],
    }


def test_of_a_withdrawn_article_the_headline_and_times_stay_in_its_place(tmp_path: Path) -> None:
    clock = Clock(LATER)
    with writer(tmp_path, clock) as store:
        store.ingest([*records("one"), *records("two", title="Second boat")])
        store.ingest(tombstones("one", LATER))
    second, first = cards(tmp_path)
    assert (second["article_id"], second["withdrawn_at"]) == ("two", None)
    assert (first["headline"], first["source"]) == ("Ferry returns", "Meridian")
    assert first["withdrawn_at"] == "2026-03-03T12:10:00.000Z"
    assert (first["summary"], first["quotes"], first["entities"], first["url"]) == ("", [], [], None)
    assert cards(tmp_path, Filters(source="Meridian")) == [second], "no filter finds it"
    assert b"whole year" not in b"".join(value for (value,) in rows(tmp_path, "SELECT card FROM withdrawn_cards"))


def test_a_withdrawn_article_that_is_sent_again_is_shown_once_without_a_mark(tmp_path: Path) -> None:
    with writer(tmp_path, Clock(LATER)) as store:
        store.ingest(records())
        store.ingest(tombstones(time=NOON + 1))
        store.ingest(records(time=NOON + 2))
    assert marks(tmp_path) == {"tamba-1": None}
    assert rows(tmp_path, "SELECT * FROM withdrawn_cards") == []


def test_withdrawn_cards_are_bounded_as_articles_are(tmp_path: Path) -> None:
    with writer(tmp_path, Clock(LATER), most=3) as store:
        for number in range(CHECK_EVERY // 6 + 1):
            store.ingest(records(f"story-{number}", entities=[], quotes=[]))
            store.ingest(tombstones(f"story-{number}", NOON + 1))
    assert len(rows(tmp_path, "SELECT * FROM withdrawn_cards")) <= 4


def test_a_kill_notice_marks_the_article_that_it_names(tmp_path: Path) -> None:
    with writer(tmp_path, Clock(LATER)) as store:
        store.ingest([*records("one"), *records("two", title="Second boat")])
        changes = store.ingest(records("kill", time=LATER, **kill("Ferry returns")))
        assert len(changes.shown) == 2, "the notice, and the marked card"
    assert marks(tmp_path) == {"kill": None, "two": None, "one": "2026-03-03T12:10:00.000Z"}
    read = open_for_reading(tmp_path / "desk.sqlite")
    whole = article.article(read, "one", CardStyle())
    assert whole is not None
    assert whole["card"]["withdrawn_at"] == "2026-03-03T12:10:00.000Z"
    said = quotes_found.quotes(read, Filters(), None, 20)["quotes"]
    assert {quote["article"]["article_id"]: quote["article"]["withdrawn_at"] for quote in said} == {
        "one": "2026-03-03T12:10:00.000Z",
        "two": None,
    }
    read.close()


def test_a_kill_notice_of_another_sender_marks_nothing(tmp_path: Path) -> None:
    with writer(tmp_path, Clock(LATER)) as store:
        store.ingest([*records("one"), *records("kill", time=LATER, **kill("Ferry returns", "Courier"))])
    assert marks(tmp_path) == {"kill": None, "one": None}


def test_a_kill_that_is_read_before_the_article_marks_it_also_after_a_restart(tmp_path: Path) -> None:
    with writer(tmp_path, Clock(LATER)) as store:
        store.ingest(records("kill", time=LATER, **kill("Ferry returns")))
    with writer(tmp_path, Clock(LATER)) as store:
        store.ingest(records("one"))
        assert marks(tmp_path)["one"] == "2026-03-03T12:10:00.000Z"
        store.ingest(records("one", time=LATER + 1, revision=2, title="Ferry returns, with a new engine"))
    assert marks(tmp_path)["one"] is None, "a version after the notice is news again"


def test_a_killed_article_is_not_the_head_of_a_story_with_others(tmp_path: Path) -> None:
    with writer(tmp_path, Clock(LATER)) as store:
        store.ingest([*records("one", title="First boat"), *records("two"), story("s", "one", "two")])
        store.ingest(records("kill", time=LATER, **kill("Ferry returns")))
    _, card = cards(tmp_path)
    assert card["article_id"] == "one"
    assert [(other["article_id"], other["withdrawn_at"]) for other in card["story"]["others"]] == [
        ("two", "2026-03-03T12:10:00.000Z")
    ]


def test_what_a_notice_may_call_an_article_leaves_with_it(tmp_path: Path) -> None:
    with writer(tmp_path, Clock(LATER), most=1) as store:
        store.ingest(records("one"))
        store.ingest(records("kill", time=LATER, **kill("Ferry returns")))
        store.ingest(records("two", title="Second boat"))
    assert rows(tmp_path, "SELECT DISTINCT article_id FROM called") == [("two",)]
    assert rows(tmp_path, "SELECT * FROM kills") == rows(tmp_path, "SELECT * FROM killed") == []
