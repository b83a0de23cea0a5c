"""The output does not depend on the order in which articles arrive."""

import random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.link.final import Final, final, of
from tests.unit.link.records import Json, clean, entities, quotes
from tests.unit.link.stories import FERRY, STRIKE
from wiredesk.link.linker import Linker

TEXTS = [FERRY, FERRY.replace("48 people", "52 people"), STRIKE, " ".join(FERRY.split()[:60]), STRIKE + " " + FERRY]
SAID = [
    "We never had a chance to turn the ship around before it sank",
    "We never had a chance to turn the ship around. The engine had failed twice within the hour",
    "The engine had failed twice within the hour",
    "We had a chance to turn the ship around before it sank",
    "No comment",
]
NAMES = [
    ("PERSON", "Kofi Boateng", ["Boateng"]),
    ("PERSON", "Boateng", []),
    ("PERSON", "Kofi A. Boateng", ["Boateng"]),
    ("PERSON", "Ama Boateng", []),
    ("PERSON", "James Gillander", ["Gillander"]),
    ("PERSON", "Jim Gillander", ["Gillander"]),
    ("PERSON", "Gillander", []),
    ("PERSON", "John Mensah @gh-goalkeeper", ["Mensah"]),
    ("PERSON", "John Mensah @gh-farmer", []),
    ("PERSON", "John K. Mensah @us", []),
    ("ORGANIZATION", "World Ferry Council", ["WFC"]),
    ("ORGANIZATION", "WFC", []),
    ("ORGANIZATION", "Mensah Lines Ltd", []),
    ("ORGANIZATION", "Mensah Lines", []),
]


@st.composite
def versions(draw: st.DrawFn) -> list[Json | None]:
    """The versions of an article in order; None is a withdrawal."""
    name = draw(st.sampled_from("abcdefg"))
    found: list[Json | None] = []
    for revision in range(1, draw(st.integers(1, 3)) + 1):
        day = draw(st.sampled_from([None, "2026-03-02", "2026-03-03", "2026-03-04T12:00:00Z"]))
        found.append(clean(name, draw(st.sampled_from(TEXTS)), published_at=day, revision=revision, source=name))
    if draw(st.integers(0, 4)) == 0:
        found.append(None)
    return found


Step = tuple[str, str, Json | None]
Record = TypeVar("Record")


def steps(articles: list[list[Json | None]], rng: random.Random) -> list[list[Step]]:
    """The records of each article and kind, in topic order."""
    found: dict[tuple[str, str], list[Step]] = {}
    for history in {(history[0] or {})["article_id"]: history for history in articles}.values():
        article_id = (history[0] or {})["article_id"]
        for article in history:
            said = [(rng.choice(SAID), rng.choice(["Kofi Boateng", "Boateng", None])) for _ in range(2)]
            made = {
                "clean": article,
                "entities": article and entities(article, *rng.sample(NAMES, 2)),
                "quotes": article and quotes(article, *said),
            }
            for kind, record in made.items():
                found.setdefault((kind, article_id), []).append((kind, article_id, record))
    return list(found.values())


def merged(topics: list[list[Record]], rng: random.Random) -> list[Record]:
    """All records, keeping the order within each key."""
    rest = [list(topic) for topic in topics]
    order = []
    while any(rest):
        topic = rng.choice([topic for topic in rest if topic])
        order.append(topic.pop(0))
    return order


def played(order: list[Step], rng: random.Random, flushes: bool) -> Final:
    linker, written = Linker(), []
    for kind, article_id, record in order:
        if record is None:
            linker.withdraw(kind, article_id)
        else:
            linker.put(kind, record)
        if flushes and rng.random() < 0.3:
            written += linker.flush(complete=rng.random() < 0.5)
    return final([*written, *linker.flush(complete=True)])


@settings(max_examples=40, deadline=None)
@given(st.lists(versions(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_copies_statements_and_people_are_the_same_bytes_in_any_order(
    articles: list[list[Json | None]], rng: random.Random
) -> None:
    topics = steps(articles, rng)
    at_once = played(merged(topics, rng), rng, flushes=False)
    bit_by_bit = played(merged(topics, rng), rng, flushes=True)

    assert of(at_once, "copies", "statements", "people") == of(bit_by_bit, "copies", "statements", "people")


@settings(max_examples=20, deadline=None)
@given(st.lists(versions(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_an_older_version_that_comes_late_changes_nothing(
    articles: list[list[Json | None]], rng: random.Random
) -> None:
    topics = [[step for step in topic if step[2] is not None] for topic in steps(articles, rng)]
    late = [list(reversed(topic)) for topic in topics]

    in_order = played(merged(topics, rng), rng, flushes=True)
    out_of_order = played(merged(late, rng), rng, flushes=True)

    assert of(in_order, "copies", "statements", "people") == of(out_of_order, "copies", "statements", "people")
