"""The index of articles by entity, speaker, source, language, section and quote, with counts.

`add` and `remove` are exact inverses.
"""

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Sequence

from wiredesk.desk.store import fulltext, quote_rows, trends
from wiredesk.desk.store.cards import NAME, UNNAMED_TYPES
from wiredesk.desk.times import time_of
from wiredesk.watch.headlines import shorten
from wiredesk_schemas import Entity, Quote

MAX_ENTITIES, MAX_QUOTES = 200, 100
"""Entities and quotes indexed per article: ten times what news has; a hostile article must not stall the writer."""

Labels = tuple[int | None, int | None, int | None]
"""Rows of an article's source, language and section."""

MAX_NAME_WORDS, MAX_WORD_LETTERS = 8, 40
"""Words of a name that are indexed, and letters of each: longer ones are not names."""


def add(
    write: sqlite3.Connection,
    seq: int,
    labels: Labels,
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    now: int,
) -> list[str]:
    """Index an article.

    Args:
        write: the store.
        seq: the article's position in the river.
        labels: its source, language and section.
        entities: the most salient first.
        quotes: in the order of its record.
        now: milliseconds since 1970.

    Returns:
        The tokens by which the article can be filtered, see fulltext.py.
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
    mentions = quote_rows.mentions_of((found[entity_id], named[entity_id]) for entity_id in found)
    said = quote_rows.rows_of(seq, quotes[:MAX_QUOTES], found, mentions)
    quote_rows.put(write, said)
    write.executemany(
        "UPDATE entities SET quotes = quotes + ? WHERE entity = ?",
        [(quoted, speaker) for speaker, quoted in Counter(row.speaker for row in said if row.speaker).items()],
    )
    return [
        *(fulltext.named_token(row) for row in rows),
        *(fulltext.label_token(label) for label in labels if label is not None),
        *(token for row in said for token in row.tokens()),
    ]


def remove(write: sqlite3.Connection, seq: int, labels: Labels, from_trends: bool) -> None:
    """Undo `add` and `label_of`.

    Args:
        write: the store.
        seq: the article's position in the river.
        labels: its source, language and section.
        from_trends: remove it from the trends too; not for an article that only makes room for newer ones.
    """
    rows = [row[0] for row in write.execute("SELECT entity FROM mentions WHERE seq = ?", (seq,))]
    if from_trends:
        trends.subtract(write, rows, time_of(seq))
    write.executemany(
        "UPDATE entities SET quotes = quotes - ? WHERE entity = ?",
        [(quoted, speaker) for speaker, quoted in quote_rows.remove(write, seq).items()],
    )
    write.executemany("UPDATE entities SET articles = articles - 1 WHERE entity = ?", [(row,) for row in rows])
    write.execute("DELETE FROM mentions WHERE seq = ?", (seq,))
    drop_unused(write, rows)
    for label in labels:
        if label is not None:
            write.execute("UPDATE labels SET articles = articles - 1 WHERE label = ?", (label,))
            write.execute("DELETE FROM labels WHERE label = ? AND articles <= 0", (label,))


def label_of(write: sqlite3.Connection, kind: str, value: str | None) -> int | None:
    """The row of a source, language or section, with one article more; None where the article has none."""
    if not value:
        return None
    row = write.execute(
        "INSERT INTO labels (kind, value, articles) VALUES (?, ?, 1) "
        "ON CONFLICT (kind, value) DO UPDATE SET articles = articles + 1 RETURNING label",
        (kind, value),
    ).fetchone()
    return int(row[0])


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
