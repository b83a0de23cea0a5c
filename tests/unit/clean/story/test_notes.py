"""Posts embedded in a story, and remarks around it."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.find import story_reasons
from wiredesk.clean.story.notes import EMBEDDED, end_notes
from wiredesk_schemas.raw import RawArticle

Read = Callable[[str], Layout]

SENTENCE = "{} of the story about the ferry of Tamba is long enough to be read as a part of the story by anybody."
STORY = [SENTENCE.format(f"Paragraph {number}") for number in range(1, 9)]
POST = "<p>We sail at seven. Bring no goats with you, please.</p>— Tamba Port (@tambaport) <a href='/1'>May 2, 2026</a>"


def text_of(below: str, paragraphs: list[str] = STORY, inside: str = "") -> str:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f"<html lang='en'><body><article><h1>Ferry</h1><div class='b'>{story}{inside}</div>{below}</article></body>"
    return clean(RawArticle(article_id="a", html=html)).text


def test_a_post_of_a_network_is_a_medium_and_not_the_story_s_text(layout: Read) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    page = layout(f"<body><div>{paragraphs}<blockquote>{POST}</blockquote>{paragraphs}</div></body>")
    assert [reason for reason in story_reasons(page) if reason] == [EMBEDDED, EMBEDDED]


def test_a_story_that_consists_of_posts_keeps_them(layout: Read) -> None:
    posts = "".join(f"<blockquote><p>{STORY[index]}</p>— Ama (@ama) May {index}</blockquote>" for index in range(8))
    page = layout(f"<body><div><p>{STORY[0]}</p><p>{STORY[1]}</p>{posts}</div></body>")
    assert EMBEDDED not in story_reasons(page)


@pytest.mark.parametrize(
    "note",
    [
        "Aus dem Englischen von Ama Mensah",
        "This is a developing story - more to follow",
        "Ama Mensah reports on the lakes of the interior. Her book about goats was published in May.",
    ],
)
def test_a_remark_in_italics_below_the_story_is_none_of_it(note: str) -> None:
    assert text_of("", inside=f"<p><em>{note}</em></p>") == "\n\n".join(STORY)


def test_a_correction_in_italics_is_no_remark(layout: Read) -> None:
    note = "Correction: an earlier version of this article gave the wrong number of goats on the ferry."
    page = layout("".join(f"<p>{paragraph}</p>" for paragraph in STORY) + f"<p><i>{note}</i></p>")
    assert end_notes(page, [block.words for block in page.blocks], [None] * 9) == []


def test_italics_stay_where_others_of_the_story_are_in_italics() -> None:
    asked = [f"<em>{paragraph}</em>" if index % 2 else paragraph for index, paragraph in enumerate(STORY)]
    assert text_of("", asked) == "\n\n".join(STORY)


def test_a_remark_below_the_story_s_tags_is_none_of_it() -> None:
    tags = "<ul class='tags'><li><a href='/1'>Ferry</a></li></ul>"
    remark = "<div class='x'><p>The radio reported on this subject on 24 March at 05:20 in the morning.</p></div>"
    assert text_of(f"<div>{tags}{remark}</div>") == "\n\n".join(STORY)


def test_rules_for_comments_between_a_menu_and_the_comments_are_none_of_it() -> None:
    rules = " ".join(["Keep to the subject of the article and do not call anybody a goat, however he voted."] * 3)
    below = f"<nav><a href='/2'>Next article</a></nav><p>{rules}</p><div class='comments'><p>First!</p></div>"
    assert text_of(below) == "\n\n".join(STORY)


def test_a_dialog_beside_the_article_is_none_of_the_story() -> None:
    ask = "You can read the Strait on one device at a time, and somebody else is reading it with your account now."
    dialog = f"<section class='x'><p>{ask}</p><p>{ask}</p></section>"
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    html = f"<body><main><div><article><h1>Ferry</h1>{story}</article></div>{dialog}</main></body>"
    assert clean(RawArticle(article_id="a", html=html)).text == "\n\n".join(STORY)


def test_all_entries_of_a_list_of_appeals_are_appeals() -> None:
    entries = ["Sign up for our newsletter and get the news in your inbox.", "The Strait on the networks of the lake."]
    listed = "".join(f"<li>{entry}</li>" for entry in entries)
    assert text_of("", inside=f"<ul>{listed}</ul><p>{STORY[0]}</p>") == "\n\n".join([*STORY, STORY[0]])


def test_a_linked_question_leads_elsewhere_and_a_linked_sentence_may_not() -> None:
    assert text_of("", inside="<p><a href='/1'>WHO FEEDS THE GOATS?</a></p>" + f"<p>{STORY[0]}</p>").count("GOATS") == 0
    sentence = f"<p><a href='/1'>{STORY[0]}</a></p><p>{STORY[1]}</p>"
    assert text_of("", inside=sentence).count(STORY[0]) == 2


def test_a_first_line_stays_where_the_story_is_in_several_parts() -> None:
    parts = "".join(f"<div class='part'><p>{first}</p><p>{second}</p></div>" for first, second in pairwise(STORY))
    html = f"<body><article><h1>Ferry</h1><div class='part'><p>Chaos and some love.</p><p>{STORY[0]}</p></div>{parts}"
    assert clean(RawArticle(article_id="a", html=html)).text.startswith("Chaos and some love.\n\n")


def test_a_paragraph_in_a_second_place_is_read_once() -> None:
    lead = " ".join(STORY[:2])
    copy = f"<div class='intro'><p>{lead}</p></div>"
    assert text_of(copy, [lead, *STORY[2:]]).count(lead) == 1


def test_a_text_that_breaks_off_below_its_link_is_a_teaser() -> None:
    text = (
        "The council doubles the toll of the bridge, and traders who have no boats are as angry as those with goats..."
    )
    teaser = f"<div><div><a href='/2'>Bridge toll doubled by the council</a></div><p>{text}</p></div>"
    assert text_of("", inside=f"{teaser}<p>{STORY[0]}</p>") == "\n\n".join([*STORY, STORY[0]])


def test_main_points_under_their_label_are_said_again_by_the_story() -> None:
    points = (
        "<div><h3>At a glance</h3><ul><li>The ferry sails again.</li><li>It sails three times a day.</li></ul></div>"
    )
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    article = clean(
        RawArticle(article_id="a", html=f"<html><body><article><h1>Ferry</h1>{points}{story}</article></body>")
    )
    assert article.text == "\n\n".join(STORY)
    assert any(part.reason == "summary" for part in article.removed)


def test_a_list_under_such_a_label_at_the_end_stays() -> None:
    listed = (
        "<h3>In brief</h3><ul><li>The ferry sails again on Lake Tamba.</li><li>It sails three times a day.</li></ul>"
    )
    assert "three times a day" in text_of("", inside=listed)


def test_a_fallback_that_amp_shows_where_an_element_fails_is_none_of_the_story() -> None:
    assert text_of("", inside="<amp-list src='1'><p fallback>No other stories could be found.</p></amp-list>") == (
        "\n\n".join(STORY)
    )


def test_the_notes_to_which_numbers_lead_are_no_text_whatever_they_are_called() -> None:
    reference = "<sup><a href='#n{0}'>[{0}]</a></sup>"
    story = "".join(
        f"<p>The ferry of Tamba was built in a yard that no longer exists, the register of {year} says."
        f"{reference.format(number)}</p>"
        for number, year in enumerate((1987, 1988, 1989), start=1)
    )
    notes = "".join(f"<li id='n{number}'>Holt, Rivers of the West, p. {number}8.</li>" for number in (1, 2, 3))
    html = f"<html lang='en'><body><h1>Ferry</h1><div>{story}<h2>References</h2><ol>{notes}</ol></div></body></html>"
    text = clean(RawArticle(article_id="a", html=html)).text
    assert text.endswith("the register of 1989 says.[3]")
