import pytest

from wiredesk_schemas.quotes import with_ellipses


@pytest.mark.parametrize(
    ("text", "pieces", "shown"),
    [
        (
            "“Half of a radio,” he said. “It always breaks.”",
            ["Half of a radio", "It always breaks."],
            "Half of a radio … It always breaks.",
        ),
        ("“We waited.\n\n“It came.”", ["We waited.", "It came."], "We waited. It came."),
        ("“We waited,” she said.", ["We waited"], "We waited"),
    ],
)
def test_an_ellipsis_stands_where_the_article_interrupts_a_quote(text: str, pieces: list[str], shown: str) -> None:
    spans = [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    assert with_ellipses(" ".join(pieces), spans, text) == shown


def test_words_that_are_not_those_of_the_spans_are_unchanged() -> None:
    assert with_ellipses("Half … It", [(0, 4), (9, 11)], "Half and It") == "Half … It"
