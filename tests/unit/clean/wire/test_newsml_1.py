import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import EmptyArticle
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.clean import CleanArticle

STORY = "The shipyard at Tamba will build four more ferries for the lake, the company said on Tuesday."
ABOUT = "Lake Shipyards employs 240 people in Tamba and has repaired ferries since 1961."


def component(role: str, kind: str, content: str) -> str:
    return (
        f'<NewsComponent><Role FormalName="{role}"/><ContentItem><Format FormalName="{kind}"/>'
        f"<DataContent>{content}</DataContent></ContentItem></NewsComponent>"
    )


def page(words: str) -> str:
    return f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p>{words}</p></body></html>"


def cleaned(*components: str) -> CleanArticle:
    value = f"""<NewsML Version="1.2">
    <NewsEnvelope><SentFrom><Party FormalName="Release Wire"/></SentFrom></NewsEnvelope>
    <NewsItem><Identification><NewsIdentifier><NewsItemId>r1</NewsItemId></NewsIdentifier></Identification>
    <NewsManagement><FirstCreated>20260502T150000+0000</FirstCreated><Status FormalName="Usable"/></NewsManagement>
    <NewsComponent><NewsLines><CopyrightLine>Copyright Release Wire</CopyrightLine></NewsLines>
    <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><NewsComponent>
    <NewsLines><HeadLine>Shipyard to build four ferries</HeadLine><DateLine>TAMBA, Kenya</DateLine></NewsLines>
    {"".join(components)}</NewsComponent></NewsComponent></NewsItem></NewsML>"""
    return clean(read_article(Message("news.raw", None, value.encode()), Limits()))


def test_the_story_is_the_component_whose_role_is_the_body() -> None:
    """As Business Wire sends releases: style sheet, headline and contacts are components before it."""
    article = cleaned(
        component("StyleSheet", "CSS", ".centred {text-align: center}"),
        component("HeadLine", "XHTML", page("Shipyard to build four ferries")),
        component("Contact", "XHTML", page("Ama Mensah, 555-0100, press@shipyard.example")),
        component("Body", "XHTML", page(f"{STORY}</p><p>{ABOUT}")),
    )
    assert article.text == f"{STORY}\n\n{ABOUT}"


def test_lines_of_the_inner_component_and_the_sender_of_the_envelope() -> None:
    article = cleaned(component("Body", "XHTML", page(STORY)))
    assert article.title == "Shipyard to build four ferries"
    assert article.dateline
    assert article.dateline.place == "TAMBA, Kenya"
    assert article.source == "Release Wire"
    assert article.published_at == "2026-05-02T15:00:00+00:00"


def test_a_story_without_a_declared_role() -> None:
    article = cleaned(component("Caption", "Text", "The yard at Tamba"), component("Supporting", "Text", STORY))
    assert article.text == STORY


def test_lines_of_a_picture_are_not_the_storys() -> None:
    picture = (
        "<NewsComponent><NewsLines><HeadLine>The yard</HeadLine><ByLine>Kofi Boro</ByLine></NewsLines>"
        '<ContentItem Href="yard.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>'
    )
    article = cleaned(picture, component("Body", "XHTML", page(STORY)))
    assert (article.title, article.byline) == ("Shipyard to build four ferries", [])


def test_a_release_that_has_nothing_but_a_style_sheet_has_no_text() -> None:
    with pytest.raises(EmptyArticle):
        cleaned(component("StyleSheet", "CSS", ".centred {text-align: center}"))


def test_the_words_of_a_caption_are_a_caption() -> None:
    article = cleaned(component("Body", "Text", STORY), component("Photo Caption", "Text", "The yard at Tamba in May."))
    assert article.text == STORY
    assert [caption.text for caption in article.captions] == ["The yard at Tamba in May."]


def test_a_country_is_its_code() -> None:
    places = "".join(
        f'<Property FormalName="{kind}" Value="{value}"/>' for kind, value in (("Country", "KEN"), ("City", "Tamba"))
    )
    located = f"<DescriptiveMetadata><Location>{places}</Location></DescriptiveMetadata>"
    article = cleaned(located, component("Main", "NITF", page(STORY)))
    assert [(place.name, place.code) for place in article.places] == [("", "KEN"), ("Tamba", None)]


def test_the_time_of_the_first_revision_is_the_article_s_where_no_other_is_stated() -> None:
    def published(revision: int) -> str | None:
        xml = f"""<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>r1</NewsItemId>
        <RevisionId>{revision}</RevisionId></NewsIdentifier></Identification><NewsManagement>
        <ThisRevisionCreated>20260502T150000+0000</ThisRevisionCreated></NewsManagement>
        <NewsComponent><ContentItem><DataContent>{page(STORY)}</DataContent></ContentItem></NewsComponent>
        </NewsItem></NewsML>"""
        return read_article(Message("news.raw", None, xml.encode(), ()), Limits()).published_at

    assert published(1) == "2026-05-02T15:00:00+00:00"
    assert published(2) is None
