import pytest

from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle

SENTENCE = "{} of the story about the ferry of Tamba is long enough to be read as a part of the story by anybody."
STORY = [SENTENCE.format(f"Paragraph {number}") for number in range(1, 9)]
BOX_TEXT = "The ferry was built in 1987 at a yard that no longer exists, and it has sunk only once."


def text_of(*inside: str) -> str:
    """The text of a page with eight paragraphs and extra markup between the fourth and the fifth."""
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in STORY]
    body = "".join([*paragraphs[:4], *inside, *paragraphs[4:]])
    html = f"<html lang='en'><body><article><h1>Ferry</h1><div class='b'>{body}</div></article></body></html>"
    return clean(RawArticle(article_id="a", html=html)).text


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='x'><h3>The ferry in numbers</h3><p>{BOX_TEXT}</p></div>",
        f"<x-box><div class='fact-box'><h3>Facts</h3><ul><li>{BOX_TEXT}</li><li>It is blue.</li></ul></div></x-box>",
        f"<div class='info-box'><h2>Note</h2><p>{BOX_TEXT}</p></div>",
        "<div><div><h2>Sign in or create an account</h2><input type='email'><p>or</p><button>Go</button></div></div>",
        f"<section><h3>The Tamba letter</h3><p>{BOX_TEXT}</p><form><input type='email'></form></section>",
        "<div><p>How do you cross the lake?</p><div><button>x</button>By ferry</div><div>I swim.</div></div>",
        f"<div><p>Support the journalism of the Strait.</p><p>{BOX_TEXT}</p></div>",
        "<div><p>The Tamba Herald at noon</p><p>What the lake did in the night, daily.</p><a href='/n'>Go</a></div>",
        "<div><div>Tamba Port@tambaport · May 2</div><p>The ferry sails at noon. Be there.</p><i>12 likes</i></div>",
        "<div><div>Try another browser, or see other videos of our team on the lake.</div></div>",
    ],
    ids=[
        "fact box",
        "named box of a list",
        "named box",
        "sign-in form",
        "newsletter",
        "poll",
        "box with an appeal",
        "box that ends in a link",
        "post of a network",
        "fallback text of a player",
    ],
)
def test_boxes_among_the_paragraphs_are_none_of_the_story(box: str) -> None:
    assert text_of(box) == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "part",
    [
        f"<ul><li>{BOX_TEXT}</li><li>It is blue.</li></ul>",
        f"<blockquote><p>{BOX_TEXT}</p></blockquote>",
        f"<div><p>{BOX_TEXT}</p></div>",
        f"<h2>The ferry in numbers</h2><p>{BOX_TEXT}</p>",
        f"<div><h2>The first half</h2><p>{BOX_TEXT}</p></div><h2>The second half</h2>",
    ],
    ids=["list", "quote", "wrapped paragraph", "subhead", "section before another"],
)
def test_what_a_story_nests_of_its_own_stays(part: str) -> None:
    assert BOX_TEXT in text_of(part)


def test_a_named_box_above_a_heading_is_a_box() -> None:
    box = f"<div class='info-box'><h2>Note</h2><p>{BOX_TEXT}</p></div>"
    assert text_of(box, "<h2>The second half</h2>") == "\n\n".join([*STORY[:4], "The second half", *STORY[4:]])


def test_boxes_that_the_story_consists_of_stay() -> None:
    days = [f"<div class='day'><h3>Day {day}</h3><p>{BOX_TEXT} That was day {day}.</p></div>" for day in range(1, 4)]
    assert text_of(*days).count(BOX_TEXT) == 3


def test_a_recipe_with_a_button_stays() -> None:
    recipe = "<div><h3>Jam</h3><button>Print</button><ul><li>Ripe pears</li><li>Sugar</li></ul></div>"
    assert "Ripe pears" in text_of(recipe)


@pytest.mark.parametrize("line", ["<div class='info'>{}:15 Ama Mensah</div>", "<time>{}:15</time> <b>Ama Mensah</b>"])
def test_lines_of_time_over_the_entries_of_a_live_blog_are_no_text(line: str) -> None:
    entries = [
        f"<div class='e' id='e{hour}'>{line.format(hour)}<h3>Boat {hour}</h3><p>{BOX_TEXT}</p></div>"
        for hour in range(10, 14)
    ]
    text = text_of(*entries)
    assert "Ama Mensah" not in text
    assert "Boat 12" in text


def test_a_nested_article_with_a_heading_is_a_teaser() -> None:
    teaser = f"<div><article><div><h3><span>Goats</span>: no room on board</h3></div><p>{BOX_TEXT}</p></article></div>"
    assert text_of(teaser) == "\n\n".join(STORY)


def test_a_box_by_name_is_none_of_the_levels_of_a_short_story() -> None:
    box = f"<div class='infobox'><h4>The ferry</h4><p>{BOX_TEXT}</p></div>"
    body = f"<p>{STORY[0]}</p><p>{STORY[1]}</p>{box}<p>{STORY[2]}</p>"
    html = f"<html lang='en'><body><article><h1>Ferry</h1><div class='b'>{body}</div></article></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text.split("\n\n") == STORY[:3]


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='css-1'><h3>Ferries on the lake</h3><p>{BOX_TEXT}</p><p>Only one of them is blue.</p></div>",
        "<div class='infobox'><b>The ferry in numbers</b><ul><li>built in 1987</li><li>two goats</li></ul></div>",
    ],
)
def test_a_box_in_a_short_story_is_no_level_of_it_whatever_its_share(box: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY[:3]) + box + f"<p>{STORY[3]}</p>"
    html = f"<html lang='en'><body><article><h1>Ferry</h1><div class='b'>{body}</div></article></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text.split("\n\n") == STORY[:4]


@pytest.mark.parametrize(("inside", "is_kept"), [("The Strait Post", False), ("The harbour office", True)])
def test_a_small_box_in_which_the_site_speaks_of_itself_is_no_part_of_the_story(inside: str, is_kept: bool) -> None:
    box = f"<div class='g'><p>{inside} has no owner on the lake and is paid for by those who sail on it.</p></div>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY[:4]) + box + f"<p>{STORY[4]}</p>"
    head = "<head><meta property='og:site_name' content='The Strait Post'></head>"
    html = f"<html lang='en'>{head}<body><article><h1>Ferry</h1><div>{body}</div></article></body></html>"
    assert (inside in clean(RawArticle(article_id="a", html=html)).text) == is_kept


def test_a_box_whose_heading_is_above_the_element_of_its_text_is_removed() -> None:
    boxed = f"<div class='c'><section class='s'><h3>The harbour master</h3><div><p>{BOX_TEXT}</p></div></section></div>"
    halves = ["".join(f"<p>{paragraph}</p>" for paragraph in half) for half in (STORY[:2], STORY[2:4])]
    body = f"<div class='t'>{halves[0]}</div>{boxed}<div class='t'>{halves[1]}</div>"
    html = f"<html lang='en'><body><article><h1>Ferry</h1><section>{body}</section></article></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text == "\n\n".join(STORY[:4])


def test_a_form_between_paragraphs_of_a_short_story_is_a_box_whatever_it_says() -> None:
    ask = "<p>Want all that happens on the lake, with the tables of the ferry, at breakfast? Leave us your address.</p>"
    form = f"<div>{ask}<form><input type='email'><button>Send</button></form></div>"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY[:2])
    body = f"<h1>Ferry</h1>{paragraphs}{form}{paragraphs.replace('graph', 'graph no')}"
    html = f"<html><body><article>{body}</article></body></html>"
    assert "at breakfast" not in clean(RawArticle(article_id="a", html=html)).text
