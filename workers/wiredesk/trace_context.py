"""The header `traceparent` of a record (W3C Trace Context): the trace that the record belongs to.

It is passed on unchanged: a record depends on its input only, so a stage cannot put its own span there. The spans of
all stages are therefore children of the producer's span.
"""

import hashlib
from dataclasses import replace

from wiredesk.message import Message

HEADER = "traceparent"


def with_trace(article: Message) -> Message:
    """The article with a `traceparent`: its own, or one derived from the record's key, partition and offset.

    A record gets the same one whenever it is read, so the records made from it are the same too.
    """
    if article.header(HEADER) is not None:
        return article
    trace, span = made_ids(article)
    made = (HEADER, f"00-{trace:032x}-{span:016x}-01".encode())  # version, ids, and the sampled flag
    return replace(article, headers=(*article.headers, made))


def made_ids(article: Message) -> tuple[int, int]:
    """Ids of the trace (128 bits) and the first span (64 bits) for a record without a `traceparent`."""
    source = f"{article.topic}\0{article.partition}\0{article.offset}\0".encode() + (article.key or b"")
    digest = hashlib.sha256(source).digest()
    return int.from_bytes(digest[:16]), int.from_bytes(digest[16:24])
