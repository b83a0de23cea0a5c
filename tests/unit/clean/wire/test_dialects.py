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
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_article(form: str) -> None:
    article = clean(read_article(Message("news.raw", None, json.dumps(FORMS[form]).encode()), Limits()))
    assert article.title == "Ferry sails"
    assert article.text == "\n\n".join(LINES)
    assert article.byline == ["Ama Mensah"]
    assert article.published_at == TIME
