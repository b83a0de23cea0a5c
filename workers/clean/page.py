"""An HTML page to the article in it: its paragraphs, its captions, and what it says of itself."""

import re

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from workers.clean.blocks import blocks_of
from workers.clean.caption import split_credit
from workers.clean.draft import Draft, Paragraph
from workers.clean.facts import read_facts
from workers.clean.furniture import reason_for
from workers.clean.letters import letters_of
from workers.clean.repair import repair

DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
WHOLE_PAGE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
"""Without one of these the HTML is a story's own body, of which nothing is to be guessed away."""
CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:-text)?(?:$|[\s_-])", re.IGNORECASE)
CREDIT_CLASS = re.compile(r"credit|copyright|photographer|byline", re.IGNORECASE)
CAPTION_LONGEST = 1200
FURNITURE_TAGS = frozenset({"aside", "nav", "footer", "form"})
FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?P<reason>newsletter|related|advert(?:isement)?|ad-slot|share|social|comments?|promo|subscribe|cookie|"
    r"menu|nav|navigation|breadcrumbs?|foot|footer|masthead|sidebar)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
REASONS = {"related": "related_links", "share": "share_prompt", "social": "share_prompt", "comment": "comments"} | {
    "newsletter": "newsletter",
    "subscribe": "newsletter",
    "promo": "advertising",
    "advert": "advertising",
    "advertisement": "advertising",
    "ad-slot": "advertising",
    "cookie": "cookies",
    "comments": "comments",
}
TOO_SHORT = 250
"""Characters below which the quick extraction may have missed the story, and the thorough one is asked."""
LAYOUT_CELL = 600
"""Characters of a table's row that holds a story: the page was laid out with tables, and its paragraphs are lost."""
PULL_CLASS = re.compile(r"pull", re.IGNORECASE)
PULL_QUOTE = (20, 400)
"""Characters of a paragraph that may be a sentence of the story, set large a second time."""
TAGS = re.compile(r"(?:<[^<>]{0,4000}>\s*)+")
MOST_SEARCHED = 200_000_000
"""Characters to search for blocks that are a part of a paragraph: without a bound a page of 4 MB costs its square."""
BULLET = re.compile(r"[-•*·]\s+(?=\S)")


def read_page(draft: Draft) -> None:
    """Set `paragraphs` from `html`, and every other part that the producer left open from what the page says."""
    tree = _parsed(draft.html)
    if tree is None:
        return
    _take_facts(draft, tree)
    whole = WHOLE_PAGE.search(draft.html) is not None
    _take_captions(draft, tree)
    _take_pull_quotes(draft, tree)
    if not whole:
        _take_furniture(draft, tree)
    shown = blocks_of(tree)
    texts = (_extracted(tree) if whole else shown) or _remaining(draft, tree)
    draft.paragraphs = [Paragraph(words) for text in texts if (words := _mended(draft, text))]
    if whole:
        _note_outside(draft, shown)


def _parsed(html: str) -> HtmlElement | None:
    try:
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        markup = DECLARATION.sub("", html.replace("\0", ""), count=1)
        return lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _take_facts(draft: Draft, tree: HtmlElement) -> None:
    facts = read_facts(tree)
    draft.url = draft.url or facts.url
    draft.title = draft.title or _mended(draft, facts.title or "")
    draft.source = draft.source or _mended(draft, facts.source or "") or None
    draft.section = draft.section or _mended(draft, facts.section or "") or None
    draft.published_at = draft.published_at or facts.published_at
    draft.modified_at = draft.modified_at or facts.modified_at
    draft.language = draft.language or facts.language
    draft.byline = draft.byline or [name for author in facts.authors if (name := _mended(draft, author))]


def _take_captions(draft: Draft, tree: HtmlElement) -> None:
    for element in list(tree.iter("figcaption", "td", "p", "div", "span")):
        named = element.tag == "figcaption" or CAPTION_CLASS.search(element.get("class") or "")
        if not named or element.getparent() is None:
            continue
        credit = _take_credit(draft, element)
        words = _mended(draft, " ".join(blocks_of(element)))
        if len(words) > CAPTION_LONGEST:
            continue
        if words:
            text, printed = split_credit(words)
            draft.add_caption(text, credit or printed)
        element.drop_tree()


def _take_credit(draft: Draft, caption: HtmlElement) -> str | None:
    for part in caption.iterdescendants("span", "small", "cite", "em", "div", "p"):
        if CREDIT_CLASS.search(part.get("class") or "") or part.tag in ("cite", "small"):
            words = _mended(draft, " ".join(blocks_of(part)))
            if words and part.getparent() is not None:
                part.drop_tree()
                return words
    return None


def _take_furniture(draft: Draft, tree: HtmlElement) -> None:
    """Take out what the page's own names call furniture."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in ("body", "html"):
            continue
        named = FURNITURE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if element.tag not in FURNITURE_TAGS and not named:
            continue
        words = _mended(draft, " ".join(blocks_of(element)))
        if words:
            reason = REASONS.get(named["reason"].lower(), "outside_article") if named else "outside_article"
            draft.remove(words, reason)
        element.drop_tree()


def _extracted(tree: HtmlElement) -> list[str]:
    quick = trafilatura.extract(tree, include_comments=False, fast=True) or ""
    if len(quick) < TOO_SHORT:
        thorough = trafilatura.extract(tree, include_comments=False) or ""
        quick = max(quick, thorough, key=len)
    cells = [line for line in quick.split("\n") if line.startswith("|")]
    if max(map(len, cells), default=0) > LAYOUT_CELL and 2 * sum(map(len, cells)) > len(quick):
        return []
    lines = [BULLET.sub("", line.strip(), count=1) for line in quick.split("\n")]
    return [line for line in lines if line]


def _remaining(draft: Draft, tree: HtmlElement) -> list[str]:
    """The blocks of a page so plain that no extractor finds its story: all from the headline on but furniture."""
    _take_furniture(draft, tree)
    blocks = blocks_of(tree)
    title = letters_of(draft.title)
    if not blocks:  # deeper than the parser goes
        blocks = [words for line in TAGS.split(draft.html) if (words := " ".join(line.split()))]
    start = next((number for number, words in enumerate(blocks) if title and letters_of(words) == title), 0)
    return blocks[start:]


def _mended(draft: Draft, words: str) -> str:
    """Words of the page with their characters mended; the page's own entities are undone already."""
    found = repair(words)
    for kind, count in found.counts.items():
        draft.mended[kind, "html"] += count
    return " ".join(found.text.split())


def _take_pull_quotes(draft: Draft, tree: HtmlElement) -> None:
    """A sentence that the page shows twice, once in its paragraph and once set large, is said once."""
    least, most = PULL_QUOTE
    whole = None
    for element in list(tree.iter("blockquote", "aside", "div", "figure", "p", "q")):
        if element.tag != "blockquote" and not PULL_CLASS.search(element.get("class") or ""):
            continue
        words = _mended(draft, " ".join(blocks_of(element)))
        letters = letters_of(words)
        if not least <= len(letters) <= most or element.getparent() is None:
            continue
        whole = letters_of(" ".join(blocks_of(tree))) if whole is None else whole
        if whole.count(letters) > 1:
            draft.remove(words, "pull_quote")
            element.drop_tree()
            whole = whole.replace(letters, "", 1)


def _note_outside(draft: Draft, shown: list[str]) -> None:
    """What the page shows around the article, neighbours with the same reason together."""
    paragraphs = [letters_of(paragraph.text) for paragraph in draft.paragraphs]
    kept = "".join(paragraphs)
    known = {letters_of(draft.title), *paragraphs, *(letters_of(removed.text) for removed in draft.removed)}
    searches = MOST_SEARCHED // (len(kept) + 1)
    outside: list[tuple[str, list[str]]] = []
    for block in shown:
        words = " ".join(repair(block).text.split())
        letters = letters_of(words)
        if not letters or letters in known:
            continue
        searches -= 1
        if searches > 0 and letters in kept:
            continue
        reason = reason_for(words) or "outside_article"
        if outside and outside[-1][0] == reason:
            outside[-1][1].append(words)
        else:
            outside.append((reason, [words]))
    for reason, lines in outside:
        draft.remove("\n".join(lines), reason)
