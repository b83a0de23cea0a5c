"""Where words and phrases occur in a text, with and without accents."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.watch.field_text import FieldText
from wiredesk.watch.tokens import spaced, spans_of_words, term, tokens

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


def naive_spans(text: str, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
    """The spans of a phrase, from the words of the text one by one."""
    words = [(term(found.group())[0], *found.span()) for found in re.finditer(r"[^\W_]+", text)]
    windows = [words[start : start + len(wanted)] for start in range(len(words) - len(wanted) + 1)]
    return [(found[0][1], found[-1][2]) for found in windows if tuple(word for word, _, _ in found) == wanted]


@given(
    st.text(st.sampled_from("aAé ß—-_’İıΣςй\u00ad\u200b\ud800K½"), max_size=20),
    st.lists(st.sampled_from(("a", "e", "ss", "i", "σ", "aa", "и", "k")), min_size=1, max_size=3),
)
def test_spans_are_those_of_the_words_one_by_one(text: str, wanted: list[str]) -> None:
    assert FieldText(text).spans(tuple(wanted), 100) == naive_spans(text, tuple(wanted))


@pytest.mark.parametrize("text", ["Straße", "İstanbul ıslak", "coöp—erate", "Йошкар-Ола", "ΑΘΗΝΑΣ Άρτα", "ﬁne ½"])
def test_a_spaced_text_has_the_words_of_the_text_at_their_offsets(text: str) -> None:
    plain = spaced(text)

    assert plain is None or (len(plain), plain.split()) == (len(text), tokens(text))
    assert (plain is None) == any(len(word) != end - start for word, start, end in in_words(text))


def in_words(text: str) -> list[tuple[str, int, int]]:
    return [(word, start, end) for word, (start, end) in zip(tokens(text), spans_of_words(text), strict=True)]


def test_a_text_of_4_mb_is_searched_in_bounded_time() -> None:
    field = FieldText("the ferry — " * 350_000)
    begun = time.process_time()

    assert len(field.spans(term("the ferry"), 50)) == 50
    assert field.spans(term("ferry the harbour"), 50) == []
    assert time.process_time() - begun < 5
