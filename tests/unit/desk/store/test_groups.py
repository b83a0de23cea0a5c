from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.unit.desk.desk_records import records, rows, tombstones, writer
from tests.unit.desk.link_records import copy, gone, story
from wiredesk.message import Message

HEADS = "SELECT article_id FROM articles WHERE head = 1 ORDER BY seq DESC"


def heads(folder: Path) -> list[str]:
    return [article_id for (article_id,) in rows(folder, HEADS)]


def test_unlinked_articles_have_a_card_each(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("one"), *records("two")])
    assert heads(tmp_path) == ["two", "one"]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_story_has_one_card_in_any_order_of_its_records(tmp_path: Path, order: tuple[int, ...]) -> None:
    came: list[list[Message]] = [records("one"), records("two"), [copy("two", "one")], [story("s", "one", "two")]]
    with writer(tmp_path) as store:
        for place in order:
            store.ingest(came[place])
    assert heads(tmp_path) == ["one"], "the copy does not stand for the story"
    assert rows(tmp_path, "SELECT article_id, grp, copied FROM articles ORDER BY 1") == [
        ("one", "story s", 0),
        ("two", "story s", 1),
    ]


def test_the_newest_own_report_of_a_story_is_on_its_card(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("one"), *records("two"), *records("three")])
        changes = store.ingest([story("s", "one", "two", "three"), copy("three", "one")])
        assert len(changes.shown) == 1
    assert heads(tmp_path) == ["two"]


def test_a_copy_of_an_unknown_original_has_its_own_card(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("copy"), copy("copy", "gone")])
        assert heads(tmp_path) == ["copy"]
        store.ingest(records("gone"))
    assert heads(tmp_path) == ["gone"]


def test_when_the_original_is_withdrawn_its_copies_are_shown_again(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("one"), *records("two"), copy("two", "one")])
        assert heads(tmp_path) == ["one"]
        store.ingest(tombstones("one"))
    assert heads(tmp_path) == ["two"]


def test_a_merged_story_leaves_no_card(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("one"), *records("two"), *records("three")])
        store.ingest([story("a", "one"), story("b", "two", "three")])
        assert heads(tmp_path) == ["three", "one"]
        store.ingest([story("a", "one", "two", "three", time=2_000_000_000_000)])
        assert heads(tmp_path) == ["three"], "before the tombstone the newer record counts"
        store.ingest([gone("stories", "b")])
    assert heads(tmp_path) == ["three"]


def test_a_story_keeps_the_articles_that_its_record_no_longer_lists(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("one"), *records("two"), *records("three"), story("s", "one", "two")])

        store.ingest([story("s", "one", "three", total=3)])

    assert heads(tmp_path) == ["three"]


def test_articles_of_a_deleted_story_get_their_cards_back(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("one"), *records("two"), story("s", "one", "two"), gone("stories", "s")])
    assert heads(tmp_path) == ["two", "one"]


@pytest.mark.parametrize(
    "value",
    [b"", b"null", b"{}", b'{"story_id": "other"}', b"\xff", story("other", "one").value, b'{"story_id": 1}'],
)
def test_an_invalid_link_record_is_skipped(tmp_path: Path, value: Any) -> None:
    bad = Message("news.stories", b"s", value, (), 0, 0, 0)
    with writer(tmp_path) as store:
        store.ingest([*records("one"), bad, *records("two")])
    assert heads(tmp_path) == ["two", "one"]


def test_link_records_are_bounded_by_the_articles_that_the_desk_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wiredesk.desk.store.writer.CHECK_EVERY", 1)
    with writer(tmp_path, most=2) as store:
        for number in range(10):
            store.ingest([story(f"s{number}", f"a{number}", time=number), copy(f"a{number}", None, time=number)])
    assert rows(tmp_path, "SELECT story_id FROM stories ORDER BY 1") == [("s6",), ("s7",), ("s8",), ("s9",)]
    assert rows(tmp_path, "SELECT count(*) FROM story_articles") == [(4,)]
    assert rows(tmp_path, "SELECT count(*) FROM copies") == [(4,)]


def test_recreated_link_topics_are_read_again_and_the_articles_stay(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.use_topics("links", "first")
        store.ingest([*records("one"), *records("two"), story("s", "one", "two")])
        store.use_topics("links", "first")
        assert heads(tmp_path) == ["two"]
        store.use_topics("links", "second")
        assert ("news.stories", 0) not in store.offsets("here")
        assert ("news.clean", 0) in store.offsets("here")
    assert heads(tmp_path) == ["two", "one"]
