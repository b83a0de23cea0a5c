"""Splits an RSS or Atom feed into documents with one entry each, which is what `clean` reads."""

import re
from collections.abc import Iterator

from wiredesk.clean.parse.parse import XML_HEAD
from wiredesk.clean.wire.xml_tree import OPENING

MAX_FRAME_BYTES = 256 * 1024
"""The largest head and foot of a feed that are repeated around each entry; feeds have a few hundred bytes."""

_FEEDS = frozenset({b"rss", b"feed", b"RDF"})
_TAG = re.compile(rb"<!\[CDATA\[|<!--|<(?P<close>/?)(?:[A-Za-z][\w.-]{0,20}:)?(?:item|entry)(?=[\s/>])")
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}


def feed_entries(document: bytes) -> Iterator[bytes]:
    """A document for each entry of a feed, with the feed's own head and foot around it.

    A document that is no feed, or has one entry, is returned unchanged.
    """
    opening = OPENING.match(document.removeprefix(b"\xef\xbb\xbf"), 0, XML_HEAD)
    spans = _spans(document) if opening is not None and opening["root"] in _FEEDS else []
    if len(spans) < 2:
        yield document
        return
    head, foot = document[: spans[0][0]], document[spans[-1][1] :]
    if len(head) + len(foot) > MAX_FRAME_BYTES:
        yield document
        return
    for start, end in spans:
        yield head + document[start:end] + foot


def _spans(document: bytes) -> list[tuple[int, int]]:
    """Where the entries begin and end; what only looks like one in a comment or in CDATA is none."""
    spans: list[tuple[int, int]] = []
    start, index = -1, 0
    while tag := _TAG.search(document, index):
        index = tag.end()
        closing = _ENDS.get(tag.group())
        if closing is not None or tag["close"]:
            end = document.find(closing or b">", index)
            if end < 0:
                break
            index = end + len(closing or b">")
            if closing is None and start >= 0:
                spans.append((start, index))
                start = -1
        elif start < 0:
            start = tag.start()
    return spans
