import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.tail import extract_tail

STORY = ["The ferry sailed again on Saturday, its owners said.", "It carried two hundred people and a goat."]


@pytest.mark.parametrize(
    ("tail", "agency"),
    [
        (["--SPA", "18:42 LOCAL TIME 15:42 GMT", "0041", "www.spa.example"], "SPA"),
        (["YA4-DAN", "06-MAG-26 08:12 NNNN"], None),
        (["END", "[Copyright The Jiji Press, Ltd.]", "Jiji Press"], "Jiji"),
        (["ENDS", "For interviews contact: Ama Mensah, 0191 555 0101, press@port.example"], None),
    ],
    ids=["agency, clock, count, address", "codes", "end and rights", "end and contact"],
)
def test_several_lines_that_are_no_sentences_below_a_story_are_the_desk_s(tail: list[str], agency: str | None) -> None:
    draft = Draft("a", paragraphs=[*STORY, *tail])
    extract_tail(draft)
    assert draft.paragraphs == STORY
    assert draft.agency == agency


@pytest.mark.parametrize(
    "end",
    [
        ["Built: 1987", "Sunk: once", "Length: 42 metres"],
        ["Storsjö – Bergvik 4–3", "Hedalen – Norrby 12–10", "Lund – Malmö 104–99"],
        ["ENDS"],
        ["For tickets see www.ferry.example"],
        ["Lifeline 13 11 14"],
    ],
    ids=["facts", "results", "one mark", "one address", "helpline"],
)
def test_lists_and_single_lines_stay(end: list[str]) -> None:
    draft = Draft("a", paragraphs=[*STORY, *end])
    extract_tail(draft)
    assert draft.paragraphs == [*STORY, *end]
