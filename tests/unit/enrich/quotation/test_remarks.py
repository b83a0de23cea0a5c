import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.quotation.remarks import with_remarks


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def said(text: str, content: str) -> list[tuple[str, str]]:
    """Source and content of each attribution, after Lind was credited with a content."""
    known = Attribution((span(text, content),), span(text, "said"), span(text, "Lind"), "mixed", 0.9)
    found = with_remarks(text, quoted(text, Span(0, len(text))), [known])
    return [(text[slice(*other.source)] if other.source else "", text[slice(*other.content[0])]) for other in found]


@pytest.mark.parametrize(
    ("remark", "source"),
    [
        ("an argument Ana Ruiz dismissed as", "Ana Ruiz"),
        ("a decision residents have called", "residents"),
        ("a scheme which she later likened to", "she"),
    ],
)
def test_what_somebody_calls_a_report_is_a_quote_of_theirs(remark: str, source: str) -> None:
    text = f"Lind said the pool would close, {remark} “a cruel joke on us”."
    content = text[text.index("the pool") : -2]
    assert said(text, content) == [("Lind", "the pool would close"), (source, "a cruel joke on us")]


def test_a_report_with_other_words_in_marks_stays_mixed() -> None:
    text = "Lind said “the tub” would close, a move Ruiz called “a cruel joke on us”."
    content = text[text.index("the tub") - 1 : -2]
    known = Attribution((span(text, content),), span(text, "said"), span(text, "Lind"), "mixed", 0.9)
    report, remark = with_remarks(text, quoted(text, Span(0, len(text))), [known])
    assert (report.kind, remark.kind) == ("mixed", "direct")


def test_words_in_marks_without_such_a_noun_stay_with_the_report() -> None:
    text = "Lind said the pool, which Ruiz called “the tub”, would close."
    content = text[text.index("the pool") : -1]
    assert said(text, content) == [("Lind", content)]
