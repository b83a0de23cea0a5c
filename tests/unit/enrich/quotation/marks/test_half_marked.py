import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.half_marked import with_half_marked


def read(text: str, content: str, cue: str) -> tuple[str, str]:
    """The words and the kind of an attribution."""
    at, verb = text.index(content), text.index(cue)
    said = Attribution((Span(at, at + len(content)),), Span(verb, verb + len(cue)), None, "indirect", 0.9)
    [found] = with_half_marked(text, [said])
    return text[slice(*found.content[0])], found.kind


@pytest.mark.parametrize("closing", [",”", ',"', " , ”"])
def test_words_before_a_closing_mark_and_their_cue_are_a_quote(closing: str) -> None:
    assert read(f"It was dear{closing} Ruiz said.", f"It was dear{closing}", "said") == ("It was dear", "direct")


@pytest.mark.parametrize("opening", ["“ ", "'' ", '" '])
def test_an_opening_mark_before_a_space_is_no_part_of_the_quote(opening: str) -> None:
    content = f"{opening}It was dear,”"
    assert read(f"{content} Ruiz said.", content, "said") == ("It was dear", "direct")


def test_reports_without_a_mark_at_their_end_are_none() -> None:
    assert read("It was dear, Ruiz said.", "It was dear", "said") == ("It was dear", "indirect")
    assert read("Ruiz said it was dear.”", "it was dear.”", "said") == ("it was dear.”", "indirect")
