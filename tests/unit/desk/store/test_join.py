import itertools
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.unit.desk.desk_records import (
    NOON,
    PEOPLE,
    TEXT,
    Clock,
    entity,
    message,
    quote,
    records,
    rows,
    shown,
    tombstones,
    writer,
)
from wiredesk.desk.store.records import decompressed
from wiredesk_schemas import Mention, Quotes

CHANGED = TEXT.replace("a whole year", "two whole years")


def card(folder: Path, article_id: str = "tamba-1") -> Any:
    [(found,)] = rows(folder, "SELECT card FROM articles WHERE article_id = ?", article_id)
    return orjson.loads(found)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_an_article_is_shown_once_its_three_records_have_arrived_in_any_order(tmp_path: Path, order: Any) -> None:
    came = [records()[number] for number in order]
    with writer(tmp_path) as store:
        assert [len(store.ingest([record]).shown) for record in came] == [0, 0, 1]
    assert shown(tmp_path) == ["tamba-1"]


def test_records_of_two_texts_are_not_joined(tmp_path: Path) -> None:
    clean, *_ = records(text=CHANGED, quotes=[])
    _, entities, quotes = records()
    with writer(tmp_path) as store:
        assert not store.ingest([clean, entities, quotes]).shown
    assert shown(tmp_path) == []


def test_a_correction_replaces_once_it_is_complete_and_moves_to_the_top(tmp_path: Path) -> None:
    clock = Clock()
    with writer(tmp_path, clock) as store:
        store.ingest([*records(), *records("other")])
        assert shown(tmp_path) == ["other", "tamba-1"]
        clean, entities, quotes = records(text=CHANGED, title="Ferry returns, at last", revision=2, quotes=[])
        clock.pass_minutes(5)
        store.ingest([clean, entities])
        assert card(tmp_path)["title"] == "Ferry returns"

        store.ingest([quotes])

    assert shown(tmp_path) == ["tamba-1", "other"]
    assert card(tmp_path)["title"] == "Ferry returns, at last"
    assert card(tmp_path)["quotes"] == []


def test_a_quote_that_its_attribution_interrupts_has_an_ellipsis(tmp_path: Path) -> None:
    text = "“We waited a whole year,” said Ama Mensah in Tamba. “This boat is ours,” Kofi Adu agreed."
    pieces = ["We waited a whole year", "This boat is ours"]
    spans = [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    said = quote(pieces[0], text=text).model_copy(update={"text": " ".join(pieces), "spans": spans})
    came = records(text=text, entities=[], quotes=[said])
    with writer(tmp_path) as store:
        store.ingest(came)
        assert not store.ingest(came).shown
    assert card(tmp_path)["quotes"][0]["text"] == "We waited a whole year … This boat is ours"
    [(stored,)] = rows(tmp_path, "SELECT value FROM records WHERE kind = 'quotes'")
    assert Quotes.from_json(decompressed(stored)).quotes[0].text == "We waited a whole year … This boat is ours"


def test_a_correction_of_the_headline_alone_is_shown_at_once_and_once(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest(records())
        corrected = records(title="Ferry is back", revision=2)
        assert [len(store.ingest([record]).shown) for record in corrected] == [1, 0, 0]
    assert card(tmp_path)["title"] == "Ferry is back"


def test_the_same_article_again_keeps_its_position_and_is_not_announced(tmp_path: Path) -> None:
    clock = Clock()
    with writer(tmp_path, clock) as store:
        store.ingest(records())
        store.ingest(records("other"))
        clock.pass_minutes(1)
        assert not store.ingest(records(time=NOON + 60_000)).shown
        assert not store.ingest(records(time=NOON + 60_000, revision=2)).shown, "another number is no other article"
    assert shown(tmp_path) == ["other", "tamba-1"]


@pytest.mark.parametrize(
    ("newer", "late"),
    [
        ({"revision": 2}, {"revision": 1, "modified_at": "2026-03-04T00:00:00Z"}),
        ({"modified_at": "2026-03-03T11:30:00+02:00"}, {"modified_at": "2026-03-03T09:29:59Z"}),
        ({"published_at": "2026-03-03T10:00:00Z"}, {"published_at": "2026-03-03T09:00:00Z"}),
    ],
)
def test_an_older_version_that_came_late_changes_nothing(tmp_path: Path, newer: Any, late: Any) -> None:
    with writer(tmp_path) as store:
        store.ingest(records(title="newer", **newer))
        assert not store.ingest(records(title="older", time=NOON + 1, **late)).shown
    assert card(tmp_path)["title"] == "newer"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"modified_at": "yesterday"}, {"modified_at": "2020-01-01T00:00:00Z"}),
        ({"modified_at": "2026-03-03T09:00:00Z"}, {}),
    ],
)
def test_without_other_evidence_the_later_record_is_newer(tmp_path: Path, first: Any, second: Any) -> None:
    with writer(tmp_path) as store:
        store.ingest(records(title="first", **first))
        store.ingest(records(title="second", **second))
    assert card(tmp_path)["title"] == "second"


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_tombstone_on_any_topic_withdraws_at_once(tmp_path: Path, kind: int) -> None:
    with writer(tmp_path) as store:
        store.ingest(records())
        assert store.ingest([tombstones(time=NOON + 1)[kind]]).withdrawn == ["tamba-1"]
        assert not store.ingest(tombstones(time=NOON + 1)).withdrawn
    assert shown(tmp_path) == []


def test_a_record_older_than_a_tombstone_on_another_topic_is_ignored(tmp_path: Path) -> None:
    clean, entities, quotes = records()
    with writer(tmp_path) as store:
        store.ingest([clean, tombstones(time=NOON + 1)[0]])
        store.ingest([entities, quotes])
    assert shown(tmp_path) == []
    assert rows(tmp_path, "SELECT * FROM records") == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_an_article_published_again_after_its_withdrawal_is_shown(tmp_path: Path, order: Any) -> None:
    topics = list(zip(records(), tombstones(time=NOON + 1), records(time=NOON + 2), strict=True))
    with writer(tmp_path) as store:
        for number in order:  # one topic after another, as a desk that starts late may read them
            store.ingest(topics[number])
    assert shown(tmp_path) == ["tamba-1"]


def test_the_same_version_sent_again_before_a_late_tombstone_is_not_withdrawn_by_it(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records(), *records(time=NOON + 2)])
        assert not store.ingest(tombstones(time=NOON + 1)).withdrawn
    assert shown(tmp_path) == ["tamba-1"]


def test_invalid_records_are_skipped_and_the_others_ingested(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clean, entities, quotes = records()
    wrong = [
        message("clean", "tamba-2", b"not JSON"),
        message("clean", "tamba-2", b'{"article_id": "tamba-2"}'),
        message("quotes", "tamba-2", b'{"article_id": "\\ud800"}'),
        message("clean", "another", clean.value),
        message("clean", "", clean.value),
        message("clean", "x" * 513, clean.value),
        message("entities", "tamba-1", (entities.value or b"").replace(b'"salience":0.5', b'"salience":NaN')),
        message("quotes", "tamba-1", (quotes.value or b"").replace(b'"confidence":0.9', b'"confidence":Infinity')),
        message("clean", "tamba-1", (clean.value or b"").replace(b'"revision":1', b'"revision":1' + b"0" * 19)),
        message("clean", "tamba-1", (clean.value or b"").replace(b'"revision":1', b'"revision":1' + b"0" * 30)),
    ]
    with writer(tmp_path) as store:
        store.ingest(wrong)
        assert store.ingest([clean, entities, quotes]).shown
    assert shown(tmp_path) == ["tamba-1"]
    assert len(caplog.records) == len(wrong)
    assert "Ama" not in caplog.text, "a log holds no words of an article"


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (9, 3), (90, 10_000)])
def test_an_article_whose_entities_lie_outside_its_text_is_not_shown(tmp_path: Path, start: int, end: int) -> None:
    astray = entity("Ama Mensah").model_copy(update={"mentions": [Mention(text="Ama", start=start, end=end)]})
    with writer(tmp_path) as store:
        store.ingest(records(entities=[astray]))
        assert shown(tmp_path) == []
        store.ingest(records(revision=2, entities=PEOPLE))
    assert shown(tmp_path) == ["tamba-1"]


def test_a_late_tombstone_removes_older_records_and_keeps_newer_ones_waiting(tmp_path: Path) -> None:
    again = records(title="Ferry is back", revision=2, time=NOON + 2)
    with writer(tmp_path) as store:
        store.ingest([*records(), again[0]])
        assert store.ingest([tombstones(time=NOON + 1)[1]]).withdrawn == ["tamba-1"]
        assert shown(tmp_path) == []
        store.ingest(again[1:])
    assert card(tmp_path)["title"] == "Ferry is back"
