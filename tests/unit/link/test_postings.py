import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link import postings
from wiredesk.link.postings import Postings


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Postings are moved and merged after a few, as otherwise after many thousands."""
    for name, value in (("NEWEST", 6), ("MIN_MERGED", 20), ("BLOCK", 7)):
        monkeypatch.setattr(postings, name, value)


def keys(*values: int) -> np.ndarray:
    return np.array(values, np.uint32)


def test_owners_are_found_by_their_keys_the_newest_first() -> None:
    index = Postings()
    index.add(1, keys(10, 20))
    index.add(2, keys(20, 30))

    assert index.find(keys(20)).tolist() == [2, 1]
    assert index.find(keys(10, 30, 40)).tolist() == [1, 2]
    assert [found.tolist() for found in index.find_each(keys(40, 10, 30))] == [[1, 2], [1, 2]]


@pytest.mark.parametrize("most", [3, 30, 500])
def test_of_a_common_key_the_newest_are_found(most: int) -> None:
    index = Postings()
    for owner in range(1, 1000):
        index.add(owner, keys(7, owner + 10))

    assert index.find(keys(7), most).tolist() == list(range(999, 999 - most, -1))


def test_a_loaded_index_finds_what_was_loaded_and_what_is_added() -> None:
    index = Postings()
    index.load(keys(1, 1, 2), keys(30, 4_000_000_000, 30))
    index.load(keys(3), keys(20))
    index.loaded()
    index.add(4, keys(20, 30))

    assert index.size == 6
    assert index.find(keys(30)).tolist() == [4, 2, 1]
    assert sorted(index.find(keys(20, 4_000_000_000)).tolist()) == [1, 3, 4]


@given(st.lists(st.lists(st.integers(0, 50), max_size=8, unique=True), max_size=60), st.sets(st.integers(0, 59)))
def test_the_index_finds_what_a_dictionary_finds(rows: list[list[int]], dropped: set[int]) -> None:
    index = Postings()
    for owner, row in enumerate(rows):
        index.add(owner, keys(*(value * 80_000_000 for value in row)))
    alive = np.array([owner not in dropped for owner in range(max(len(rows), 1))])
    index.keep(alive)

    for value in range(51):
        wanted = [owner for owner, row in enumerate(rows) if value in row and owner not in dropped]
        assert index.find(keys(value * 80_000_000), 10_000).tolist() == wanted[::-1]


@given(st.lists(st.lists(st.integers(0, 9), max_size=8, unique=True), max_size=60), st.integers(1, 9))
def test_no_posting_is_lost_when_postings_are_moved(rows: list[list[int]], most: int) -> None:
    index = Postings()
    for owner, row in enumerate(rows):
        index.add(owner, keys(*row))

    assert index.size == sum(map(len, rows))
    which, owners = index.find_each(keys(*range(10)), most)
    for value in range(10):
        newest = [owner for owner, row in reversed(list(enumerate(rows))) if value in row][:most]
        assert owners[which == value].tolist() == newest
