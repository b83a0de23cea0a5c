"""Two minimal stages, which like the real ones are functions of their input."""

import json
from typing import Any

from wiredesk.errors import MalformedArticle
from wiredesk.events import record
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Stage, Work


def _clean(settings: Settings) -> Work:
    topic = settings.topic("clean")

    def work(message: Message) -> Outcome:
        if message.value is None:
            if message.key is None:
                raise MalformedArticle("a tombstone without a key")
            return Outcome("withdrawn", (record(message, topic, "clean", "clean", message.key.decode(), None),))
        article = _read(message.value)
        if article.get("withdrawn"):
            return Outcome("withdrawn", (record(message, topic, "clean", "clean", article["id"], None),))
        return Outcome("published", (record(message, topic, "clean", "clean", article["id"], message.value),))

    return work


def _enrich(settings: Settings) -> Work:
    topics = {kind: settings.topic(kind) for kind in ("entities", "quotes")}

    def work(message: Message) -> Outcome:
        key = (message.key or b"").decode()
        if message.value is None:
            withdrawn = (record(message, topic, kind, "enrich", key, None) for kind, topic in topics.items())
            return Outcome("withdrawn", tuple(withdrawn))
        revision = _read(message.value)["revision"]
        if _read(message.value).get("unreadable"):
            raise MalformedArticle("nothing that enrich can read")
        written = (
            record(
                message, topic, kind, "enrich", key, json.dumps({"id": key, "revision": revision, kind: []}).encode()
            )
            for kind, topic in topics.items()
        )
        return Outcome("published", tuple(written))

    return work


def _read(value: bytes) -> dict[str, Any]:
    try:
        article: dict[str, Any] = json.loads(value)
    except json.JSONDecodeError as error:
        raise MalformedArticle(f"not JSON ({error})") from error
    return article


CLEAN = Stage("clean", "raw", _clean)
ENRICH = Stage("enrich", "clean", _enrich)
