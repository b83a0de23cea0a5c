"""Where words and phrases occur in a text, with and without accents."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.watch.field_text import FieldText
from wiredesk.watch.tokens import term, tokens

TEXT = "The ferry — “the FERRY”, ferries, re-ferry; the ferry."


@pytest.mark.parametrize("text", [TEXT, f"{TEXT} Café."], ids=["plain", "with an accent"])
def test_words_and_phrases_are_found_whole_and_in_any_case(text: str) -> None:
    found = FieldText(text).spans(term("the ferry"), 10)

    assert [text[start:end] for start, end in found] == ["The ferry", "the FERRY", "the ferry"]
    assert len(FieldText(text).spans(term("ferry"), 10)) == 4


def test_occurrences_may_overlap_and_are_limited() -> None:
    field = FieldText("no no no no")

    assert field.spans(("no", "no"), 10) == [(0, 5), (3, 8), (6, 11)]
    assert field.spans(("no", "no"), 2) == [(0, 5), (3, 8)]


def test_accents_and_scripts_without_spaces_keep_their_offsets() -> None:
    text = "Güzmán in 東京都"

    assert [text[a:b] for a, b in FieldText(text).spans(term("guzman"), 5)] == ["Güzmán"]
    assert [text[a:b] for a, b in FieldText(text).spans(term("東京"), 5)] == ["東京"]


@given(st.text(st.sampled_from("aB_ 1éK—“’\u00a0\u00ad\u0482\u2028\ud800\U000e0100"), max_size=12))
def test_words_are_runs_of_letters_and_digits_without_case_and_accents(text: str) -> None:
    assert tokens(text) == [word.lower().replace("é", "e") for word in re.findall(r"[^\W_]+", text)]
