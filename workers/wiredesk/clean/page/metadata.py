"""Read an article's metadata from its page: JSON-LD, microdata, meta tags, headings and the URL."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urljoin

from lxml import etree

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import iso_time
from wiredesk.clean.page.json_ld import article_among, by_id, nodes_of, page_among, people_of, text_of
from wiredesk.clean.page.microdata import microdata_of
from wiredesk.clean.page.stated_authors import is_office, without_publisher
from wiredesk.clean.page.titles import SITE_BREAK, choose_title
from wiredesk.clean.parse.article_id import host_of
from wiredesk.knowledge.given_names import is_given_name

_PUBLISHED_AT = """
article:published_time og:article:published_time og:published_time article:published published_time
datepublished rnews:datepublished date_published publish_date published_date publication_date publishdate
published-date published article.published article_date_original articledate article_date displaydate
originalpublicationdate dcsext.articlefirstpublished parsely-pub-date sailthru.date bt:pubdate
cxenseparse:recs:publishtime cxenseparse:publishtime cxenseparse:recs:articlepublicationdate
shareaholic:article_published_time prism.publicationdate citation_publication_date citation_online_date
citation_date og:release_date og:pubdate ptime pubdate pdate pub_date dateposted release_date uploaddate
datecreated creation_date created article:created article:post_date post_date date dc.date.issued
dc.date.created dc:date.created dc.created dc.date dc:date dcterms.created dcterms:created dcterms.issued
dcterms.date dcterms.available aiturec:datetime iso-8601-publish-date sdc.date gsa_date og:article:time
vf:publisheddate tbpubdate timestamp time
"""
_MODIFIED_AT = """
article:modified_time og:article:modified_time og:updated_time datemodified date_modified modified_date lastmod
lastmodified last-modified article:modified dcterms.modified dcterms:modified dc.date.modified dc:date.modified
bt:moddate revision_date updated shareaholic:article_modified_time
"""
META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title", "citation_title"),
    "url": ("og:url", "twitter:url"),
    "source": ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title"),
    "published_at": tuple(_PUBLISHED_AT.split()),
    "modified_at": tuple(_MODIFIED_AT.split()),
    "section": ("article:section", "parsely-section", "section", "og:article:section"),
    "language": ("og:locale", "content-language", "language", "dc.language"),
    "description": ("og:description", "description", "twitter:description", "dc.description", "sailthru.description"),
}
"""Part of an article, then the names of meta tags that state it, the best first.

The names of dates follow what content systems write, as collected by htmldate and newspaper4k."""
VAGUE_TIMES = frozenset({"date", "dcdate", "dctermsdate", "sdcdate", "gsadate", "timestamp", "time"})
"""Keys of meta names with an unspecific time; a line below the headline is preferred."""
AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "article:author_name",
    "author_name",
    "cxenseparse:author",
    "rbauthors",
    "shareaholic:article_author_name",
)
REPEATED = frozenset({"citation_author", "author", "article:author", "og:article:author"})
"""Meta names that occur once per author."""

WRITTEN_BY = re.compile(
    r"\b(?:by|von|par|por|da|door|av|af|przez|author|auteur|autor\w*|verfasst|автор\w*|yazan|tarafından|oleh)\b|作者|著者|執筆|글쓴이",
    re.IGNORECASE,
)
"""WordPress's author label in the tags for sharing."""
_MARKS = re.compile(r"[^a-z0-9]")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
LANGUAGE_IN_PATH = re.compile(r"//[^/]+/([a-z]{2}-[a-z]{2})/")
HOME = re.compile(r"(?:https?:)?//[^/?#]+/?(?:index\.\w{3,5})?|/|\./|/?index\.\w{3,5}", re.IGNORECASE)
"""The address of a front page."""
MAX_LENGTH = 500
"""Characters of a title or a name; longer text is something else."""
READINGS = ("rt", "rp", "style", "script")
"""Elements of a heading that are not its words: readings of characters."""
HEADLINE_NAME = re.compile(r"(?<![a-z])(?:title|headline|tit)(?![a-z])", re.IGNORECASE)
MAX_DESCRIPTION = 2_000
STATING_TAGS = ("h1", "h2", "title", "link", "meta", "span", "time", "script")


@dataclass(slots=True)
class Facts:
    """A page's metadata about its article; None or empty where missing."""

    title: str | None = None
    is_tab: bool = False
    """Whether `title` is the text of the page's `title` element, and the page has no heading."""
    url: str | None = None
    source: str | None = None
    published_at: str | None = None
    is_vague: bool = False
    """Whether `published_at` comes from metadata with an unspecific time."""
    other_times: list[str] = field(default_factory=list)
    """Times of publication in meta tags besides `published_at`, in ISO 8601."""
    modified_at: str | None = None
    section: str | None = None
    language: str | None = None
    authors: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    headlines: set[str] = field(default_factory=set)
    """All headlines given for the article, as keys for comparison."""
    site: set[str] = field(default_factory=set)
    """Names of the site, as keys for comparison."""
    body: str | None = None
    """The story in structured data, its paragraphs separated by line breaks or not at all."""


def read_facts(tree: etree._Element, address: str | None = None) -> Facts:
    """Return the metadata of a parsed page; JSON-LD and microdata take precedence over meta tags.

    Args:
        tree: the page.
        address: the page's URL, if the producer gave one.
    """
    facts = Facts()
    elements: dict[str, list[etree._Element]] = {tag: [] for tag in STATING_TAGS}
    properties: list[etree._Element] = []
    for element in tree.iter(*STATING_TAGS):  # one traversal for all: a traversal costs as much as the rest
        if element.tag in ("span", "time"):
            if element.get("property") is not None and element.get("content") is not None:
                properties.append(element)
        else:
            elements[element.tag].append(element)
    stated = _meta_tags([*elements["meta"], *properties])
    canonical = _canonical(elements["link"])
    facts.language = tree.get("lang") or _language_in(address)
    shown = [words for tag in elements["h1"] if (words := _words(tag)) and len(words) <= MAX_LENGTH]
    home = [words for tag in elements["h1"] if (words := _words(tag)) in shown and _leads_home(tag)]
    shown = [words for words in shown if words not in home]  # what leads home is the site's name
    titles = [title for name in META["title"] if (title := _first(stated, (name,)))]
    addresses = (address, canonical, _first(stated, META["url"]))
    _read_json_ld(elements["script"], facts, addresses, [letters_of(title) for title in (*shown, *titles)])
    _read_microdata(tree, facts)
    structured = facts.title
    _read_meta(stated, facts)
    facts.url = urljoin(facts.url or "", canonical) if canonical else facts.url
    tab = next((words for tag in elements["title"] if (words := _words(tag)) and len(words) <= MAX_LENGTH), None)
    host = host_of(address or facts.url or "").removeprefix("www.")
    site = [name for name in (facts.source, *_site_names(stated), *home, host, *host.split(".")[:-1]) if name]
    below = [words for tag in elements["h2"] if (words := _words(tag)) and len(words) <= MAX_LENGTH]
    facts.title = choose_title(structured, titles, shown, tab, site, address or facts.url, below)
    facts.title = facts.title or _named_headline(tree)
    facts.is_tab = not (structured or titles or shown or below)
    if facts.published_at is None and tab:
        facts.published_at = iso_time(SITE_BREAK.split(tab)[-1], facts.language) if SITE_BREAK.search(tab) else None
        facts.is_vague = facts.published_at is not None
    facts.headlines = {letters_of(title) for title in (structured, facts.title, *titles) if title}
    facts.site = {letters_of(name) for name in site}
    in_tab = _site_in_tab(tab, facts.headlines)
    publisher = facts.site.union(map(letters_of, in_tab))
    if in_tab and letters_of((tab or "").removesuffix(in_tab[0])) in facts.headlines:
        facts.site = publisher
    stated_names = [part for name in facts.authors for part in without_publisher(name, publisher)]
    facts.authors = [name for name in stated_names if letters_of(name) not in publisher and not is_office(name, site)]
    return facts


def _named_headline(tree: etree._Element) -> str | None:
    """The first smaller heading that is named as a title, on a page that has no other title."""
    headings = (
        tag for tag in tree.iter("h3", "h4") if HEADLINE_NAME.search(tag.get("class") or tag.get("itemprop") or "")
    )
    return next((words for tag in headings if (words := _words(tag)) and len(words) <= MAX_LENGTH), None)


def _leads_home(heading: etree._Element) -> bool:
    """Whether a heading is a link to the front page of a site."""
    link = next(heading.iter("a"), None)
    address = (link.get("href") or "").strip() if link is not None else ""
    return link is not None and HOME.fullmatch(address) is not None and _words(link) == _words(heading)


def _site_in_tab(tab: str | None, headlines: Collection[str]) -> list[str]:
    """The last part of the page's `title` element after the headline, if it opens with no person's name."""
    parts = SITE_BREAK.split(tab or "")
    if len(parts) < 2 or letters_of(parts[-1]) in headlines or is_given_name(parts[-1].split(" ")[0]):
        return []
    return parts[-1:]


def _language_in(address: str | None) -> str | None:
    """The language and country in a path such as `/en-gb/news/`."""
    found = LANGUAGE_IN_PATH.search((address or "").lower())
    return found[1] if found else None


def _site_names(stated: dict[str, list[str]]) -> list[str]:
    return [value for name in META["source"] for value in stated.get(_key(name), ())]


def _canonical(links: Sequence[etree._Element]) -> str | None:
    for link in links:
        if (link.get("rel") or "").lower() == "canonical" and ADDRESS.match((link.get("href") or "").strip()):
            return str(link.get("href").strip())
    return None


def _read_json_ld(
    scripts: Sequence[etree._Element], facts: Facts, addresses: Sequence[str | None], headlines: Sequence[str]
) -> None:
    nodes = nodes_of(scripts)
    if not nodes:
        return
    known = by_id(nodes)
    article = article_among(nodes, addresses, headlines)
    page = page_among(nodes)
    if article is None:
        if page is not None:
            facts.published_at = _time(page.get("datePublished"))
            facts.modified_at = _time(page.get("dateModified"))
        return
    facts.title = text_of(article.get("headline")) or text_of(article.get("name"))
    facts.published_at = _time(article.get("datePublished")) or _time((page or {}).get("datePublished"))
    facts.modified_at = _time(article.get("dateModified"))
    facts.section = text_of(article.get("articleSection"))
    publisher = article.get("publisher")
    if isinstance(publisher, dict) and "name" not in publisher:
        publisher = known.get(str(publisher.get("@id")))
    facts.source = text_of(publisher)
    facts.language = text_of(article.get("inLanguage")) or facts.language
    if isinstance(article.get("articleBody"), str):
        facts.body = article["articleBody"]
    stated = article.get("mainEntityOfPage") or article.get("url")
    if isinstance(stated, dict):
        stated = stated.get("@id") or stated.get("url")
    if isinstance(stated, str) and ADDRESS.match(stated):
        facts.url = stated
    facts.authors = people_of(article.get("author") or article.get("creator"), known)
    description = text_of(article.get("description"), MAX_DESCRIPTION)
    if description:
        facts.descriptions.append(description)


def _time(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return iso_time(value) if isinstance(value, str) else None


def _read_microdata(tree: etree._Element, facts: Facts) -> None:
    stated = microdata_of(tree)
    first = {name: values[0] for name, values in stated.items() if len(values[0]) <= MAX_LENGTH}
    facts.title = facts.title or first.get("headline")
    facts.published_at = facts.published_at or _time(first.get("datePublished"))
    facts.modified_at = facts.modified_at or _time(first.get("dateModified"))
    facts.section = facts.section or first.get("articleSection")
    facts.source = facts.source or first.get("publisher")
    facts.language = first.get("inLanguage") or facts.language
    facts.authors = facts.authors or [name for name in stated.get("author", ()) if len(name) <= MAX_LENGTH]


def _meta_tags(tags: Sequence[etree._Element]) -> dict[str, list[str]]:
    """The page's meta tags, and other elements with a property: contents by lower-case name, in order."""
    stated: dict[str, list[str]] = {}
    for tag in tags:
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or "").lower()
        name = name.removeprefix("schema:")
        content = " ".join((tag.get("content") or "").split())
        if name and content and len(content) <= MAX_DESCRIPTION:
            stated.setdefault(_key(name), []).append(content)
    return stated


@lru_cache(maxsize=4_000)
def _key(name: str) -> str:
    """A meta name without punctuation: "publish-date", "publish_date" and "publishDate" are equal."""
    return _MARKS.sub("", name)


PUBLICATION = re.compile(
    r"(?!.*(?:mod|updat|expir|unpub|last|embargo|until|end))(?=.*(?:publi[sc]|pub(?:date|time)))(?=.*(?:date|time|published(?:at|on)?$)).{7,40}"
)
"""A name in no list whose words say when the page was published: "article_publication_date"."""
PUBLISHED_KEYS = frozenset(map(_key, META["published_at"]))


def _first(stated: dict[str, list[str]], names: tuple[str, ...], max_length: int = MAX_LENGTH) -> str | None:
    return next((found[0] for name in names if (found := stated.get(_key(name))) and len(found[0]) <= max_length), None)


def _read_meta(stated: dict[str, list[str]], facts: Facts) -> None:
    language = _first(stated, META["language"])
    facts.language = facts.language or language
    for part in ("published_at", "modified_at"):
        for name in META[part] if getattr(facts, part) is None else ():
            time = iso_time(stated[_key(name)][0], language or facts.language) if _key(name) in stated else None
            if time:
                setattr(facts, part, time)
                facts.is_vague = facts.is_vague or (part == "published_at" and _key(name) in VAGUE_TIMES)
                break
    if facts.published_at is None:
        named = [contents[0] for name, contents in stated.items() if PUBLICATION.fullmatch(name)]
        facts.published_at = next(filter(None, (iso_time(text, language or facts.language) for text in named)), None)
    _prefer_first_publication(stated, facts, language)
    written = {contents[0] for name, contents in stated.items() if name in PUBLISHED_KEYS}
    times = [iso_time(text, language or facts.language) for text in written]
    facts.other_times = [time for time in times if time and not (facts.modified_at or "").startswith(time)]
    facts.source = facts.source or _first(stated, META["source"])
    facts.section = facts.section or _first(stated, META["section"])
    facts.url = facts.url or next((url for url in stated.get("ogurl", ()) if ADDRESS.match(url)), None)
    facts.descriptions += [content for name in META["description"] for content in stated.get(_key(name), ())[:1]]
    if not facts.authors:
        for name in AUTHORS:
            names = [
                author
                for author in stated.get(_key(name), ())
                if not ADDRESS.match(author) and len(author) <= MAX_LENGTH
            ]
            if names:
                facts.authors = list(dict.fromkeys(names if name in REPEATED else names[:1]))
                return
        label, value = _first(stated, ("twitter:label1",)), _first(stated, ("twitter:data1",))
        if label and value and WRITTEN_BY.search(label) and " " in value and not any(map(str.isdigit, value)):
            facts.authors = [value[:1].upper() + value[1:]]  # "von Anna Müller" is on a separate line


def _prefer_first_publication(stated: dict[str, list[str]], facts: Facts, language: str | None) -> None:
    """Use the time in the meta tags if structured data gives the same day for published and modified."""
    if facts.published_at and facts.modified_at and facts.published_at[:10] == facts.modified_at[:10]:
        for name in META["published_at"][:3]:
            time = iso_time(stated[_key(name)][0], language) if _key(name) in stated else None
            if time and time[:10] < facts.published_at[:10]:
                facts.published_at = time
                return


def _words(tag: etree._Element) -> str:
    if not len(tag):
        return " ".join((tag.text or "").split())
    readings = set(tag.iterdescendants(*READINGS))
    words = [tag.text or ""]
    for event, element in etree.iterwalk(tag, events=("start", "end")):
        if element is tag:
            continue
        if event == "start":
            words.append("" if element in readings else element.text or "")
        else:
            words.append((" " if element.tag == "br" else "") + (element.tail or ""))
    return " ".join("".join(words).split())
