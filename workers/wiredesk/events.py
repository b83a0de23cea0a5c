"""The headers of every record that a stage writes: CloudEvents 1.0 in Kafka binary mode, and the trace."""

import hashlib
from datetime import UTC, datetime

from wiredesk.message import Headers, Message

CONTENT_TYPE = b"application/json"


def record(cause: Message, topic: str, kind: str, stage: str, key: str, value: bytes | None) -> Message:
    """The record that `stage` writes because of `cause`, with its headers.

    A function of its arguments alone: the event's time is the cause's, so a record written again is the same.

    Args:
        cause: the record that was read.
        topic: where to write.
        kind: what the record is, for `ce_type`: `clean`, `entities` or `quotes`.
        stage: for `ce_source`.
        key: the article's id.
        value: the record in JSON, or None for a tombstone.
    """
    digest = hashlib.sha256(b"\0".join((kind.encode(), key.encode(), value or b""))).hexdigest()
    headers: Headers = (
        ("ce_specversion", b"1.0"),
        ("ce_id", digest[:32].encode()),
        ("ce_type", f"wiredesk.{kind}.v1".encode()),
        ("ce_source", f"/wiredesk/{stage}".encode()),
    )
    if cause.timestamp is not None:
        moment = datetime.fromtimestamp(cause.timestamp / 1000, UTC)
        headers += (("ce_time", moment.isoformat(timespec="milliseconds").replace("+00:00", "Z").encode()),)
    if value is not None:
        headers += (("content-type", CONTENT_TYPE),)
    headers += tuple((name, held) for name, held in cause.headers if name == "traceparent")
    return Message(topic, key.encode(), value, headers, cause.timestamp)
