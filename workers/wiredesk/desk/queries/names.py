"""Name search for the filter fields."""

import sqlite3
from typing import Any

from wiredesk.desk.queries.people import person_of
from wiredesk.desk.store.index import words_of

SHOWN = 10

SHORT_PREFIX = 2
"""Prefixes up to this length match thousands of names: the most frequent names are searched instead of the index."""

MAX_CANDIDATES = 5_000
"""Names examined per request, to bound its time."""

TYPES = {"person": "PERSON", "organisation": "ORGANIZATION", "place": "LOCATION"}


def names(read: sqlite3.Connection, letters: str, kind: str | None) -> dict[str, Any]:
    """The response of `/api/names`: names with a word that starts with each word of `letters`, most frequent first.

    All names of a person are one, under the `person_id`.

    Args:
        read: the store.
        letters: the search text.
        kind: `person`, `organisation`, `place`, or None for all entities.
    """
    wanted = words_of(letters)
    if not wanted:
        return {"names": []}
    found: dict[str, dict[str, Any]] = {}
    for entity_id, of, name, articles in _candidates(read, max(wanted, key=len), kind):
        if not _matches(wanted, name):
            continue
        one_id, shown = person_of(read, entity_id) or (entity_id, name)
        known = found.setdefault(one_id, {"entity_id": one_id, "type": of, "name": shown, "articles": 0})
        known["articles"] += articles
        if len(found) == SHOWN:
            break
    return {"names": list(found.values())}


def _candidates(read: sqlite3.Connection, word: str, kind: str | None) -> list[tuple[str, str, str, int]]:
    """Rows that may match, most frequent first."""
    of_type, types = ("AND type = ?", (TYPES[kind],)) if kind else ("", ())
    if len(word) <= SHORT_PREFIX:
        query = f"SELECT entity_id, type, name, articles FROM entities WHERE articles > 0 {of_type}"
        return read.execute(f"{query} ORDER BY articles DESC LIMIT {MAX_CANDIDATES}", types).fetchall()
    rows = read.execute(
        "SELECT DISTINCT entity_id, type, name, articles FROM "
        f"(SELECT entity FROM names WHERE word >= ? AND word < ? LIMIT {MAX_CANDIDATES}) "
        f"CROSS JOIN entities USING (entity) WHERE articles > 0 {of_type}",
        (word, word + "\U0010ffff", *types),
    ).fetchall()
    return sorted(rows, key=lambda row: -row[3])


def _matches(wanted: list[str], name: str) -> bool:
    words = words_of(name)
    return all(any(word.startswith(prefix) for word in words) for prefix in wanted)
