import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.page_turns import extract_page_turns


@pytest.mark.parametrize(
    ("turn", "below"),
    [
        (["MORE"], "(AP) _ The ferry sailed at noon."),
        (["-more-", "2-2-2"], "The ferry sailed at noon."),
        (["(See FERRY, Page A7)", "FERRY", "(Continued from Page A1)"], "The ferry sailed at noon."),
        (["Continued on A7"], "The ferry sailed at noon."),
    ],
    ids=["wire", "typescript", "newspaper", "number alone"],
)
def test_where_a_page_turns_is_no_text(turn: list[str], below: str) -> None:
    draft = Draft("a", paragraphs=["The port opened at nine.", *turn, below])
    extract_page_turns(draft)
    assert draft.paragraphs == ["The port opened at nine.", "The ferry sailed at noon."]


def test_a_newspaper_and_its_page_above_the_headline_are_removed() -> None:
    draft = Draft("a", paragraphs=["Tamba Courier, Page A4", "Ferry sails again", "The ferry sailed at noon."])
    extract_page_turns(draft)
    assert draft.paragraphs[0] == "Ferry sails again"


def test_a_slug_stays_where_no_page_turns() -> None:
    draft = Draft("a", paragraphs=["The port opened at nine.", "FERRY", "The ferry sailed at noon."])
    extract_page_turns(draft)
    assert len(draft.paragraphs) == 3


@pytest.mark.parametrize(
    "note",
    ["(STORY CAN END HERE. OPTIONAL MATERIAL FOLLOWS.)", "(For use by News Service clients.)", "(BEGIN OPTIONAL TRIM)"],
)
def test_what_a_service_tells_editors_is_no_text(note: str) -> None:
    draft = Draft("a", paragraphs=["The port opened at nine.", note, "The ferry sailed at noon."])
    extract_page_turns(draft)
    assert draft.paragraphs == ["The port opened at nine.", "The ferry sailed at noon."]


def test_two_equal_numbers_are_a_page_only_below_the_end_of_one() -> None:
    draft = Draft("a", paragraphs=["She left.", "-more-", "2-2", "He stayed.", "Tamba United - Orvella", "2-2"])
    extract_page_turns(draft)
    assert draft.paragraphs == ["She left.", "He stayed.", "Tamba United - Orvella", "2-2"]
