import pytest

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.model.lexicon import START, STOP, Lexicon
from wiredesk.enrich.model.windows import Window, windows_of
from wiredesk.enrich.model.words import Words, words_of
from wiredesk.enrich.quotation.marks.quote_marks import quoted


def read(text: str) -> Words:
    whole = Span(0, len(text))
    return words_of(text, whole, quoted(text, whole))


def texts(words: Words, windows: list[Window]) -> list[str]:
    return [" ".join(words.texts[window.first : window.last]) for window in windows]


@pytest.mark.parametrize("longest", [16, 24, 64])
@pytest.mark.parametrize("text", ["", "the", "the bridge. " * 40, "Lukashenko is closed.\n\n" * 30, "x" * 50_000])
def test_every_word_is_in_one_window_and_no_window_is_too_long(lexicon: Lexicon, text: str, longest: int) -> None:
    words = read(text)
    windows = windows_of(words, lexicon, longest)
    assert [number for window in windows for number in range(window.first, window.last)] == list(range(len(words)))
    assert all(len(window.tokens) <= longest for window in windows)
    assert all(len(window.heads) == window.last - window.first for window in windows)


def test_paragraphs_share_a_window_as_long_as_they_fit(lexicon: Lexicon) -> None:
    words = read("the bridge\n\nis closed\n\na a a a")
    assert texts(words, windows_of(words, lexicon, 8)) == ["the bridge is closed", "a a a a"]


def test_between_paragraphs_stands_a_sign_of_its_own(lexicon: Lexicon) -> None:
    [window] = windows_of(read("the bridge\n\nis closed"), lexicon, 16)
    assert window.tokens == [START, 2, 3, STOP, 4, 5, STOP]
    assert window.heads == [1, 2, 4, 5]


def test_a_long_paragraph_is_cut_after_a_sentence(lexicon: Lexicon) -> None:
    words = read("the bridge is closed. the bridge is closed. the bridge")
    assert texts(words, windows_of(words, lexicon, 13)) == [
        "the bridge is closed . the bridge is closed .",
        "the bridge",
    ]
