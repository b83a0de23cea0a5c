"""Names with nothing around them in common are ruled out before they are read."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link.people import contexts
from wiredesk.link.people.contexts import MAX_NAMES, MIN_SHARED, TITLE_HASHES, Around, Context, alike
from wiredesk.link.state.names import name_contexts
from wiredesk.link.state.names.name_contexts import NameContexts
from wiredesk.link.state.tables import TABLES

NAMES = {f"person-{number}": number for number in range(1, 7)}
OWN = {number: frozenset((number % 3 + 1,)) for number in NAMES.values()}


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few contexts are compared at once, and of a name."""
    monkeypatch.setattr(name_contexts, "COMPARED", 5)
    for module in (contexts, name_contexts):
        monkeypatch.setattr(module, "MAX_ARTICLES", 3)


def drawn(rng: random.Random, number: int) -> Around:
    names = rng.choices(range(1, 30), k=rng.randint(0, 12))
    named = rng.sample(sorted(NAMES), rng.randint(1, 3))
    return Around(number, rng.choice([0, 8, 9]), names, {entity: rng.choice(TITLE_HASHES[:3]) for entity in named})


def expected(kept: dict[int, Around], name: int) -> list[Context]:
    found = [
        Context(
            number,
            source,
            titles[entity],
            frozenset(names[:MAX_NAMES]),
            frozenset(names[MAX_NAMES:]),
            frozenset(names),
        )
        for number, source, names, titles in kept.values()
        for entity in titles
        if NAMES[entity] == name
    ]
    return sorted(found, key=lambda context: context.article)[:3]


def likely(here: list[Context], there: list[Context], own: frozenset[int]) -> bool:
    stripped = [Context(one.article, one.source, one.title, one.names - own) for one in here]
    return any(alike(one, other, MIN_SHARED) for one in stripped for other in there)


def share(here: list[Context], there: list[Context], own: frozenset[int], other: frozenset[int], least: int) -> float:
    """As `Contexts.support` counts it."""
    one, two = (
        [kept for some in found if (kept := replace(some, names=some.names - names)).names or kept.title]
        for found, names in ((here, own), (there, other))
    )
    return sum(any(alike(this, that, least) for that in two) for this in one) / len(one) if one and two else 0.0


@given(st.integers(1, 30), st.randoms(use_true_random=False))
def test_all_pairs_that_are_alike_are_found(count: int, rng: random.Random) -> None:
    db = TABLES.open(None)
    index, kept = NameContexts(db), dict[int, Around]()
    for num in range(100, 100 + count):
        kept[num] = drawn(rng, rng.randrange(1 << 20) << 8 | num - 100)
        index.add({num: kept[num]}, NAMES)
        if rng.random() < 0.3:
            gone = rng.choice(sorted(kept))
            index.remove(gone)
            del kept[gone]
        if rng.random() < 0.1:
            index.compact()
        if rng.random() < 0.5:  # keeps a sample, which later articles may change
            index.of(rng.choice(sorted(NAMES.values())))
    for opened in (index, NameContexts(db)):
        pairs = [(one, other) for one in NAMES.values() for other in NAMES.values() if one != other]
        found = opened.alike(pairs, OWN)

        assert {name: sorted(opened.of(name), key=lambda context: context.article) for name in NAMES.values()} == {
            name: expected(kept, name) for name in NAMES.values()
        }
        assert set(found) >= {
            (one, other) for one, other in pairs if likely(expected(kept, one), expected(kept, other), OWN[one])
        }
        asked = [(one, other, least) for one, other in pairs for least in (MIN_SHARED, MIN_SHARED + 1)]
        assert opened.support(asked, OWN) == [
            share(expected(kept, one), expected(kept, other), OWN[one], OWN[other], least)
            for one, other, least in asked
        ]
        assert opened.articles(NAMES.values()) == sorted(kept)


def test_names_that_share_one_thing_only_are_not_alike() -> None:
    index = NameContexts(TABLES.open(None))
    index.add(
        {
            1: Around(1, 8, [11, 12], {"person-1": 0}),
            2: Around(2, 8, [13, 2], {"person-2": 0}),
            3: Around(3, 9, [11, 12], {"person-3": 0}),
        },
        NAMES,
    )

    assert index.alike([(1, 2), (1, 3), (2, 3)], OWN) == [(1, 3)]
