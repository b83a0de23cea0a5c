import json

import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.limits import Limits
from wiredesk.message import Message

LINES = [
    "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed.",
    "It carried two hundred people and a goat, the harbour master said.",
]
HTML = "".join(f"<p>{line}</p>" for line in LINES)
TIME = "2026-05-02T18:05:00Z"
FORMS = {
    "JSON Feed": {
        "version": "https://jsonfeed.org/version/1.1", "title": "The Strait",
        "items": [{"id": "1", "title": "Ferry sails", "content_html": HTML, "date_published": TIME,
                   "authors": [{"name": "Ama Mensah"}]}],
    },
    "ANS": {
        "type": "story", "headlines": {"basic": "Ferry sails"}, "credits": {"by": [{"name": "Ama Mensah"}]},
        "first_publish_date": TIME, "content_elements": [{"type": "text", "content": line} for line in LINES],
    },
    "AFP": {"uno": "newsml.afp.1", "title": "Ferry sails", "news": LINES, "published": TIME, "creator": "Ama Mensah"},
    "Reuters": {"item": {"headLine": "Ferry sails", "bodyXhtml": HTML, "firstCreated": TIME, "byLine": "Ama Mensah",
                         "pubStatus": "usable"}},
    "dpa": {"urn": "urn:1", "headline": "Ferry sails", "article_html": HTML, "version_created": TIME,
            "byline": "Ama Mensah"},
    "Guardian": {"webTitle": "Ferry", "webPublicationDate": TIME,
                 "fields": {"headline": "Ferry sails", "byline": "Ama Mensah", "body": HTML}},
    "New York Times": {"headline": {"main": "Ferry sails"}, "byline": {"original": "By Ama Mensah"}, "pub_date": TIME,
                       "body": HTML},
    "Elasticsearch": {"_index": "news", "_id": "7", "_source": {
        "title": "Ferry sails", "body": "\n\n".join(LINES), "author": "Ama Mensah", "published": TIME}},
    "NewsAPI": {"status": "ok", "totalResults": 1, "articles": [
        {"title": "Ferry sails", "content": "\n\n".join(LINES), "author": "Ama Mensah", "publishedAt": TIME}]},
    "WordPress": {"title": {"rendered": "Ferry sails"}, "content": {"rendered": HTML}, "author": 3,
                  "date": "2026-05-02T21:05:00", "date_gmt": TIME.removesuffix("Z"),
                  "_embedded": {"author": [{"id": 3, "name": "Ama Mensah"}]}},
    "a table": {"Title": "Ferry sails", "Article Text": "\n\n".join(LINES), "Author Name": "Ama Mensah",
                "Publish Date": TIME},
    "an envelope in an envelope": {"response": {"status": "ok", "content": {
        "webTitle": "Ferry sails", "webPublicationDate": TIME, "fields": {"body": HTML, "byline": "Ama Mensah"}}}},
    "an answer of Elasticsearch": {"hits": {"total": 1, "hits": [{"_id": "7", "_source": {
        "title": "Ferry sails", "text": "\n\n".join(LINES), "author": "Ama Mensah", "published": TIME}}]}},
    "a graph of JSON-LD": {"@graph": [{"@type": "WebPage"}, {
        "@type": "NewsArticle", "headline": "Ferry sails", "articleBody": "\n\n".join(LINES), "datePublished": TIME,
        "author": {"@type": "Person", "name": "Ama Mensah"}}]},
    "blocks of an editor": {"title": "Ferry sails", "publishedDate": TIME,
                            "authors": [{"firstName": "Ama", "lastName": "Mensah"}],
                            "blocks": [{"type": "paragraph", "data": {"text": LINES[0]}},
                                       {"type": "image", "text": "x"},
                                       {"type": "paragraph", "data": {"text": LINES[1]}}]},
    "Telegram": {"type": "message", "date": TIME, "author": "Ama Mensah", "title": "Ferry sails",
                 "text": [{"type": "bold", "text": LINES[0]}, "\n\n" + LINES[1]]},
    "Scrapy": {"headline": "Ferry sails", "article_text": LINES, "author_name": "Ama Mensah", "publish_date": TIME},
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_article(form: str) -> None:
    article = clean(read_article(Message("news.raw", None, json.dumps(FORMS[form]).encode()), Limits()))
    assert article.title == "Ferry sails"
    assert article.text == "\n\n".join(LINES)
    assert article.byline == ["Ama Mensah"]
    assert article.published_at == TIME


def test_a_hit_of_a_search_engine_keeps_its_id() -> None:
    hit = {"_id": "7", "_source": {"title": "Ferry sails", "body": LINES[0]}}
    assert read_article(Message("news.raw", None, json.dumps(hit).encode()), Limits()).article_id == "7"
