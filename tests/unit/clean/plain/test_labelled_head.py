import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.labelled_head import extract_labelled_head

STORY = "The only ferry on Lake Tamba sailed again on Saturday.\n\nIt carried two hundred people."
HEAD = (
    "Title: Ferry sails again\nSource: The Strait\nDate: 2 May 2026\nAuthor: Ama Mensah\nURL: https://strait.example/1"
)


def test_a_head_of_labelled_lines_fills_the_fields() -> None:
    draft = Draft("a", text=f"{HEAD}\n\n{STORY}")
    extract_labelled_head(draft)
    assert (draft.title, draft.source, draft.byline) == ("Ferry sails again", "The Strait", ["Ama Mensah"])
    assert (draft.published_at, draft.url) == ("2026-05-02", "https://strait.example/1")
    assert draft.text == STORY
    assert [(part.text, part.reason) for part in draft.removed] == [(HEAD, "archive_fields")]


@pytest.mark.parametrize(
    "text",
    [
        f"Title: a word that the court defined\n\n{STORY}",
        f"Date: 2 May 2026\nSource: The Strait\n\n{STORY}",
        f"Source: The Strait said so\nAuthor: nobody\nDate: unknown\n\n{STORY}",
        HEAD,
    ],
)
def test_a_few_labels_or_nothing_but_labels_stay(text: str) -> None:
    draft = Draft("a", text=text)
    extract_labelled_head(draft)
    assert (draft.text, draft.removed) == (text, [])
