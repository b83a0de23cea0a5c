from workers.clean.draft import Draft, Paragraph
from workers.clean.headline import take_headline

STORY = "The ferry ran aground on a sandbank in the lower river on Sunday night, police said."


def taken(*lines: str, title: str = "") -> Draft:
    draft = Draft("a", title=title, paragraphs=[Paragraph(line) for line in lines])
    take_headline(draft)
    return draft


def test_section_headline_and_subhead_stand_over_bare_text() -> None:
    draft = taken("World", "Ferry runs aground in the river", "Fishing boats take off passengers", STORY)
    assert (draft.section, draft.title, draft.subhead) == (
        "World",
        "Ferry runs aground in the river",
        "Fishing boats take off passengers",
    )
    assert [paragraph.text for paragraph in draft.paragraphs] == [STORY]


def test_a_headline_stands_over_a_dateline_however_short_the_story() -> None:
    assert taken("Ferry aground in the river", "DHAKA, May 1 — It sank.").title == "Ferry aground in the river"


def test_a_story_s_first_sentence_is_no_headline() -> None:
    assert taken("It sank.", STORY).title == ""
    assert taken(STORY, STORY).title == ""
    assert taken("“It sank", STORY).title != STORY


def test_a_list_of_short_lines_is_no_headline() -> None:
    draft = taken("One fish", "Two fish", "Red fish", "Blue fish", "Old fish", "New fish", STORY)
    assert draft.title == ""
    assert len(draft.paragraphs) == 7


def test_a_name_alone_over_the_story_is_left_there() -> None:
    assert taken("JANE ROE", STORY).title == ""


def test_a_known_headline_is_not_left_in_the_text() -> None:
    draft = taken("World", "Ferry runs aground!", STORY, title="Ferry runs aground")
    assert [paragraph.text for paragraph in draft.paragraphs] == [STORY]
    assert [(removed.text, removed.reason) for removed in draft.removed] == [
        ("World", "section_label"),
        ("Ferry runs aground!", "repeated_headline"),
    ]
