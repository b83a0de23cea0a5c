import pytest

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.quotation.reports.hearers import with_true_beginning


@pytest.mark.parametrize(
    ("text", "cue", "content", "said"),
    [
        ("Rahm informed Mr Boro that he was late.", "informed", "Boro that he was late", "he was late"),
        ("Rahm warned the board it would fail.", "warned", "board it would fail", "it would fail"),
        ("Vey asked their landlord whether he knew.", "asked", "landlord whether he knew", "whether he knew"),
        ("Vey asked men at the old Arms how they slept.", "asked", "Arms how they slept", "how they slept"),
        ("Vey insisted to police she woke in the night.", "insisted", "police she woke", "she woke"),
        ("Vey told Boro of debts she hid.", "told", "of debts she hid", "of debts she hid"),
        (
            "Vey told police the pair had left and they were late.",
            "told",
            "police the pair had left and they were late",
            "the pair had left and they were late",
        ),
        ("Vey says he warned staff twice.", "says", "warned staff twice", "he warned staff twice"),
        ("Vey said the board it chose had left.", "said", "board it chose had left", "board it chose had left"),
        ("Vey told Boro he was late.", "told", "he was late", "he was late"),
        ("Vey told the meeting of the Orno Union that fees rose.", "told", "Orno Union that fees rose", "fees rose"),
        ("Vey told the board of a school that fees rose.", "told", "school that fees rose", "fees rose"),
        ("Vey told guests at the new Orno Arms that fees rose.", "told", "Orno Arms that fees rose", "fees rose"),
        (
            "Vey told men at the scene the car that hit him fled.",
            "told",
            "the car that hit him fled",
            "the car that hit him fled",
        ),
    ],
)
def test_a_report_begins_behind_the_hearer_and_with_its_subject(text: str, cue: str, content: str, said: str) -> None:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (cue, content)]

    [found] = with_true_beginning(text, spans[0], spans[1:])

    assert text[slice(*found)] == said
