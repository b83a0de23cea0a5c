"""Finding whom a few letters can stand for."""

import sqlite3
from itertools import islice
from typing import Any

from wiredesk.desk.store.index import words_of

SHOWN = 10

FEW_LETTERS = 2
"""Up to so many letters fit thousands of names: the most named are looked through instead of all that begin so."""

LOOKED_THROUGH = 5_000
"""Names looked at for one answer, so that none takes long."""

TYPES = {"person": "PERSON", "place": "LOCATION"}


def names(read: sqlite3.Connection, letters: str, kind: str | None) -> dict[str, Any]:
    """The answer to `/api/names`: those of whom each word of `letters` begins a word, the most named first.

    Args:
        read: the store.
        letters: what has been typed.
        kind: `person`, `place`, or None for both and all else.
    """
    wanted = words_of(letters)
    if not wanted:
        return {"names": []}
    fitting = (row for row in _candidates(read, max(wanted, key=len), kind) if _fits(wanted, row[2]))
    return {
        "names": [
            {"entity_id": entity_id, "type": of, "name": name, "articles": articles}
            for entity_id, of, name, articles in islice(fitting, SHOWN)
        ]
    }


def _candidates(read: sqlite3.Connection, word: str, kind: str | None) -> list[tuple[str, str, str, int]]:
    """Rows that may fit, the most named first."""
    of_type, types = ("AND type = ?", (TYPES[kind],)) if kind else ("", ())
    if len(word) <= FEW_LETTERS:
        query = f"SELECT entity_id, type, name, articles FROM entities WHERE articles > 0 {of_type}"
        return read.execute(f"{query} ORDER BY articles DESC LIMIT {LOOKED_THROUGH}", types).fetchall()
    rows = read.execute(
        "SELECT DISTINCT entity_id, type, name, articles FROM "
        f"(SELECT entity FROM names WHERE word >= ? AND word < ? LIMIT {LOOKED_THROUGH}) "
        f"CROSS JOIN entities USING (entity) WHERE articles > 0 {of_type}",
        (word, word + "\U0010ffff", *types),
    ).fetchall()
    return sorted(rows, key=lambda row: -row[3])


def _fits(wanted: list[str], name: str) -> bool:
    words = words_of(name)
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)
