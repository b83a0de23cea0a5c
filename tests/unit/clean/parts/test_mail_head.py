import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.mail_head import extract_mail_head


def test_the_head_of_a_mail_states_title_and_time() -> None:
    draft = Draft(
        "a",
        text="From: The Strait <news@strait.example>\nSubject: Fwd: Ferry sails again\n"
        "Date: Sat, 2 May 2026 15:05:00 +0300\n\nThe only ferry on Lake Tamba sailed again.",
    )
    extract_mail_head(draft)
    assert draft.title == "Ferry sails again"
    assert draft.published_at == "2026-05-02T15:05:00+03:00"
    assert draft.text.strip() == "The only ferry on Lake Tamba sailed again."
    assert [part.reason for part in draft.removed] == ["mail_head"]


def test_the_line_above_a_mail_in_a_file_of_mails_is_part_of_its_head() -> None:
    draft = Draft("a", text="From nobody Sat May  2 15:05:00 2026\nFrom: The Strait\nSubject: Ferry sails\n\nIt sails.")
    extract_mail_head(draft)
    assert (draft.title, draft.text.strip()) == ("Ferry sails", "It sails.")


def test_what_the_producer_states_wins() -> None:
    draft = Draft("a", title="Ferry", text="Von: Ama Mensah\nBetreff: AW: Fähre\n\nDie Fähre fährt wieder.")
    extract_mail_head(draft)
    assert (draft.title, draft.text.strip()) == ("Ferry", "Die Fähre fährt wieder.")


@pytest.mark.parametrize(
    "text",
    [
        "From: our archive\n\nThe ferry sailed in 1987.",
        "Subject: the ferry.\n\nIt sails again.",
        "To: be or not to be\nFrom: here to eternity\n\nA review of two films.",
    ],
)
def test_single_labels_at_the_start_of_a_story_are_its_own(text: str) -> None:
    draft = Draft("a", text=text)
    extract_mail_head(draft)
    assert draft.text == text
