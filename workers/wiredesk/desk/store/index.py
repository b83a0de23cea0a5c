"""By what an article is found: its entities, speakers, source and kinds of quote, and all that is counted of them.

`enter` and `leave` are each other's mirror: whatever the one counts, the other takes out.
"""

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Sequence

from wiredesk.desk.store import trends
from wiredesk.desk.store.cards import NAME, NO_NAMES, shorten
from wiredesk.desk.times import time_of
from wiredesk_schemas import Entity, Quote

MAX_ENTITIES, MAX_QUOTES = 200, 100
"""Of one article that it is found by: a story has a tenth of that, and a made-up one must not hold up the writer."""


MAX_NAME_WORDS, MAX_WORD_LETTERS = 8, 40
"""Words of a name that are indexed, and letters of each: longer ones are not names."""


def enter(
    write: sqlite3.Connection,
    seq: int,
    source: str | None,
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    now: int,
) -> None:
    """Make an article found.

    Args:
        write: the store.
        seq: the article's place in the river.
        source: where it came from.
        entities: the most salient first.
        quotes: in the order of its record.
        now: milliseconds since 1970.
    """
    named = {each.entity_id: each for each in entities if each.type not in NO_NAMES and len(each.entity_id) <= NAME}
    found = {entity_id: _entity(write, named[entity_id]) for entity_id in list(named)[:MAX_ENTITIES]}
    numbers = list(found.values())
    write.executemany("INSERT INTO mentions (entity, seq) VALUES (?, ?)", [(number, seq) for number in numbers])
    write.executemany("UPDATE entities SET articles = articles + 1 WHERE entity = ?", [(number,) for number in numbers])
    trends.count(write, numbers, time_of(seq), now)
    said = [
        (found[quote.speaker.entity_id], seq, number)
        for number, quote in enumerate(quotes)
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


def leave(write: sqlite3.Connection, seq: int, source: str | None, uncounted: bool) -> None:
    """Undo `enter`.

    Args:
        write: the store.
        seq: the article's place in the river.
        source: where it came from.
        uncounted: take it out of the trends too; one that only makes room for newer ones was in the news all the same.
    """
    numbers = [row[0] for row in write.execute("SELECT entity FROM mentions WHERE seq = ?", (seq,))]
    if uncounted:
        trends.take_out(write, numbers, time_of(seq))
    said = write.execute("SELECT speaker, count(*) FROM said WHERE seq = ? GROUP BY speaker", (seq,)).fetchall()
    write.executemany(
        "UPDATE entities SET quotes = quotes - ? WHERE entity = ?", [(quoted, speaker) for speaker, quoted in said]
    )
    write.execute("DELETE FROM said WHERE seq = ?", (seq,))
    write.executemany("UPDATE entities SET articles = articles - 1 WHERE entity = ?", [(number,) for number in numbers])
    write.execute("DELETE FROM mentions WHERE seq = ?", (seq,))
    forget(write, numbers)
    for kind in ("direct", "mixed", "indirect"):
        if write.execute("DELETE FROM kinds WHERE kind = ? AND seq = ?", (kind, seq)).rowcount:
            write.execute("UPDATE kind_totals SET articles = articles - 1 WHERE kind = ?", (kind,))
    if source is not None:
        write.execute("UPDATE sources SET articles = articles - 1 WHERE source = ?", (source,))
        write.execute("DELETE FROM sources WHERE source = ? AND articles = 0", (source,))


def words_of(name: str) -> list[str]:
    """A name's words as they are compared: without case, accents and marks."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return [word[:MAX_WORD_LETTERS] for word in words[:MAX_NAME_WORDS]]


def forget(write: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Drop those of the entities that no article names and no trend counts any more."""
    for number in numbers:
        gone = write.execute(
            "DELETE FROM entities WHERE entity = ? AND articles = 0 "
            "AND NOT EXISTS (SELECT 1 FROM trending WHERE trending.entity = entities.entity)",
            (number,),
        )
        if gone.rowcount:
            write.execute("DELETE FROM names WHERE entity = ?", (number,))


def _entity(write: sqlite3.Connection, entity: Entity) -> int:
    """The entity's number; its name and links are those of the newest article that names it."""
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
