import contextlib
import json
import time

import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError, MalformedArticle
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.raw import RawArticle

LEAD = "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed."
NEXT = "“We waited for so long that my daughter learned to swim,” said trader Efua Quist."

NITF = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "http://www.iptc.org/std/NITF/3.3/specification/nitf-3-3.dtd">
<nitf><head><title>Ferry</title><tobject><tobject.subject tobject.subject.refnum="04015000"
tobject.subject.matter="Transport"/></tobject><docdata management-status="usable"><doc-id id-string="tna.1234"/>
<date.issue norm="20260502T150500Z"/><ed-msg info="Adds quote."/><evloc city="Tamba" iso-cc="KE"/>
<doc.copyright holder="The News Agency"/></docdata></head>
<body><body.head><hedline><hl1>Ferry sails again on Lake Tamba</hl1><hl2>Traders waited for a year</hl2></hedline>
<byline>By <person>Ama Mensah</person></byline><dateline>TAMBA, Kenya, May 2 (TNA)</dateline></body.head>
<body.content><p>{LEAD}</p><p>{NEXT}</p><hl2>Second boat</hl2><p>A second boat is promised&nbsp;for 2027.</p>
<media media-type="image"><media-reference source="a.jpg"/><media-caption>The ferry at Tamba.</media-caption></media>
</body.content></body></nitf>"""

NEWSML_G2 = f"""<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:tna.example:1234" version="3"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="tna.example"><name>The News Agency</name></provider>
<versionCreated>2026-05-02T15:05:00Z</versionCreated>
<embargoed>2026-05-02T18:00:00+03:00</embargoed><pubStatus qcode="stat:usable"/><edNote>Adds quote.</edNote></itemMeta>
<contentMeta><contentCreated>2026-05-02T14:00:00Z</contentCreated><located qcode="city:1"><name>Tamba</name></located>
<headline>Ferry sails again on Lake Tamba</headline><by>By Ama Mensah</by><dateline>TAMBA, Kenya, May 2 (TNA)</dateline>
<language tag="en"/><subject qcode="medtop:20000337"><name>Transport</name></subject></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>{LEAD}</p><p>{NEXT}</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""

NEWSML_1 = f"""<?xml version="1.0"?>
<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>tna.example</ProviderId><RevisionId>2</RevisionId>
<PublicIdentifier>urn:newsml:tna.example:1234:2</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20260502T140000Z</FirstCreated><ThisRevisionCreated>20260502T150500Z</ThisRevisionCreated>
<Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>
<HeadLine>Ferry sails again on Lake Tamba</HeadLine>
<ByLine>By Ama Mensah</ByLine><DateLine>TAMBA, Kenya, May 2 (TNA)</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="The News Agency"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><ContentItem><DataContent><nitf><body>
<body.content><p>{LEAD}</p><p>{NEXT}</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>
</NewsItem></NewsML>"""

RSS = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Strait</title><language>en</language><item><title>Ferry sails again on Lake Tamba</title>
<link>https://strait.example/ferry</link><guid>https://strait.example/?p=1</guid><dc:creator>Ama Mensah</dc:creator>
<pubDate>Sat, 02 May 2026 15:05:00 GMT</pubDate><category>Transport</category>
<description>Traders waited a year.</description>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{NEXT}</p>]]></content:encoded></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Strait</title><entry><id>tag:strait.example,2026:1</id>
<title>Ferry sails again on Lake Tamba</title><link href="https://strait.example/ferry"/>
<author><name>Ama Mensah</name></author>
<published>2026-05-02T15:05:00Z</published><updated>2026-05-02T16:00:00Z</updated>
<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{NEXT}&lt;/p&gt;</content></entry></feed>"""


def read(value: str) -> RawArticle:
    return read_article(Message(topic="news.raw", partition=0, offset=0, key=None, value=value.encode()), Limits())


def cleaned(value: str) -> CleanArticle:
    return clean(read(value))


@pytest.mark.parametrize(
    "document", [NITF, NEWSML_G2, NEWSML_1, RSS, ATOM], ids=["nitf", "g2", "newsml1", "rss", "atom"]
)
def test_every_format_gives_the_same_story(document: str) -> None:
    article = cleaned(document)
    assert article.title == "Ferry sails again on Lake Tamba"
    assert article.text.startswith(f"{LEAD}\n\n{NEXT}")
    assert article.byline == ["Ama Mensah"]
    assert (article.published_at or "").startswith("2026-05-02T1")


@pytest.mark.parametrize("document", [NITF, NEWSML_G2, NEWSML_1], ids=["nitf", "g2", "newsml1"])
def test_a_dateline_beside_the_text_is_the_dateline(document: str) -> None:
    article = cleaned(document)
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date, article.agency) == ("TAMBA, Kenya", "2026-05-02", "TNA")


def test_nitf_keeps_headings_captions_and_what_its_head_states() -> None:
    article = cleaned(NITF)
    assert article.text.endswith("Second boat\n\nA second boat is promised for 2027.")
    assert [caption.text for caption in article.captions] == ["The ferry at Tamba."]
    assert (article.subhead, article.editor_note) == ("Traders waited for a year", "Adds quote.")
    assert (article.copyright_holder, article.article_id) == ("The News Agency", "tna.1234")
    assert [(term.name, term.code) for term in article.subjects] == [("Transport", "04015000")]
    assert [term.name for term in article.places] == ["Tamba"]


def test_an_embargo_becomes_a_notice_with_its_end() -> None:
    article = cleaned(NEWSML_G2)
    assert [(notice.kind, notice.until) for notice in article.notices] == [("embargo", "2026-05-02T18:00:00+03:00")]
    assert (article.revision, article.source) == (3, "The News Agency")
    assert [(term.name, term.code) for term in article.subjects] == [("Transport", "medtop:20000337")]


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_item_that_is_taken_back_is_withdrawn(status: str) -> None:
    assert read(NEWSML_G2.replace("stat:usable", f"stat:{status}")).withdrawn
    assert read(NEWSML_1.replace('"Usable"', f'"{status.capitalize()}"')).withdrawn


def test_a_feed_of_several_entries_is_refused_with_the_remedy() -> None:
    item = RSS[RSS.index("<item>") : RSS.index("</channel>")]
    with pytest.raises(MalformedArticle, match="2 articles: send one article a record"):
        read(RSS.replace("</channel>", item + "</channel>"))


def test_entities_are_not_expanded_and_no_file_is_read() -> None:
    bomb = '<!DOCTYPE nitf [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    document = (
        f"{bomb}<nitf><body><body.content><p>{LEAD}</p><p>One &b; two &f; three.</p></body.content></body></nitf>"
    )
    text = cleaned(document).text
    assert text.startswith(LEAD)
    assert "xxxxxxxxxx" not in text
    assert "root:" not in text


def test_broken_xml_is_read_as_far_as_it_goes_or_refused() -> None:
    assert cleaned(NITF.replace("</body.content></body></nitf>", "")).text.startswith(LEAD)
    with pytest.raises(ArticleError):
        read("<nitf><")


def test_numbered_characters_that_no_text_can_hold_are_replaced() -> None:
    text = cleaned(NITF.replace("for 2027", "for &#55357;&#x27; 2027</broken>")).text
    assert "for \ufffd' 2027" in text


@pytest.mark.parametrize(
    "document",
    [
        "<?xml?>" * 40 + "<x>",
        "<!-- -->" * 60 + "<x>",
        "<nitf>" + "<!DOCTYPE a [ ]" * 12_000,
        "<nitf>" + " " * 60_000 + "</nitf>",
    ],
    ids=["declarations", "comments", "document types", "blanks"],
)
def test_the_time_grows_with_the_size_of_what_stands_before_the_story(document: str) -> None:
    started = time.process_time()
    with contextlib.suppress(ArticleError):
        read(document)
    assert time.process_time() - started < 1


def ninjs(**fields: object) -> str:
    return json.dumps({"uri": "http://tna.example/1", "type": "text", **fields})


BODY = f"<p>{LEAD}</p><p>{NEXT}</p>"


def test_ninjs_3_is_read_by_its_names_in_camel_case() -> None:
    article = cleaned(
        ninjs(
            versionCreated="2026-05-02T15:05:00Z",
            headlines=[{"role": "main", "value": "Ferry sails again on Lake Tamba"}],
            bodies=[
                {"role": "text", "contentType": "text/plain", "value": LEAD},
                {"role": "text", "contentType": "application/xhtml+xml", "value": BODY},
            ],
            by="By Ama Mensah",
            copyrightHolder="The News Agency",
            edNote="Adds quote.",
            embargoedUntil="2026-05-02T18:00:00Z",
            subjects=[{"name": "Transport", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000337"}],
            places=[{"name": "Tamba"}],
            associations=[{"name": "main", "type": "picture", "descriptions": [{"value": "The ferry at Tamba."}]}],
        )
    )
    assert article.text == f"{LEAD}\n\n{NEXT}"
    assert (article.title, article.byline) == ("Ferry sails again on Lake Tamba", ["Ama Mensah"])
    assert (article.copyright_holder, article.editor_note) == ("The News Agency", "Adds quote.")
    assert [(notice.kind, notice.until) for notice in article.notices] == [("embargo", "2026-05-02T18:00:00Z")]
    assert [caption.text for caption in article.captions] == ["The ferry at Tamba."]
    assert [term.name for term in (*article.subjects, *article.places)] == ["Transport", "Tamba"]


@pytest.mark.parametrize("name", ["pubstatus", "pubStatus"])
@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_ninjs_item_that_is_taken_back_is_withdrawn(name: str, status: str) -> None:
    assert read(ninjs(versioncreated="2026-05-02T15:05:00Z", **{name: status})).withdrawn


def test_the_dialects_of_ap_and_superdesk_are_read() -> None:
    item = {"uri": "urn:1", "headline": "Ferry sails again", "versioncreated": "2026-05-02T15:05:00Z"}
    ap = cleaned(json.dumps({"data": {"item": {**item, "bylines": [{"by": "By Ama Mensah"}], "body_nitf": BODY}}}))
    assert (ap.text, ap.byline) == (f"{LEAD}\n\n{NEXT}", ["Ama Mensah"])
    killed = {**item, "guid": "urn:1", "state": "killed", "body_html": BODY}
    assert read(json.dumps(killed)).withdrawn


BODY = f"<body.content><p>{LEAD}</p><p>{NEXT}</p></body.content>"


def nitf(body_head: str, head: str = "", body: str = BODY, attributes: str = "") -> str:
    return f"<nitf {attributes}><head>{head}</head><body><body.head>{body_head}</body.head>{body}</body></nitf>"


def test_nitf_in_the_dialects_of_agencies() -> None:
    """NITF from EFE, AP and NTB: a keyword or the headline as lower headline, initials as byline, a job title after the
    name, the language on the root, a widget's code as text, the writer's contact details."""
    keyword = "<docdata><key-list><keyword key='KENYA FERRY'/></key-list></docdata>"
    efe = cleaned(
        nitf(
            "<hedline><hl1>Ferry sails</hl1><hl2>KENYA FERRY</hl2></hedline><byline>gr/bp</byline>"
            "<distributor>Agencia EFE</distributor><abstract><p>A year ashore</p></abstract>",
            keyword,
        )
    )
    assert (efe.subhead, efe.byline, efe.agency) == ("A year ashore", [], "EFE")
    reach = "<p>___</p><p>Ama Mensah can be reached at http://strait.example/mensah .</p>"
    ap = cleaned(
        nitf(
            "<hedline><hl1>Ferry sails</hl1><hl2>Ferry sails</hl2></hedline>"
            "<byline>By AMA MENSAH<byttl>AP Business Writer</byttl></byline>"
            "<distributor>The Associated Press</distributor>",
            body=f"<body.content><block id='Main'><p>{LEAD}</p><p>{NEXT}</p>{reach}</block></body.content>",
        )
    )
    assert (ap.subhead, ap.byline, ap.agency, ap.text) == (None, ["AMA MENSAH"], "AP", f"{LEAD}\n\n{NEXT}")
    widget = "<p>&#60;div class=&#34;w&#34;&#62;&#60;/div&#62;&#60;script src=&#34;w.js&#34;&#62;&#60;/script&#62;</p>"
    ntb = read(
        nitf(
            "<byline>Ama Mensah / Strait.no</byline>",
            body=BODY.replace("<p>", widget + "<p>"),
            attributes="baselang='nb-NO'",
        )
    )
    assert (ntb.language, clean(ntb).byline, clean(ntb).text) == ("nb-NO", ["Ama Mensah"], f"{LEAD}\n\n{NEXT}")


def test_newsml_g2_with_a_lower_headline_and_text_wrapped_as_a_teletype_wraps_it() -> None:
    """From ANSA: lines of plain text in one paragraph, the desk's initials as creator."""
    lines = f"\n   (ANSA) - Rome, May 2 - {LEAD.replace(' a year', chr(10) + 'a year')}\n   {NEXT}\n"
    start, end = NEWSML_G2.index("<contentSet>"), NEWSML_G2.index("</contentSet>")
    content = f"<contentSet><inlineData contenttype='text/plain'><![CDATA[<p>{lines}</p>]]></inlineData>"
    document = (NEWSML_G2[:start] + content + NEWSML_G2[end:]).replace(
        "<by>By Ama Mensah</by>",
        "<headline role='hld:subHeadline'>A year ashore</headline><creator><name>VRG</name></creator>",
    )
    article = cleaned(document.replace("<dateline>TAMBA, Kenya, May 2 (TNA)</dateline>", ""))
    assert (article.title, article.subhead, article.byline) == ("Ferry sails again on Lake Tamba", "A year ashore", [])
    assert (article.agency, article.dateline and article.dateline.place) == ("ANSA", "Rome")
    assert article.text == f"{LEAD}\n\n{NEXT}"


def test_the_byline_in_nitf_inside_newsml_g2_is_a_person_s() -> None:
    start, end = NEWSML_G2.index("<contentSet>"), NEWSML_G2.index("</contentSet>")
    inner = nitf("<byline>By Ama Mensah, <byttl>Staff Reporter</byttl></byline>")
    document = NEWSML_G2[:start] + f"<contentSet><inlineXML>{inner}</inlineXML>" + NEWSML_G2[end:]
    creator = "<creator><name>The News Agency</name></creator>"
    assert cleaned(document.replace("<by>By Ama Mensah</by>", creator)).byline == ["Ama Mensah"]


def test_of_the_bodies_of_a_ninjs_item_the_one_is_read_whose_format_is_known() -> None:
    html = f"<p>{LEAD}</p><p>{NEXT}</p>"
    own = {"role": "own", "contentType": "application/xml", "value": "<OWN><RUBRIK>Ferry</RUBRIK></OWN>" + "x" * 900}
    plain = {"role": "text", "contentType": "text/plain", "value": LEAD}
    inner = '<?xml version="1.0"?>' + nitf("<hedline><hl1>Ferry</hl1></hedline><byline>By The Desk</byline>")
    for body in ({"contentType": "text/html", "value": html}, {"contentType": "text/vnd.IPTC.NITF", "value": inner}):
        article = cleaned(ninjs(pubStatus="usable", title="Ferry sails", bodies=[plain, {"role": "main", **body}, own]))
        assert (article.text, article.subhead, article.byline) == (f"{LEAD}\n\n{NEXT}", None, [])
    assert cleaned(ninjs(pubStatus="usable", title="Ferry sails", bodies=[own, plain])).text == LEAD


def test_a_picture_that_the_item_and_its_text_both_show_is_one_caption() -> None:
    figure = (
        "<figure><div class='byline'>Karl Boro/TNA</div><figcaption>The ferry at Tamba in May.</figcaption></figure>"
    )
    picture = {"type": "picture", "by": "Karl Boro/TNA", "descriptions": [{"value": "The ferry at Tamba in May."}]}
    body = {"contentType": "text/html", "value": f"<article><p>{LEAD}</p><p>{NEXT}</p>{figure}</article>"}
    article = cleaned(ninjs(pubStatus="usable", bodies=[body], associations=[picture]))
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        ("The ferry at Tamba in May.", "Karl Boro/TNA")
    ]


def test_newsml_g2_with_html_in_the_dialect_of_dpa() -> None:
    """The agency in the dateline is marked up like a picture credit; the creator is an account."""
    start, end = NEWSML_G2.index("<contentSet>"), NEWSML_G2.index("</contentSet>")
    head = "<header><ul class='slugline'><li>Shipping</li></ul><h1>Ferry sails again on Lake Tamba</h1></header>"
    line = f"<p><span class='dateline'>Tamba <span class='credit'>(dpa)</span> - </span>{LEAD}</p><p>{NEXT}</p>"
    content = f"<contentSet><inlineXML><html><body>{head}<section>{line}</section></body></html></inlineXML>"
    document = (NEWSML_G2[:start] + content + NEWSML_G2[end:]).replace(
        "<by>By Ama Mensah</by>", "<creator><name>mensah.ama</name></creator>"
    )
    article = cleaned(document.replace("TAMBA, Kenya, May 2 (TNA)", "Tamba (dpa) - "))
    assert (article.text, article.agency, article.byline) == (f"{LEAD}\n\n{NEXT}", "dpa", [])
    assert article.dateline
    assert article.dateline.place == "Tamba"


def test_newsml_g2_with_the_headline_in_its_nitf_alone() -> None:
    start, end = NEWSML_G2.index("<contentSet>"), NEWSML_G2.index("</contentSet>")
    inner = nitf("", head="<title>Ferry sails again on Lake Tamba</title>")
    document = NEWSML_G2[:start] + f"<contentSet><inlineXML>{inner}</inlineXML>" + NEWSML_G2[end:]
    assert cleaned(document.replace("<headline>Ferry sails again on Lake Tamba</headline>", "")).title == (
        "Ferry sails again on Lake Tamba"
    )


def test_newsml_1_whose_lower_headline_is_the_first_paragraph_and_whose_dateline_is_a_day() -> None:
    """From the Greek agency: the paragraph belongs to the story, and a date alone is not a dateline."""
    lines = f"</HeadLine><SubHeadLine><![CDATA[{LEAD}]]></SubHeadLine>"
    article = cleaned(NEWSML_1.replace("</HeadLine>", lines).replace("TAMBA, Kenya, May 2 (TNA)", "2/5/2026"))
    assert (article.text, article.subhead, article.dateline) == (f"{LEAD}\n\n{NEXT}", None, None)


def test_nitf_whose_editors_note_has_content_of_its_own() -> None:
    note = "<note noteclass='editorsnote'><body.content><p>A sample story, written by hand.</p></body.content></note>"
    article = cleaned(NITF.replace("<body.head>", f"<body.head>{note}"))
    assert article.text.startswith(LEAD)
    assert "sample story" not in article.text


def test_nitf_whose_date_has_an_offset_but_no_time_of_day() -> None:
    assert cleaned(NITF.replace("20260502T150500Z", "20260502+0100")).published_at == "2026-05-02"


def test_content_of_newsml_g2_without_its_news_item() -> None:
    inner = nitf("<hedline><hl1>Ferry sails again on Lake Tamba</hl1></hedline>")
    article = cleaned(f"<contentSet><inlineXML contenttype='application/nitf+xml'>{inner}</inlineXML></contentSet>")
    assert (article.title, article.text) == ("Ferry sails again on Lake Tamba", f"{LEAD}\n\n{NEXT}")


@pytest.mark.parametrize("below", [True, False])
def test_nitf_with_place_and_day_in_elements_and_a_picture_with_its_photographer(below: bool) -> None:
    dateline = "<dateline><location>Tamba, Kenya</location><story.date norm='20260502'>May 2</story.date></dateline>"
    picture = (
        "<media media-type='image'><media-caption><p>Passengers wave from the deck.</p></media-caption>"
        "<media-producer>Juma Otieno</media-producer></media>"
    )
    block = f"<p>{LEAD}</p><p>{NEXT}</p></block>{picture}" if below else f"<p>{LEAD}</p>{picture}<p>{NEXT}</p></block>"
    body = f"<body.content><block>{block}</body.content>"
    head = "<docdata><date.issue norm='20260502T150500Z'/></docdata>"
    article = cleaned(nitf(f"<hedline><hl1>Ferry sails</hl1></hedline>{dateline}", head, body))
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date) == ("Tamba, Kenya", "2026-05-02")
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        ("Passengers wave from the deck.", "Juma Otieno")
    ]
    assert article.text == f"{LEAD}\n\n{NEXT}"
