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


def test_a_report_begins_with_the_word_before_an_apostrophe() -> None:
    text = "The mayor held Monday’s meeting would be the last."
    assert whole(text, "’s meeting would be the last") == "Monday’s meeting would be the last"


def test_a_piece_before_that_clause_is_no_part_of_it() -> None:
    text = "Hours after he spoke, police held that the man had fled."
    spoke, cue, fled = (text.index(words) for words in ("spoke", "held", "the man"))
    parts = (Span(spoke, spoke + 5), Span(fled, len(text) - 1))
    said = Attribution(parts, Span(cue, cue + 4), Span(22, 28), "indirect", 0.9)
    [found] = with_rest(text, [said], sentences_of(text))
    assert found.content == parts[1:]


def test_a_report_ends_before_what_another_attribution_holds() -> None:
    at = TEXT.index("court would rule")
    other = Attribution((Span(at, at + 16),), None, None, "indirect", 0.9)
    content = "the motion would be heard in May, during which the"
    assert whole(TEXT, content, other) == "the motion would be heard in May"
