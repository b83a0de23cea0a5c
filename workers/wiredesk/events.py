"""Headers of the records that stages write: CloudEvents 1.0 in Kafka binary mode, and the trace."""

import hashlib
from datetime import UTC, datetime

from wiredesk.message import Headers, Message

CONTENT_TYPE = b"application/json"


def record(cause: Message, topic: str, kind: str, stage: str, key: str, value: bytes | None) -> Message:
    """The record that `stage` writes in response to `cause`, with its headers.

    Depends on its arguments only: the event's time is that of the cause, so a record written again is identical.

    Args:
        cause: the record that was read.
        topic: the topic to write to.
        kind: `clean`, `entities` or `quotes`, for `ce_type`.
        stage: for `ce_source`.
        key: the article's id.
        value: the record as JSON, or None for a tombstone.
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
