from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.continued import with_beginnings
from wiredesk.enrich.quotation.marks.quote_marks import quoted

TEXT = "Ana Ruiz wrote to the board: “We tried.\n\n“We failed.\n\n“Nobody came to help us.”"


def attribution(words: str, text: str = TEXT) -> Attribution:
    start = text.index(words)
    return Attribution((Span(start, start + len(words)),), Span(9, 14), Span(0, 8), "direct", 0.9)


def contents(said: list[Attribution], text: str = TEXT) -> list[list[str]]:
    found = with_beginnings(text, said, quoted(text, Span(0, len(text))))
    return [[text[slice(*span)] for span in attribution.content] for attribution in found]


def test_a_quote_begins_in_the_paragraphs_that_it_continues() -> None:
    assert contents([attribution("Nobody came to help us.")]) == [
        ["We tried.", "We failed.", "Nobody came to help us."]
    ]


def test_paragraphs_of_another_attribution_are_left_to_it() -> None:
    said = [attribution("We failed."), attribution("Nobody came to help us.")]
    assert contents(said) == [["We tried.", "We failed."], ["Nobody came to help us."]]


def test_a_closed_quote_does_not_go_on() -> None:
    text = TEXT.replace("failed.", "failed.”")
    assert contents([attribution("Nobody came to help us.", text)], text) == [["Nobody came to help us."]]


def test_a_paragraph_with_another_mark_is_another_voice() -> None:
    text = TEXT.replace("“We", '"We')
    assert contents([attribution("Nobody came to help us.", text)], text) == [["Nobody came to help us."]]
