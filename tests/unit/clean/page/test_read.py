import pytest

from wiredesk.clean.clean import clean
from wiredesk.errors import EmptyArticle
from wiredesk_schemas.raw import RawArticle

PARAGRAPHS = [
    "NORDHAVN, April 28 – A beekeeper became mayor of this railway town on Tuesday, when a third count of the ballots "
    "turned a loss by one vote into a win by two, the returning officer said.",
    "She was told of the result while she was moving hives, and arrived at the school hall in her veil, to the cheers "
    "of those who had waited there since the morning.",
    "“I have been stung twice today,” she said to laughter. “Neither was as much of a surprise as this.” Her opponent "
    "said he would not go to court over the two votes.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Beekeeper is mayor | The Paper</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Beekeeper is mayor",
"datePublished": "2026-04-28T19:05:00+02:00", "author": [{{"@type": "Person", "name": "Jane Roe"}}],
"publisher": {{"name": "The Paper"}}, "articleSection": "Politics"}}</script>
<link rel="canonical" href="https://paper.example/beekeeper"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Beekeeper is mayor</h1>
<figure><figcaption>Officials count ballots. <span class="credit">Photo: John Doe</span></figcaption></figure>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
<blockquote>“Neither was as much of a surprise as this.”</blockquote><p>{PARAGRAPHS[2]}</p></article>
<footer>© 2026 The Paper. All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize("kind", ["application/ld+json", "application/ld&#x2B;json"])
def test_structured_data_are_read_beside_the_state_of_the_program(kind: str) -> None:
    state = '<script id="state" type="application/json">{"headline": "Mayor of the year"}</script>'
    article = clean(
        RawArticle(article_id="a", html=PAGE.replace("application/ld+json", kind).replace("<link", state + "<link"))
    )
    assert (article.title, article.section) == (
        "Beekeeper is mayor",
        "Politics",
    )


def test_a_page_gives_its_story_and_what_it_says_of_it() -> None:
    article = clean(RawArticle(article_id="a", html=PAGE))
    assert article.text.split("\n\n")[1:] == PARAGRAPHS[1:]
    assert article.title == "Beekeeper is mayor"
    assert (article.url, article.source, article.section) == (
        "https://paper.example/beekeeper",
        "The Paper",
        "Politics",
    )
    assert article.byline == ["Jane Roe"]
    assert article.dateline is not None
    assert article.dateline.date == "2026-04-28"
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        ("Officials count ballots.", "Photo: John Doe")
    ]


def test_a_sentence_set_large_is_said_once_and_what_surrounds_the_story_is_listed() -> None:
    article = clean(RawArticle(article_id="a", html=PAGE))
    assert article.text.count("as much of a surprise as this") == 1
    reasons = {removed.reason for removed in article.removed}
    assert {"pull_quote", "navigation", "footer"} <= reasons


def test_a_story_s_own_body_in_html_loses_nothing_but_named_boilerplate() -> None:
    html = "<p>One.</p><aside class='newsletter'><p>Sign up.</p></aside><ul><li>Two.</li></ul><p>Three<br>four.</p>"
    article = clean(RawArticle(article_id="a", html=html))
    assert article.text == "One.\n\nTwo.\n\nThree four."
    assert [(removed.text, removed.reason) for removed in article.removed] == [("Sign up.", "newsletter")]


def test_what_the_producer_said_wins_over_the_page() -> None:
    article = clean(RawArticle(article_id="a", html=PAGE, title="Own title", url="https://own.example/"))
    assert (article.title, article.url) == ("Own title", "https://own.example/")


def test_nesting_without_end_is_read_without_failing() -> None:
    article = clean(RawArticle(article_id="a", html="<div>" * 20_000 + "Words of a story."))
    assert "Words of a story." in article.text


def test_a_page_of_more_tags_than_words_is_read_between_its_tags() -> None:
    html = (
        "<html><body>" + "<p><b>x</b>" * 30_000 + "<script>let a</script><p>Words &amp; more of a story.</body></html>"
    )
    article = clean(RawArticle(article_id="a", html=html))
    assert article.text.endswith("Words & more of a story.")
    assert "let a" not in article.text


def test_the_story_stated_for_machines_is_taken_where_the_page_shows_hardly_any() -> None:
    stated = " ".join(PARAGRAPHS)
    html = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
        + stated
        + '"}</script></head><body><div id="app">Loading</div></body></html>'
    )
    assert clean(RawArticle(article_id="a", html=html)).text.endswith("two votes.")


def test_a_row_of_a_table_is_one_paragraph() -> None:
    html = (
        f"<html><body><p>{PARAGRAPHS[1]}</p><table><tr><td>1</td><td>Roe</td></tr></table><p>{PARAGRAPHS[2]}</p></body>"
    )
    assert clean(RawArticle(article_id="a", html=html)).text.split("\n\n")[1] == "1 | Roe"


def test_a_page_deeper_than_the_parser_goes_is_repaired_too() -> None:
    page = "<div>" * 600 + "The caf&eacute; is \ud800 back." + "</div>" * 600
    assert clean(RawArticle(article_id="a", html=page)).text == "The café is \ufffd back."


def test_a_tag_with_half_a_million_attributes_costs_its_length() -> None:
    # Quadratic time would be half an hour.
    crowd = " ".join(f"a{number}='>'" for number in range(300_000))
    page = f"<html><body><p {crowd}>{PARAGRAPHS[0]}</p><p class='a' id=b>{PARAGRAPHS[1]}</p></body></html>"
    assert clean(RawArticle(article_id="a", html=page)).text.endswith(PARAGRAPHS[1])


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<a", "<a/x=", "<a b='", '<a b="', "<style "])
def test_a_page_of_what_never_closes_costs_its_length(piece: str) -> None:
    # In quadratic time each of these would take minutes to hours.
    article = clean(RawArticle(article_id="a", html=f"<p>{PARAGRAPHS[0]}</p>" + piece * (1_500_000 // len(piece))))
    assert article.text.startswith("A beekeeper")


def test_text_between_a_script_in_a_comment_and_the_next_script_stays() -> None:
    html = f"<html><body><!-- <script> --><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><script>let a = 1</script></body>"
    assert clean(RawArticle(article_id="a", html=html)).text.split("\n\n") == PARAGRAPHS[1:]


def test_paragraphs_in_one_cell_of_an_old_layout_are_no_row_of_a_table() -> None:
    cell = "<br><br>".join(PARAGRAPHS[1:] * 2)
    html = f"<html><body><table><tr><td><a href='/'>Home</a></td><td>{cell}</td></tr></table></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text == "\n\n".join(PARAGRAPHS[1:] * 2)


def test_the_line_over_the_story_is_the_title_where_the_tab_only_names_the_site() -> None:
    body = "<br><br>".join(PARAGRAPHS[1:])
    head = "<html><head><title>Paper English Edition</title></head><body><table><tr><td>"
    lines = "<font size=5><b>Beekeeper is mayor of Nordhavn by two votes</b></font><br><br>By Jane Roe<br><br>"
    article = clean(RawArticle(article_id="a", html=f"{head}{lines}{body}</td></tr></table></body></html>"))
    assert article.title == "Beekeeper is mayor of Nordhavn by two votes"
    assert article.text.split("\n\n") == PARAGRAPHS[1:]


def test_a_heading_that_leads_home_is_not_the_headline() -> None:
    html = (
        "<html lang='en'><head><title>Ferry sails again | Lake News</title></head><body>"
        "<h1><a href='/'>Lake News</a></h1><article><h1>Ferry sails again</h1>"
        "<p>The only ferry on Lake Tamba sailed again on Saturday, its owners said to reporters.</p>"
        "<p>It carried two hundred people and a goat, and nobody complained about either of them.</p>"
        "</article></body></html>"
    )
    assert clean(RawArticle(article_id="a", html=html)).title == "Ferry sails again"


def test_a_page_of_nothing_visible_is_refused() -> None:
    with pytest.raises(EmptyArticle):
        clean(RawArticle(article_id="a", html="\x00"))
