import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.reports.interrupted import with_interrupted
from wiredesk.enrich.text.sentences import sentences_of


def reported(text: str, *known: Attribution) -> list[tuple[str, list[str]]]:
    """The source and the parts of each report."""
    return [
        (text[slice(*found.source)] if found.source else "", [text[slice(*span)] for span in found.content])
        for found in with_interrupted(text, sentences_of(text), known)
    ]


def test_source_and_verb_between_commas_interrupt_a_report() -> None:
    assert reported("If grades fall, it warned, poorer towns will be hit. Nobody came.") == [
        ("it", ["If grades fall", "poorer towns will be hit"])
    ]
    assert reported("In that case, they warn, the new lines would stand idle.") == [
        ("they", ["In that case", "the new lines would stand idle"])
    ]
    assert reported("What pleased the coach, Bo Lind said, was the defence.") == [
        ("Bo Lind", ["What pleased the coach", "was the defence"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose in May, the firm said, while costs were flat.",
        "Ruiz said the firm, it emerged, was broke.",
        "In May, he said, “we will close it.”",
        "In May, in June, in July.",
        "In May, Ruiz report, the lines would stand idle.",
    ],
)
def test_other_sentences_are_left_to_the_model(text: str) -> None:
    assert reported(text) == []


def test_a_report_that_lacks_a_part_is_replaced() -> None:
    text = "If grades fall, it warned, poorer towns will be hit."
    cue, rest = text.index("warned"), text.index("poorer")
    short = Attribution((Span(0, 2), Span(rest, len(text) - 1)), Span(cue, cue + 6), Span(16, 18), "indirect", 0.8)
    whole = Attribution((Span(0, 14), Span(rest, len(text) - 1)), Span(cue, cue + 6), Span(16, 18), "indirect", 0.8)
    assert reported(text, short) == [("it", ["If grades fall", "poorer towns will be hit"])]
    assert with_interrupted(text, sentences_of(text), [whole]) == [whole]
