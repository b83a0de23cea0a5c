"""How misspelled given names find each other."""

from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link.people.persons import _one_letter, rests

WORDS = st.text("abe", min_size=1, max_size=7)


@given(WORDS, WORDS)
def test_words_that_differ_by_one_letter_share_what_is_left_of_them(one: str, other: str) -> None:
    if _one_letter(one, other):
        assert not set(rests(one)).isdisjoint(rests(other))
