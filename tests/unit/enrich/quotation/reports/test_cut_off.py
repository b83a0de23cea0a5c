from dataclasses import replace

import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.quotation.reports.cut_off import with_whole_reports


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    """What the model finds; the words are the first in the text."""
    own, verb, words = (Span(text.index(part), text.index(part) + len(part)) for part in (source, cue, content))
    return Attribution((words,), verb, own, "indirect", 0.8)


def whole(text: str, *found: Attribution) -> Attribution:
    """The first attribution with its whole end."""
    return with_whole_reports(text, found, [Span(0, len(text))], quoted(text, Span(0, len(text))))[0]


def test_a_report_goes_on_to_the_comma_before_its_source() -> None:
    text = "A slide hit a tower near Velm, the port said."
    found = whole(text, said(text, "the port", "said", "A slide hit a tower near"))
    assert text[slice(*found.content[0])] == "A slide hit a tower near Velm"


def test_another_clause_between_a_report_and_its_source_is_left_out() -> None:
    text = "A slide hit a tower, and nobody was hurt in it, the port said."
    found = whole(text, said(text, "the port", "said", "A slide hit a tower"))
    assert text[slice(*found.content[0])] == "A slide hit a tower"


def test_the_owner_of_a_source_is_no_part_of_the_report() -> None:
    text = "The bank will pay, the families’ lawyer, Ana Ruiz, said."
    found = whole(text, said(text, "’ lawyer, Ana Ruiz", "said", "The bank will pay, the families"))
    assert text[slice(*found.content[0])] == "The bank will pay"
    assert found.source is not None
    assert text[slice(*found.source)] == "the families’ lawyer, Ana Ruiz"


def test_what_others_found_is_part_of_the_report_that_it_ends() -> None:
    text = "Ruiz said the piers were redrawn after divers found that the bed was “like porridge”."
    outer = said(text, "Ruiz", "said", "the piers were redrawn after")
    inner = said(text, "divers", "found", "the bed was “like porridge")
    found = whole(text, outer, inner)
    assert text[slice(*found.content[0])] == "the piers were redrawn after divers found that the bed was “like porridge"
    assert found.kind == "mixed"


def test_a_report_that_ends_in_another_word_stays_as_it_is() -> None:
    text = "Ruiz said the piers were late; divers found that the bed was soft."
    outer = said(text, "Ruiz", "said", "the piers were late")
    assert whole(text, outer, said(text, "divers", "found", "the bed was soft")) == outer


def test_a_report_does_not_break_off_before_a_name() -> None:
    for behind in (" World Cup", " World Cup in Velm", " $1.5 million cut"):
        text = f"Ruiz said the move must wait until after the{behind}, which is near."
        found = whole(text, said(text, "Ruiz", "said", "the move must wait until after the"))
        assert text[slice(*found.content[0])] == f"the move must wait until after the{behind}"


def test_what_others_say_within_a_report_is_part_of_it() -> None:
    text = "Ruiz said the move was up to those who say it is late."
    found = whole(text, said(text, "Ruiz", "said", "the move was up to"), said(text, "those", "say", "it is late"))
    assert text[slice(*found.content[0])] == "the move was up to those who say it is late"


def test_a_report_beside_another_one_ends_before_as() -> None:
    text = "Ruiz said the deal was done, as the Post wrote."
    outer = said(text, "Ruiz", "said", "the deal was done, as")
    found = whole(text, outer, said(text, "the Post", "wrote", "the deal was done"))
    assert text[slice(*found.content[0])] == "the deal was done"


def test_a_report_before_its_source_ends_before_as() -> None:
    text = "Lind met the board, as the Velm Post wrote."
    found = whole(text, said(text, "the Velm Post", "wrote", "Lind met the board, as"))
    assert text[slice(*found.content[0])] == "Lind met the board"


def test_a_report_that_cannot_be_completed_ends_before_the_article() -> None:
    text = f"Ruiz said the motion would be heard in May, during which the {'court ' * 40}would rule."
    found = whole(text, said(text, "Ruiz", "said", "the motion would be heard in May, during which the"))
    assert text[slice(*found.content[0])] == "the motion would be heard in May"


def test_a_report_begins_with_the_word_before_an_apostrophe() -> None:
    text = "Ruiz said Monday’s meeting would be the last."
    found = whole(text, said(text, "Ruiz", "said", "’s meeting would be the last"))
    assert text[slice(*found.content[0])] == "Monday’s meeting would be the last"


def test_a_piece_before_that_clause_is_no_part_of_it() -> None:
    text = "Hours after he spoke, police said that the man had fled."
    report = said(text, "police", "said", "the man had fled")
    piece = said(text, "police", "said", "spoke").content[0]
    found = whole(text, replace(report, content=(piece, *report.content)))
    assert found.content == report.content


def test_what_happens_at_the_same_time_is_no_part_of_a_report() -> None:
    text = "Ruiz said there would be no toll till April, even as the others left."
    found = whole(text, said(text, "Ruiz", "said", "there would be no toll till April, even as"))
    assert text[slice(*found.content[0])] == "there would be no toll till April"


def test_a_report_goes_on_to_the_end_of_its_clause() -> None:
    for cut, rest in (
        ("his office tries to limit the number", " of interviews, though few complain."),
        ("the trend shifted from live to on", "-demand films."),
        ("she would speak to Mr", ". Lind in May."),
        ("the plan is", " a chance for the port."),
    ):
        text = f"Ruiz said {cut}{rest}"
        found = whole(text, said(text, "Ruiz", "said", cut))
        assert text[slice(*found.content[0])] == cut + rest.partition(", ")[0].rstrip(".")


def test_a_report_with_words_in_marks_goes_on_like_any_other() -> None:
    text = "Ruiz said one “hazardous area” was near the drive, where there is a septic system."
    words = said(text, "Ruiz", "said", "one “hazardous area” was near the drive, where there is a")
    found = whole(text, replace(words, kind="mixed"))
    assert text[slice(*found.content[0])] == text.removeprefix("Ruiz said ").rstrip(".")


def test_a_report_that_ends_in_marks_stays_as_it_is() -> None:
    text = "Lind criticized the bank for its “secrecy” on Monday."
    report = replace(said(text, "Lind", "criticized", "the bank for its “secrecy”"), kind="mixed")
    assert whole(text, report) == report


def test_a_report_ends_where_the_reporter_goes_on() -> None:
    for rest in (" after the works began.", " and left the room.", ", citing it.", " -- a view of few."):
        text = f"Ruiz said the ferry would be late{rest}"
        report = said(text, "Ruiz", "said", "the ferry would be late")
        assert whole(text, report) == report


def test_words_of_the_clause_around_a_report_are_no_part_of_it() -> None:
    for source, cue, report, rest in (
        ("who", "wish", "to speak", " must call the clerk."),
        ("The port", "concern about", "delays", " was small."),
    ):
        text = f"{source} {cue} {report}{rest}"
        attribution = said(text, source, cue, report)
        assert whole(text, attribution) == attribution


def test_a_report_ends_before_what_somebody_else_says_in_its_sentence() -> None:
    text = "Ruiz said the ferry would be late on Mondays and Lind said it was full."
    report = said(text, "Ruiz", "said", "the ferry would be late")
    found = whole(text, report, said(text, "Lind", "said it", "was full"))
    assert text[slice(*found.content[0])] == "the ferry would be late on Mondays"


def test_a_clause_without_a_near_end_is_not_completed() -> None:
    text = f"Ruiz said the ferry would be late {'very ' * 40}often."
    report = said(text, "Ruiz", "said", "the ferry would be late")
    assert whole(text, report) == report


def test_a_source_begins_behind_the_comma_that_ends_the_report() -> None:
    for report, source, told in (
        ("The pool will reopen in May, Velm", "Superintendent Ana Ruiz", "Velm Superintendent Ana Ruiz"),
        ("Five mills are shut, the state’s", "health minister Bo Lind", "the state’s health minister Bo Lind"),
        ("It needs a paper from the Velm", "Harbour Board, Ana Ruiz", "Ana Ruiz"),
    ):
        text = f"{report} {source} said on Monday."
        found = whole(text, said(text, source, "said", report))
        assert found.source is not None
        assert text[slice(*found.source)] == told
        assert text[slice(*found.content[0])] + ", " + told == f"{report} {source}"


def test_the_point_of_an_abbreviation_is_part_of_the_report() -> None:
    text = "The fire was out by 10 a.m., the port said."
    found = whole(text, said(text, "the port", "said", "The fire was out by 10 a.m"))
    assert text[slice(*found.content[0])] == "The fire was out by 10 a.m."


def report(text: str, content: str) -> str:
    """The whole report by Ruiz, who "said" it."""
    return text[slice(*whole(text, said(text, "Ruiz", "said", content)).content[0])]


@pytest.mark.parametrize(
    ("content", "rest"),
    [
        ("the mill ran between 1990", " and 2004"),
        ("the salt went to Kelm", ", Velm and the islands"),
        ("it would take on the bank", " and a board run by Lind"),
        ("the buses, trams", " or ferries"),
    ],
)
def test_a_report_does_not_end_within_a_list(content: str, rest: str) -> None:
    assert report(f"Ruiz said {content}{rest}.", content) == content + rest


@pytest.mark.parametrize(
    "rest",
    [
        " and urged members to pay",
        ", hurting savers and staff",
        ", a blow to parents and teachers",
        " and they left",
        " and the mill, which is old",
        " and “the quay”",
    ],
)
def test_what_the_reporter_adds_is_no_rest_of_a_list(rest: str) -> None:
    assert report(f"Ruiz said the school would close{rest}.", "the school would close") == "the school would close"


def test_a_list_before_the_source_of_a_report_is_whole() -> None:
    text = "Salt was found in three towns, namely Kelm, Velm and Orlo, Ruiz said."
    assert report(text, "Salt was found in three towns, namely Kelm") == text.removesuffix(", Ruiz said.")


def test_a_dateline_is_no_part_of_a_report() -> None:
    text = "VELM, Dec 5 — Fares will rise, Ruiz said."
    assert report(text, "Dec 5 — Fares will rise") == "Fares will rise"
    assert report(text, "VELM, Dec 5 — Fares will rise") == "Fares will rise"
