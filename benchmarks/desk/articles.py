"""Generated articles by number, with their three records: reproducible content for a desk's store."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from wiredesk.message import Message
from wiredesk_schemas import (
    CleanArticle,
    Copy,
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
    Story,
    StoryArticle,
)
from wiredesk_schemas.clean import Dateline, content_hash

FIRST = ("Marta", "Tomás", "Edda", "Joan", "Pavel", "Ama", "Kofi", "Ingrid", "Dario", "Leila", "Noor", "Sven", "Ruta")
LAST = ("Lindqvist", "Ferreira", "Brandt", "Okafor", "Hruška", "Mensah", "Adu", "Solheim", "Conti", "Haddad", "Vries")
STEMS = ("Oster", "Port ", "Karl", "Vila ", "Brack", "Saint-", "Tarn", "Kol", "Mar", "Wen", "Asp", "Ny")
ENDS = ("haven", "Selwyn", "sund", "Nova", "water", "Elme", "mouth", "berg", "stad", "field")
TRADES = ("harbour master", "teacher", "mayor", "fishmonger", "engineer", "judge", "ferry pilot")
BODIES = ("Council", "Harbour Office", "Teachers' Union", "Rail Company", "Water Board")
MATTERS = ("the night ferry", "the old lighthouse", "the fish market", "the island school", "the harbour crane")
KINDS: tuple[QuoteKind, ...] = ("direct", "direct", "mixed", "indirect")
SOURCES = 40
SECTIONS = ("World", "Politics", "Business", "Sport", "Culture", "Science", "Travel", "Local")
OF_STORY = 5
"""Articles per story; the last one is a copy of the first."""


def records(number: int, time: int, prefix: str = "news.") -> Iterator[Message]:
    """The records of an article on `clean`, `entities` and `quotes`.

    Args:
        number: the number of the article, also used as offset.
        time: when its raw record arrived, in milliseconds since 1970.
        prefix: the prefix of topic names.
    """
    for kind, record in zip(("clean", "entities", "quotes"), article(number), strict=True):
        key = f"invented-{number}".encode()
        yield Message(f"{prefix}{kind}", key, record.to_json(), (), time, number % 3, number)


def links(number: int, time: int, prefix: str = "news.") -> Iterator[Message]:
    """The records that link an article, the last of its story, with the previous ones."""
    if number % OF_STORY != OF_STORY - 1:
        return
    members = [f"invented-{index}" for index in range(number - OF_STORY + 1, number + 1)]
    story = Story(
        story_id=f"story-{number}",
        title=f"Story {number}",
        first_seen=None,
        last_seen=None,
        articles=[
            StoryArticle(article_id=member, title="", source=None, published_at=None, copy_of=None)
            for member in members
        ],
        articles_total=len(members),
        newsrooms=len(members) - 1,
        people=[],
        places=[],
        statements=[],
    )
    copy = Copy(
        article_id=members[-1],
        original_id=members[0],
        relation="edited",
        shared_of_article=0.9,
        shared_of_original=0.9,
        agency=None,
        source=None,
        published_at=None,
    )
    for kind, key, record in (("stories", story.story_id, story), ("copies", copy.article_id, copy)):
        yield Message(f"{prefix}{kind}", key.encode(), record.to_json(), (), time, number % 3, number)


def article(number: int) -> tuple[CleanArticle, Entities, Quotes]:
    """About 350 words with a dozen names, a few of which are frequent and most of which are rare."""
    rng = Random(number)
    article_id = f"invented-{number}"
    people = [_person(_rank(rng, 3000)) for _ in range(4)]
    places = [_place(_rank(rng, 800)) for _ in range(3)]
    bodies = [f"{_place(_rank(rng, 300))[0]} {rng.choice(BODIES)}" for _ in range(2)]
    matter = rng.choice(MATTERS)
    paragraphs = [
        f"The council of {places[0][0]} voted on Tuesday to keep {matter} for {number + 2} more days, "
        f"against the advice of the {bodies[0]} and of neighbours in {places[1][0]} and {places[2][0]}.",
        *(
            f"“We cannot live here without it, and {rng.randrange(100)} others say so,” said {name}, a "
            f"{rng.choice(TRADES)} from {places[1][0]} who has lived there for {rng.randrange(2, 60)} years. "
            "Nobody at the hearing spoke against it, and the hall was full until late."
            for name, _ in people
        ),
        *(
            f"{name} said the {bodies[1]} would look into {rng.choice(MATTERS)} before the summer of "
            f"{rng.randrange(2020, 2040)}, when the contract ends and the next one has to be written. A first draft "
            "is with the committee, which meets in public."
            for name, _ in people[:2]
        ),
        "Repairs begin in May. " + "The work goes on in stages, one pier after the other, as it did before. " * 8,
    ]
    text = "\n\n".join(paragraphs)
    day = datetime(2026, 1, 1) + timedelta(hours=number % 8_000)
    same = {"article_id": article_id, "revision": 1, "published_at": f"{day.isoformat()}Z"}
    about = [
        *(_entity(text, f"person-{rank}", "PERSON", name) for name, rank in people),
        *(_entity(text, f"place-{rank}", "LOCATION", name, rank) for name, rank in places),
        *(_entity(text, f"body-{name.lower().replace(' ', '-')}", "ORGANIZATION", name) for name in bodies),
    ]
    entities = list({entity.entity_id: entity for entity in about if entity.mentions}.values())
    source = f"Invented Courier {min(_rank(rng, SOURCES), SOURCES)}"
    clean = CleanArticle(
        **same,
        url=f"https://news.example/{number}",
        title=f"{places[0][0]} keeps {matter}",
        text=text,
        content_hash=content_hash(text),
        language="en",
        source=source,
        section=rng.choice(SECTIONS),
        dateline=Dateline(text=f"{places[0][0].upper()}, Nov 3", place=places[0][0].upper(), date="2026-11-03"),
    )
    shared = {**same, "language": "en", "content_hash": clean.content_hash}
    quotes = [_quote(text, number, name, rank, rng.choice(KINDS)) for name, rank in people]
    return (
        clean,
        Entities(**shared, entities=entities),
        Quotes(**shared, quotes=quotes),
    )


def _rank(rng: Random, highest: int) -> int:
    """A number from 1 to `highest`, with low numbers far more frequent: the distribution of names in the news."""
    return min(highest, int(1 / max(rng.random(), 1 / highest)) + rng.randrange(highest // 20 or 1))


def _person(rank: int) -> tuple[str, int]:
    return f"{FIRST[rank % len(FIRST)]} {LAST[rank // len(FIRST) % len(LAST)]} {_numeral(rank)}", rank


def _place(rank: int) -> tuple[str, int]:
    return f"{STEMS[rank % len(STEMS)]}{ENDS[rank // len(STEMS) % len(ENDS)]} {_numeral(rank)}", rank


def _numeral(rank: int) -> str:
    """A number written in letters, so that every rank has a different name."""
    return "".join("abcdefghij"[int(digit)] for digit in str(rank)).capitalize()


def _entity(text: str, entity_id: str, of: EntityType, name: str, rank: int | None = None) -> Entity:
    start = text.find(name)
    found = [Mention(text=name, start=start, end=start + len(name))] if start >= 0 else []
    links = Links() if rank is None else Links(country="NO", latitude=rank % 80, longitude=rank % 170)
    return Entity(entity_id=entity_id, type=of, name=name, mentions=found, salience=0.5, links=links)


def _quote(text: str, number: int, name: str, rank: int, kind: QuoteKind) -> Quote:
    said = text.index(f"said {name}")
    start, speaker = text.rindex("“", 0, said) + 1, said + len("said ")
    end = text.index("”", start)
    return Quote(
        quote_id=f"quote-{number}-{start}",
        kind=kind,
        text=text[start:end],
        spans=[(start, end)],
        cue=Cue(text="said", start=said, end=said + 4),
        speaker=Speaker(
            text=name,
            start=speaker,
            end=speaker + len(name),
            name=name,
            entity_id=f"person-{rank}",
            description=None,
        ),
        confidence=0.9,
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
    )
