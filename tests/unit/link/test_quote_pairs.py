from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link.quote_pairs import in_order

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
