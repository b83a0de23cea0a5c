"""Mutated inputs: chunks of the sample articles and of a dictionary of typical damage, cut, repeated and corrupted.

Every input is a function of the seed and its number, so a run can be resumed.
"""

import codecs
import html
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

SEEDS = Path(__file__).parents[1] / "seeds"
SHORT = 200
"""Characters of a short input: enough to combine any two kinds of damage."""
LARGE = (20_000, 300_000)
"""Bytes of a large input, for time and memory."""

Maker = Callable[[Random], bytes]
"""Generates an input."""

_ESCAPES = (
    r"u2019 u201c u201d u2014 u00e2u20acu2122 u00e2u20acu201d u00c3u00a9 ud83dude00 ud83d ude00 u0000 "
    r"u00a0 u200b ufeff "
    r"uffff u00 u201 u20191 uabcd ufaced udeadbeef \u2019 \\u2019 \u00e2\u0080\u0099 \ud83d\ude00 "
    r"\ud800 \U0001f600 \x92 "
    r"\u {\u2019} donu2019t u2019s u201cWe u2026 Uu2019 u2u2019 %u2019 +u2019 #u2019"
)
ESCAPES = _ESCAPES.split()
_ENTITIES = (
    "&amp; &amp;amp; &amp;amp;amp; &#8217; &#x2019; &#X2019; &amp;#8217; &nbsp; &lt;p&gt; &quot; "
    "&eacute; &#0; &#128; &#55357; "
    "&#1114112; &#9999999; &#xD800; &notit; &not &amp &; &# &#x &&amp;& &NotEqualTilde; &ngE; &copy=1"
)
ENTITIES = _ENTITIES.split()
_MOJIBAKE = (
    "â€™ â€œ â€\x9d â€” â€“ Ã© Ã¨ Ã ÃƒÂ© Ã¢â‚¬â„¢ Â\xa0 Â£ Ð¿Ñ€ РїСЂ ï»¿ ï¿½ â€ Ã¶ÃŸ Å‚ Ä‡ ã\x81\x82 "
    "ðŸ˜€ Ã ³ Ã± ‚Äô ‚Äî √© ¬† Ãƒ Ð Ñ DrÃ¥ber Ì¹°ÍºþÉÏÎ¨Ò»µÄ¶ÉÂÖ ©Z¤Ú´ò¤W°ß¤@ªº´ç½ü ¥¿¥ó¥Ð¸Ð¤ÎÍ£°ì¤Î Å½¹Ù È£¼öÀÇ À¯ÀÏÇÑ"
)
MOJIBAKE = _MOJIBAKE.split(" ")
MARKS = list(
    ""
    "\xa0\xad\u0301\u0300\u0308\u200b\u200c\u200d\u200e\u202e\u2028\u2029\u2060\u2066\u3000\ufeff\ufb01\ufb03\uff21\u01c4"
    ""
    "\u0149\ufffd\ufffe\uffff\x00\x07\x0b\x0c\x1b\x7f\x80\x85\x92\x9f\ud800\udfff\U0001f600\U000e0061\u0958\u0344\u1100\u1161"
    "\u0627\u05d0\u0915\u0e01\u4e2d\uac00“”‘’„«»—–…-'\"()[]{}<>|/\\&;#%=+*_~^`@$€©\n\r\t "
)
WIRE = [
    "NAIROBI, Kenya (AP) — ",
    "KUALA LUMPUR, Sept 14 — ",
    "WASHINGTON/LONDON, Feb 30 (Reuters) - ",
    "(Reuters)",
    " - ",
    "--",
    "By Jane Roe and John Doe in Lagos",
    "By ",
    "BY JANE ROE",
    "— Reuters",
    "(Reporting by Jane Roe; Editing by John Doe)",
    "— Reuters pic",
    "(AP Photo/Jane Roe)",
    "Photo: ",
    "Credit: Jane Roe",
    "(via Getty Images)",
    "© 2026 ",
    "All rights reserved.",
    "UPDATE 2-",
    "CORRECTED-",
    "(Removes extraneous word in paragraph 3)",
    "EMBARGOED until 5 May",
    "Advertisement",
    "Related Articles",
    "You May Also Like",
    "READ MORE: ",
    "Share",
    "Sign up for our newsletter",
    "Most read",
    "Comments (3)",
    "https://a.example/2026/02/11/x?utm_a=1",
    "http://",
    "www.",
    "pic.twitter.com/ab",
    "— A (@b) September 14, 2020",
    "Published: 5 May 2026 10:00",
    "2026-02-30",
    "19990101T250000Z",
    "1e309",
    "99999999999",
    "0000-00-00",
    "January",
    "Sept.",
    "Mon,",
    "\n\n",
    "\n",
    "\r\n",
    "    ",
    "\t",
    "word " * 15,
    "“We waited,” said Ama Mensah.",
    "The ferry is back.",
    "a",
    "A",
    "1",
    "x" * 30,
    "News",
    "World",
    "- ",
    "* ",
    "None",
    "null",
]
TEXT = (ESCAPES, ENTITIES, MOJIBAKE, MARKS, WIRE)
_REPORTS = (
    " said | says | told |, who said that | according to | asked whether |He said | it added|Asked why,|"
    " and | of | the |’s |'s |Mr. |Dr |Rep. |(R-S.C.)|D-N.Y., |R&D|Jr.|a.m. |3.5|$2|. |, |: | (|) | — |…|  |\n\n|"
    "Ama Mensah|Mensah|Lind|the mayor|Lagos State|Bank of |Monday|12 May|University of "
)
REPORTS = [*MARKS, *_REPORTS.split("|")]
"""Pieces of reported speech and of names, which `enrich` reads in its own rules."""
_ELEMENTS = """
html head body p div span a b i em strong br hr h1 h2 h3 ul ol li dl dt dd table tr td th tbody thead caption figure
figcaption img blockquote q aside nav header footer main article section form input label button select option textarea
script style noscript template iframe svg math object video audio source picture pre code small cite time meta link
title base font center address details summary dialog frameset frame marquee plaintext xmp x:y custom-tag o:p
"""
ELEMENTS = _ELEMENTS.split()
ATTRIBUTES = [
    'class="caption"',
    'class="wp-caption-text"',
    'class="credit"',
    'class="related"',
    'class="pullquote"',
    'class="byline"',
    'class="newsletter share"',
    'id="comments"',
    "class=article-body",
    'itemprop="articleBody"',
    'itemprop="author"',
    "itemscope",
    'itemtype="http://schema.org/NewsArticle"',
    'property="og:title" content="A headline"',
    'name="author" content="Jane Roe"',
    'property="article:published_time" content="2026-02-30T25:61:00Z"',
    'rel="canonical" href="http://[::1/x"',
    'rel=canonical href="//a"',
    'href="http://a.example:99999/"',
    'href="javascript:a()"',
    'type="application/ld+json"',
    "lang=xx-YYYY",
    'lang=""',
    "hidden",
    'style="display:none"',
    'datetime="2026"',
    'charset="utf-7"',
    'http-equiv="Content-Type" content="text/html; charset=x"',
    'dir="rtl"',
    'content="\ud800"',
    "='",
    '"',
    "\x00",
    'xml:lang="de"',
    'xmlns:a="b"',
    'role="navigation"',
    'aria-hidden="true"',
    "colspan=99999",
]
MARKUP = [
    "<!DOCTYPE html>",
    "<!--",
    "-->",
    "<!-->",
    "<![CDATA[",
    "]]>",
    "<?xml version='1.0' encoding='utf-16'?>",
    "<?php",
    "<!ENTITY a 'b'>",
    "<",
    ">",
    "</",
    "/>",
    "<p",
    "</p",
    "<a href='",
    "&",
    '{"@type":"NewsArticle","headline":"A","author":[{"name":"Jane"}]}',
    '{"@graph":[{"@type":["Article"],"datePublished":1e400}]}',
    '{"@type":"NewsArticle","publisher":{"name":[[]]},"url":{"@id":1}}',
    "[" * 50,
    '{"a":' * 45,
    "</script>",
    "</style>",
    "</title>",
    "<br><br>",
    "<br/>",
    "&nbsp;",
    "\x00",
    "\x0c",
]
_FIELDS = """
article_id title subhead headline text html body content maintext description section source publisher authors author
byline captions images url link published_at date date_publish modified_at language lang withdrawn pubstatus revision
version extra bodies headlines agency keywords canonical
"""
FIELDS = _FIELDS.split()
VALUES: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    3.5,
    1e300,
    10**18,
    "",
    " ",
    [],
    {},
    [None],
    [1],
    [[]],
    {"name": "Jane"},
    {"name": 1},
    ["Jane Roe"],
    ["", "a"],
    [{"text": "A ferry.", "credit": "AP"}],
    [{"value": "<p>A</p>", "contenttype": "text/html", "role": "main"}],
    {"sections": []},
    {"sections": [{"headline": "A", "paragraphs": ["B"]}], "summary": ["C"]},
    "canceled",
    "en-US",
    "2026-05-05T10:00:00Z",
    "http://[",
    "https://a.example/2026/05/05/a",
    "\ud800",
    "a" * 600,
    {"a": {"b": [1, {"c": None}]}},
]
_CHARSETS = (
    "utf-8 utf-8 utf-8 cp1252 latin-1 cp1251 cp1250 koi8-r utf-16-le utf-16-be utf-32-le shift_jis "
    "euc-jp iso2022_jp gb18030 big5 "
    "euc_kr cp1256 cp874 mac-roman utf-7"
)
CHARSETS = _CHARSETS.split()
DECLARED_CHARSETS = [
    *CHARSETS,
    "",
    "x",
    "UTF8",
    "unicode",
    "windows-1252",
    "iso-8859-1",
    "punycode",
    "idna",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "rot13",
    "hex",
    "base64",
    "zlib",
    "mbcs",
    "utf-8-sig",
    "utf-16",
    "utf-32",
    "cp65001",
    "hz",
    "a" * 50,
    "\x00",
    "none",
    "palmos",
]
BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, b"")


@cache
def sample() -> str:
    """The concatenated text of the sample articles."""
    files = sorted(path for path in SEEDS.iterdir() if path.is_file())
    return "\n\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def text(rng: Random, max_chars: int) -> str:
    """Words and damage, up to `max_chars` characters."""
    chunks: list[str] = []
    left = max_chars if rng.random() < 0.3 else rng.randint(1, max_chars)
    while left > 0:
        chunk = _piece(rng, left)
        left -= len(chunk) + 1
        chunks.append(chunk)
        if rng.random() < 0.5:
            chunks.append(" ")
    mixed = "".join(chunks)
    while rng.random() < 0.4:
        mixed = _mutated(rng, mixed)
    return mixed[:max_chars]


def _piece(rng: Random, left: int) -> str:
    kind = rng.random()
    if kind < 0.7:
        return rng.choice(rng.choice(TEXT))
    if kind < 0.95:
        words = sample()
        start = rng.randrange(len(words))
        return words[start : start + rng.randint(1, min(left, 60))]
    return rng.choice(rng.choice(TEXT)) * rng.randint(2, max(2, min(40, left // 4)))


def _mutated(rng: Random, words: str) -> str:
    start = rng.randint(0, len(words))
    stop = min(len(words), start + rng.randint(0, 30))
    before, cut, after = words[:start], words[start:stop], words[stop:]
    match rng.randrange(11):
        case 0:
            return before + after
        case 1:
            return before + cut + cut + after
        case 2:
            return after + cut + before
        case 3:
            return before + chr(rng.randrange(0x110000 if rng.random() < 0.1 else 0x3000)) + after
        case 4:
            return before + cut.swapcase() + after
        case 5:
            return before + html.escape(cut) + after
        case 6:
            return before + cut.encode("utf-8", "replace").decode("cp1252", "ignore") + after
        case 7:
            return before + cut.encode("utf-8", "replace").decode("latin-1") + after
        case 8:
            return before + "".join(f"u{ord(letter) & 0xFFFF:04x}" for letter in cut) + after
        case 9:
            return before + "".join(f"&#{ord(letter)};" for letter in cut) + after
        case _:
            return before + cut[::-1] + after


def markup(rng: Random, max_chars: int) -> str:
    """Tags, nested correctly or not, with words between them."""
    chunks: list[str] = ["<!DOCTYPE html><html><body>"] if rng.random() < 0.5 else []
    size, opened = 0, ["p"]
    while size < max_chars:
        kind = rng.random()
        if kind < 0.4:
            name = rng.choice(ELEMENTS)
            held = "".join(" " + rng.choice(ATTRIBUTES) for _ in range(rng.randrange(3)))
            chunk = f"<{name}{held}>"
            opened.append(name)
        elif kind < 0.65:
            chunk = f"</{opened.pop() if len(opened) > 1 else rng.choice(ELEMENTS)}>"
        elif kind < 0.75:
            chunk = rng.choice(MARKUP)
        elif kind < 0.78:
            chunk = (f"<{rng.choice(ELEMENTS)}>" if rng.random() < 0.5 else rng.choice(MARKUP)) * rng.randint(2, 60)
        else:
            chunk = text(rng, 80)
        size += len(chunk)
        chunks.append(chunk)
    mixed = "".join(chunks)
    while rng.random() < 0.3:
        mixed = _mutated(rng, mixed)
    return mixed[:max_chars]


def fields(rng: Random, max_chars: int) -> str:
    """The JSON of an article whose fields have valid values, or any."""
    article: dict[str, object] = {}
    for _ in range(rng.randint(1, 6)):
        name = rng.choice(FIELDS)
        article[name] = text(rng, max_chars // 4 + 1) if rng.random() < 0.6 else rng.choice(VALUES)
    if rng.random() < 0.7:
        kind = rng.random()
        article["html" if kind < 0.3 else "text"] = (markup if kind < 0.3 else text)(rng, max_chars)
    written = json.dumps(article, ensure_ascii=rng.random() < 0.5)
    return _mutated(rng, written) if rng.random() < 0.1 else written


def encoded(rng: Random, words: str) -> bytes:
    """Words in a random charset, sometimes with damaged bytes."""
    value = words.encode(rng.choice(CHARSETS), "ignore" if rng.random() < 0.9 else "replace")
    if rng.random() < 0.15:
        value = rng.choice(BYTE_ORDER_MARKS) + value
    while value and rng.random() < 0.3:
        index = rng.randrange(len(value))
        match rng.randrange(4):
            case 0:
                value = value[:index] + bytes((rng.randrange(256),)) + value[index + 1 :]
            case 1:
                value = value[:index] + value[index + 1 :]
            case 2:
                value = value[:index]
            case _:
                value = value[:index] + rng.randbytes(rng.randint(1, 8)) + value[index:]
    return value


def plain(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def grown(rng: Random, make: Callable[[Random, int], str]) -> str:
    """A large input: a few short chunks, each repeated many times, so that superlinear cost shows."""
    size, chunks, total = rng.randint(*LARGE), [], 0
    while total < size:
        chunk = make(rng, rng.choice((1, 5, 30, 200)))
        if not chunk:
            continue
        times = rng.randint(1, max(1, (size - total) // len(chunk)))
        chunks.append(chunk * times)
        total += len(chunks[-1])
    return "".join(chunks)[:size]


def short_text(rng: Random) -> bytes:
    return plain(text(rng, SHORT))


def short_report(rng: Random) -> bytes:
    """A passage of a sample article in which a few pieces of reported speech and of names are put, and others cut."""
    words = sample()
    start = rng.randrange(len(words))
    passage = words[start : start + rng.randint(20, 1000)]
    for _ in range(rng.randrange(1, 30)):
        at = rng.randint(0, len(passage))
        behind = at + rng.choice((0, 0, 1, 6))
        passage = passage[:at] + (rng.choice(REPORTS) if rng.random() < 0.7 else "") + passage[behind:]
    return plain(passage)


def short_bytes(rng: Random) -> bytes:
    charset = rng.choice(DECLARED_CHARSETS) if rng.random() < 0.3 else ""
    value = encoded(rng, (markup if rng.random() < 0.2 else text)(rng, SHORT))
    return plain(charset) + b"|" + value


def short_page(rng: Random) -> bytes:
    return plain(markup(rng, rng.choice((100, 300, 1000))))


def short_article(rng: Random) -> bytes:
    kind = rng.random()
    if kind < 0.5:
        return plain(fields(rng, 300))
    words = markup(rng, 400) if kind < 0.7 else text(rng, 400)
    return encoded(rng, words) if rng.random() < 0.3 else plain(words)


WIRES = (
    '<nitf><head><title>T</title><docdata><doc-id id-string="a"/><date.issue norm="20260502T150500Z"/></docdata></head>'
    "<body><body.head><hedline><hl1>Ferry</hl1></hedline><byline>By <person>A B</person></byline>"
    "<dateline>SUVA, May 3</dateline>"
    "</body.head><body.content><block><p>One &nbsp; two.</p><hl2>H</hl2><media><media-caption>C</media-caption></media>"
    "</block></body.content></body></nitf>",
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="a" version="2"><itemMeta>'
    '<itemClass qcode="ninat:text"/><pubStatus qcode="stat:usable"/><embargoed>2026-05-02</embargoed></itemMeta>'
    "<contentMeta><headline>H</headline><located><name>Suva</name></located></contentMeta><contentSet><inlineXML>"
    "<html><body><p>One.</p></body></html></inlineXML><inlineData>Two</inlineData></contentSet></newsItem></itemSet></newsMessage>",
    "<NewsML><NewsItem><Identification><NewsIdentifier><RevisionId>2</RevisionId></NewsIdentifier></Identification>"
    '<NewsManagement><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>H</HeadLine>'
    "</NewsLines><ContentItem><DataContent><body><p>One.</p></body></DataContent></ContentItem></NewsComponent>"
    "</NewsItem></NewsML>",
    "<rss><channel><title>T</title><item><title>H</title><guid>g</guid><pubDate>Sat, 02 May 2026 15:05:00 GMT</pubDate>"
    "<description>D</description><content:encoded><![CDATA[<p>One.</p>]]></content:encoded></item></channel></rss>",
    "<feed><entry><id>a</id><title>T</title><content type='html'>&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>",
)
"""A small document of each XML format of news."""
OPENINGS = (
    "<?xml?>",
    "<?xml version='1.0'?>",
    "<!-- -->",
    "<!-- a -->\n",
    "<?a?>",
    " \n",
    "<!DOCTYPE a>",
    "<!DOCTYPE a [ ]>",
)
"""What may precede a document, also repeatedly."""
DOCTYPES = (
    "",
    "",
    '<?xml version="1.0" encoding="utf-8"?>',
    "<!DOCTYPE nitf>",
    '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>',
    '<!DOCTYPE a SYSTEM "http://x.example/a.dtd">',
    "<!-- c -->",
)


def news_xml(rng: Random, max_chars: int) -> str:
    """A document of a news format, with words and markup inserted, and damaged."""
    opening = "".join(rng.choice(OPENINGS) * rng.randint(1, 40) for _ in range(rng.randrange(3)))
    document = opening + rng.choice(DOCTYPES) + rng.choice(WIRES)
    for _ in range(rng.randrange(4)):
        index = rng.randrange(len(document))
        inner = rng.choice((text, markup))(rng, max_chars) if rng.random() < 0.7 else rng.choice(WIRES)
        document = document[:index] + inner + document[index:]
    while rng.random() < 0.5:
        document = _mutated(rng, document)
    return document


def short_news_xml(rng: Random) -> bytes:
    words = news_xml(rng, 60)
    return encoded(rng, words) if rng.random() < 0.2 else plain(words)


def large_news_xml(rng: Random) -> bytes:
    return plain(rng.choice(WIRES).replace("One.", grown(rng, rng.choice((text, markup, news_xml)))))


def large_text(rng: Random) -> bytes:
    return plain(grown(rng, text))


def large_page(rng: Random) -> bytes:
    return plain(grown(rng, markup))


def large_article(rng: Random) -> bytes:
    kind = rng.random()
    words = grown(rng, markup if kind < 0.5 else text)
    if kind > 0.9:
        return encoded(rng, words)
    return json.dumps({"html" if kind < 0.5 else "text": words}, ensure_ascii=False).encode("utf-8", "replace")
