import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.reports.cut_off import with_rest
from wiredesk.enrich.text.sentences import sentences_of

TEXT = "The judge held that the motion would be heard in May, during which the court would rule. Nobody came."


def whole(text: str, content: str, *others: Attribution) -> str:
    """The content of a report of "held", corrected."""
    at, cue = text.index(content), text.index("held")
    said = Attribution((Span(at, at + len(content)),), Span(cue, cue + 4), Span(0, 9), "indirect", 0.9)
    [found, *_] = with_rest(text, [said, *others], sentences_of(text))
    return text[slice(*found.content[0])]


def test_a_report_that_ends_in_an_article_goes_on_to_its_sentence_s_end() -> None:
    content = "the motion would be heard in May, during which the"
    assert whole(TEXT, content) == "the motion would be heard in May, during which the court would rule"


@pytest.mark.parametrize("content", ["the motion would be heard in May", "the motion"])
def test_a_report_that_may_end_there_stays_as_it_is(content: str) -> None:
    assert whole(TEXT, content) == content


def test_what_another_attribution_holds_is_not_added() -> None:
    at = TEXT.index("court would rule")
    other = Attribution((Span(at, at + 16),), None, None, "indirect", 0.9)
    content = "the motion would be heard in May, during which the"
    assert whole(TEXT, content, other) == content
