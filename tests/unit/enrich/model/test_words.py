import pytest

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.model.words import (
    CAPITAL,
    CAPITALS,
    CLOSING,
    CODE,
    FIGURES,
    INSIDE,
    LOWER,
    MIXED,
    OPENING,
    OUTSIDE,
    SIGN,
    TITLE,
    Words,
    plain,
    shape_of,
    words_of,
)
from wiredesk.enrich.quotation.marks.quote_marks import quoted


def read(text: str) -> Words:
    whole = Span(0, len(text))
    return words_of(text, whole, quoted(text, whole))


def test_words_and_symbols_are_separated_with_their_offsets() -> None:
    text = "Kato’s $2.7-million bid"
    words = read(text)
    assert words.texts == ["Kato", "’", "s", "$", "2", ".", "7", "-", "million", "bid"]
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.texts


def test_a_letter_and_its_accent_are_one_word_however_they_are_encoded() -> None:
    assert read("Bogota\u0301 voted").texts == ["Bogota\u0301", "voted"]


def test_each_paragraph_begins_at_a_word() -> None:
    words = read("First one.\n\nSecond one.")
    assert words.paragraphs == [0, 3]


def test_a_word_knows_whether_it_stands_in_quote_marks() -> None:
    words = read("He said: “We ran.” Then")
    states = dict(zip(words.texts, words.states, strict=True))
    assert states == {
        "He": OUTSIDE, "said": OUTSIDE, ":": OUTSIDE, "“": OPENING, "We": INSIDE, "ran": INSIDE, ".": INSIDE,
        "”": CLOSING, "Then": OUTSIDE,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        (",", SIGN),
        ("bridge", LOWER),
        ("Bridge", TITLE),
        ("UNHCR", CAPITALS),
        ("J", CAPITAL),
        ("McCarthy", MIXED),
        ("2019", FIGURES),
        ("B737", CODE),
        ("Élysée", TITLE),
        ("মেঘনা", LOWER),
    ],
)
def test_how_a_word_is_written(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def test_the_vocabulary_knows_neither_capitals_nor_accents() -> None:
    assert [plain(word) for word in ("São", "Straße", "ÉCOLE")] == ["sao", "straße", "ecole"]
