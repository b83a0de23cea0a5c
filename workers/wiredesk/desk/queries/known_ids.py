"""Whether the store has what an address of the page shows."""

import sqlite3
from collections.abc import Callable

from wiredesk.desk.queries.people import is_known


def _row(statement: str) -> Callable[[sqlite3.Connection, str], bool]:
    return lambda read, some_id: read.execute(statement, (some_id,)).fetchone() is not None


_WATCH = _row("SELECT 1 FROM watches WHERE watch_id = ?")

KNOWN: dict[str, Callable[[sqlite3.Connection, str], bool]] = {
    "/article": _row("SELECT 1 FROM articles JOIN records USING (article_id) WHERE article_id = ? AND shown = 1"),
    "/person": is_known,
    "/place": _row("SELECT 1 FROM entities WHERE entity_id = ? AND articles > 0"),
    "/story": _row("SELECT 1 FROM stories WHERE story_id = ?"),
    "/statement": _row("SELECT 1 FROM statements WHERE statement_id = ?"),
    "/watch": _WATCH,
    "/edit-watch": _WATCH,
}
"""By address of the page: True for an id that the store has."""
