"""Rows are found by their keys, whatever was added and removed before."""

import sqlite3

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link import postings
from wiredesk.link.state import row_index
from wiredesk.link.state.row_index import RowIndex, columns, keys_of, text_key

Pair = tuple[int, int]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Postings are moved and merged after a few, as otherwise after many thousands."""
    for name, value in (("NEWEST", 4), ("MIN_MERGED", 9), ("BLOCK", 5)):
        monkeypatch.setattr(postings, name, value)


CHANGES = st.lists(st.tuples(st.booleans(), st.integers(-3, 3), st.integers(1, 8)), max_size=80)


@given(CHANGES, st.sets(st.integers(0, 80)))
def test_rows_are_found_by_the_keys_they_have_now(changes: list[tuple[bool, int, int]], compacted: set[int]) -> None:
    index, expected = RowIndex(), set[Pair]()
    for step, (adds, key, num) in enumerate(changes):
        if adds and (key, num) not in expected:
            index.add([(key, num)])
            expected.add((key, num))
        elif not adds and (key, num) in expected:
            index.remove([(key, num)])
            expected.discard((key, num))
        if step in compacted:
            index.compact()

        assert sorted(index.find(range(-3, 4))) == sorted(expected)


def test_an_opened_index_finds_what_was_loaded() -> None:
    index = RowIndex()
    index.load(np.array([7, 9], np.uint32), np.array([text_key("speaker", "ama"), 5], np.uint32))
    index.loaded()

    keys = [text_key("speaker", "ama"), text_key("statement", "ama"), 5]
    assert set(index.find(keys)) == {(keys[0], 7), (5, 9)}


def test_many_texts_have_the_keys_that_each_has() -> None:
    texts = ["person-Ama", "", "Zoë \0 \u2028", "person-Ama"]

    assert keys_of(["a", "b", "a", "b"], texts).tolist() == [
        text_key(kind, text) for kind, text in zip("abab", texts, strict=True)
    ]


def test_columns_are_read_in_batches_whatever_their_texts_contain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_index, "LOADED", 3)
    rows = [(4, "a\0b", None), (5, 'x"y\\\n', "é\u2028😀"), (6, "", '{"a": 1}'), (11, "5", "null"), (12, "a", "\x7f")]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE found (num INTEGER PRIMARY KEY, here TEXT, there TEXT)")
    assert list(columns(connection, "found", "here")) == []
    connection.executemany("INSERT INTO found VALUES (?, ?, ?)", rows)

    batches = list(columns(connection, "found", "here", "there"))

    assert [len(nums) for nums, _, _ in batches] == [3, 0, 2]
    assert [row for batch in batches for row in zip(*batch, strict=True)] == rows
