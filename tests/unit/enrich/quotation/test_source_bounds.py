import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.source_bounds import with_source_bounds
from wiredesk.enrich.text.sentences import sentences_of


def source(text: str, given: str, cue: str = "said") -> str:
    """The corrected source of an attribution with this source and cue."""
    content, at, verb = Span(len(text) - 2, len(text) - 1), text.index(given), text.index(cue, text.index(given))
    attribution = Attribution((content,), Span(verb, verb + len(cue)), Span(at, at + len(given)), "indirect", 0.9)
    found = with_source_bounds(text, attribution, sentences_of(text)).source
    return text[slice(*found)] if found else ""


def test_a_source_ends_with_its_paragraph() -> None:
    text = "“It is dear.” – Bo Lind, 41, baker\n\nOne trader, who gave no name, said it was not."
    assert source(text, "Bo Lind, 41, baker\n\nOne trader") == "One trader"


def test_a_time_in_place_of_the_subject_is_no_source() -> None:
    assert source("Velm Council in a statement today said it was late.", "today") == "Velm Council"


def test_a_period_belongs_to_what_was_published_then() -> None:
    text = "Research published last week by Velm College said it was late."
    assert source(text, "week by Velm College") == "Research published last week by Velm College"
    assert source(text, "by Velm College") == "Research published last week by Velm College"


def test_a_relative_clause_belongs_to_the_name_before_it() -> None:
    assert (
        source("Velm Foods, which runs the mill, said it was late.", "runs the mill")
        == "Velm Foods, which runs the mill"
    )


def test_a_year_before_a_source_is_no_part_of_it() -> None:
    assert (
        source("In 2023 inspectors from Velm said it was late.", "In 2023 inspectors from Velm")
        == "inspectors from Velm"
    )


def test_an_article_alone_goes_on_to_the_name() -> None:
    assert source("The VBX, which runs the port, said it was late.", "The") == "The VBX"


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("The top court last week said it was late.", "The top court last week", "The top court"),
        ("Doctors on Monday said it was late.", "Doctors on Monday", "Doctors"),
        ("He has at times said it was late.", "He has at times", "He"),
        ("Staff who spoke of it said it was late.", "Staff who spoke", "Staff"),
        ("Thousands of staff are, it said, late.", "Thousands of staff are", "Thousands of staff"),
        ("It is a law that critics said was late.", "that critics", "critics"),
        ("The rules issued Thursday said it was late.", "The rules issued Thursday", "The rules issued Thursday"),
        ("The team of the year said it was late.", "The team of the year", "The team of the year"),
    ],
)
def test_times_and_verbs_at_the_end_are_no_part_of_a_source(text: str, given: str, expected: str) -> None:
    assert source(text, given) == expected


@pytest.mark.parametrize("opening", ["", "But ", "“It was late.” "])
def test_a_description_behind_a_name_has_the_name(opening: str) -> None:
    text = f"{opening}Ron Marsh, a spokesman for the port, said it was late."
    assert source(text, "a spokesman for the port") == "Ron Marsh, a spokesman for the port"


@pytest.mark.parametrize("tag", ["R-Velm", "D-N.Y., chairman of the tax committee"])
def test_a_party_tag_has_the_name_before_it(tag: str) -> None:
    assert source(f"On Monday, Rep. Bo Lind, {tag}, said it was late.", tag) == f"Rep. Bo Lind, {tag}"


@pytest.mark.parametrize("opening", ["In New York", "After Bo Lind", "On Monday"])
def test_a_name_in_what_opens_a_sentence_is_another(opening: str) -> None:
    assert source(f"{opening}, a spokesman for the port, said it was late.", "a spokesman for the port") == (
        "a spokesman for the port"
    )


def test_the_subject_of_a_participle_ends_before_its_verb() -> None:
    text = "The board passed a rule stating it was late."
    assert source(text, "The board passed a rule", "stating") == "The board"
    assert (
        source("The men led by a vet saying it was late.", "The men led by a vet", "saying") == "The men led by a vet"
    )


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Ana Ruiz said it was late.", "Ana Ruiz"),
        ("In a statement today, he said it was late.", "he"),
        ("On Monday in Velm today said it was late.", "today"),
        ("The week said it was late.", "week"),
    ],
)
def test_other_sources_stay_as_they_are(text: str, given: str) -> None:
    assert source(text, given) == given


@pytest.mark.parametrize(
    ("text", "given", "whole"),
    [
        (
            "It is for anglers and farmers, and the ministry said it was late.",
            "and farmers, and the ministry",
            "the ministry",
        ),
        ("Lind, a cook, and other staff said it was late.", "and other staff", "other staff"),
        ("However, Ana Ruiz said it was late.", "However, Ana Ruiz", "Ana Ruiz"),
        ("All members both said it was late.", "All members both", "All members"),
        (
            "Ana Ruiz, now a senior fellow with the Velm Centre, said it was late.",
            "with the Velm Centre",
            "Ana Ruiz, now a senior fellow with the Velm Centre",
        ),
        ("It rained. A clerk at the mill said it was late.", "at the mill", "A clerk at the mill"),
        ("They sing; half of Velm said it was late.", "of Velm", "half of Velm"),
    ],
)
def test_a_source_begins_and_ends_where_its_expression_does(text: str, given: str, whole: str) -> None:
    assert source(text, given) == whole
