"""Half a character in JSON does not cost the article."""

import json

import orjson
import pytest

from wiredesk.clean.parse.lone_surrogates import replace_lone_surrogates
from wiredesk.clean.parse.parse import read_article
from wiredesk.limits import Limits
from wiredesk.message import Message


@pytest.mark.parametrize(
    ("escapes", "text"),
    [
        (rb"The ferry sailed \ud83d", "The ferry sailed \ufffd"),  # JavaScript cut an emoji in two
        (rb"\uDEA2 sailed", "\ufffd sailed"),
        (rb"A \ud83d\ud83d\udea2 sailed", "A \ufffd\U0001f6a2 sailed"),
        (rb"A \ud83d\u0041", "A \ufffdA"),
        (rb"\udce2\udc80\udc9cWe waited\udce2\udc80\udc9d", "“We waited”"),  # Python passed UTF-8 through undecoded
        (rb"caf\udce9", "café"),
        (rb"\udc81", "\ufffd"),  # no character of Windows-1252
        (rb"C:\\ud83d \ud83d", r"C:\ud83d " + "\ufffd"),  # a backslash before a folder, not an escape
    ],
)
def test_lone_surrogates_are_replaced(escapes: bytes, text: str) -> None:
    assert orjson.loads(replace_lone_surrogates(b'"' + escapes + b'"')) == text


def test_json_without_lone_surrogates_stays() -> None:
    value = json.dumps({"text": "A \\ud83d \U0001f6a2 “sailed” \x00 \x7f\n", "a\\": ["\\\\"]}).encode()
    assert replace_lone_surrogates(value) == value


def test_an_article_with_half_an_emoji_is_read() -> None:
    raw = read_article(
        Message("news.raw", None, rb'{"article_id": "a", "text": "It sailed \ud83d"}'),
        Limits(body_bytes=1_000, depth=8),
    )
    assert raw.text == "It sailed \ufffd"


def test_four_megabytes_of_halves_cost_their_length() -> None:
    value = rb"\ud83d" * 350_000 + rb"\udce2" * 350_000
    assert replace_lone_surrogates(value).startswith(rb"\ufffd\ufffd")
