"""One article with everything known about it."""

import sqlite3
from typing import Any

import orjson

from wiredesk.desk.store.records import decompressed


def article(read: sqlite3.Connection, article_id: str) -> dict[str, Any] | None:
    """The response of `/api/article`, or None if the store has no such article."""
    # One statement, so that the card and the three records are of the same version.
    rows = read.execute(
        "SELECT kind, value, card FROM articles JOIN records USING (article_id) WHERE article_id = ? AND shown = 1",
        (article_id,),
    ).fetchall()
    if not rows:
        return None
    found = {kind: decompressed(value) for kind, value, _ in rows}
    return {
        "card": orjson.Fragment(rows[0][2]),
        "article": orjson.Fragment(found["clean"]),
        "entities": orjson.loads(found["entities"])["entities"],
        "quotes": orjson.loads(found["quotes"])["quotes"],
    }
