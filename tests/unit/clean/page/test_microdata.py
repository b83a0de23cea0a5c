from lxml import etree

from wiredesk.clean.page.metadata import read_facts
from wiredesk.clean.page.microdata import microdata_of

PAGE = """<html><body>
<div itemscope itemtype="https://schema.org/WebSite"><span itemprop="headline">The site</span></div>
<article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">Ferry  returns</h1><meta itemprop="datePublished" content="2026-05-02T10:00:00Z">
<span itemprop="author" itemscope itemtype="https://schema.org/Person">By <b itemprop="name">Ama Mensah</b></span>
<span itemprop="author">Kofi Boro</span><span itemprop="articleSection">Coast</span>
<span itemprop="publisher" itemscope><meta itemprop="name" content="The Strait"></span></article></body></html>"""
TREE = etree.fromstring(PAGE, etree.HTMLParser())


def test_an_article_s_properties_are_read_and_no_other_item_s() -> None:
    stated = microdata_of(TREE)
    assert stated["headline"] == ["Ferry returns"]
    assert stated["author"] == ["Ama Mensah", "Kofi Boro"]


def test_microdata_gives_the_facts_that_no_json_states() -> None:
    facts = read_facts(TREE)
    assert (facts.title, facts.section, facts.source) == ("Ferry returns", "Coast", "The Strait")
    assert facts.published_at == "2026-05-02T10:00:00Z"
    assert facts.authors == ["Ama Mensah", "Kofi Boro"]
