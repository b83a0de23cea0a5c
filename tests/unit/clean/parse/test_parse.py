import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError, EmptyArticle, MalformedArticle, OversizedArticle, UndecodableArticle
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.raw import RawArticle

LIMITS = Limits(body_bytes=10_000, depth=8)


def read(
    value: bytes, content_type: str | None = None, key: bytes | None = None, limits: Limits = LIMITS
) -> RawArticle:
    headers = (("content-type", content_type.encode()),) if content_type else ()
    return read_article(Message("news.raw", key, value, headers), limits)


def test_an_article_over_the_limit_names_both_sizes_and_the_setting() -> None:
    with pytest.raises(OversizedArticle, match=r"10001 bytes and may have 10000.*WIREDESK_MAX_ARTICLE_BYTES"):
        read(b"x" * 10_001)


@pytest.mark.parametrize("value", [b"", b" \n\t", b"\0\0"])
def test_a_value_of_nothing_but_blanks_is_empty(value: bytes) -> None:
    with pytest.raises(EmptyArticle, match="text"):
        read(value)


@pytest.mark.parametrize("levels", [8, 500, 100_000])
def test_nesting_too_deep_is_refused(levels: int) -> None:
    with pytest.raises(OversizedArticle, match=r"8 levels.*WIREDESK_MAX_JSON_DEPTH"):
        read(
            b'{"text": "Words.", "deep": ' + b"[" * levels + b"]" * levels + b"}",
            limits=Limits(body_bytes=1_000_000, depth=8),
        )


def test_nesting_as_deep_as_allowed_is_read() -> None:
    assert read(b'{"text": "Words.", "deep": ' + b"[" * 7 + b"]" * 7 + b"}").text == "Words."


def test_brackets_inside_strings_are_not_nesting() -> None:
    assert read(json.dumps({"text": "[{" * 100 + '\\"["'}).encode()).text == "[{" * 100 + '\\"["'


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (b'{"text": "cut of', "not JSON"),
        (b'["a", "list"]', "expected a JSON object, got a list"),
        (b'{"text": "x", "title": ["a"]}', "field 'title': expected a string, got a list"),
        (b'{"text": {"a": 1}}', "field 'text': expected a string, got an object"),
        (b'{"text": "x", "revision": "two"}', "field 'revision': expected a whole number"),
        (b'{"text": "x", "authors": 5}', "field 'authors': expected a list of names, got a number"),
        (b'{"text": "x", "authors": {"a": 1}}', "field 'authors': expected a list of names, got an object"),
        (b'{"text": "x", "authors": ["Ama", 1]}', "expected a list of names, got a list with other entries"),
        (b'{"text": "x", "withdrawn": "yes"}', "field 'withdrawn': expected true or false"),
    ],
)
def test_a_malformed_article_is_rejected_with_field_and_problem(value: bytes, problem: str) -> None:
    with pytest.raises(MalformedArticle, match=problem):
        read(value)


def test_a_scalar_sent_as_json_is_malformed() -> None:
    with pytest.raises(MalformedArticle, match="got a string"):
        read(b'"words"', "application/json")


def test_json_that_is_not_utf8_names_the_byte() -> None:
    with pytest.raises(UndecodableArticle, match="byte 10 "):
        read(b'{"text": "\xe9t\xe9"}')


def test_an_article_with_a_title_and_no_body_is_empty() -> None:
    with pytest.raises(EmptyArticle, match="'text' and 'html'"):
        read(b'{"title": "Ferry", "text": " "}')


def test_a_withdrawal_needs_no_body() -> None:
    killed = read(b'{"uri": "urn:x:1", "pubstatus": "canceled", "headline": "KILL"}')
    assert (killed.withdrawn, killed.article_id) == (True, "urn:x:1")


def test_a_caption_alone_is_an_article() -> None:
    assert read(b'{"captions": ["A ferry."]}').captions[0].text == "A ferry."


@pytest.mark.parametrize(
    ("value", "content_type", "field"),
    [
        (b"<!DOCTYPE html><p>Words.</p>", None, "html"),
        (b"<p class='x'>Words.</p>", None, "html"),
        (b"<KO> shares rose.", None, "text"),
        (b"Plain words.", None, "text"),
        (b"{not json but declared text}", "text/plain", "text"),
        (b"Words without a tag", "text/html; charset=utf-8", "html"),
    ],
)
def test_the_type_of_bare_bytes_is_read_from_the_header_or_their_beginning(
    value: bytes, content_type: str | None, field: str
) -> None:
    assert getattr(read(value, content_type), field) == value.decode()


def test_a_charset_in_the_header_is_believed() -> None:
    assert read("Łódź".encode("iso-8859-2"), "text/plain; charset=ISO-8859-2").text == "Łódź"


def test_the_key_names_an_article_that_names_itself_nowhere() -> None:
    assert read(b"Words.", key=b"desk-1").article_id == "desk-1"
    assert (read(b"Words.", key=b"\xff").article_id or "").startswith("text-")


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_an_article_error(value: bytes) -> None:
    with suppress(ArticleError):
        assert read(value).article_id


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    [
        "text",
        "html",
        "title",
        "body",
        "bodies",
        "headline",
        "authors",
        "byline",
        "captions",
        "source",
        "version",
        "date",
    ]
)


@settings(max_examples=150)
@given(st.dictionaries(NAMES, JSON, max_size=5))
def test_any_object_gives_an_article_or_an_article_error(article: dict[str, object]) -> None:
    with suppress(ArticleError):
        assert read(json.dumps(article).encode()).article_id


ENTRY = (
    '<entry xmlns="http://www.w3.org/2005/Atom"><title>Ferry sails again</title>'
    "<author><name>Ama Mensah</name></author>"
    "<published>2026-05-02T10:00:00Z</published><content>It sailed on Saturday.</content></entry>"
)


@pytest.mark.parametrize("field", ["text", "html"])
def test_a_body_that_is_a_document_in_a_news_format_is_read_as_one(field: str) -> None:
    raw = read(json.dumps({"article_id": "a", field: ENTRY, "published_at": "2026-05-03"}).encode())
    assert (raw.article_id, raw.title, raw.authors) == ("a", "Ferry sails again", ["Ama Mensah"])
    assert raw.published_at == "2026-05-03"  # the producer's own field comes first
    assert "It sailed on Saturday." in (raw.html or "") + (raw.text or "")


def test_a_body_that_is_a_feed_of_several_articles_stays_as_it_is() -> None:
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{ENTRY}{ENTRY}</feed>'
    assert read(json.dumps({"text": feed}).encode()).title is None
