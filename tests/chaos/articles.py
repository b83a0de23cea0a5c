"""The articles of the chaos test: synthetic news with known ids, in all versions; determined by the seed.

Nine in ten are in Swedish, which the newsroom model does not read, so that the chaos test spends its time on delivery
and not on the network; the tenth goes through all of it.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Literal

from wiredesk.message import Headers

Poison = Literal["", "kills clean", "loops enrich", "kills enrich", "loops clean"]
"""What an article does to the pool process, and in which stage."""

KILLS: tuple[Poison, ...] = ("kills clean", "kills enrich")
LOOPS: tuple[Poison, ...] = ("loops enrich", "loops clean")

FIRST_MOMENT = 1_740_000_000_000
"""The timestamp of the first record in ms since 1970; it increases by 1. Fixed, since it is part of the output records,
and in the past, since Kafka rejects timestamps in the future."""

FAT_BYTES = 300_000

INFLATED_BYTES = 17_500_000
"""Larger than the maximum record, but small when compressed."""

ODD_HEADERS: tuple[Headers, ...] = (
    (("content-type", None), ("desk", b"sport"), ("desk", None)),
    (("wiredesk.replays", b"9" * 5000), ("wiredesk.replays", None)),
    (("__connect.errors.timestamp", b"9" * 400), ("", b""), ("färja", b"\xff\xfe")),
)
"""Unusual headers: null, repeated, oversized, without a name."""

NAMES = ("Marta Lindqvist", "Owen Pryce", "Sana Whitlock", "Tomas Ferreira", "Ingrid Dahl", "Caleb Moss")
POSTS = ("harbour master", "mayor", "ferry captain", "council clerk", "lock keeper", "head of the fire brigade")
PLACES = ("Aldmere", "Storvik", "Pennhaven", "Lower Quay", "Brackwater", "Eastholm")
THINGS = ("ferry", "bridge", "library", "market hall", "lighthouse", "sea wall")
SWEDISH_POSTS = ("hamnkaptenen", "borgmästaren", "färjeföraren", "kommunalrådet", "slussvakten", "brandchefen")
SWEDISH_THINGS = ("färjan", "bron", "biblioteket", "saluhallen", "fyren", "vågbrytaren")


@dataclass(frozen=True, slots=True)
class Version:
    """One record for `news.raw`: an article, a correction of it, or its withdrawal."""

    article: str
    number: int
    """1 for the original; higher for corrections and withdrawals."""
    key: bytes
    value: bytes | None
    headers: Headers
    timestamp: int
    poison: Poison = ""


def versions(seed: int, articles: int, corrected: int) -> list[Version]:
    """All records in feeding order; the versions of one article are in order, with others in between.

    Args:
        seed: of everything that is drawn.
        articles: how many there are, from `trial-000001`.
        corrected: how many of them are corrected, withdrawn, or both.
    """
    rng = random.Random(f"articles {seed}")
    odd = _odd_ones(rng, articles)
    course = dict.fromkeys(range(1, articles + 1), "n")
    ordinary = [number for number in course if number not in odd]
    for number in rng.sample(ordinary, min(corrected, len(ordinary))):
        course[number] += rng.choice(("c", "c", "cc", "x", "w", "w", "cw", "wc"))
    places = []
    for number, kinds in course.items():
        place = (number - 1) / articles
        for version, kind in enumerate(kinds, 1):
            places.append((place, number, version, kind))
            place = rng.uniform(place, 1)
    return [
        _version(seed, number, version, odd.get(number, kind), FIRST_MOMENT + moment)
        for moment, (_, number, version, kind) in enumerate(sorted(places))
    ]


def _odd_ones(rng: random.Random, articles: int) -> dict[int, str]:
    """Oversized articles, dead letters, and articles that kill or block their process, by number."""
    kinds = ["fat"] * (articles // 2000 + 1)
    kinds += ["inflated"] * (articles // 5000 + 1)
    kinds += [kind for kind, _ in zip(cycle(("broken", "empty", "hollow", "deep")), range(articles // 1000 + 2))]
    kinds += [poison for poison, _ in zip(cycle(KILLS), range(articles // 5000 + 1))]
    kinds += [poison for poison, _ in zip(cycle(LOOPS), range(articles // 20_000 + 1))]  # each blocks its stage
    return dict(zip(rng.sample(range(1, articles + 1), min(len(kinds), articles)), kinds, strict=False))


def _version(seed: int, number: int, version: int, kind: str, timestamp: int) -> Version:
    """Kinds: n an article, c a correction, x an unreadable one, w a withdrawal, and the unusual ones."""
    rng = random.Random(f"{seed} {number} {version}")
    article = f"trial-{number:06}"
    headers: Headers = ()
    if rng.random() < 0.1:
        headers = (("traceparent", f"00-{rng.getrandbits(128):032x}-{rng.getrandbits(64):016x}-01".encode()),)
    if rng.random() < 0.05:
        headers += rng.choice(ODD_HEADERS)
    elsewhere = number % 50 == 0  # a producer whose keys are not article ids
    key = f"desk-{number}" if elsewhere else article
    fields = {"article_id": article, **_story(rng, number), "revision": version}
    if version > 1:
        fields["modified_at"] = f"2025-03-01T{version:02}:00:00Z"
    poison: Poison = ""
    value: bytes | None = _json(fields)
    match kind:
        case "fat":
            value = _json(fields | {"wire_notes": rng.randbytes(FAT_BYTES // 2).hex()})
        case "inflated":
            value = (b"ferry %d " % number * (INFLATED_BYTES // 8))[:INFLATED_BYTES]
        case "broken" | "x":
            value = _json(fields)[:-7]
        case "empty":
            value = b"  "
        case "hollow":
            value = _json({"article_id": article, "title": fields["title"]})
        case "deep":
            value = b'{"text":' + b"[" * 400 + b"]" * 400 + b"}"
        case "w" if elsewhere or number % 2:
            value = _json({"article_id": article, "withdrawn": True})
        case "w":
            value = None
        case "kills clean" | "loops enrich" | "kills enrich" | "loops clean":
            poison = kind
            value = _json(fields | {"trial": poison})
    return Version(article, version, key.encode(), value, headers, timestamp, poison)


def _story(rng: random.Random, number: int) -> dict[str, object]:
    name, place = rng.choice(NAMES), rng.choice(PLACES)
    which, days = rng.randrange(len(THINGS)), rng.randrange(2, 400)
    published = {"published_at": f"2025-03-01T00:{rng.randrange(60):02}:00Z"}
    if number % 10 == 0:
        thing, post = THINGS[which], rng.choice(POSTS)
        statement = f'"We have waited long enough," said {name}, the {post}.'
        text = f"The {thing} in {place} is back after {days} days. {statement}"
        return {"title": f"{place} has its {thing} back", "text": text, "language": "en", **published}
    thing, post = SWEDISH_THINGS[which], rng.choice(SWEDISH_POSTS)
    statement = f'"Vi har väntat länge nog", sade {name}, {post}.'
    text = f"{thing.capitalize()} i {place} är tillbaka efter {days} dagar. {statement}"
    return {"title": f"{place} får tillbaka {thing}", "text": text, "language": "sv", **published}


def _json(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def poisons(value: bytes | None) -> Iterator[Poison]:
    """The poison marks of a record on `news.raw` or `news.clean`."""
    for poison in KILLS + LOOPS:
        if value is not None and b'"trial":"' + poison.encode() + b'"' in value:
            yield poison
