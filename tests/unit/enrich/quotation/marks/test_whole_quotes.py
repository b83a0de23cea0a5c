from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.quotation.marks.whole_quotes import with_whole_quotes

TEXT = "'The ferry was late, and (this was) the storm's fault,' it said. The board met. 'We have a new plan,' it said."


def attribution(cue: int, *parts: str) -> Attribution:
    spans = tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)
    return Attribution(spans, Span(cue, cue + 4), Span(cue - 3, cue - 1), "direct", 0.9)


def whole(*said: Attribution) -> list[tuple[int, list[str]]]:
    found = with_whole_quotes(TEXT, said, quoted(TEXT, Span(0, len(TEXT))))
    return [(part.cue.start if part.cue else -1, [TEXT[slice(*span)] for span in part.content]) for part in found]


FIRST, SECOND = TEXT.index("said"), TEXT.rindex("said")


def test_a_piece_at_the_end_of_a_quote_stands_for_all_of_it() -> None:
    assert whole(attribution(FIRST, "was) the storm's fault")) == [
        (FIRST, ["The ferry was late, and (this was) the storm's fault"])
    ]


def test_pieces_of_one_quote_belong_to_the_nearest_cue() -> None:
    said = whole(attribution(FIRST, "The ferry was late", "plan"), attribution(SECOND, "We have a new"))
    assert said == [
        (FIRST, ["The ferry was late, and (this was) the storm's fault"]),
        (SECOND, ["We have a new plan"]),
    ]


def test_a_piece_in_the_middle_of_a_quote_is_left_alone() -> None:
    assert whole(attribution(SECOND, "late")) == [(SECOND, ["late"])]
