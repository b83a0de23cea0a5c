import pytest

from wiredesk.clean.repair.wire_quotes import repair_wire_quotes


@pytest.mark.parametrize(
    ("text", "repaired", "count"),
    [
        ("``We waited,'' she said.", "“We waited,” she said.", 2),
        ("``He said `yes' and it's time,'' she added.", "“He said ‘yes’ and it's time,” she added.", 4),
        ("``It said `go''' he said.", "“It said ‘go’” he said.", 4),
        ("``We waited.\n\n``It came.''", "“We waited.\n\n“It came.”", 3),
    ],
)
def test_doubled_accents_and_apostrophes_are_quote_marks(text: str, repaired: str, count: int) -> None:
    assert repair_wire_quotes(text) == (repaired, count)


@pytest.mark.parametrize("text", ["It''s late.", "Use ```code``` and ``this''.", "A `word' alone.", "`` and ''"])
def test_other_accents_stay(text: str) -> None:
    assert repair_wire_quotes(text) == (text, 0)


def test_a_million_accents_cost_their_length() -> None:
    repair_wire_quotes("``a `b " * 150_000)
    repair_wire_quotes("``a" + "`b'c" * 250_000)
