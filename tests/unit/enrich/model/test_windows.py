import pytest

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.model.lexicon import START, STOP, Lexicon
from wiredesk.enrich.model.windows import Window, windows_of
from wiredesk.enrich.model.words import Words, words_of
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.text.sentences import sentences_of


def read(text: str) -> Words:
    whole = Span(0, len(text))
    return words_of(text, whole, quoted(text, whole))


def cut(text: str, lexicon: Lexicon, longest: int) -> list[Window]:
    return windows_of(text, read(text), sentences_of(text), lexicon, longest)


def texts(text: str, lexicon: Lexicon, longest: int) -> list[str]:
    words = read(text).texts
    return [" ".join(words[window.first : window.last]) for window in cut(text, lexicon, longest)]


@pytest.mark.parametrize("longest", [16, 24, 64])
@pytest.mark.parametrize("text", ["", "the", "the bridge. " * 40, "Lukashenko is closed.\n\n" * 30, "x" * 50_000])
def test_every_word_is_in_one_window_and_no_window_is_too_long(lexicon: Lexicon, text: str, longest: int) -> None:
    words = read(text)
    windows = cut(text, lexicon, longest)
    assert [number for window in windows for number in range(window.first, window.last)] == list(range(len(words)))
    assert all(len(window.tokens) <= longest for window in windows)
    assert all(len(window.heads) == window.last - window.first for window in windows)


def test_paragraphs_share_a_window_as_long_as_they_fit(lexicon: Lexicon) -> None:
    assert texts("the bridge\n\nis closed\n\na a a a", lexicon, 8) == ["the bridge is closed", "a a a a"]


def test_between_paragraphs_stands_a_sign_of_its_own(lexicon: Lexicon) -> None:
    [window] = cut("the bridge\n\nis closed", lexicon, 16)
    assert window.tokens == [START, 2, 3, STOP, 4, 5, STOP]
    assert window.heads == [1, 2, 4, 5]


@pytest.mark.parametrize(
    ("text", "longest", "first"),
    [
        ("The bridge is closed. The bridge is closed. The bridge", 13, "The bridge is closed . The bridge is closed ."),
        ("The bridge is closed. Ask Mr. Lukashenko, a clerk", 11, "The bridge is closed ."),
        ("The bridge is closed. Tolls of 3.5 euros are paid", 11, "The bridge is closed ."),
        ("The bridge is closed. “It fell. It was old”, he said", 11, "The bridge is closed ."),
        ("The bridge fell. It is closed. “It was old”, he said", 11, "The bridge fell . It is closed ."),
        ("It is closed. The old bridge. “It fell”, he said", 12, "It is closed . The old bridge ."),
        ("Bridge closed for a week\nLukashenko is to be asked", 10, "Bridge closed for a week"),
    ],
)
def test_a_long_paragraph_is_cut_after_a_sentence_or_a_line(
    lexicon: Lexicon, text: str, longest: int, first: str
) -> None:
    assert texts(text, lexicon, longest)[0] == first
