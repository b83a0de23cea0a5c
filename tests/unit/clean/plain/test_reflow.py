import quopri
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.clean.clean import clean
from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.reflow import paragraphs_of, split_paragraphs
from wiredesk_schemas.raw import RawArticle

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
    return paragraphs_of(text)


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


@given(st.text(alphabet="abc .\n\t-A", max_size=200))
def test_no_word_is_lost_and_no_paragraph_is_ragged(text: str) -> None:
    found = texts(text)
    assert all(paragraph == " ".join(paragraph.split()) and paragraph for paragraph in found)
    assert "".join("".join(found).split()) == "".join(text.split())


PROSE = [
    "The ferry across the lake is back after a year of repairs that cost the port twice what it had set aside for them,"
    " and the first passengers stood in line before the sun was up, the harbour master said on Monday.",
    "Its well-known captain, who has sailed it for twenty-five years, said short- and long-term plans were ready.",
    "The Ministry of Transport of the Lake Region, Minister Ama Mensah and Deputy Minister Kofi Adjei Boateng of the"
    " Northern Harbour Authority in Tamba Town spoke at the opening.",
    "Tickets cost as much as before.",
]


@pytest.mark.parametrize("width", range(50, 101))
def test_paragraphs_wrapped_at_any_column_come_back(width: int) -> None:
    wrapped = [textwrap.wrap(paragraph, width) for paragraph in PROSE]
    indented = [textwrap.wrap(paragraph, width, initial_indent="   ") for paragraph in PROSE]
    assert texts("\n\n".join("\n".join(lines) for lines in wrapped)) == PROSE
    assert texts("\n".join("\n".join(lines) for lines in indented)) == PROSE


WORDS = ["ferry", "lake", "well-known", "Mensah", "on", "the", "said,", "repairs.", "Monday", "“We", "twenty-five"]


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=30, max_size=60), min_size=1, max_size=4), st.integers(50, 100)
)
def test_no_letter_is_lost_at_any_column(paragraphs: list[list[str]], width: int) -> None:
    whole = [" ".join(words) for words in paragraphs]
    found = texts("\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in whole))
    assert "".join("".join(found).split()) == "".join("".join(whole).split())


def test_carriage_returns_end_lines_as_well() -> None:
    article = clean(RawArticle(article_id="a", text="\r\n\r\n".join("\r\n".join(textwrap.wrap(p, 72)) for p in PROSE)))
    assert article.text == "\n\n".join(PROSE)
    assert [(repair.kind, repair.count) for repair in article.repairs] == [("wrapped_lines", 5)]


def test_a_hyphen_that_only_divides_a_word_goes_where_the_text_has_the_word_whole() -> None:
    wrapped = (
        "The new ministers met for the first time on Tuesday, and the govern-\n"
        "ment said it had agreed on nothing; the government meets again on the\n"
        "twenty-\nfifth, and a co-\noperative of fishermen will be heard on that day, it said.\n"
    )
    draft = Draft("a", text=wrapped)
    split_paragraphs(draft)
    (paragraph,) = draft.paragraphs
    assert "and the government said" in paragraph
    assert "the twenty-fifth, and a co-operative of" in paragraph
    assert draft.repair_counts["line_hyphens", "text"] == 1


def test_points_of_a_list_stay_apart_in_wrapped_text() -> None:
    wrapped = (
        "The port has three plans for the years to come, and none of them has been\npaid for so far, it said:\n"
        "- A new pier for the ferry, long enough for two of them to lie there at\nthe same time\n"
        "- A road to the pier\n* Lamps\n1. The pier is first, the road is built when the pier\nis ready to be used\n"
        "2. The lamps are last"
    )
    assert [text[:12] for text in texts(wrapped)] == [
        "The port has",
        "- A new pier",
        "- A road to ",
        "* Lamps",
        "1. The pier ",
        "2. The lamps",
    ]


def test_verse_and_tables_stay_lines() -> None:
    verse = (
        "The ferry lies upon the sand,\nand no one comes to look;\nthe captain walks upon the land\nand reads a book"
    )
    table = "Mensah   12  4  31\nAdjei     9  7  22\nBoateng   1  0   2\nQuaye     4  4   9"
    assert texts(verse) == verse.split("\n")
    assert len(texts(table)) == 4
    assert len(texts("Early years\n" + PROSE[0] + "\nLate years\n" + PROSE[0])) == 4


def test_a_sentence_that_goes_on_after_a_line_break_is_not_cut() -> None:
    broken = (
        "Obi, who called it an accident in the early hours of the day and not\na crime, spoke of the port at length, "
        + "and again " * 12
        + "\nRest."
    )
    assert len(texts(broken)) == 2


def test_soft_breaks_of_quoted_printable_are_taken_out() -> None:
    draft = Draft("a", text=quopri.encodestring("\n\n".join((PROSE[0] + " It’s full.", "Two.")).encode()).decode())
    assert "=E2=80=99" in draft.text
    split_paragraphs(draft)
    assert draft.paragraphs == [PROSE[0] + " It’s full.", "Two."]
    assert draft.repair_counts["soft_breaks", "text"] > 1
    assert texts("a =\nb =\nc") == ["a =", "b =", "c"]


def test_a_line_that_opens_with_a_day_is_no_evidence_of_wrapped_text() -> None:
    lines = [
        "Balsa encalha no rio com 80 caminhões em Tamba",
        "Por Rafaela Monteiro, da redação de Santarém",
        "07/03/2026 09h12",
    ]

    assert paragraphs_of("\n".join(lines)) == lines


def test_a_line_in_capitals_above_wrapped_text_stands_alone() -> None:
    assert texts("FERRY SAILS AGAIN\nContact: Ama Mensah, 555-0172\n\n" + WRAPPED)[:2] == [
        "FERRY SAILS AGAIN",
        "Contact: Ama Mensah, 555-0172",
    ]
