import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link.postings import Postings


def keys(*values: int) -> np.ndarray:
    return np.array(values, np.uint32)


def test_owners_are_found_by_their_keys_the_newest_first() -> None:
    index = Postings()
    index.add(1, keys(10, 20))
    index.add(2, keys(20, 30))

    assert index.find(keys(20)).tolist() == [2, 1]
    assert index.find(keys(10, 30, 40)).tolist() == [1, 2]


def test_of_a_common_key_the_newest_are_found() -> None:
    index = Postings()
    for owner in range(1, 1000):
        index.add(owner, keys(7))

    assert index.find(keys(7), 3).tolist() == [999, 998, 997]


@given(st.lists(st.lists(st.integers(0, 50), max_size=8, unique=True), max_size=60), st.sets(st.integers(0, 59)))
def test_the_index_finds_what_a_dictionary_finds(rows: list[list[int]], dropped: set[int]) -> None:
    index = Postings()
    for owner, row in enumerate(rows):
        index.add(owner, keys(*(value * 4096 for value in row)))  # all in one slot
    alive = np.array([owner not in dropped for owner in range(max(len(rows), 1))])
    index.keep(alive)

    for value in range(51):
        wanted = [owner for owner, row in enumerate(rows) if value in row and owner not in dropped]
        assert sorted(index.find(keys(value * 4096), 10_000).tolist()) == wanted
