import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.main_points import extract_main_points

FILED = (
    "TAMBA, May 2 (Reuters) - The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed."
)
OTHER = "It carried two hundred people and a goat, the harbour master said."


@pytest.mark.parametrize("mark", ["* ", "- ", "• "])
def test_main_points_above_a_dateline_are_removed(mark: str) -> None:
    draft = Draft(
        "a", paragraphs=["Ferry sails again", f"{mark}Engine failed in May", f"{mark}Fare stays", FILED, OTHER]
    )

    extract_main_points(draft)

    assert draft.paragraphs == ["Ferry sails again", FILED, OTHER]
    assert [removed.reason for removed in draft.removed] == ["summary", "summary"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ferry sails again", "* Engine failed in May", "* Fare stays", OTHER],
        ["Ferry sails again", FILED, "* Engine failed in May", "* Fare stays", OTHER],
        ["* Ferry sails again", FILED, OTHER],
    ],
    ids=["no dateline", "list of the story", "mark before the headline"],
)
def test_other_lists_stay(lines: list[str]) -> None:
    draft = Draft("a", paragraphs=list(lines))

    extract_main_points(draft)

    assert draft.paragraphs == lines
