import pytest

from wiredesk.clean.clean import clean
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.raw import RawArticle

STORY = "".join(
    f"<p>Paragraph {number} of the story about the ferry of Tamba is long enough to be read as a part of it.</p>"
    for number in range(1, 8)
)
SUMMARY = "The boat sails again a year after its engine failed, and not everybody on the far bank is happy about that."


def page(head: str = "", above: str = "", below: str = "", url: str | None = None) -> CleanArticle:
    body = f"<article><h1>Ferry sails again on Lake Tamba</h1>{above}<div class='story'>{STORY}</div>{below}</article>"
    html = f"<html lang='en'><head>{head}</head><body><nav><a href='/'>Home</a></nav>{body}</body></html>"
    return clean(RawArticle(article_id="a", html=html, url=url))


@pytest.mark.parametrize(
    "above", [f"<header><p>{SUMMARY}</p></header>", f"<div class='intro'>{SUMMARY}</div>", f"<h2>{SUMMARY}</h2>"]
)
def test_the_standfirst_is_the_summary_between_headline_and_story(above: str) -> None:
    article = page(above=above)
    assert article.subhead == SUMMARY
    assert article.text.startswith("Paragraph 1")


@pytest.mark.parametrize("line", ["By Ama Mensah", "Published 2 May 2026 at 15:05", "Source: Xinhua | Editor: huaxia"])
def test_a_byline_time_or_source_is_no_standfirst(line: str) -> None:
    assert page(above=f"<p>{line}</p>").subhead is None


def test_the_byline_is_read_from_the_links_of_the_authors() -> None:
    meta = (
        "<div class='meta'><a rel='author' href='/a'>Ama Mensah</a> and <a rel='author' href='/b'>Kofi Boro</a></div>"
    )
    assert page(above=meta).byline == ["Ama Mensah", "Kofi Boro"]


@pytest.mark.parametrize(
    "above",
    [
        "<p>Publié le 2 mai 2026 à 15h05</p>",
        "<time datetime='2026-05-02T15:05:00Z'>Saturday</time>",
        "<p>May 2, 2026</p>",
    ],
)
def test_the_time_is_that_of_the_line_under_the_headline(above: str) -> None:
    comment = "<div id='comments'><time datetime='2026-06-01'>1 June 2026</time><p>I was there.</p></div>"
    assert (page(above=above, below=comment).published_at or "")[:10] == "2026-05-02"


def test_the_day_in_the_address_is_used_and_a_time_of_a_comment_is_not() -> None:
    comment = "<div id='comments'><time datetime='2026-06-01'>1 June 2026</time><p>I was there.</p></div>"
    assert page(below=comment).published_at is None
    assert page(below=comment, url="https://strait.example/2026/05/02/ferry").published_at == "2026-05-02"


@pytest.mark.parametrize(
    "json_ld",
    [
        '{"@type": "NewsArticle", "datePublished": "2026-05-02", "author": {"name": "Ama Mensah"},}',
        '{"@type": "NewsArticle", // a comment\n"datePublished": "2026-05-02", "author": "Ama Mensah"}}',
        '{"@graph": [{"@type": "Person", "@id": "#a", "name": "Ama Mensah"},'
        '{"@type": "NewsArticle", "datePublished": "2026-05-02", "author": {"@id": "#a"}}]}',
        '//<![CDATA[\n{"@type": "NewsArticle", "name": "a\nb", "datePublished": "2026-05-02",'
        '"author": "Ama Mensah"}\n//]]>',
    ],
)
def test_json_ld_is_read_with_the_flaws_of_real_pages(json_ld: str) -> None:
    article = page(head=f'<script type="application/ld+json">{json_ld}</script>')
    assert (article.published_at, article.byline) == ("2026-05-02", ["Ama Mensah"])


def test_a_title_loses_the_name_of_site_and_section() -> None:
    title = '<meta property="og:title" content="Ferry sails again on Lake Tamba | Coast | The Strait">'
    assert page(head=title).title == "Ferry sails again on Lake Tamba"
