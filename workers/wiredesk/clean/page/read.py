"""Read an HTML page's article: paragraphs, captions and metadata."""

import re
from collections.abc import Sequence

import numpy as np
from lxml import etree

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import date_in_url, date_of, on_local_day, with_local_offset
from wiredesk.clean.draft import Draft
from wiredesk.clean.page.app_state import story_in_scripts, story_without_scripts
from wiredesk.clean.page.element_names import BYLINE, CAPTION, FOOTER, NAVIGATION, PULL_QUOTE, STANDFIRST
from wiredesk.clean.page.head import Head, before_day
from wiredesk.clean.page.json_ld import CONTEXT
from wiredesk.clean.page.layout import Layout, read_layout
from wiredesk.clean.page.metadata import Facts, read_facts
from wiredesk.clean.page.shown_authors import shown_agency, shown_authors
from wiredesk.clean.page.shown_times import shown_times
from wiredesk.clean.page.standfirst import shown_standfirst
from wiredesk.clean.parse.article_id import host_of
from wiredesk.clean.repair.html_entities import unescape
from wiredesk.clean.repair.repair import repair
from wiredesk.clean.story.find import body_reasons, story_reasons
from wiredesk.clean.story.notes import end_notes
from wiredesk.clean.story.pictures import extract_page_captions
from wiredesk.clean.story.pull_quotes import find_pull_quotes
from wiredesk.clean.story.shape import TEMPLATE
from wiredesk.clean.writers.byline import agency_in_byline, authors_of
from wiredesk.clean.writers.names import read_names

DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
WHOLE_PAGE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
"""Without one of these the HTML is only a story's body, from which nothing is removed by guessing."""
TOO_SHORT = 250
"""Characters below which the story may be elsewhere: in structured data, or spread over a plain page."""
MUCH_LONGER = 2
"""The factor by which the story in structured data must be longer than the visible one to replace it."""
MARKUP = ("<p>", "<p ", "&lt;p&gt;", "&lt;p ", "&amp;lt;p", "<br", "&lt;br")  # in structured data
MAX_TAGS = 50_000
"""Maximum tags per page; the largest of 240 news pages had 7,140. A tag costs the parser a hundred times its bytes, so
a page with more is read as the lines between its tags."""
TAGS = re.compile(r"(?:<[^<>]{0,4000}+>\s*+)++")
UNREAD = re.compile(r"<(script|style)\b[^<>]{0,2000}>.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
"""Elements not shown to readers; an unclosed one extends to the end, which avoids rescanning."""
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]{0,30}+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]{0,60}+)?+)?+"""
CROWDED_TAG = re.compile(rf"<([a-zA-Z][^\s/>]{{0,40}}+)(?:{_ATTRIBUTE}){{100,}}+")
"""A tag with a hundred attributes; a long name or value counts as several, which bounds rescanning."""
MAX_CROWDED = 10_000_000_000
"""Sum of squared lengths of such tags: the parser compares each attribute of a tag with all others, and
100,000 in one take minutes. Scripts may look like such tags, so a page below this limit, which takes a second, is
unchanged."""
COMMENT_END = "-->"
UNREAD_TAG = re.compile("<(script|style|svg)")
OTHER_JSON = "application/json"
"""The type of scripts with the state of a page's program, which is a seventh of what else would be parsed."""
OPENING_TAG = re.compile("<(?:p|div|article|body)")
"""Rare in script code, but present in text between a script in a comment and the end of the next script."""
MAX_DRAWING = 50_000
TEXT_IN_DRAWING = re.compile(
    r"<(?:p[\s>]|div|article|body|section|script|svg|foreignobject|"
    r"/(?!(?:g|path|defs|title|desc|symbol|clippath|mask|use|rect|circle|polygon|lineargradient|stop|style)>))",
    re.IGNORECASE,
)
"""Occurs in `svg` only if a page is broken, or if an attribute's value contains another element's tag."""
TITLE_WORD = re.compile(r"[^\W\d_]{4,}")
CELL_BREAK = " | "
MAX_FOLDED = 3
"""Letters into which one is folded at most: the ligature in "ﬃ"."""
MIN_PARAGRAPHS, MAX_BIOGRAPHY = 2, 500
"""Paragraphs above what a page says of its writer, and its characters: no story speaks of its writer at its end."""
MARKS_BEFORE = "-_*• "
SAID_OF_WRITER = re.compile(",| [a-zß-ÿ]")
MIN_REPEATED = 150
"""Characters of a paragraph that a page has in two places, as in a copy for readers who have not paid."""
MIN_COPIED, MIN_COPIES = 60, 2
"""Characters of a paragraph that counts, and how many of an element's are repeated in a copy of the story."""
COUNTRY = re.compile(r"\.([a-z]{2})$")
OF_NO_COUNTRY = frozenset({"ai", "cc", "co", "eu", "fm", "io", "ly", "me", "tv", "to", "ws", "ca"})
"""Domains of countries that sites of other countries use, and the country that writes both orders."""
AROUND_STORY = (NAVIGATION, FOOTER)
OF_THE_ARTICLE = (None, CAPTION, STANDFIRST)
"""Reasons of blocks whose repairs count as the article's."""


def read_page(draft: Draft) -> None:
    """Set `paragraphs` from `html`, and fill the fields that the producer left empty from the page."""
    tree = _parsed(draft.html)
    if tree is None:
        draft.paragraphs = list(filter(None, _repaired_lines(draft, _between_tags(draft.html))))
        return
    facts = read_facts(tree, draft.url)
    _apply_facts(draft, facts)
    layout = read_layout(tree)
    whole = WHOLE_PAGE.search(draft.html) is not None
    reasons = story_reasons(layout, facts.headlines, facts.site) if whole else body_reasons(layout)
    words = _repaired_blocks(draft, layout, reasons)
    extract_page_captions(draft, layout, words, reasons)
    for index in find_pull_quotes(layout, words, reasons):
        reasons[index] = PULL_QUOTE
    if whole:
        _read_head(draft, facts, Head(layout, words, reasons, facts.title), reasons)
    paragraphs = _paragraphs(layout, words, reasons)
    has_headline = any(layout.tags[block.holder] == "h1" for block in layout.blocks)
    around = () if has_headline else AROUND_STORY  # a page of menus only has no story
    shown = [text for text, reason in zip(words, reasons, strict=True) if text and reason not in around]
    draft.end_notes = end_notes(layout, words, reasons)
    if whole or not paragraphs:
        paragraphs = _or_from_elsewhere(draft, facts, shown, paragraphs, empty=not any(words))
    draft.paragraphs = paragraphs
    if facts.is_tab and draft.title == facts.title and paragraphs:
        over = words[: words.index(paragraphs[0]) + 1] if paragraphs[0] in words else paragraphs[:1]
        headline = next((line for line in over if line and _ends_with(draft.title, line)), None)
        draft.title = headline or draft.title
        paragraphs = paragraphs[headline == paragraphs[0] :]
    draft.title_is_guess = facts.is_tab and draft.title == facts.title and not _is_about(draft.title, paragraphs)
    _record_removed(draft, words, reasons)


def _parsed(html: str) -> etree._Element | None:
    try:
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
        markup = _thinned(_without_unread(html))
        declaration = DECLARATION.match(markup)
        read = markup[declaration.end() if declaration else 0 :].encode("utf-8", "replace")
        if b"\0" in read:  # searched in bytes, which takes a tenth of the time
            return _parsed(html.replace("\0", ""))
        tags = np.count_nonzero(np.frombuffer(read, np.uint8) == ord("<"))
        return etree.fromstring(read, parser) if tags <= MAX_TAGS else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _without_unread(html: str) -> str:
    """The page without script code, style sheets and drawings: most of a page, which slows down the parser.

    JSON-LD is kept, as is anything that could be page text after a broken tag.
    """
    pieces, start = [], 0
    while opened := UNREAD_TAG.search(html, start):
        body = html.find(">", opened.start()) + 1
        closed = html.find(f"</{opened[1]}", opened.start())
        if not 0 < body <= closed:
            break
        pieces.append(html[start : closed if _may_be_read(html, opened, body, closed) else body])
        start = closed
    return "".join((*pieces, html[start:])) if pieces else html


def _may_be_read(html: str, opened: re.Match[str], body: int, closed: int) -> bool:
    """Whether the content of a script, style sheet or drawing from `body` to `closed` may be text or metadata."""
    if opened[1] == "svg":
        return closed - body > MAX_DRAWING or TEXT_IN_DRAWING.search(html, body, closed) is not None
    if html.find(COMMENT_END, body, closed) >= 0:
        return True
    if opened[1] == "style":
        return html.find("<", body, closed) >= 0
    start = opened.start()
    if html.find("json", start, body) >= 0 and (
        html.find(OTHER_JSON, start, body) < 0 or html.find("ld", start, body) >= 0
    ):
        return True
    if CONTEXT.match(html, body, closed):
        return True
    return OPENING_TAG.search(html, body, closed) is not None


def _thinned(markup: str) -> str:
    """The page without the attributes of tags that have too many, if they would slow down the parser."""
    if len(markup) ** 2 <= MAX_CROWDED:
        return markup
    if sum((found.end() - found.start()) ** 2 for found in CROWDED_TAG.finditer(markup)) <= MAX_CROWDED:
        return markup
    return CROWDED_TAG.sub(r"<\1", markup)


def _apply_facts(draft: Draft, facts: Facts) -> None:
    draft.url = draft.url or facts.url
    draft.title = draft.title or _repaired(draft, facts.title or "")
    draft.source = draft.source or _repaired(draft, facts.source or "") or None
    draft.section = draft.section or _repaired(draft, facts.section or "") or None
    draft.published_at = draft.published_at or facts.published_at
    draft.modified_at = draft.modified_at or facts.modified_at
    draft.language = draft.language or facts.language
    draft.byline = draft.byline or [name for author in facts.authors if (name := _repaired(draft, author))]


def _repaired(draft: Draft, words: str) -> str:
    """Return page text with its characters repaired; the parser has already resolved entities."""
    found = repair(words)
    for kind, count in found.counts.items():
        draft.repair_counts[kind, "html"] += count
    return found.text if found.text is words else " ".join(found.text.split())


def _repaired_blocks(draft: Draft, layout: Layout, reasons: list[str | None]) -> list[str]:
    """Return the text of each block with its characters repaired; count the repairs inside the article."""
    words = [block.words for block in layout.blocks]
    for counted in (draft, None):
        indexes = [index for index, reason in enumerate(reasons) if (reason in OF_THE_ARTICLE) is (counted is draft)]
        lines = _repaired_lines(counted, [words[index] for index in indexes])
        for index, line in zip(indexes, lines, strict=True):
            words[index] = line
    return words


def _repaired_lines(counted: Draft | None, lines: list[str]) -> list[str]:
    """Return lines with their characters repaired; scanning all lines together takes a tenth of the time."""
    together = "\n".join(lines)
    found = repair(together)
    if found.text is together:
        return lines
    repaired = found.text.split("\n")
    if len(repaired) != len(lines):  # an escape stood for a line break
        repaired = [repair(line).text for line in lines]
    if counted is not None:
        for kind, count in found.counts.items():
            counted.repair_counts[kind, "html"] += count
    return [" ".join(line.split()) for line in repaired]


def _read_head(draft: Draft, facts: Facts, head: Head, reasons: list[str | None]) -> None:
    """Set standfirst, byline and times from the lines around the start of the story, if not already known."""
    if not draft.subhead:
        lines = shown_standfirst(head, facts.descriptions, draft.title)
        draft.subhead = " ".join(head.words[index] for index in lines) or None
        for index in lines:
            reasons[index] = "subhead"
    if not authors_of([name for author in draft.byline for name in read_names(author)], draft.source, draft.url):
        names, lines = shown_authors(head)
        draft.byline = [*draft.byline, *names]
        for index in lines:
            reasons[index] = reasons[index] or BYLINE
            draft.agency = draft.agency or agency_in_byline(before_day(head.words[index]))
    draft.agency = draft.agency or shown_agency(head)
    if (signature := head.signature()) is not None:
        reasons[signature] = BYLINE
    writers = [name for author in draft.byline for name in read_names(author) if " " in name]
    last = [index for index, reason in enumerate(reasons) if reason is None and head.words[index]][MIN_PARAGRAPHS:][-2:]
    for index in last if writers else ():
        if len(head.words[index]) <= MAX_BIOGRAPHY and _opens_with(writers, head.words[index].lstrip(MARKS_BEFORE)):
            reasons[index] = BYLINE
    if draft.published_at == facts.published_at:
        _read_times(draft, facts, head)


def _opens_with(writers: list[str], line: str) -> bool:
    """Return whether a line says something of one of the writers: "Ama Mensah, …", "Ama Mensah writes …"."""
    return any(line.startswith(name) and SAID_OF_WRITER.match(line, len(name)) for name in writers)


def _read_times(draft: Draft, facts: Facts, head: Head) -> None:
    """Set the times from the URL and the lines around the story, if these improve on the metadata."""
    stated, day = draft.published_at, date_in_url(draft.url)
    in_utc = (stated or "").endswith(("Z", "+00:00"))
    others = {time[:10] for time in facts.other_times} - {(stated or "")[:10]}
    is_day = stated is not None and len(stated) == len("2026-05-02") and draft.modified_at is None
    if stated and not (facts.is_vague or in_utc or day or others or is_day):
        return
    shown, modified = shown_times(head, _with_country(draft.language, draft.url))
    if stated is None or facts.is_vague:
        draft.published_at = shown or stated
        draft.modified_at = draft.modified_at or modified
    elif shown and (shown[:10] in others or (is_day and shown > stated)):
        draft.published_at = shown  # metadata that contradict each other, or give a day only: the reader sees this one
    elif shown and in_utc and shown[:10] != stated[:10]:
        draft.published_at = with_local_offset(stated, shown)
    if in_utc and day is not None and draft.published_at == stated:
        draft.published_at = on_local_day(stated or "", day)
    found = date_of(draft.published_at)
    if day is not None and (found is None or abs((found - day).days) > 1):
        draft.published_at = day.isoformat()


def _with_country(language: str | None, url: str | None) -> str | None:
    """English with the country of the page's host, which decides the order of day and month in "07-03-2026"."""
    country = COUNTRY.search(host_of(url or ""))
    if country is None or (language or "en").lower() != "en" or country[1] in OF_NO_COUNTRY:
        return language
    return f"en-{country[1]}"


def _ends_with(title: str, line: str) -> bool:
    """Return whether a title is a name, a colon or bar, and a line that is most of it."""
    name = title.removesuffix(line)
    return len(name) < min(len(title), len(line)) and name.rstrip()[-1:] in tuple(":|»>-–—")


def _is_about(title: str, paragraphs: Sequence[str]) -> bool:
    """Return whether a story has half the longer words of a title."""
    words = [word.lower() for word in TITLE_WORD.findall(title)]
    text = "\n".join(paragraphs).lower()
    return sum(word in text for word in words) >= 0.5 * len(words)


def _paragraphs(layout: Layout, words: list[str], reasons: list[str | None]) -> list[str]:
    """The story's blocks as paragraphs; the cells of a table row form one paragraph."""
    paragraphs: list[str] = []
    known: dict[str, int] = {}
    copies = _copies(layout, words, reasons)
    row_before = cell_before = None
    for block, text, reason in zip(layout.blocks, words, reasons, strict=True):
        around = layout.parents[block.holder]
        if reason is not None or not text or around in copies:
            continue
        if len(text) >= MIN_REPEATED and known.setdefault(text, around) != around:
            continue
        row = layout.parents[block.holder] if layout.tags[block.holder] in ("td", "th") else None
        if row is not None and row == row_before and block.holder != cell_before:
            paragraphs[-1] += CELL_BREAK + text
        else:  # several paragraphs in one cell are those of an old layout, and no table
            paragraphs.append(text)
        row_before, cell_before = row, block.holder
    return paragraphs


def _copies(layout: Layout, words: list[str], reasons: list[str | None]) -> set[int]:
    """Return the elements that repeat the story: one for printing, or for screens of another size."""
    first: dict[str, int] = {}
    counts: dict[int, list[int]] = {}
    for block, text, reason in zip(layout.blocks, words, reasons, strict=True):
        if reason is None and len(text) >= MIN_COPIED:
            around = layout.parents[block.holder]
            repeated = first.setdefault(text, around) != around
            count = counts.setdefault(around, [0, 0])
            count[repeated] += 1
    return {around for around, (new, old) in counts.items() if old >= MIN_COPIES and old > 2 * new}


def _or_from_elsewhere(
    draft: Draft, facts: Facts, blocks: list[str], paragraphs: list[str], *, empty: bool
) -> list[str]:
    """Return the story from elsewhere in the page, if hardly any of it is visible.

    Args:
        draft: the article.
        facts: of the page.
        blocks: text of the page outside its menus.
        paragraphs: the story as far as it is known.
        empty: whether the page has no text at all.
    """
    shown, body = sum(map(len, paragraphs)), facts.body or ""
    least = max(TOO_SHORT, MUCH_LONGER * shown)
    if len(body) > least:  # repairs are slow, and most shorten a text
        stated = _paragraphs_in(draft, unescape(body)[0]) if any(map(body.__contains__, MARKUP)) else []
        stated = stated or _shown_lines(draft, body.split("\n"))
        if sum(map(len, stated)) > least:
            return stated
    markup = story_in_scripts(draft.html) or story_without_scripts(draft.html) if shown < TOO_SHORT else None
    if markup and sum(map(len, lines := _paragraphs_in(draft, markup))) > least:
        return lines
    if paragraphs:
        return paragraphs
    if empty:  # nested deeper than the parser allows
        blocks = [line for line in _repaired_lines(draft, _between_tags(draft.html)) if line]
    title = letters_of(draft.title)
    start = next((index for index, text in enumerate(blocks) if title and letters_of(text) == title), 0)
    return blocks[start:]


def _paragraphs_in(draft: Draft, markup: str) -> list[str]:
    """The story's paragraphs in markup that structured data or a script contains."""
    if (tree := _parsed(markup)) is None:
        return []
    built = read_layout(tree)
    reasons = body_reasons(built)
    return _shown_lines(draft, [block.words for block, reason in zip(built.blocks, reasons, strict=True) if not reason])


def _shown_lines(draft: Draft, lines: Sequence[str]) -> list[str]:
    return [text for line in lines if (text := _repaired(draft, line)) and not TEMPLATE.fullmatch(text)]


def _between_tags(html: str) -> list[str]:
    """Return the lines between tags, without a parser; as a single line if there are too many."""
    text = TAGS.sub("\n", UNREAD.sub(" ", html))
    if text.count("\n") > MAX_TAGS:
        text = text.replace("\n", " ")
    return [words for line in text.split("\n") if (words := " ".join(unescape(line)[0].split()))]


def _record_removed(draft: Draft, words: list[str], reasons: list[str | None]) -> None:
    """The page's text around the story; neighbouring blocks with the same reason are joined."""
    known = set(draft.paragraphs)
    title = letters_of(draft.title)
    opening = title[:1]
    shortest, longest = len(title) // MAX_FOLDED, 2 * len(draft.title)
    noted: list[tuple[str, list[str]]] = []
    for text, reason in zip(words, reasons, strict=True):
        if reason is None or reason in (CAPTION, "subhead") or not text or text in known:
            continue
        may_be_title = text[0].casefold().startswith(opening) or not text[0].isalnum()
        if may_be_title and shortest <= len(text) <= longest and letters_of(text) == title:
            continue
        if noted and noted[-1][0] == reason:
            noted[-1][1].append(text)
        else:
            noted.append((reason, [text]))
    for reason, lines in noted:
        draft.remove("\n".join(lines), reason)
