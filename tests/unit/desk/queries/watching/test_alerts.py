import sqlite3
from pathlib import Path
from typing import Any

from tests.unit.desk.desk_records import NOON, TEXT, records, writer
from tests.unit.desk.watch_records import alert, article
from wiredesk.desk.queries.watching.alerts import alerts, alerts_of
from wiredesk.desk.queries.watching.evidence_shown import passages
from wiredesk.desk.store.tables import open_for_reading
from wiredesk.message import Message
from wiredesk_schemas.alerts import AlertQuote

MINUTE = 60_000


def asked(folder: Path, *messages: Message, **given: Any) -> dict[str, Any]:
    with writer(folder) as store:
        store.ingest(messages)
    read = open_for_reading(folder / "desk.sqlite")
    asks = {"watch_id": None, "status": None, "before": None, "limit": 20, **given}
    try:
        return alerts(read, **asks)
    finally:
        read.close()


def test_an_alert_shows_what_matched_in_headline_text_and_quote(tmp_path: Path) -> None:
    shown = asked(tmp_path, *records(), alert())["alerts"][0]

    evidence = shown["evidence"]
    assert evidence["headline"] == {"text": "Ferry returns", "marks": [[0, 5]]}
    quote = evidence["quotes"][0]
    assert [quote["text"][start:end] for start, end in quote["marks"]] == ["boat"]
    passage = evidence["passages"][0]
    assert [passage["text"][start:end] for start, end in passage["marks"]] == ["Kofi Adu"]


def test_a_quote_of_several_parts_is_marked_in_each(tmp_path: Path) -> None:
    one, two = "We waited a whole year for this boat,", "Kofi Adu agreed."
    spans = [(TEXT.index(part), TEXT.index(part) + len(part)) for part in (one, two)]
    said = AlertQuote(
        quote_id="q", kind="direct", text=f"{one} {two}", spans=spans, speaker=None, speaker_id=None, confidence=0.9
    )

    shown = asked(tmp_path, *records(), alert(quotes=[said]))["alerts"][0]["evidence"]

    quote = shown["quotes"][0]
    assert quote["text"] == f"{one} … {two}"
    assert [quote["text"][start:end] for start, end in quote["marks"]] == ["boat", "Kofi Adu"]
    assert shown["passages"] == []


def test_an_alert_about_a_text_that_the_desk_does_not_have_shows_no_passages(tmp_path: Path) -> None:
    shown = asked(tmp_path, *records(text="Another text. We waited a whole year for this boat,"), alert())["alerts"][0]

    assert shown["evidence"]["passages"] == []
    assert shown["evidence"]["quotes"][0]["marks"] == []
    assert shown["evidence"]["headline"]["text"] == "Ferry returns"


def test_the_latest_changed_alerts_come_first_in_pages(tmp_path: Path) -> None:
    messages = [alert(f"alert-{number}", time=NOON + number) for number in range(5)]
    messages.append(alert("alert-1", 2, time=NOON + MINUTE, status="updated"))

    first = asked(tmp_path, *messages, limit=3)
    second = asked(tmp_path, limit=3, before=first["next"])

    assert [shown["alert_id"] for shown in first["alerts"]] == ["alert-1", "alert-4", "alert-3"]
    assert [shown["alert_id"] for shown in second["alerts"]] == ["alert-2", "alert-0"]
    assert second["next"] is None
    assert first["alerts"][0]["raised_at"] < first["alerts"][0]["changed_at"]


def test_alerts_are_found_by_watch_and_status(tmp_path: Path) -> None:
    messages = [alert("a"), alert("b", watch_id="tram"), alert("c", status="retracted")]

    found = asked(tmp_path, *messages, watch_id="ferry", status="retracted")["alerts"]

    assert [shown["alert_id"] for shown in found] == ["c"]


def test_the_other_articles_of_the_story_are_listed(tmp_path: Path) -> None:
    others = [article(f"other-{number}", title="", published_at="yesterday") for number in range(14)]
    shown = asked(tmp_path, alert(articles=[article(), *others], articles_total=15))["alerts"][0]

    assert shown["articles_total"] == 15
    assert [other["article_id"] for other in shown["articles"]] == [f"other-{number}" for number in range(2, 14)]
    assert (shown["articles"][0]["published_at"], shown["articles"][0]["published_as_given"]) == (None, "yesterday")


def test_an_unknown_alert_is_left_out(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([alert("a")])
    read: sqlite3.Connection = open_for_reading(tmp_path / "desk.sqlite")

    assert [shown["alert_id"] for shown in alerts_of(read, ["a", "b"])] == ["a"]
    read.close()


def test_passages_are_cut_between_words_and_adjacent_ones_are_joined() -> None:
    text = "before " * 40 + "one and two\n\nthree " + "after " * 60 + "last"
    one, three, last = text.index("one"), text.index("three"), text.index("last")

    found = passages(text, [(one, one + 3), (three, three + 5), (last, last + 4)])

    assert len(found) == 2
    for passage in found:
        assert {"before", "after", "one", "and", "two", "three", "last"} >= set(passage["text"].strip("…").split())
    marked = [passage["text"][start:end] for passage in found for start, end in passage["marks"]]
    assert marked == ["one", "three", "last"]
    assert "\n" not in found[0]["text"]


def test_offsets_outside_the_text_are_skipped() -> None:
    assert passages("short", [(-1, 3), (3, 3), (2, 9)]) == []
