import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.truncation import extract_truncation

STORY = "The only ferry on Lake Tamba sailed again on Saturday, a year after its eng…"


@pytest.mark.parametrize("mark", ["[+2134 chars]", "[2134 chars]", "(+1,204 characters)", "[912 more chars]"])
def test_the_number_of_characters_left_out_is_removed(mark: str) -> None:
    draft = Draft("a", paragraphs=[STORY, f"{STORY} {mark}"])
    extract_truncation(draft)
    assert draft.paragraphs == [STORY, STORY]
    assert [(part.text, part.reason) for part in draft.removed] == [(mark, "truncation")]


def test_the_mark_may_stand_alone() -> None:
    draft = Draft("a", paragraphs=[STORY, "[+2134 chars]"])
    extract_truncation(draft)
    assert draft.paragraphs == [STORY]


@pytest.mark.parametrize(
    ("end", "left"),
    [
        ("until the end of the […]", "until the end of the…"),
        ("until the end of the… Read more »", "until the end of the…"),
        ("until the end of the week. Lire la suite", "until the end of the week."),
        ("until the end of the week. ... (continued)", "until the end of the week."),
    ],
)
def test_what_a_feed_puts_after_a_cut_text_is_removed(end: str, left: str) -> None:
    draft = Draft("a", paragraphs=[f"Water comes by lorry {end}"])
    extract_truncation(draft)
    assert draft.paragraphs == [f"Water comes by lorry {left}"]


@pytest.mark.parametrize("end", ["a limit of 280 chars", "(280 people)", "It allows [+280 chars] a post."])
def test_other_ends_stay(end: str) -> None:
    draft = Draft("a", paragraphs=[f"{STORY} {end}"])
    extract_truncation(draft)
    assert (draft.paragraphs, draft.removed) == ([f"{STORY} {end}"], [])


def test_an_article_without_text_has_none() -> None:
    draft = Draft("a")
    extract_truncation(draft)
    assert draft.paragraphs == []
