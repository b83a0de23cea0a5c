import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.quotation.uncued import by_context, with_openings
from wiredesk.enrich.text.passages import paragraphs_of


def read(text: str, *known: Attribution) -> list[tuple[str, str | None]]:
    whole = Span(0, len(text))
    found = by_context(text, list(paragraphs_of(text, whole)), quoted(text, whole), known)
    return [
        (
            text[attribution.content[0].start : attribution.content[-1].end],
            text[attribution.source.start : attribution.source.end] if attribution.source else None,
        )
        for attribution in found
    ]


def spoken(text: str, content: str, source: str) -> Attribution:
    start, named = text.index(content), text.index(source)
    return Attribution((Span(start, start + len(content)),), None, Span(named, named + len(source)), "direct", 0.9)


def test_a_later_quote_in_the_paragraph_is_by_the_same_speaker() -> None:
    text = "“We tried,” said Maria Lopez. Nobody spoke. “Nobody ever came to help us.”"
    assert read(text, spoken(text, "We tried", "Maria Lopez")) == [("Nobody ever came to help us.", "Maria Lopez")]


def test_a_paragraph_that_is_all_quote_goes_on_with_the_speaker_before_it() -> None:
    text = "“We tried,” said Maria Lopez.\n\n“Nobody ever came to help us.”"
    assert read(text, spoken(text, "We tried", "Maria Lopez")) == [("Nobody ever came to help us.", "Maria Lopez")]


@pytest.mark.parametrize("quote", ["“(We hope) it is better.”", "“... It was a hard year.”", "“It was closed in May”."])
def test_a_paragraph_in_marks_is_speech(quote: str) -> None:
    text = f"“We tried,” said Maria Lopez.\n\n{quote}"
    [(_, speaker)] = read(text, spoken(text, "We tried", "Maria Lopez"))
    assert speaker == "Maria Lopez"


def test_a_name_without_a_verb_behind_a_comma_is_the_speaker() -> None:
    text = "“It is a new trade,” Ana Ruiz, an analyst based in Velm. “They will have more to sell.”"
    assert read(text) == [
        ("It is a new trade", "Ana Ruiz, an analyst based in Velm"),
        ("They will have more to sell.", "Ana Ruiz, an analyst based in Velm"),
    ]
    assert read("“It is a new trade,” Ana Ruiz, a clerk in Velm, was sure.") == [("It is a new trade", None)]


def test_a_quote_that_nobody_is_near_has_no_speaker() -> None:
    assert read("The walls were bare.\n\n“We will not leave tonight.”") == [("We will not leave tonight.", None)]


def test_a_few_words_in_marks_or_a_title_are_no_quote() -> None:
    assert read("The “miracle cure” was sold. She starred in “Gone With the Wind” as a child.") == []


@pytest.mark.parametrize("dash", "–—―")
def test_a_name_behind_a_dash_signs_the_quote_before_it(dash: str) -> None:
    text = (
        f"“We never got an answer from them.”\n\n{dash} Ana Ruiz\n\n“The bridge is too narrow.”\n{dash} Bo Lind, Velm"
    )
    assert read(text) == [
        ("We never got an answer from them.", "Ana Ruiz"),
        ("The bridge is too narrow.", "Bo Lind"),
    ]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Later in the week, Bo Lind made the following comment:", "Bo Lind"),
        ("The Velm Times reports:", "The Velm Times"),
        ("He said:", "He"),
        ("The statement read:", "The statement"),
    ],
)
def test_a_sentence_with_a_colon_introduces_who_speaks(sentence: str, source: str) -> None:
    assert read(f"It rained. {sentence}\n\n“We have a situation here.”") == [("We have a situation here.", source)]


def test_a_colon_alone_introduces_nobody() -> None:
    assert read("Bo Lind ate the cake:\n\n“We have a situation here.”") == [("We have a situation here.", None)]


@pytest.mark.parametrize("inquit", ["Ana Ruiz said", "Rep. Ana Ruiz said", "said Ana Ruiz"])
def test_quoted_words_before_a_cue_belong_to_it(inquit: str) -> None:
    text = f"Nobody spoke for long.\n\n“We tried,” {inquit}. “Nobody came to help us.”"
    start, cue, named = (text.index(part) for part in ("Nobody came", "said", "Ana Ruiz"))
    later = Attribution((Span(start, len(text) - 1),), Span(cue, cue + 4), Span(named, named + 8), "direct", 0.9)
    whole = Span(0, len(text))
    [found] = with_openings(text, list(paragraphs_of(text, whole)), quoted(text, whole), [later])
    assert [text[slice(*span)] for span in found.content] == ["We tried", "Nobody came to help us."]


def test_quoted_words_that_end_a_sentence_do_not_belong_to_the_next_cue() -> None:
    text = "“We tried.” Ana Ruiz said: “Nobody came to help us.”"
    start = text.index("Nobody")
    later = Attribution((Span(start, len(text) - 1),), Span(20, 24), Span(12, 20), "direct", 0.9)
    whole = Span(0, len(text))
    assert with_openings(text, list(paragraphs_of(text, whole)), quoted(text, whole), [later]) == [later]


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        (" — that is how Ama Mensah describes the wave.", "Ama Mensah"),
        (" – this was how the mayor put it.", "the mayor"),
        ("—that’s what her son Kofi Boro called out.", "her son Kofi Boro"),
        (" is how Bo Lind sums up the year.", "Bo Lind"),
    ],
)
def test_how_somebody_describes_something_is_a_quote_before_it(behind: str, source: str) -> None:
    assert read(f"“I never saw it coming”{behind}") == [("I never saw it coming", source)]


def test_words_before_a_dash_are_no_quote_without_a_verb() -> None:
    assert read("“A long road through the hills” — that is how Bo Lind describes it.") == []
    assert read("“I Never Saw It Coming” — that is what Bo Lind called his book.") == []
    assert read("“I never saw it coming” — the film opens on Friday.") == []


def test_the_title_of_a_program_that_ends_the_sentence_is_no_quote() -> None:
    text = "“We tried,” said Maria Lopez on the program “State of the Union.” Sales fell."
    assert read(text, spoken(text, "We tried", "Maria Lopez")) == []


def test_a_title_before_a_comma_within_the_marks_is_no_quote() -> None:
    assert read("She sang “A Change Is Gonna Come,” and left.") == []
