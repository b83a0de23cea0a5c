import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.clean.wire.news_xml import read_news_xml
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.clean import CleanArticle

STORY = "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed."
NOTE = '<p>The post <a href="/f">Ferry sails</a> appeared first on <a href="/">The Strait</a>.</p>'


def cleaned(summary: str) -> CleanArticle:
    value = f"""<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Strait</title>
    <item><guid>f</guid><author>ama@strait.example (Ama Mensah)</author>
    <title>Ferry sails</title><description><![CDATA[{summary}]]></description>
    <content:encoded><![CDATA[<figure><img src="a"/><figcaption>The ferry. Photo: Ama Mensah</figcaption></figure>
    <p>{STORY}</p><p>It carried a goat.</p>{NOTE}]]></content:encoded></item></channel></rss>"""
    return clean(read_article(Message("news.raw", None, value.encode()), Limits()))


@pytest.mark.parametrize("end", ["", " [&#8230;]", "... Read more", f" […]</p>{NOTE}"])
def test_a_summary_that_is_the_beginning_of_the_text_is_no_standfirst(end: str) -> None:
    article = cleaned(f"<p>{STORY[:60]}{end}")
    assert article.subhead is None
    assert article.text == f"{STORY}\n\nIt carried a goat."


def test_another_summary_is_the_standfirst() -> None:
    assert cleaned(f"<p>Traders slept on the quay.</p>{NOTE}").subhead == "Traders slept on the quay."


def test_the_name_behind_the_address_of_an_author_is_the_writers() -> None:
    assert cleaned("<p>Traders slept on the quay.</p>").byline == ["Ama Mensah"]


def test_a_picture_of_media_rss_is_a_caption() -> None:
    media = '<media:content url="a.jpg"><media:description>The ferry at its quay.</media:description></media:content>'
    raw = read_news_xml(
        '<item xmlns:media="http://search.yahoo.com/mrss/"><title>Ferry</title>'
        f"<description>The ferry sailed.</description>{media}</item>"
    )
    assert [caption.text for caption in raw.captions] == ["The ferry at its quay."]
