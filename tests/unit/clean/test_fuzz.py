"""A few hundred generated articles per test run; `fuzz` runs millions."""

from contextlib import suppress

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.decode import decode
from wiredesk.clean.parse.parse import read_article
from wiredesk.clean.repair.repair import repair
from wiredesk.errors import ArticleError, UndecodableArticle
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.raw import RawArticle

_DIRT = (
    "donu2019t u201cWe u00e2u20acu2122s ud83dude00 ud83d \\u2019 \\\\u2019 \\ud800 &amp;amp; &#8217; "
    "&#55296; &#x110000; &nbsp &# cafÃ© â€™ â€\x9d ÃƒÂ© Â\xa0 РїСЂ ‚Äô \xad \u0301 \u200b \u200d \u2028 "
    "\ufeff \ufb03 \ufffd \ud800 \x00 \x07 \x85 \x92 “ ” — – NAIROBI,_Kenya_(AP)_— By_Jane_Roe —_Reuters "
    "(AP_Photo/Jane_Roe) Photo: UPDATE_2- ©_2026 Advertisement Related_Articles READ_MORE: "
    "https://a.example/2026/02/30 2026-02-30 Sept_31 The_ferry_is_back. “Go,”_said_Ama."
)
DIRT = [piece.replace("_", " ") for piece in _DIRT.split(" ")]
BREAKS = st.sampled_from(["", " ", "\n", "\n\n", "\r\n", "\t"])
TEXT = st.lists(st.tuples(st.sampled_from(DIRT) | st.text(max_size=8), BREAKS).map("".join), max_size=25).map("".join)
_TAGS = (
    "<html> <body> <p> </p> <div> </div> <br> <h1> </h1> <table> <td> <figure> <figcaption> <blockquote> "
    '<aside> <script> </script> <template> <p_class="caption"> <div_class="related"> <span_class=credit> '
    '<title> </title> <!-- --> <![CDATA[ ]]> <?xml <a_href="http://[::1/"> '
    '<meta_property="og:title"_content="A"> <b> <li> < > </ &eacute; '
    '<script_type="application/ld+json">{"@type":"NewsArticle","author":[[]]}</script> '
    '<link_rel=canonical_href="//[">'
)
TAGS = [piece.replace("_", " ") for piece in _TAGS.split(" ")]
PAGE = st.lists(st.sampled_from(TAGS) | st.sampled_from(DIRT) | st.text(max_size=6), max_size=40).map("".join)
CHARSETS = ["utf-8", "cp1252", "cp1251", "utf-16-le", "shift_jis", "utf-7", "unicode_escape", "punycode", "x", ""]
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT, lambda held: st.lists(held, max_size=3), max_leaves=4
)
FIELDS = ["title", "text", "html", "body", "authors", "author", "captions", "url", "published_at", "section", "source"]

# Deterministic examples, so that results are reproducible; no deadline, since a loaded machine would miss it.
drawn = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@given(TEXT)
@settings(drawn, max_examples=120)
def test_no_text_breaks_the_repair_of_characters(text: str) -> None:
    repaired = repair(text).text
    repaired.encode()
    assert len(repaired) <= 3 * len(text) + 8


@given(TEXT | PAGE, st.sampled_from(CHARSETS), st.sampled_from(CHARSETS[:5]), st.binary(max_size=6), st.booleans())
@settings(drawn, max_examples=60)
def test_no_bytes_break_the_decoding(text: str, declared: str, written: str, cut: bytes, page: bool) -> None:
    with suppress(UndecodableArticle):
        decode(text.encode(written, "ignore") + cut, declared, page).encode()


@given(TEXT)
@drawn
def test_no_text_breaks_the_stage(text: str) -> None:
    with suppress(ArticleError):
        orjson.loads(clean(RawArticle(article_id="a", text=text)).to_json())


@given(PAGE)
@settings(drawn, max_examples=80)
def test_no_page_breaks_the_stage(page: str) -> None:
    with suppress(ArticleError):
        orjson.loads(clean(RawArticle(article_id="a", html=page)).to_json())


@given(st.dictionaries(st.sampled_from(FIELDS), VALUE, max_size=5))
@drawn
def test_no_fields_break_the_stage(fields: dict[str, object]) -> None:
    with suppress(ArticleError, TypeError):  # a lone surrogate cannot be written as JSON
        value = orjson.dumps(fields)
        orjson.loads(clean(read_article(Message("news.raw", None, value), Limits())).to_json())
