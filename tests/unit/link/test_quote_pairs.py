from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link.quote_pairs import crossed
from wiredesk.link.wording.alignment import in_order

WORDS = st.lists(st.integers(1, 8), max_size=80)


def longest_common(here: list[int], there: list[int]) -> int:
    """The length of the longest common subsequence, by the textbook."""
    row = [0] * (len(there) + 1)
    for word in here:
        before = row
        row = [0]
        for place, other in enumerate(there):
            row.append(before[place] + 1 if word == other else max(row[-1], before[place + 1]))
    return row[-1]


@given(WORDS, WORDS)
def test_words_in_order_are_the_longest_common_subsequence(here: list[int], there: list[int]) -> None:
    assert in_order(here, there) == longest_common(here, there)


GROUPS = st.lists(st.sets(st.integers(0, 9), min_size=1), min_size=1, max_size=6)


@given(GROUPS, st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_pairs_within_groups_are_counted_by_the_groups_that_have_both(
    groups: list[set[int]], first: set[int], second: set[int]
) -> None:
    wanted = Counter(
        (here, there)
        for group in groups
        for here in group
        for there in group
        if here <= there and {here, there} & first and {here, there} & second
    )
    members = np.array([member for group in groups for member in sorted(group)])
    in_first, in_second = (np.isin(members, sorted(some)) for some in (first, second))
    found = crossed(members, np.array(list(map(len, groups))), in_first, in_second, 1000)
    pairs = zip(found.here.tolist(), found.there.tolist(), strict=True)

    assert dict(zip(pairs, found.shared.tolist(), strict=True)) == wanted
    assert found.complete


def test_pairs_of_the_largest_groups_are_left_out() -> None:
    members, all_ = np.array([0, 1, 0, 1, 2]), np.ones(5, np.bool_)
    found = crossed(members, np.array([2, 3]), all_, all_, 6)

    assert (found.here.tolist(), found.there.tolist(), found.complete) == ([0, 0, 1], [0, 1, 1], False)
