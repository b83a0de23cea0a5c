import json

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.clean import CleanArticle

BODY = "<p>The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed.</p>"
ITEM = {"uri": "http://tna.example/1", "type": "text", "pubstatus": "usable", "body_html": BODY}


def cleaned(**fields: object) -> CleanArticle:
    value = json.dumps(ITEM | fields).encode()
    return clean(read_article(Message("news.raw", None, value), Limits()))


def test_the_headline_is_the_title_and_the_name_for_the_newsroom_is_kept_aside() -> None:
    article = cleaned(title="KENYA-FERRY", headline="Ferry sails again")
    assert article.title == "Ferry sails again"
    assert article.extra["item_title"] == "KENYA-FERRY"


def test_a_summary_is_the_standfirst_in_every_version() -> None:
    summary = "Traders waited for a year."
    in_list = {"role": "summary", "contentType": "text/html", "value": f"<p>{summary}</p>"}
    assert cleaned(descriptions=[{"role": "caption", "value": "Waves."}, in_list]).subhead == summary
    assert cleaned(description_text=summary).subhead == summary
    assert cleaned(description_summary=summary).subhead == summary
    assert cleaned(headlines=[{"value": "Ferry sails"}, {"role": "subhead", "value": summary}]).subhead == summary


def test_editors_among_the_authors_do_not_write() -> None:
    people = [{"name": "Ama Mensah", "role": "writer"}, {"name": "Kofi Boro", "role": "editor"}]
    assert cleaned(authors=people).byline == ["Ama Mensah"]
    assert cleaned(authors=people[1:]).byline == ["Kofi Boro"]
    assert cleaned(bylines=[{"name": "Ama Mensah"}]).byline == ["Ama Mensah"]


def test_the_source_of_ninjs_1_and_of_ap_is_read() -> None:
    assert cleaned(infosource=[{"name": "TNA", "rel": "provider"}]).source == "TNA"


def test_superdesk_states_the_dateline_as_an_object_and_the_abstract_as_html() -> None:
    stated = {"text": "SELLA, Jan 16 Tidal -", "located": {"city": "Sella"}}
    article = cleaned(abstract="<p>Prosecutors will appeal.</p>", dateline=stated)
    assert article.dateline is not None
    assert (article.dateline.text, article.subhead) == ("SELLA, Jan 16 Tidal", "Prosecutors will appeal.")
    article = cleaned(dateline={"located": {"city": "Sella"}})
    assert article.dateline is not None
    assert article.dateline.place == "Sella"


def test_tags_in_a_headline_are_dropped() -> None:
    assert cleaned(headline="<span>Ferry</span> sails again").title == "Ferry sails again"
