import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.appendix import extract_disclaimer, extract_footnotes

STORY = [
    "Rents in Tamba rose by 8.4 per cent, the league said.1 Wages rose by 2.9 per cent.2",
    "“Too much,” she said.[3]",
]


def test_notes_below_the_story_go_with_their_numbers_in_it() -> None:
    notes = ["1 Tenants' League, report of 5 March.", "2. Office of Statistics.", "[3] To the author, 6 March."]
    draft = Draft(article_id="a", paragraphs=[*STORY, *notes])
    extract_footnotes(draft)

    assert draft.paragraphs == [
        "Rents in Tamba rose by 8.4 per cent, the league said. Wages rose by 2.9 per cent.",
        "“Too much,” she said.",
    ]
    assert [(part.text, part.reason) for part in draft.removed] == [(note, "footnote") for note in notes]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The winners of the race in Tamba on Sunday:", "1 Ama Mensah", "2 Kofi Boro", "3 Efua Quist"],
        [*STORY, "1 Tenants' League, report of 5 March.", "3 Office of Statistics."],
        ["Prices rose by 2.1 per cent and wages by 1.2.", "1 Tenants' League.", "2 Office of Statistics."],
        ["Drivers of F1 and F2 met in Tamba.", "1 Ama Mensah", "2 Kofi Boro"],
        ["The No.1 Ilsa beat the No.2 Velm.", "1. Ilsa", "2. Velm"],
        ["Tamba gewann 3:1 und verlor 0:2.", "1. Tamba", "2. Velm"],
    ],
    ids=["a list", "a number is missing", "numbers of the story", "classes", "ranks", "results"],
)
def test_numbered_lists_and_numbers_of_the_story_stay(paragraphs: list[str]) -> None:
    draft = Draft(article_id="a", paragraphs=[*paragraphs])
    extract_footnotes(draft)

    assert (draft.paragraphs, draft.removed) == (paragraphs, [])


def test_a_disclaimer_near_the_end_is_no_part_of_the_story() -> None:
    draft = Draft(
        article_id="a", paragraphs=[*STORY, "Disclaimer: All comments are moderated.", "Fuel price unchanged"]
    )
    extract_disclaimer(draft)

    assert draft.paragraphs == [*STORY, "Fuel price unchanged"]
