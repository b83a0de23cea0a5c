from collections.abc import Callable

import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.quotation.transcripts import turns_of, with_speakers_as_persons, with_those_asked
from wiredesk.enrich.text.passages import paragraphs_of
from wiredesk_schemas.quotes import Quote


def turns(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of each turn."""
    found = turns_of(text, list(paragraphs_of(text, Span(0, len(text)))))
    return [
        (
            text[slice(*attribution.source)] if attribution.source else None,
            " ".join(text[slice(*span)] for span in attribution.content),
        )
        for attribution in found
    ]


def test_q_and_a_with_full_stops_are_turns() -> None:
    said = turns("Q. Will bread cost more?\n\nA. Surely.\n\nQ. How much?\n\nA. Ten pence.")

    assert said == [(None, "Will bread cost more?"), (None, "Surely."), (None, "How much?"), (None, "Ten pence.")]


def test_paragraphs_that_open_with_who_speaks_are_a_conversation() -> None:
    text = "Radio Velm met him.\n\nPresenter: Why?\n\nBo Lind: I had to.\n\nPresenter: Did you?"
    assert turns(text) == [("Presenter", "Why?"), ("Bo Lind", "I had to."), ("Presenter", "Did you?")]


def test_question_and_answer_have_no_name() -> None:
    assert turns("Q: Why?\n\nA: I had to.\n\nQ: Did you?\n\nA: No.")[1] == (None, "I had to.")


def test_answers_are_by_the_first_person_named_before() -> None:
    text = "Mina Park, 26, skips. She met Bo Lind.\n\nQ: Why?\n\nA: I had to.\n\nQ: Did you?\n\nA: No."
    names = [Span(0, len("Mina Park")), Span(text.index("Bo"), text.index("Bo") + len("Bo Lind"))]
    said = turns_of(text, list(paragraphs_of(text, Span(0, len(text)))), names)

    assert [attribution.source for attribution in said] == [None, names[0], None, names[0]]


def test_a_list_of_facts_is_no_conversation() -> None:
    assert turns("Date: 3 May\n\nPlace: Velm\n\nPrice: $3") == []


def test_speakers_in_capitals_are_persons() -> None:
    text = "JANE ROE: Why?\n\nBO LIND: I had to.\n\nJANE ROE: Did you see VELM?"
    said = turns_of(text, list(paragraphs_of(text, Span(0, len(text)))))
    names = [
        EntityMention(Span(text.index(name), text.index(name) + len(name)), "LOCATION") for name in ("BO LIND", "VELM")
    ]

    assert [mention.type for mention in with_speakers_as_persons(text, names, said)] == ["PERSON", "LOCATION"]


def asked(text: str) -> list[str | None]:
    """The source of each quote by those asked in the street."""
    whole = Span(0, len(text))
    said = with_those_asked(text, list(paragraphs_of(text, whole)), quoted(text, whole), [])
    return [text[slice(*attribution.source)] if attribution.source else None for attribution in said]


@pytest.mark.parametrize("label", ["Mina Park, 31", "Mina Park, aged 31", "Mina Park (31)", "Mina Park, 31, a roofer"])
def test_name_and_age_before_a_colon_are_who_was_asked(label: str) -> None:
    source = label if "roofer" in label else "Mina Park"
    assert asked(f"{label}: “It rains.”\n\nIt was late.") == [source]


@pytest.mark.parametrize("label", ["Psalm 23", "Day 5", "In May, 31 came", "Mina Park"])
def test_other_words_before_a_colon_are_not(label: str) -> None:
    assert asked(f"{label}: “It rains.”") == []


def test_answers_to_questions_in_paragraphs_of_their_own_are_the_first_persons(
    quotes_in: Callable[[str], list[Quote]],
) -> None:
    quotes = quotes_in(
        "Hinemoa Tait grew up on an island. She talked to Greg Faleafa.\n\nWhat is your first memory?\n\n"
        "The beam on the ceiling. I thought every house had one.\n\nWere you lonely?\n\nNo. I had a brother.\n\n"
        "What did your father make of the book?\n\nHe read it in one go. I was glad."
    )

    assert [(quote.text[:8], quote.speaker and quote.speaker.name) for quote in quotes] == [
        ("The beam", "Hinemoa Tait"),
        ("No. I ha", "Hinemoa Tait"),
        ("He read ", "Hinemoa Tait"),
    ]


@pytest.mark.parametrize("answer", ["We do not know. Mr Ruiz says we will.", "Ruiz said: “I am ready and so are we.”"])
def test_questions_about_somebody_are_no_interview(quotes_in: Callable[[str], list[Quote]], answer: str) -> None:
    quotes = quotes_in(
        f"A court has dropped the case against Bo Ruiz.\n\nWhat did the court say?\n\n{answer}\n\n"
        f"What is he accused of?\n\n{answer}\n\nWhat happens now?\n\n{answer}"
    )

    assert all("Ruiz" not in quote.text for quote in quotes)
