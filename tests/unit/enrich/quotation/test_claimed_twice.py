from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.claimed_twice import each_once
from wiredesk_schemas.quotes import QuoteKind

TEXT = (
    "Ruiz commented: “The road is closed.\n\n“We open it in May,” Ruiz said. It rained. “Never.”\n\nLind added: “No.”"
)


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def said(cue: str | None, *content: str, kind: QuoteKind = "direct") -> Attribution:
    spans = tuple(span(words) for words in content)
    return Attribution(spans, span(cue) if cue else None, Span(0, 4), kind, 0.9)


def test_words_that_two_cues_claim_belong_to_the_one_in_their_paragraph() -> None:
    both = [said("said", "We open it in May", "Never."), said("added", "Never.", "No.")]

    assert each_once(TEXT, both) == [both[0], said("added", "No.")]


def test_a_quote_that_goes_on_in_the_next_paragraph_stays_whole() -> None:
    both = [said("commented", "The road is closed.", "We open it in May"), said("said", "We open it in May")]

    assert each_once(TEXT, both) == both[:1]


def test_an_attribution_without_words_of_its_own_is_left_out() -> None:
    both = [said("said", "We open it in May"), said("commented", "open it in May")]

    assert each_once(TEXT, both) == [said("said", "We open it in May")]


def test_reports_and_quotes_without_a_cue_are_as_they_were() -> None:
    both = [
        said("said", "We open it in May"),
        said("commented", "We open it in May", kind="indirect"),
        said(None, "We"),
    ]

    assert each_once(TEXT, both) == both
