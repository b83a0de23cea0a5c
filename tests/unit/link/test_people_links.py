"""People are joined a few names at a time, with the result of joining all names with a surname at once."""

import random
import sqlite3
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.link.final import final, of
from tests.unit.link.records import clean, entities
from wiredesk.link.linker import Linker
from wiredesk.link.people.contexts import Context, Contexts
from wiredesk.link.people.joining import join
from wiredesk.link.state.names import related_names
from wiredesk.link.state.names.bearer_names import BearerName, BearerNames
from wiredesk.link.state.names.name_contexts import NameContexts

NAMES = [
    ("PERSON", "Kofi Boatengo", ["Boatengo"]),
    ("PERSON", "Kofy Boatengo", []),
    ("PERSON", "Kofi Ampem Boatengo", ["Boatengo", "Ampem Boatengo"]),
    ("PERSON", "Kofi A. Boatengo", ["Boatengo"]),
    ("PERSON", "K.A. Boatengo", []),
    ("PERSON", "Ampem Boatengo", []),
    ("PERSON", "Boatengo", []),
    ("PERSON", "Mr Boatengo", []),
    ("PERSON", "Ama Boatengo", ["Boatengo"]),
    ("PERSON", "Kofi Boatengo Ansahene", ["Boatengo"]),
    ("PERSON", "Ansahene", []),
    ("PERSON", "Kwesi Ansahene", ["Ansahene"]),
    ("PERSON", "Quesi Ansaheny", []),
    ("PERSON", "Peggy Gillander", ["Gillander"]),
    ("PERSON", "Meg Gillander", []),
    ("PERSON", "Margaret Gillander", ["Gillander"]),
    ("PERSON", "Jim Gillander", ["Gillander"]),
    ("PERSON", "James Gillander", ["Gillander"]),
    ("PERSON", "J. James Gillander", []),
    ("PERSON", "James Gillander Jr", []),
    ("PERSON", "Gillander", []),
    ("PERSON", "John Mensah @gh-goalkeeper", ["Mensah"]),
    ("PERSON", "John Mensah @gh-farmer", []),
    ("PERSON", "John Mensah @tg", ["Mensah"]),
    ("PERSON", "John K. Mensah @gh", []),
    ("PERSON", "Johnny Mensah @gh-farmer", []),
    ("PERSON", "Mensah @gh", []),
    ("PERSON", "John Mensah @gh-farmer-b1960", []),
    ("PERSON", "John Mensah @gh-b2007", []),
    ("PERSON", "Kofi Boatengo @b1960", []),
    ("PERSON", "Kofi Boatengo @b2007", ["Boatengo"]),
    ("PERSON", "Hsieh Chung-wei", []),
    ("PERSON", "Xie Zhongwei", []),
    ("PERSON", "Omar bin Selim", ["bin Selim"]),
    ("PERSON", "bin Selim", []),
    ("ORGANIZATION", "World Ferry Council", ["WFC"]),
    ("ORGANIZATION", "Western Ferry Club", ["WFC"]),
    ("ORGANIZATION", "Wide Farm Company", []),
    ("ORGANIZATION", "WFC", []),
    ("ORGANIZATION", "Mensah Lines Ltd", []),
    ("ORGANIZATION", "Mensah Lines", []),
    ("LOCATION", "Tema", []),
    ("LOCATION", "Kumasi", []),
    ("LOCATION", "Lome", []),
]
COUNTRIES = {"Tema": "GH", "Kumasi": "GH", "Lome": "TG"}


def identify(kind: str, name: str) -> str | None:
    """The user's own file."""
    return {"Ama Boatengo": "Q1", "Mr Boatengo": "Q1", "Mensah Lines": "Q2"}.get(name)


def joined_at_once(db: sqlite3.Connection) -> dict[str, str]:
    """The person of each entity if all names of persons, and all with the same initials, are joined together."""

    around = NameContexts(db)

    def contexts(entity_id: str) -> list[Context]:
        return around.of(names.numbers([entity_id])[entity_id])

    names = BearerNames(db, identify)
    found: dict[str, str] = {}
    together: dict[str | None, list[BearerName]] = defaultdict(list)
    for name in names.numbered(row[0] for row in db.execute("SELECT num FROM bearers")).values():
        together[name.type if name.type == "PERSON" else name.block].append(name)
    for members in together.values():
        known = {name.entity_id: name.known for name in members if name.known}
        for person in join([name.bearer for name in members if name.bearer], known, Contexts(contexts)):
            found.update((bearer.entity_id, person.person_id) for bearer, _ in person.members)
    return found


def put(linker: Linker, article_id: str, rng: random.Random, revision: int) -> None:
    put_names(linker, article_id, rng.sample(NAMES, rng.randint(1, 6)), rng.choice(["Echo", "Post"]), revision)


def put_names(
    linker: Linker, article_id: str, names: list[tuple[str, str, list[str]]], source: str = "Echo", revision: int = 1
) -> None:
    article = clean(article_id, f"{article_id} said something.", revision=revision, source=source)
    named = entities(article, *names)
    for entity in named["entities"]:
        entity["links"] = {"country": COUNTRIES.get(entity["name"])}
    linker.put("clean", article)
    linker.put("entities", named)


@settings(max_examples=40, deadline=None)
@given(st.integers(5, 40), st.randoms(use_true_random=False))
def test_names_are_joined_as_if_all_were_compared(count: int, rng: random.Random) -> None:
    linker, written = Linker(identify=identify), []
    for step in range(count):
        article_id = f"article-{rng.randrange(25)}"
        if rng.random() < 0.15:
            for kind in ("clean", "entities"):
                linker.withdraw(kind, article_id)
        else:
            put(linker, article_id, rng, step + 1)
        written += linker.flush(complete=True)

    people = dict(linker.db.execute("SELECT entity_id, person_id FROM bearers").fetchall())
    assert people == joined_at_once(linker.db)
    assert {key for _, key in of(final(written), "people")} == set(people.values())


def test_a_surname_stays_joined_when_the_persons_other_surname_is_used_alone() -> None:
    linker = Linker(identify=identify)
    named = {name: (kind, name, aliases) for kind, name, aliases in NAMES}
    for number, names in enumerate(
        [
            ["Kofi Boatengo", "Ansahene", "Quesi Ansaheny", "Kofy Boatengo", "Kofi Ampem Boatengo"],
            ["Kofi Boatengo Ansahene", "Quesi Ansaheny", "Kofi Boatengo", "Kofy Boatengo"],
            ["Boatengo"],
        ]
    ):
        put_names(linker, f"article-{number}", [named[name] for name in names])
        linker.flush(complete=True)

    people = dict(linker.db.execute("SELECT entity_id, person_id FROM bearers").fetchall())
    assert people["person-ansahene"] == people["person-kofi-boatengo-ansahene"] == people["person-kofi-boatengo"]
    assert people == joined_at_once(linker.db)


def test_nothing_is_left_of_names_that_no_article_uses_any_longer() -> None:
    linker, rng = Linker(identify=identify), random.Random(3)
    for step in range(20):
        put(linker, f"article-{step}", rng, 1)
    written = linker.flush(complete=True)
    for step in range(20):
        for kind in ("clean", "entities"):
            linker.withdraw(kind, f"article-{step}")
        written += linker.flush(complete=True)

    tables = ("bearers", "bearer_spellings", "name_contexts")
    assert {
        table: linker.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables
    } == dict.fromkeys(tables, 0)
    assert of(final(written), "people") == {}


def test_very_many_names_that_may_be_one_are_not_all_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(related_names, "MAX_TOGETHER", 3)
    linker = Linker()
    for place, middle in enumerate("ABCDE"):
        article = clean(f"article-{place}", f"{middle} said something.")
        linker.put("clean", article)
        linker.put("entities", entities(article, ("PERSON", f"Kofi {middle}{middle.lower()}mpe Boatengo")))
        written = linker.flush(complete=True)

    assert written
    people = dict(linker.db.execute("SELECT entity_id, person_id FROM bearers").fetchall())
    assert people == {entity: entity for entity in people}
    assert len(people) == 5
