"""How the cost of the `clean` stage grows with the size of an article, from 1 kB to 4 MB, for many shapes.

    python benchmarks/growth.py [--shapes NAME,NAME] [--largest BYTES] [--limit SECONDS] [--json]
    python benchmarks/growth.py --profile NAME [--largest BYTES]

Each cell is a separate process that reads one article from bytes, cleans it and writes its record. The table shows
seconds of processor time by size; `growth`, the exponent between the two largest sizes (1 is linear, 2 quadratic);
seconds per megabyte at the largest size; and `memory`, the additional memory of the process as a multiple of the input
(beyond the interpreter, the libraries, and one copy of the input). A cell over the limit is killed and shown as `over`.
"""

import argparse
import contextlib
import cProfile
import json
import math
import multiprocessing
import os
import pstats
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count, cycle
from pathlib import Path
from typing import Any

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError
from wiredesk.limits import Limits
from wiredesk.message import Message

SIZES = (1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22)
LINEAR = 1.3
"""Exponents above this are reported: measured times scatter, and a tenth of the largest size may be setup."""
SLOW = 2.5
"""Seconds per megabyte above which a shape is reported."""
HEAVY = 10.0
"""Maximum memory of an article, as a multiple of its input."""
ENVELOPE = 200
"""Bytes reserved for the JSON around the words, so that the largest article is as large as the limits allow."""

Pieces = Iterable[str] | Callable[[], Iterator[str]]
Shape = Callable[[int], Any]
"""Makes words or markup of about the given number of bytes."""

_PARTS = "ba ko ri ten mar sol vi da lu ne pa gor shi el tam wer ou cha ni bru"
_SYLLABLES = _PARTS.split()


def words(seed: int = 1) -> Iterator[str]:
    """An endless, reproducible sequence of words of two to four syllables."""
    rng = random.Random(seed)
    while True:
        yield "".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4)))


def sentences(seed: int = 1, shortest: int = 5, longest: int = 25) -> Iterator[str]:
    """An endless sequence of sentences of such words."""
    rng, vocabulary = random.Random(seed), list(_first(words(seed), 5000))
    while True:
        chosen = rng.choices(vocabulary, k=rng.randint(shortest, longest))
        yield " ".join(chosen).capitalize() + "."


def paragraphs(seed: int = 1) -> Iterator[str]:
    """Paragraphs of two sentences."""
    sentence = sentences(seed)
    while True:
        yield f"{next(sentence)} {next(sentence)}"


def _first(pieces: Iterable[str], number: int) -> list[str]:
    return [piece for piece, _ in zip(pieces, range(number), strict=False)]


def filled(pieces: Iterable[str], size: int, between: str = "") -> str:
    """Join pieces until they have `size` bytes as JSON."""
    taken, total = [], 0
    for piece in pieces:
        total += len(json.dumps(piece + between, ensure_ascii=False).encode("utf-8", "replace")) - 2
        if total > size:
            break
        taken.append(piece)
    return between.join(taken)


def lines(pieces: Pieces) -> Shape:
    return lambda size: {"text": filled(pieces_of(pieces), size, "\n\n")}


def spaced(pieces: Pieces, between: str = " ") -> Shape:
    return lambda size: {"text": filled(pieces_of(pieces), size, between)}


def endless(piece: str) -> Shape:
    """One piece repeated without separator."""
    return lambda size: {"text": filled(cycle([piece]), size)}


def page(pieces: Pieces, before: str = "", after: str = "", head: str = "") -> Shape:
    """A whole page with such pieces in its body."""

    def made(size: int) -> dict[str, str]:
        opening = f"<!DOCTYPE html><html><head><title>A headline of the page</title>{head}</head><body>{before}"
        closing = f"{after}</body></html>"
        return {"html": opening + filled(pieces_of(pieces), size - len(opening) - len(closing) - 40) + closing}

    return made


def in_head(pieces: Pieces, before: str = "", after: str = "") -> Shape:
    """A page with a short story and a head full of such pieces."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in _first(paragraphs(), 2))

    def made(size: int) -> dict[str, str]:
        opening, closing = f"<html><head><title>A page</title>{before}", f"{after}</head><body>{story}</body></html>"
        return {"html": opening + filled(pieces_of(pieces), max(1, size - len(opening + closing) - 40)) + closing}

    return made


def nested(opening: str, closing: str, words_each: bool = False) -> Shape:
    """Nested elements, with a paragraph in the innermost, or words at each level."""

    def made(size: int) -> dict[str, str]:
        step = opening + ("word " if words_each else "")
        depth = (size - 300) // (len(step + closing) + 2 * step.count('"')) + 1
        return {"html": f"<html><body>{step * depth}<p>{next(paragraphs())}</p>{closing * depth}</body></html>"}

    return made


def nested_json(size: int) -> dict[str, str]:
    depth = (size - 300) // 2 + 1
    held = "[" * depth + "]" * depth
    return {
        "html": f'<html><head><script type="application/ld+json">{held}</script></head>'
        f"<body><p>{next(paragraphs())}</p></body></html>"
    }


def attributes(size: int) -> dict[str, str]:
    held = filled((f" data-a{number}='{number}'" for number in count()), size - 300)
    return {"html": f"<html><body><p{held}>{next(paragraphs())}</p></body></html>"}


def listed(field: str, pieces: Pieces) -> Shape:
    """A list field, next to a short text."""
    return lambda size: {
        "text": next(paragraphs()),
        field: filled(pieces_of(pieces), size - 500, "\n\n").split("\n\n"),  # same length as quotes and comma
    }


def field_of(name: str, pieces: Pieces, between: str = " ") -> Shape:
    return lambda size: {"text": next(paragraphs()), name: filled(pieces_of(pieces), size - 500, between)}


def bare(make: Callable[[int], bytes]) -> Shape:
    """Bytes that are not JSON."""
    return make


def xml(opening: str, pieces: Pieces, closing: str) -> Shape:
    """An XML document with such pieces between its first and its last tags."""

    def made(size: int) -> bytes:
        inner = filled(pieces_of(pieces), size - len(opening) - len(closing))
        return f"{opening}{inner}{closing}".encode()

    return made


def pieces_of(pieces: Pieces) -> Iterator[str]:
    """A new iterator over pieces: from a function that makes them, or cycling through a list."""
    return pieces() if callable(pieces) else cycle(pieces)


def wrapped(size: int) -> dict[str, str]:
    """Prose at 72 columns, with a blank line between paragraphs."""
    paragraph, total, parts = paragraphs(), 0, []
    while total < size:
        row: list[str] = []
        for word in next(paragraph).split():
            if row and len(" ".join((*row, word))) > 72:
                parts.append(" ".join(row) + "\n")
                row = []
            row.append(word)
        parts.append(" ".join(row) + "\n\n")
        total += sum(map(len, parts[-9:]))
    return {"text": "".join(parts)[:size]}


def wrapped_without_blanks(size: int) -> dict[str, str]:
    return {"text": wrapped(size)["text"].replace("\n\n", "\n")}


def _numbered(pattern: str, start: int = 1) -> Callable[[], Iterator[str]]:
    """The pattern with {n} counted up and {w}, {s} and {p} as words, a sentence and a paragraph."""

    def made() -> Iterator[str]:
        word, sentence, paragraph = words(7), sentences(7), paragraphs(7)
        for number in count(start):
            written = pattern.replace("{n}", str(number))
            for mark, source in (("{w}", word), ("{s}", sentence), ("{p}", paragraph)):
                while mark in written:
                    written = written.replace(mark, next(source), 1)
            yield written

    return made


NITF = ("<nitf><head/><body><body.head><hedline><hl1>A story</hl1></hedline></body.head><body.content>",
        "<p>A story of a ferry.</p></body.content></body></nitf>")  # fmt: skip
RSS = (
    "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    "<channel><item><title>A story</title><content:encoded>",
    "</content:encoded></item></channel></rss>",
)
NEWSML_1 = ("<NewsML><NewsItem><NewsComponent>", "</NewsComponent></NewsItem></NewsML>")
COMPONENT = (
    "<NewsComponent><Role FormalName='Contact'/><ContentItem><DataContent>{s}</DataContent></ContentItem>"
    "</NewsComponent>"
)
MOJIBAKE = "the cafÃ© â€œAlmaâ€\x9d said itâ€™s open â€” again"

SHAPES: dict[str, Shape] = {
    # plain text
    "prose, a line each": lines(paragraphs),
    "prose, single line breaks": spaced(paragraphs, "\n"),
    "prose, one emoji": lambda size: {"text": "\U0001f6a2 " + filled(paragraphs(), size - 4, "\n\n")},
    "prose, wrapped": wrapped,
    "prose, wrapped, no blank lines": wrapped_without_blanks,
    "prose, one endless line": spaced(sentences),
    "no spaces": spaced(words, ""),
    "one letter": endless("a"),
    "one capital": endless("A"),
    "spaces alone": endless(" "),
    "spaces between words far apart": spaced(words, " " * 500),
    "line breaks alone": lambda size: {"text": "A word." + "\n" * ((size - 20) // 2) + "Another."},
    "tabs": spaced(words, "\t"),
    "equal paragraphs": lines([next(paragraphs())]),
    "equal short paragraphs": lines(["The ferry is back."]),
    "two paragraphs in turn": lines(_first(paragraphs(), 2)),
    "different short lines": lines(_numbered("Line {n} {w}")),
    "different short lines, no blanks": spaced(_numbered("Line {n} {w}"), "\n"),
    "one word a line": spaced(words, "\n"),
    "indented lines": spaced(_numbered("    {s}"), "\n"),
    "bullets": spaced(_numbered("- {s}"), "\n"),
    "table of results": spaced(_numbered("{n}. {w} {w}   {n}   {n}-{n}"), "\n"),
    "quotes": lines(_numbered("“{s}” said {w}. “{s}”")),
    "quote marks alone": endless("“"),
    "brackets alone": endless("("),
    "dashes alone": endless("- "),
    "points alone": endless(". "),
    "digits alone": endless("7"),
    "commas and words": spaced(words, ", "),
    "addresses": spaced(_numbered("https://{w}.example/{w}/{n}"), " "),
    "one endless address": lambda size: {"text": "https://" + filled(pieces_of(words), size - 60)},
    "https over and over": endless("https://"),
    "emoji": endless("👩‍👩‍👧 "),
    "Chinese": endless("渡轮在维修一年后恢复运营。"),
    "Bengali": endless("ফেরি এক বছর পর ফিরেছে। "),
    "Arabic": endless("عادت العبارة بعد عام. "),
    # dirt
    "stripped escapes": spaced(_numbered("{w} donu2019t u201cgou201d {w}u00e2u20acu2122s")),
    "stripped escapes in one run": endless("u00e2u20acu2122"),
    "stripped escapes, a word before": endless("abcdeu2019"),
    "doubtful escapes": endless("u2014 "),
    "escapes between addresses": spaced(_numbered("https://a.example/{n} {w}u2019s")),
    "escapes after a word's end": endless("uabcd1ufaceu2019"),
    "words like escapes": endless("ufaced"),
    "words like escapes, one true": lambda size: {"text": filled(cycle(["ufaced"]), size - 60) + "u2019s"},
    "literal escapes": spaced(_numbered("{w} don\\u2019t \\u201cgo\\u201d")),
    "literal escapes in one run": endless("\\u2019"),
    "backslashes": endless("\\"),
    "entities": spaced(_numbered("{w} &amp;amp;amp; &#8217;s &eacute;")),
    "entities in layers": lambda size: {"text": "&" + "amp;" * ((size - 60) // 4)},
    "ampersands": endless("&"),
    "ampersands with letters": endless("&abcdefgh "),
    "mojibake": spaced(_numbered("{w} " + MOJIBAKE), " "),
    "mojibake, a line each": lines(_numbered("{w} " + MOJIBAKE)),
    "mojibake of mojibake": spaced(["ÃƒÂ©", "Ã¢â‚¬â„¢"], ""),
    "mojibake of Cyrillic": spaced(["Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "РїСЂРёРІРµС‚"], " "),
    "mojibake of one letter": endless("Ã"),
    "high bytes": endless("é"),
    "C1 controls": endless("\x85a\x92"),
    "control characters": endless("a\x07\x0b"),
    "zero-width": endless("a\u200b\u200d\ufeff"),
    "zero-width alone": endless("\u200b"),
    "soft hyphens": endless("ab\xad"),
    "combining marks": endless("e\u0301"),
    "combining marks in a heap": endless("\u0301"),
    "letters with many marks": endless("e" + "\u0301" * 50),
    "no-break spaces": endless("word\xa0"),
    "direction marks": endless("a\u200e\u202a"),
    "ligatures": endless("ﬁﬂ "),
    "full width": endless("ａｂｃ　"),
    "carriage returns": endless("word\r\n"),
    "byte order marks": endless("\ufeff"),
    # lines of the wire
    "captions with credits": lines(_numbered("{w} {w} stands at the pier {n}. (AP Photo/{w} {w})")),
    "captions, agency pic": lines(_numbered("{s} — Reuters pic")),
    "brackets that never credit": spaced(_numbered("{w} (via {w} "), ""),
    "credits alone": lines(_numbered("Photo: {w} {n}/AFP")),
    "bylines": lines(_numbered("By Jane {w} and John {w}")),
    "one endless byline": lambda size: {"text": "By " + filled(_numbered("Jane {w}, ")(), size - 60)},
    "datelines": lines(_numbered("NAIROBI, Kenya, Sept {n} (Reuters) — {s}")),
    "one endless dateline": lambda size: {"text": filled(cycle(["NAIROBI, "]), size - 60) + "— A story."},
    "sign-offs": lines(_numbered("(Reporting by Jane {w}; Editing by John {w})")),
    "agencies in brackets": endless("(AP) "),
    "boilerplate": lines(["Advertisement", "Related Articles", "Share", "Sign up for our newsletter", "Read more: a"]),
    "boilerplate, all different": lines(_numbered("Read more: {w} {w} {n}")),
    "boilerplate over and over in a line": spaced(["share", "tweet"], " | "),
    "links after related": lambda size: {
        "text": next(paragraphs()) + "\n\nRelated Articles\n\n" + filled(_numbered("{w} {n} {w}")(), size - 600, "\n\n")
    },
    "social embeds": lines(_numbered("{s} — {w} (@{w}) September 14, 2020")),
    "copyright lines": lines(_numbered("© {n} {w}. All rights reserved.")),
    "headlines alone": lines(_numbered("Ferry {n} Returns to {w}")),
    # fields
    "title without end": field_of("title", words),
    "authors": listed("authors", _numbered("Jane {w} {n}")),
    "author without end": field_of("author", words, " and "),
    "captions as a field": listed("captions", _numbered("Picture {n} of {w}")),
    "url without end": lambda size: {
        "text": next(paragraphs()),
        "url": "https://a.example/?" + filled(_numbered("a{n}=b&")(), size - 600),
    },
    "unknown fields": lambda size: {
        "text": next(paragraphs()),
        "more": filled(_numbered("key{n}")(), size - 600, "  ").split("  "),
    },
    # bytes
    "bytes without a stated charset": bare(
        lambda size: filled(paragraphs(), size).encode().replace(b"ta", b"\xe9a").replace(b"vi", b"\x93i")[:size]
    ),
    "Cyrillic bytes": bare(lambda size: ("Паром вернулся через год. " * (size // 26 + 1)).encode("cp1251")[:size]),
    "UTF-16 without a mark": bare(lambda size: filled(paragraphs(), size // 2, "\n\n").encode("utf-16-le")[:size]),
    "UTF-8 with a byte broken in each line": bare(
        lambda size: filled(_numbered("{s} caf\u00e9 ")(), size).encode().replace("é".encode(), b"\xc3")[:size]
    ),
    "page in cp1252": bare(
        lambda size: (
            "<html><head><meta charset=windows-1252></head><body>"
            + filled(_numbered("<p>{s} café</p>")(), size - 100)
            + "</body></html>"
        ).encode("cp1252")[:size]
    ),
    # pages
    "page, paragraphs": page(_numbered("<p>{p}</p>")),
    "page, equal paragraphs": page([f"<p>{next(paragraphs())}</p>"]),
    "page, short paragraphs": page(_numbered("<p>{w} {n}.</p>")),
    "page, empty paragraphs": page(["<p></p>"]),
    "page, divs for paragraphs": page(_numbered("<div>{p}</div>")),
    "page, line breaks": page(_numbered("{s}<br>")),
    "page, double line breaks": page(_numbered("{p}<br><br>")),
    "page, line breaks alone": page(["<br>"]),
    "page, one huge text": page(sentences, "<p>", "</p>"),
    "page, text without tags": page(sentences),
    "page, links": page(_numbered('<a href="/{w}/{n}">{w} {w}</a> ')),
    "page, links in a list": page(_numbered('<li><a href="/{n}">{w} {w} {w}</a></li>'), "<ul>", "</ul>"),
    "page, links in paragraphs": page(_numbered('<p>{s} <a href="/{n}">{w} {w}</a> {s}</p>')),
    "page, inline marks": page(_numbered("<b>{w}</b> <i>{w}</i> <span>{w}</span> ")),
    "page, headings": page(_numbered("<h2>{w} {w} {n}</h2>")),
    "page, sections": page(_numbered("<article><h2>{w} {n}</h2><p>{p}</p></article>")),
    "page, figures": page(_numbered("<figure><img src=a><figcaption>Picture {n} of {w}</figcaption></figure>")),
    "page, figures in one": page(
        _numbered("<figcaption>Picture {n} of {w} <span class=credit>AP</span></figcaption>"), "<figure>", "</figure>"
    ),
    "page, captions by class": page(_numbered('<p class="caption">Picture {n} <cite>{w}</cite></p>')),
    "page, nested captions": nested('<div class="caption">', "</div>", words_each=True),
    "page, credits in a caption": page(_numbered("<span class=credit></span>"), "<figcaption>", "</figcaption>"),
    "page, blockquotes": page(_numbered("<p>{p}</p><blockquote>{s}</blockquote>")),
    "page, pull-quotes": page(_numbered('<p>{p}</p><aside class="pullquote">A ferry {n} came back at last.</aside>')),
    "page, pull-quotes said twice": page(
        _numbered("<p>The ferry number {n} came back.</p><blockquote>The ferry number {n} came back.</blockquote>")
    ),
    "page, nested blockquotes": nested("<blockquote>", "</blockquote>", words_each=True),
    "page, boilerplate by class": page(_numbered('<div class="related"><p>{w} {w} {n}</p></div>')),
    "page, nested boilerplate": nested('<div class="related">', "</div>", words_each=True),
    "page, asides": page(_numbered("<aside><p>{s}</p></aside>")),
    "page, forms": page(_numbered("<form><input name={n}><label>{w}</label></form>")),
    "page, hidden": page(_numbered("<p style='display:none' hidden>{s}</p>")),
    "page, lists": page(_numbered("<ul><li>{s}</li><li>{s}</li></ul>")),
    "page, nested lists": nested("<ul><li>", "</li></ul>", words_each=True),
    "page, tables": page(_numbered("<table><tr><td>{w}</td><td>{n}</td></tr></table>")),
    "page, one table": page(_numbered("<tr><td>{w}</td><td>{n}</td></tr>"), "<table>", "</table>"),
    "page, one row": page(_numbered("<td>{w} {n}</td>"), "<table><tr>", "</tr></table>"),
    "page, nested tables": nested("<table><tr><td>", "</td></tr></table>"),
    "page, deep": nested("<div>", "</div>"),
    "page, deep with words": nested("<div>", "</div>", words_each=True),
    "page, deep spans": nested("<span>", "</span>", words_each=True),
    "page, deep bold": nested("<b>", "</b>"),
    "page, unclosed paragraphs": page(_numbered("<p>{s}")),
    "page, unclosed divs": page(_numbered("<div>{w}")),
    "page, unclosed bold": page(_numbered("<b>{w} ")),
    "page, unclosed links": page(_numbered("<a href=/{n}>{w} ")),
    "page, unclosed fonts and paragraphs": page(_numbered("<p><font>{w} ")),
    "page, closing tags alone": page(["</div>", "</p>"]),
    "page, opening brackets": page(["<"]),
    "page, tags cut off": page(["<div "]),
    "page, attributes": attributes,
    "page, huge attribute": page(words, '<p title="', '">A story of a ferry that is back.</p>'),
    "page, many classes": page(_numbered("c{n} "), '<p class="', '">A story of a ferry that is back.</p>'),
    "page, unknown tags": page(_numbered("<x{n}>{w}</x{n}>")),
    "page, comments": page(_numbered("<!-- {s} --><p>{w}</p>")),
    "page, one huge comment": page(sentences, "<!--", "--><p>A story of a ferry that is back.</p>"),
    "page, comment without end": page(sentences, "<p>A story of a ferry that is back.</p><!--"),
    "page, CDATA": page(_numbered("<![CDATA[ {s} ]]>")),
    "page, processing instructions": page(_numbered("<?x {w}?>")),
    "page, entities": page(_numbered("&amp;amp; &eacute; &#8217; {w} &nbsp;")),
    "page, ampersands": page(["&"]),
    "page, doctypes": lambda size: {"html": filled(cycle(["<!DOCTYPE html>"]), size - 60) + "<p>A story.</p>"},
    "page, xml declarations": lambda size: {"html": filled(cycle(["<?xml "]), size - 60) + "<p>A story.</p>"},
    "page, mojibake": page(_numbered("<p>{w} " + MOJIBAKE + "</p>")),
    "page, scripts": page(_numbered("<script>var a{n} = '{w}';</script><p>{w}</p>")),
    "page, one huge script": page(words, "<script>var a = '", "';</script><p>A story of a ferry that is back.</p>"),
    "page, style": in_head(_numbered(".c{n} {{ color: red }} "), "<style>", "</style>"),
    "page, meta tags": in_head(_numbered('<meta property="article:tag" content="{w} {n}">')),
    "page, different meta tags": in_head(_numbered('<meta name="a{n}" content="{w}">')),
    "page, title without end": in_head(words, "<title>", "</title>"),
    "page, JSON-LD": in_head(
        _numbered('{"@type":"NewsArticle","headline":"{w} {n}"},'),
        '<script type="application/ld+json">[',
        "{}]</script>",
    ),
    "page, JSON-LD scripts": in_head(
        _numbered('<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"{w}"}}</script>')
    ),
    "page, JSON-LD authors": in_head(
        _numbered('{"@type":"Person","name":"Jane {w}"},'),
        '<script type="application/ld+json">{"@type":"NewsArticle","author":[',
        "{}]}</script>",
    ),
    "page, JSON-LD deep": nested_json,
    "page, JSON-LD body": in_head(
        words, '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"', '"}</script>'
    ),
    "page, headlines h1": page(_numbered("<h1>{w} {n}</h1>")),
    "page, times": page(_numbered('<time datetime="{w}">{n}</time>')),
    "page, microdata": page(_numbered('<span itemprop="author" itemscope><span itemprop="name">{w}</span></span>')),
    "page, canonical links": in_head(_numbered("<link rel=canonical href='{w}'>")),
    "page, base addresses": in_head(["<base href='http://a.example/'>"]),
    # wire formats
    "XML, NITF": xml(NITF[0], _numbered("<p>{p}</p>"), NITF[1]),
    "XML, NITF, elements in a line": xml(NITF[0] + "<p>", _numbered("<person>{w}</person> {w} "), "</p>" + NITF[1]),
    "XML, NITF, notes": xml(NITF[0], _numbered("<note><body.content><p>{w}</p></body.content></note>"), NITF[1]),
    "XML, NITF, one line": xml(NITF[0] + "<p>", words, "</p>" + NITF[1]),
    "XML, NITF, deep": xml(NITF[0], ["<block>"], NITF[1]),
    "XML, NewsML-G2, subjects": xml(
        "<newsItem><contentMeta>",
        _numbered("<subject qcode='a:{n}'><name>{w}</name></subject>"),
        "</contentMeta><contentSet><inlineData>A story of a ferry.</inlineData></contentSet></newsItem>",
    ),
    "XML, NewsML 1, components": xml(NEWSML_1[0], _numbered(COMPONENT), NEWSML_1[1]),
    "XML, RSS": xml(RSS[0] + "<![CDATA[", _numbered("<p>{p}</p>"), "]]>" + RSS[1]),
    "XML, RSS, escaped": xml(RSS[0], _numbered("&lt;p&gt;{p}&lt;/p&gt;"), RSS[1]),
    "XML, RSS, entities": xml(RSS[0], _numbered("&nbsp;{w} &#8217; &eacute;"), RSS[1]),
    "XML, comments before": xml("", _numbered("<!-- {w} -->"), NITF[0] + NITF[1]),
    "story's own HTML": lambda size: {"html": filled(_numbered("<p>{p}</p>")(), size)},
    "story's own HTML, links": lambda size: {"html": filled(_numbered('<p>{s} <a href="/{n}">{w}</a></p>')(), size)},
    "story's own HTML, asides": lambda size: {"html": filled(_numbered("<p>{s}</p><aside>{s}</aside>")(), size)},
}


def article_of(shape: str, size: int) -> bytes:
    """The bytes of a record of `news.raw` with this shape, no larger than `size`."""
    made = SHAPES[shape](size if size < SIZES[-1] else size - ENVELOPE)
    value: bytes = made if isinstance(made, bytes) else json.dumps(made, ensure_ascii=False).encode()
    return value if len(value) <= size else trimmed(made, len(value) - size)


def trimmed(fields: dict[str, Any], surplus: int) -> bytes:
    """The article with its longest string shortened by `surplus`."""
    longest = max((name for name in fields if isinstance(fields[name], str)), key=lambda name: len(fields[name]))
    fields = {**fields, longest: fields[longest][: -(surplus + 40)]}
    return json.dumps(fields, ensure_ascii=False).encode()


def cleaned(value: bytes) -> str:
    """The outcome of the whole stage; the name of the error if it fails."""
    try:
        return str(len(clean(read_article(Message("news.raw", b"key", value), Limits())).to_json()))
    except ArticleError as error:
        return type(error).__name__


def _write(shape: str, size: int, path: str) -> None:
    Path(path).write_bytes(article_of(shape, size))


def _peak(forget: bool = False) -> int:
    """The peak memory of this process in bytes; with `forget` reset now, if the system supports it."""
    if forget:
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _settle() -> None:
    """Clean a short text and a short page, to trigger lazy loading and page in the memory of a new process."""
    cleaned(json.dumps({"text": next(paragraphs())}).encode())
    cleaned(json.dumps({"html": f"<html><body><p>{next(paragraphs())}</p></body></html>"}).encode())
    cleaned("Caf\xe9 and na\xefve words of the ferry.".encode("cp1252"))


def _measure(path: str, sender: Any) -> None:
    _settle()
    value = Path(path).read_bytes()
    before = _peak(forget=True)
    started = time.process_time()
    outcome = cleaned(value)
    seconds = time.process_time() - started
    sender.send((seconds, (_peak() - before) / len(value), len(value), outcome))
    sender.close()


def measured(shape: str, size: int, limit: float) -> tuple[float, float, int, str] | None:
    """Seconds, memory per input byte, input bytes and outcome of a cell; None if it exceeded the limit."""
    context = multiprocessing.get_context("fork")
    handle, path = tempfile.mkstemp()
    os.close(handle)
    try:
        writer = context.Process(target=_write, args=(shape, size, path))
        writer.start()
        writer.join()
        receiver, sender = context.Pipe(duplex=False)
        worker = context.Process(target=_measure, args=(path, sender))
        worker.start()
        sender.close()
        try:
            found: tuple[float, float, int, str] | None = receiver.recv() if receiver.poll(limit) else None
        except EOFError:
            found = (math.nan, math.nan, size, "crashed")
        worker.kill()
        worker.join()
        return found
    finally:
        Path(path).unlink()


def grown(smaller: tuple[float, int], larger: tuple[float, int]) -> float:
    """The exponent between two measurements of seconds and bytes."""
    return math.log(max(larger[0], 1e-9) / max(smaller[0], 1e-9)) / math.log(larger[1] / smaller[1])


def curve(shape: str, sizes: tuple[int, ...], limit: float) -> dict[str, Any]:
    """One row: seconds by size, and the derived figures."""
    cells: list[tuple[float, float, int, str]] = []
    over = False
    for size in sizes:
        found = measured(shape, size, limit)
        if found is None:
            over = True
            break
        cells.append(found)
    row: dict[str, Any] = {"shape": shape, "seconds": [round(cell[0], 4) for cell in cells], "over": over}
    if len(cells) > 1:
        last = cells[-1]
        row["growth"] = round(grown((cells[-2][0], cells[-2][2]), (last[0], last[2])), 2)
        row["seconds_per_mb"] = round(last[0] / last[2] * 1e6, 2)
        row["memory"] = round(last[1], 1)
        row["outcome"] = last[3]
    row["problems"] = [
        word
        for word, wrong in (
            ("over", over),
            # below a twentieth of a second, setup dominates
            ("growth", row.get("growth", 0) > LINEAR and cells[-1][0] > 0.05),
            ("slow", row.get("seconds_per_mb", 0) > SLOW and cells[-1][2] > 1 << 18),
            ("memory", row.get("memory", 0) > HEAVY and cells[-1][2] > 1 << 18),
            ("crashed", bool(cells) and cells[-1][3] == "crashed"),
        )
        if wrong
    ]
    return row


def printed(row: dict[str, Any], sizes: tuple[int, ...]) -> str:
    cells = [f"{seconds:8.3f}" for seconds in row["seconds"]]
    cells += [f"{'over':>8}"] * row["over"]
    cells += [f"{'':>8}"] * (len(sizes) - len(cells))
    growth, rate, memory = (row.get(name, math.nan) for name in ("growth", "seconds_per_mb", "memory"))
    return f"{row['shape']:<40}{''.join(cells)}{growth:7.2f}{rate:7.2f}{memory:8.1f}  {' '.join(row['problems'])}"


def size_name(size: int) -> str:
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size >> 10} kB"


def main() -> int:
    """Run the benchmark; return exit status 1 if a shape is reported."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", help="names or parts of names, separated by semicolons; all without it")
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--limit", type=float, default=30.0, help="seconds of one cell")
    parser.add_argument("--json", action="store_true", help="a row a line instead of the table")
    parser.add_argument("--profile", metavar="SHAPE", help="where the time of one shape goes, at the largest size")
    args = parser.parse_args()
    _settle()
    if args.profile:
        value = article_of(args.profile, args.largest)
        profile = cProfile.Profile()
        profile.runcall(cleaned, value)
        pstats.Stats(profile).sort_stats("tottime").print_stats(12)
        return 0
    sizes = tuple(size for size in SIZES if size <= args.largest)
    asked = [part.strip() for part in (args.shapes or "").split(";")]
    wrong = 0
    if not args.json:
        heads = "".join(f"{size_name(size):>8}" for size in sizes)
        print(f"{'shape':<40}{heads} growth   s/MB  memory")
    for shape in SHAPES:
        if not any(part in shape for part in asked):
            continue
        row = curve(shape, sizes, args.limit)
        wrong += bool(row["problems"])
        print(json.dumps(row) if args.json else printed(row, sizes), flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
