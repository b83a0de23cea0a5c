import pytest

from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle

SENTENCE = "{} of the story about the ferry of Tamba is long enough to be read as a part of the story by anybody."
FIRST = SENTENCE.format("The first paragraph")
REST = "".join(f"<p>{SENTENCE.format(f'Paragraph {number}')}</p>" for number in range(2, 9))


def text_of(body: str) -> str:
    html = (
        f"<html lang='en'><body><nav><a href='/'>Home</a></nav>{body}<footer>© 2026 The Strait</footer></body></html>"
    )
    return clean(RawArticle(article_id="a", html=html)).text


@pytest.mark.parametrize(
    "name",
    [
        "teaser-content",
        "has-sidebar",
        "promo-text",
        "published-text",
        "hidden-xs",
        "tags",
        "comment-free premium",
        "comment-count-0",
    ],
)
def test_a_name_alone_does_not_take_a_paragraph_from_its_story(name: str) -> None:
    assert FIRST in text_of(f"<article><h1>Ferry</h1><div class='{name}'><p>{FIRST}</p></div>{REST}</article>")


def test_a_story_in_two_parts_keeps_both() -> None:
    parts = f"<div class='c1'>{REST}</div><div class='slot'></div><div class='c1'><p>{FIRST}</p></div>"
    assert FIRST in text_of(f"<article><h1>Ferry</h1>{parts}</article>")


def test_a_second_part_of_the_same_name_may_have_a_heading_and_a_list() -> None:
    facts = (
        "<h2>Quick facts</h2><ul><li>The ferry carries two hundred people on a good day.</li><li>It is blue.</li></ul>"
    )
    parts = f"<div class='c1'>{REST}</div><div class='c1'>{facts}<p>{FIRST}</p><h2>Links</h2></div>"
    assert "Quick facts" in text_of(f"<main><h1>Ferry</h1>{parts}</main>").split("\n\n")


def column(text: str) -> str:
    return (
        f"<div class='row'><div class='column'><div><div><div class='story-text'>{text}</div></div></div></div></div>"
    )


def test_parts_of_one_name_in_columns_of_their_own_are_one_story() -> None:
    columns = f"{column(f'<p>{FIRST}</p>')}<div class='row'><p>Buy a goat now.</p></div>{column(REST)}"
    text = text_of(f"<main><h1>Ferry</h1><section>{columns}</section></main>")
    assert text.startswith(FIRST)
    assert "goat" not in text


def test_parts_of_one_name_below_headlines_of_their_own_are_other_stories() -> None:
    columns = f"{column(REST)}<h2>Bridge</h2>{column(f'<p>{FIRST}</p>')}"
    assert FIRST not in text_of(f"<main><h1>Ferry</h1><section>{columns}</section></main>")


def test_the_answers_to_a_question_belong_to_its_page() -> None:
    answer = f"<div class='answer'><i>5</i><div class='post-text'>{REST}</div></div>"
    question = f"<div class='question'><i>12</i><div class='post-text'><p>{FIRST}</p></div></div>"
    other = answer.replace("Tamba", "Boro")
    text = text_of(f"<div id='x'><h1>Which engine?</h1>{question}<h2>2 Answers</h2>{answer}{other}</div>")
    assert text.startswith(FIRST)
    assert text.count("Paragraph 8") == 2


@pytest.mark.parametrize("name", ["breadcrumb", "comment", "credit", "footer-text"])
def test_a_paragraph_beside_the_storys_is_its_own_whatever_its_name(name: str) -> None:
    assert FIRST in text_of(f"<article><h1>Ferry</h1><p class='{name}'>{FIRST}</p>{REST}</article>")


@pytest.mark.parametrize("kind", ["comments", "cookie-consent"])
def test_comments_and_consent_do_not_win_over_a_short_story(kind: str) -> None:
    story = "".join(f"<p>{SENTENCE.format(f'Paragraph {number}')}</p>" for number in range(4))
    other = "".join(
        f"<p>Other text {number} goes on about something else, and it is longer than that.</p>" for number in range(30)
    )
    text = text_of(f"<article><h1>Ferry</h1><div class='b'>{story}</div><div id='{kind}'>{other}</div></article>")
    assert text.count("of the story") == 8
    assert "Other text" not in text


def test_the_next_story_on_the_page_is_another() -> None:
    other = REST.replace("ferry", "goat")
    text = text_of(f"<main><article><h1>Ferry</h1>{REST}</article><article><h1>Goat</h1>{other}</article></main>")
    assert "ferry" in text
    assert "goat" not in text


def test_a_quote_in_a_figure_is_text_and_no_caption() -> None:
    quote = f"<figure><blockquote><p>{FIRST}</p></blockquote><figcaption>Ama Mensah</figcaption></figure>"
    assert FIRST in text_of(
        f"<article><h1>Ferry</h1><div>{REST}{quote}{REST.replace('Paragraph', 'Part')}</div></article>"
    )


def test_a_story_named_as_a_teaser_wins_over_the_text_below_it() -> None:
    below = "".join(f"<p>{SENTENCE.format(f'Footnote {number}')}</p>" for number in range(4))
    text = text_of(
        f"<article><h1>Ferry</h1><div class='article__teaser'><p>{FIRST}</p>{REST}</div><div>{below}</div></article>"
    )
    assert FIRST in text


def test_a_short_story_full_of_links_is_no_list_of_links() -> None:
    places = "".join(
        f"<p><a href='/{place}'>{place}, {place} South, {place} North</a></p>" for place in "ABCDEFGHIJKLMN"
    )
    story = f"<div class='x1'><p>{FIRST}</p><p>Felt in:</p>{places}</div>"
    text = text_of(f"<main><h1>Quake</h1>{story}<aside>Weather at noon: 31 degrees</aside></main>")
    assert text.startswith(FIRST)
    assert "Weather" not in text


def test_a_linked_paragraph_in_a_wrapper_like_those_of_the_others_stays() -> None:
    wrapped = "".join(f"<div class='w1'><p>{SENTENCE.format(f'Paragraph {number}')}</p></div>" for number in range(5))
    linked = "It also <a href='/x'>holds exercises on the lake every year with the boats of its neighbours</a>."
    text = text_of(f"<article><h1>Ferry</h1>{wrapped}<div class='w1'><p>{linked}</p></div>{wrapped}</article>")
    assert "exercises on the lake" in text


def test_a_second_half_named_as_a_call_to_action_stays() -> None:
    long = "".join(f"<p>{SENTENCE.format(f'Late paragraph {number}')} {FIRST}</p>" for number in range(4))
    text = text_of(
        f"<article><h1>Ferry</h1>{REST}<form><input>Letter</form><div class='cta-block_1'>{long}</div></article>"
    )
    assert "Late paragraph 3" in text


def test_a_layout_named_after_its_sidebar_is_no_sidebar() -> None:
    half = "<div class='sidebar-grid__container'><div class='sidebar-grid__content'>{}</div></div>"
    text = text_of(f"<article><h1>Ferry</h1>{half.format(f'<p>{FIRST}</p>')}{half.format(REST)}</article>")
    assert text.startswith(FIRST)


def test_what_is_named_as_a_prompt_and_holds_the_rest_of_the_story_stays() -> None:
    late = "".join(f"<p>{SENTENCE.format(f'Late paragraph {number}')} {FIRST}</p>" for number in range(9))
    links = "<div class='related'><h2><a href='/x'>Goat found</a></h2></div>"
    text = text_of(f"<article><h1>Ferry</h1>{REST}<div class='cta-block'>{late}{links}</div></article>")
    assert "Late paragraph 8" in text
    assert "Goat found" not in text


def test_articles_below_an_article_are_excluded_however_short_they_are() -> None:
    def entry(headline: str, text: str) -> str:
        return f"<article class='entry-{len(text)}'><h1>{headline}</h1><p>{text}</p></article>"

    own = (
        "Villages may close their reefs to all fishing for up to five years, the parliament of the islands has decided."
    )
    other = "The only cinema on the island opened its doors again on Friday, with a film about a man and his canoe."
    html = f"<html><head><title>Reefs</title></head><body>{entry('Reefs', own)}{entry('Cinema', other)}</body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text == own


def test_short_parts_with_the_name_of_the_story_s_element_are_its_parts() -> None:
    parts = [FIRST, SENTENCE.format("The second paragraph"), "It ends with a line that is short, as many stories do."]
    blocks = "<div class='ad'>Advertisement</div>".join(
        f"<div class='article body'><p>{part}</p></div>" for part in parts
    )
    assert text_of(f"<div class='article header'><h1>Ferry</h1></div>{blocks}").split("\n\n") == parts


def test_a_lead_of_several_paragraphs_in_the_header_is_the_story_s() -> None:
    lead = "".join(f"<p>{SENTENCE.format(f'Line {number}')}</p>" for number in (1, 2, 3))
    assert "Line 2" in text_of(f"<article><header><h1>Ferry</h1>{lead}</header><div>{REST}</div></article>")


def test_a_story_beside_its_own_with_a_heading_of_its_own_is_another() -> None:
    other = (
        f"<div class='story'><h2>Bridge</h2><p>{SENTENCE.format('Another')}</p><p>{SENTENCE.format('More')}</p></div>"
    )
    text = text_of(f"<div class='feed'><div class='story'><h1>Ferry</h1>{REST}</div>{other}</div>")
    assert "Another" not in text


OTHER = "".join(f"<p>{SENTENCE.format(f'Paragraph {number}').replace('ferry', 'bridge')}</p>" for number in range(1, 5))


@pytest.mark.parametrize(
    "page",
    [
        "<header><h1 class='title'>Ferry</h1></header><div class='text'>{own}</div>"
        "<section><header><h1 class='title'>Bridge</h1></header><div class='text'>{other}</div></section>",
        "<div class='head'><h1 class='title'>Ferry</h1></div><div class='text'>{own}</div>"
        "<div class='next'><h2 class='title'>Bridge</h2><div class='text'>{other}</div></div>",
        "<div class='head'><h1 class='title'>Ferry</h1></div><div class='bodytext'>{own}</div>"
        "<div class='head'><h2 class='title'>Bridge</h2></div><div class='bodytext'>{other}</div>",
    ],
)
def test_a_headline_and_text_like_the_storys_below_it_are_another_story(page: str) -> None:
    text = text_of(page.format(own=REST, other=OTHER))
    assert "ferry" in text
    assert "bridge" not in text


def test_a_longer_story_in_an_entry_like_the_articles_is_another_one() -> None:
    entry = "<article class='post'><header><h1>{}</h1></header><section>{}</section></article>"
    text = text_of(entry.format("Ferry", REST) + entry.format("Bridge", OTHER * 4))
    assert "ferry" in text
    assert "bridge" not in text


def test_headings_of_first_rank_among_the_paragraphs_are_the_storys() -> None:
    page = f"<h1 class='title'>Ferry</h1><div><h1>Boats</h1>{REST}<h1>Roads</h1>{OTHER}</div>"
    assert "bridge" in text_of(page)


def test_headings_of_first_rank_in_the_article_of_the_headline_are_parts_of_its_story() -> None:
    def part(heading: str, *numbers: int) -> str:
        text = "".join(f"<p>{SENTENCE.format(f'Paragraph {number}')}</p>" for number in numbers)
        return f"<div class='row'><div class='block'>{heading}{text}</div></div>"

    title = "The most beautiful end of the lake"
    slogan = f"<div class='row'><div class='block'><h1>If not now</h1><p>{FIRST}</p></div></div>"
    parts = part("", 1, 2, 3, 4) + part("<h1>Where to sleep</h1>", 5, 6) + part("<h1>Where to eat</h1>", 7, 8)
    head = f"<html><head><meta property='og:title' content='{title}'></head>"
    body = f"<body>{slogan}<article><h2><time>Jun 17</time> {title}</h2>{parts}</article></body></html>"
    text = clean(RawArticle(article_id="a", html=head + body)).text
    assert "Paragraph 1 " in text
    assert "Paragraph 8 " in text
