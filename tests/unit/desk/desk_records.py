"""Records of small invented articles, as the stages write them, and a store to put them into."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wiredesk.desk.store.tables import open_for_reading
from wiredesk.desk.store.writer import Writer
from wiredesk.message import Message
from wiredesk_schemas import (
    CleanArticle,
    Cue,
    Entities,
    Entity,
    EntityType,
    Links,
    Mention,
    Quote,
    QuoteKind,
    Quotes,
    Speaker,
)
from wiredesk_schemas.clean import content_hash

NOON = 1_772_539_200_000
"""3 March 2026, 12:00 UTC, in milliseconds."""

TEXT = "Ama Mensah spoke in Tamba. “We waited a whole year for this boat,” she said. Kofi Adu agreed."


class Clock:
    """A clock that changes only when a test moves it."""

    def __init__(self, milliseconds: int = NOON) -> None:
        self.milliseconds = milliseconds

    def __call__(self) -> float:
        return self.milliseconds / 1000

    def pass_minutes(self, minutes: float) -> None:
        self.milliseconds += round(minutes * 60_000)


def entity(name: str, of: EntityType = "PERSON", text: str = TEXT, **links: Any) -> Entity:
    start = max(0, text.find(name))
    return Entity(
        entity_id=f"{of.lower()}-{name.lower().replace(' ', '-')}",
        type=of,
        name=name,
        mentions=[Mention(text=name, start=start, end=start + len(name))] if name in text else [],
        salience=0.5,
        links=Links(**links),
    )


def quote(
    words: str = "We waited a whole year for this boat,", speaker: str | None = "Ama Mensah", **more: Any
) -> Quote:
    kind: QuoteKind = more.get("kind", "direct")
    text: str = more.get("text", TEXT)
    start = text.index(words)
    named = None
    if speaker:
        who = f"person-{speaker.lower().replace(' ', '-')}"
        named = Speaker(text="she", start=0, end=3, name=speaker, entity_id=who, description=None)
    return Quote(
        quote_id=f"quote-{start}",
        kind=kind,
        text=words,
        spans=[(start, start + len(words))],
        cue=Cue(text="said", start=0, end=4),
        speaker=named,
        confidence=more.get("confidence", 0.9),
        prefix="",
        suffix="",
    )


PEOPLE = [entity("Ama Mensah"), entity("Kofi Adu")]
TAMBA = entity("Tamba", "LOCATION", country="GH", latitude=6.5, longitude=0.1)


def records(
    article_id: str = "tamba-1",
    text: str = TEXT,
    *,
    time: int = NOON,
    revision: int = 1,
    entities: list[Entity] | None = None,
    quotes: list[Quote] | None = None,
    modified_at: str | None = None,
    published_at: str | None = "2026-03-03T09:00:00+02:00",
    **fields: Any,
) -> list[Message]:
    """The records of one version of an article on `news.clean`, `news.entities` and `news.quotes`."""
    same = {"article_id": article_id, "revision": revision, "modified_at": modified_at, "published_at": published_at}
    shared: dict[str, Any] = {**same, "language": "en", "content_hash": content_hash(text)}
    clean = CleanArticle(**{**shared, "title": "Ferry returns", "source": "Meridian", **fields}, text=text)
    about = Entities(**shared, entities=[*PEOPLE, TAMBA] if entities is None else entities)
    said = Quotes(**shared, quotes=[quote()] if quotes is None else quotes)
    made = zip(KINDS, (clean, about, said), strict=True)
    return [message(kind, article_id, record.to_json(), time) for kind, record in made]


KINDS = ("clean", "entities", "quotes")


def message(kind: str, article_id: str, value: bytes | None, time: int = NOON, offset: int = 0) -> Message:
    return Message(f"news.{kind}", article_id.encode(), value, (), time, 0, offset)


def tombstones(article_id: str = "tamba-1", time: int = NOON) -> list[Message]:
    return [message(kind, article_id, None, time) for kind in KINDS]


@contextmanager
def writer(folder: Path, clock: Clock | None = None, most: int = 1000) -> Iterator[Writer]:
    opened = Writer(folder / "desk.sqlite", most, clock or Clock())
    opened.offsets("here")
    try:
        yield opened
    finally:
        opened.close()


def rows(folder: Path, query: str, *values: object) -> list[Any]:
    connection = open_for_reading(folder / "desk.sqlite")
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def shown(folder: Path) -> list[str]:
    """Ids of the articles in the river, newest first."""
    return [row[0] for row in rows(folder, "SELECT article_id FROM articles ORDER BY seq DESC")]
