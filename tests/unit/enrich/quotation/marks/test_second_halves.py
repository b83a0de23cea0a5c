import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.quotation.marks.second_halves import with_second_halves


def halves(text: str) -> list[str]:
    """What Ruiz said, of which the model found the words up to the first comma."""
    first, cue = text.index("What we saw"), text.index("said")
    content = (Span(first, first + len("What we saw")),)
    said = [Attribution(content, Span(cue, cue + 4), Span(cue - 5, cue - 1), "direct", 0.9)]
    [found] = with_second_halves(text, said, quoted(text, Span(0, len(text))))
    return [text[slice(*span)] for span in found.content]


def test_what_the_speaker_does_between_two_halves_of_a_quote_does_not_end_it() -> None:
    assert halves("“What we saw,” Ruiz said, wiping her eyes, “was sad.”") == ["What we saw", "was sad."]


@pytest.mark.parametrize(
    "text",
    [
        "“What we saw,” Ruiz said. Lind, her aide, “was sad”.",
        "“What we saw,” Ruiz said, wiping her eyes, “Was it sad?”",
        "“What we saw” is what Ruiz said of the film, “was sad.”",
    ],
)
def test_words_of_another_sentence_are_no_half(text: str) -> None:
    assert halves(text) == ["What we saw"]
