import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.place_line import extract_place_line

STORY = (
    "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, the harbour master said."
)


def test_a_line_of_only_a_place_above_a_paragraph_is_the_dateline() -> None:
    draft = Draft("a", paragraphs=[STORY, "Berlin.", STORY])
    extract_place_line(draft)
    assert draft.paragraphs == [STORY, STORY]
    assert draft.dateline is not None
    assert draft.dateline.place == "Berlin"


@pytest.mark.parametrize("line", ["Berlin", "Good.", "Berlin wins.", "So it is in Berlin."])
def test_other_short_lines_stay(line: str) -> None:
    draft = Draft("a", paragraphs=[line, STORY])
    extract_place_line(draft)
    assert (draft.paragraphs, draft.dateline) == ([line, STORY], None)
