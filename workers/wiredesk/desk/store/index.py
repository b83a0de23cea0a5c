"""The index of articles by entity, speaker, source and kind of quote, with counts.

`add` and `remove` are exact inverses.
"""

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Sequence

from wiredesk.desk.store import trends
from wiredesk.desk.store.cards import NAME, UNNAMED_TYPES, shorten
from wiredesk.desk.times import time_of
from wiredesk_schemas import Entity, Quote

MAX_ENTITIES, MAX_QUOTES = 200, 100
"""Entities and quotes indexed per article: ten times what news has; a hostile article must not stall the writer."""


MAX_NAME_WORDS, MAX_WORD_LETTERS = 8, 40
"""Words of a name that are indexed, and letters of each: longer ones are not names."""


def add(
    write: sqlite3.Connection,
    seq: int,
    source: str | None,
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    now: int,
) -> None:
    """Index an article.

    Args:
        write: the store.
        seq: the article's position in the river.
        source: where it came from.
        entities: the most salient first.
        quotes: in the order of its record.
        now: milliseconds since 1970.
    """
    named = {
        entity.entity_id: entity
        for entity in entities
        if entity.type not in UNNAMED_TYPES and len(entity.entity_id) <= NAME
    }
    found = {entity_id: _entity(write, named[entity_id]) for entity_id in list(named)[:MAX_ENTITIES]}
    rows = list(found.values())
    write.executemany("INSERT INTO mentions (entity, seq) VALUES (?, ?)", [(row, seq) for row in rows])
    write.executemany("UPDATE entities SET articles = articles + 1 WHERE entity = ?", [(row,) for row in rows])
    trends.count(write, rows, time_of(seq), now)
    said = [
        (found[quote.speaker.entity_id], seq, index)
        for index, quote in enumerate(quotes)
        if quote.speaker and quote.speaker.entity_id in found
    ][:MAX_QUOTES]
    write.executemany("INSERT INTO said (speaker, seq, number) VALUES (?, ?, ?)", said)
    write.executemany(
        "UPDATE entities SET quotes = quotes + ? WHERE entity = ?",
        [(quoted, speaker) for speaker, quoted in Counter(speaker for speaker, _, _ in said).items()],
    )
    for kind in sorted({quote.kind for quote in quotes}):
        write.execute("INSERT INTO kinds (kind, seq) VALUES (?, ?)", (kind, seq))
        _add(write, "kind_totals", "kind", kind)
    if source is not None:
        _add(write, "sources", "source", source)


def remove(write: sqlite3.Connection, seq: int, source: str | None, from_trends: bool) -> None:
    """Undo `add`.

    Args:
        write: the store.
        seq: the article's position in the river.
        source: where it came from.
        from_trends: remove it from the trends too; not for an article that only makes room for newer ones.
    """
    rows = [row[0] for row in write.execute("SELECT entity FROM mentions WHERE seq = ?", (seq,))]
    if from_trends:
        trends.subtract(write, rows, time_of(seq))
    said = write.execute("SELECT speaker, count(*) FROM said WHERE seq = ? GROUP BY speaker", (seq,)).fetchall()
    write.executemany(
        "UPDATE entities SET quotes = quotes - ? WHERE entity = ?", [(quoted, speaker) for speaker, quoted in said]
    )
    write.execute("DELETE FROM said WHERE seq = ?", (seq,))
    write.executemany("UPDATE entities SET articles = articles - 1 WHERE entity = ?", [(row,) for row in rows])
    write.execute("DELETE FROM mentions WHERE seq = ?", (seq,))
    drop_unused(write, rows)
    for kind in ("direct", "mixed", "indirect"):
        if write.execute("DELETE FROM kinds WHERE kind = ? AND seq = ?", (kind, seq)).rowcount:
            write.execute("UPDATE kind_totals SET articles = articles - 1 WHERE kind = ?", (kind,))
    if source is not None:
        write.execute("UPDATE sources SET articles = articles - 1 WHERE source = ?", (source,))
        write.execute("DELETE FROM sources WHERE source = ? AND articles = 0", (source,))


def words_of(name: str) -> list[str]:
    """The words of a name in comparable form: without case, accents and punctuation."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return [word[:MAX_WORD_LETTERS] for word in words[:MAX_NAME_WORDS]]


def drop_unused(write: sqlite3.Connection, rows: Sequence[int]) -> None:
    """Delete those of the entities that no article names and no trend counts."""
    for row in rows:
        gone = write.execute(
            "DELETE FROM entities WHERE entity = ? AND articles = 0 "
            "AND NOT EXISTS (SELECT 1 FROM trending WHERE trending.entity = entities.entity)",
            (row,),
        )
        if gone.rowcount:
            write.execute("DELETE FROM names WHERE entity = ?", (row,))


def _entity(write: sqlite3.Connection, entity: Entity) -> int:
    """The entity's row id; its name and links are those of the newest article that names it."""
    name, links = shorten(entity.name, NAME), entity.links
    row = write.execute(
        "SELECT entity, name, country, latitude, longitude FROM entities WHERE entity_id = ?", (entity.entity_id,)
    ).fetchone()
    place = (links.country, links.latitude, links.longitude)
    if row is None:
        number = write.execute(
            "INSERT INTO entities (entity_id, type, name, country, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?)",
            (entity.entity_id, entity.type, name, *place),
        ).lastrowid
        assert number is not None
        _name(write, number, name)
        return number
    number = row[0]
    if row[1:] != (name, *place):
        write.execute(
            "UPDATE entities SET type = ?, name = ?, country = ?, latitude = ?, longitude = ? WHERE entity = ?",
            (entity.type, name, *place, number),
        )
    if row[1] != name:
        write.execute("DELETE FROM names WHERE entity = ?", (number,))
        _name(write, number, name)
    return int(number)


def _name(write: sqlite3.Connection, number: int, name: str) -> None:
    write.executemany(
        "INSERT OR IGNORE INTO names (word, entity) VALUES (?, ?)", [(word, number) for word in words_of(name)]
    )


def _add(write: sqlite3.Connection, table: str, column: str, value: str) -> None:
    write.execute(
        f"INSERT INTO {table} ({column}, articles) VALUES (?, 1) "
        f"ON CONFLICT ({column}) DO UPDATE SET articles = articles + 1",
        (value,),
    )
