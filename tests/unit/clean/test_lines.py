from hypothesis import given
from hypothesis import strategies as st

from workers.clean.lines import paragraphs_of

WRAPPED = """PORTO NOVO, Feb 26 - Showers continued throughout the week in
the cocoa zone, easing the drought since early January and
improving prospects for the newly-
planted crop.
    The dry period means the crop will be late this year, said a
trader in the port.
    Shr 32 cts vs four cts
    Net 3,370,000 vs 2,000,000
"""


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(text)]


def test_lines_wrapped_at_a_column_are_joined_and_indents_begin_paragraphs() -> None:
    assert texts(WRAPPED) == [
        "PORTO NOVO, Feb 26 - Showers continued throughout the week in the cocoa zone, easing the drought since early "
        "January and improving prospects for the newly-planted crop.",
        "The dry period means the crop will be late this year, said a trader in the port.",
        "Shr 32 cts vs four cts",
        "Net 3,370,000 vs 2,000,000",
    ]


def test_single_newlines_between_whole_sentences_are_paragraphs() -> None:
    assert texts("One sentence here.\nAnother stands there.\n\nA third.") == [
        "One sentence here.",
        "Another stands there.",
        "A third.",
    ]


def test_a_paragraph_knows_whether_it_was_set_off() -> None:
    assert [paragraph.set_off for paragraph in paragraphs_of("A\nB\n\nC")] == [True, False, True]


@given(st.text(alphabet="abc .\n\t-A", max_size=200))
def test_no_word_is_lost_and_no_paragraph_is_ragged(text: str) -> None:
    found = texts(text)
    assert all(paragraph == " ".join(paragraph.split()) and paragraph for paragraph in found)
    assert "".join("".join(found).split()) == "".join(text.split())
