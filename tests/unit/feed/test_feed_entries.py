"""Each entry of a feed is an article."""

import pytest

from wiredesk.clean.parse.parse import read_article
from wiredesk.feed.feed_entries import MAX_FRAME_BYTES, feed_entries
from wiredesk.limits import Limits
from wiredesk.message import Message

RSS = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Tamba Post</title><!-- <item>none</item> -->
<item><title>Ferry returns</title><link>https://post.example/1</link>
<description><![CDATA[<p>The ferry is back.</p></item>]]></description></item>
<item><title>Bridge opens</title><link>https://post.example/2</link><description>It is open.</description></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Tamba Post</title>
<entry><id>a1</id><title>Ferry returns</title><content>The ferry is back.</content></entry>
<entry><id>a2</id><title>Bridge opens</title><content>It is open.</content></entry></feed>"""


@pytest.mark.parametrize("document", [RSS, ATOM, b"\xef\xbb\xbf" + RSS])
def test_each_entry_keeps_the_head_of_its_feed(document: bytes) -> None:
    articles = [
        read_article(Message("news.raw", None, entry, (("content-type", b"application/xml"),)), Limits())
        for entry in feed_entries(document)
    ]

    assert [(article.title, article.source) for article in articles] == [
        ("Ferry returns", "Tamba Post"),
        ("Bridge opens", "Tamba Post"),
    ]


@pytest.mark.parametrize(
    "document",
    [
        b"<rss><channel><item><title>Alone</title></item></channel></rss>",
        b"<nitf><item>1</item><item>2</item></nitf>",
        b"<rss><channel><item>1</item><![CDATA[<item>2</item>",
        b"<rss><channel>" + b"a" * MAX_FRAME_BYTES + b"<item>1</item><item>2</item></channel></rss>",
        b"no XML",
    ],
)
def test_any_other_document_stays_as_it_is(document: bytes) -> None:
    assert list(feed_entries(document)) == [document]
