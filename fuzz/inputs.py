"""Mutated inputs: pieces of the sample articles and of a dictionary of what goes wrong, cut, doubled and damaged.

Every input is a function of the seed and its number, so a run can be taken up where it ended.
"""

import codecs
import html
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

SEEDS = Path(__file__).parents[1] / "seeds"
SHORT = 200
"""Characters of a short input: enough for any two kinds of dirt to meet."""
LARGE = (20_000, 300_000)
"""Bytes of a large input, for time and memory."""

Maker = Callable[[Random], bytes]
"""An input out of chance."""

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
    "ðŸ˜€ Ã ³ Ã± ‚Äô ‚Äî √© ¬† Ãƒ Ð Ñ"
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
HELD = [
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
DECLARED = [
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
MARKS_OF_ORDER = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, b"")


@cache
def sample() -> str:
    """The words of the sample articles, one after the other."""
    files = sorted(path for path in SEEDS.iterdir() if path.is_file())
    return "\n\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def text(chance: Random, most: int) -> str:
    """Words and dirt, up to so many characters."""
    pieces: list[str] = []
    room = most if chance.random() < 0.3 else chance.randint(1, most)
    while room > 0:
        piece = _piece(chance, room)
        room -= len(piece) + 1
        pieces.append(piece)
        if chance.random() < 0.5:
            pieces.append(" ")
    mixed = "".join(pieces)
    while chance.random() < 0.4:
        mixed = _mutated(chance, mixed)
    return mixed[:most]


def _piece(chance: Random, room: int) -> str:
    kind = chance.random()
    if kind < 0.7:
        return chance.choice(chance.choice(TEXT))
    if kind < 0.95:
        words = sample()
        start = chance.randrange(len(words))
        return words[start : start + chance.randint(1, min(room, 60))]
    return chance.choice(chance.choice(TEXT)) * chance.randint(2, max(2, min(40, room // 4)))


def _mutated(chance: Random, words: str) -> str:
    start = chance.randint(0, len(words))
    stop = min(len(words), start + chance.randint(0, 30))
    before, cut, after = words[:start], words[start:stop], words[stop:]
    match chance.randrange(11):
        case 0:
            return before + after
        case 1:
            return before + cut + cut + after
        case 2:
            return after + cut + before
        case 3:
            return before + chr(chance.randrange(0x110000 if chance.random() < 0.1 else 0x3000)) + after
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


def markup(chance: Random, most: int) -> str:
    """Tags that nest, or do not, with words between them."""
    pieces: list[str] = ["<!DOCTYPE html><html><body>"] if chance.random() < 0.5 else []
    size, opened = 0, ["p"]
    while size < most:
        kind = chance.random()
        if kind < 0.4:
            name = chance.choice(ELEMENTS)
            held = "".join(" " + chance.choice(ATTRIBUTES) for _ in range(chance.randrange(3)))
            piece = f"<{name}{held}>"
            opened.append(name)
        elif kind < 0.65:
            piece = f"</{opened.pop() if len(opened) > 1 else chance.choice(ELEMENTS)}>"
        elif kind < 0.75:
            piece = chance.choice(MARKUP)
        elif kind < 0.78:
            piece = (
                f"<{chance.choice(ELEMENTS)}>" if chance.random() < 0.5 else chance.choice(MARKUP)
            ) * chance.randint(2, 60)
        else:
            piece = text(chance, 80)
        size += len(piece)
        pieces.append(piece)
    mixed = "".join(pieces)
    while chance.random() < 0.3:
        mixed = _mutated(chance, mixed)
    return mixed[:most]


def fields(chance: Random, most: int) -> str:
    """The JSON of an article whose fields hold what they should, or anything."""
    article: dict[str, object] = {}
    for _ in range(chance.randint(1, 6)):
        name = chance.choice(FIELDS)
        article[name] = text(chance, most // 4 + 1) if chance.random() < 0.6 else chance.choice(HELD)
    if chance.random() < 0.7:
        kind = chance.random()
        article["html" if kind < 0.3 else "text"] = (markup if kind < 0.3 else text)(chance, most)
    written = json.dumps(article, ensure_ascii=chance.random() < 0.5)
    return _mutated(chance, written) if chance.random() < 0.1 else written


def encoded(chance: Random, words: str) -> bytes:
    """Words as some charset writes them, now and then with bytes damaged."""
    value = words.encode(chance.choice(CHARSETS), "ignore" if chance.random() < 0.9 else "replace")
    if chance.random() < 0.15:
        value = chance.choice(MARKS_OF_ORDER) + value
    while value and chance.random() < 0.3:
        place = chance.randrange(len(value))
        match chance.randrange(4):
            case 0:
                value = value[:place] + bytes((chance.randrange(256),)) + value[place + 1 :]
            case 1:
                value = value[:place] + value[place + 1 :]
            case 2:
                value = value[:place]
            case _:
                value = value[:place] + chance.randbytes(chance.randint(1, 8)) + value[place:]
    return value


def plain(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def grown(chance: Random, make: Callable[[Random, int], str]) -> str:
    """A large input: a few short pieces, each over and over, so that what is more than linear shows."""
    size, pieces, total = chance.randint(*LARGE), [], 0
    while total < size:
        piece = make(chance, chance.choice((1, 5, 30, 200)))
        if not piece:
            continue
        times = chance.randint(1, max(1, (size - total) // len(piece)))
        pieces.append(piece * times)
        total += len(pieces[-1])
    return "".join(pieces)[:size]


def short_text(chance: Random) -> bytes:
    return plain(text(chance, SHORT))


def short_bytes(chance: Random) -> bytes:
    charset = chance.choice(DECLARED) if chance.random() < 0.3 else ""
    value = encoded(chance, (markup if chance.random() < 0.2 else text)(chance, SHORT))
    return plain(charset) + b"|" + value


def short_page(chance: Random) -> bytes:
    return plain(markup(chance, chance.choice((100, 300, 1000))))


def short_article(chance: Random) -> bytes:
    kind = chance.random()
    if kind < 0.5:
        return plain(fields(chance, 300))
    words = markup(chance, 400) if kind < 0.7 else text(chance, 400)
    return encoded(chance, words) if chance.random() < 0.3 else plain(words)


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
"""What may stand before a document, also many times."""
DOCTYPES = (
    "",
    "",
    '<?xml version="1.0" encoding="utf-8"?>',
    "<!DOCTYPE nitf>",
    '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>',
    '<!DOCTYPE a SYSTEM "http://x.example/a.dtd">',
    "<!-- c -->",
)


def news_xml(chance: Random, most: int) -> str:
    """A document of a news format, with words and markup set in and damaged."""
    opening = "".join(chance.choice(OPENINGS) * chance.randint(1, 40) for _ in range(chance.randrange(3)))
    document = opening + chance.choice(DOCTYPES) + chance.choice(WIRES)
    for _ in range(chance.randrange(4)):
        place = chance.randrange(len(document))
        inner = chance.choice((text, markup))(chance, most) if chance.random() < 0.7 else chance.choice(WIRES)
        document = document[:place] + inner + document[place:]
    while chance.random() < 0.5:
        document = _mutated(chance, document)
    return document


def short_news_xml(chance: Random) -> bytes:
    words = news_xml(chance, 60)
    return encoded(chance, words) if chance.random() < 0.2 else plain(words)


def large_news_xml(chance: Random) -> bytes:
    return plain(chance.choice(WIRES).replace("One.", grown(chance, chance.choice((text, markup, news_xml)))))


def large_text(chance: Random) -> bytes:
    return plain(grown(chance, text))


def large_page(chance: Random) -> bytes:
    return plain(grown(chance, markup))


def large_article(chance: Random) -> bytes:
    kind = chance.random()
    words = grown(chance, markup if kind < 0.5 else text)
    if kind > 0.9:
        return encoded(chance, words)
    return json.dumps({"html" if kind < 0.5 else "text": words}, ensure_ascii=False).encode("utf-8", "replace")
