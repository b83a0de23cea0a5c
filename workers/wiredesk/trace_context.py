"""The header `traceparent` of a record, by W3C Trace Context: which trace the record is part of.

What came in is passed on unchanged: a record is a function of its input alone, so no stage can put a span of its own
there. So the spans of all stages are children of the producer's span.
"""

import hashlib
from dataclasses import replace

from wiredesk.message import Message

HEADER = "traceparent"


def with_trace(article: Message) -> Message:
    """The article with a `traceparent`: the one that came in, or one made from the record's key and place.

    The same record gets the same one whenever it is read, so what is made of it stays the same too.
    """
    if article.header(HEADER) is not None:
        return article
    trace, span = made_ids(article)
    made = (HEADER, f"00-{trace:032x}-{span:016x}-01".encode())  # version, ids, and the flag that it is sampled
    return replace(article, headers=(*article.headers, made))


def made_ids(article: Message) -> tuple[int, int]:
    """The ids of the trace (128 bits) and the first span (64 bits) of a record that came without any."""
    place = f"{article.topic}\0{article.partition}\0{article.offset}\0".encode() + (article.key or b"")
    digest = hashlib.sha256(place).digest()
    return int.from_bytes(digest[:16]), int.from_bytes(digest[16:24])
