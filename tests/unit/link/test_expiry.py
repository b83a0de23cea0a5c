"""What is left in the state when articles leave the window."""

import random

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.link.final import Final, final, of
from tests.unit.link.records import Json, clean, entities, quotes
from tests.unit.link.stories import FERRY, RATES, STRIKE
from tests.unit.link.test_order import Step, merged, steps, versions
from wiredesk.link.article import DAY
from wiredesk.link.linker import Linker
from wiredesk.link.state.published import Written

BEFORE = 100 * DAY
"""When the window begins."""

Arrival = tuple[float, Step]


def put(linker: Linker, came: float, step: Step) -> None:
    kind, article_id, record = step
    if record is None:
        linker.withdraw(kind, article_id, came)
    else:
        linker.put(kind, record, came)


def arrivals(articles: list[list[Json | None]], rng: random.Random) -> list[list[Arrival]]:
    """The records of each article and kind with their times; some arrived before the window, some in it."""
    found = []
    times: dict[str, list[float]] = {}
    for topic in steps(articles, rng):
        article_id = topic[0][1]
        drawn = sorted(BEFORE + rng.choice([-3, -2, -1, 1, 2, 3]) * DAY + place for place in range(len(topic)))
        came = times.setdefault(article_id, drawn)
        found.append(list(zip(came, topic, strict=True)))
    return found


def in_window(topics: list[list[Arrival]]) -> list[Arrival]:
    """The newest records of the articles that arrived in the window and were not withdrawn."""
    newest = [topic[-1] for topic in topics]
    return [(came, step) for came, step in newest if came >= BEFORE and step[2] is not None]


def article(linker: Linker, name: str, text: str, said: str, came: float) -> Json:
    """Process the three records of an article with one quote; return the clean one."""
    record = clean(name, text, published_at=f"2026-03-{1 + int(came / DAY) % 28:02}", source=name)
    for kind, part in (("clean", record), ("entities", entities(record)), ("quotes", quotes(record, (said, "Ama")))):
        put(linker, came, (kind, name, part))
    return record


def play(linker: Linker, order: list[Arrival], rng: random.Random, expires: bool) -> list[Written]:
    written = []
    for came, step in order:
        put(linker, came, step)
        if rng.random() < 0.3:
            written += linker.flush(complete=True)
        if expires and rng.random() < 0.2:
            linker.expire(BEFORE - rng.choice([2, 1, 0]) * DAY)
    return [*written, *linker.flush(complete=True)]


def fresh(order: list[Arrival]) -> Final:
    """What a state writes that never had other records."""
    linker = Linker()
    for came, step in order:
        put(linker, came, step)
    return of(final(linker.flush(complete=True)), "copies", "statements", "people")


@settings(max_examples=30, deadline=None)
@given(st.lists(versions(), min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_what_is_written_after_articles_left_is_what_a_fresh_state_writes(
    articles: list[list[Json | None]], rng: random.Random
) -> None:
    topics = arrivals(articles, rng)
    late = rng.sample(topics, rng.randint(0, len(topics)))
    linker = Linker()
    play(linker, merged([topic for topic in topics if topic not in late], rng), rng, expires=True)
    linker.expire(BEFORE)

    written = play(linker, [event for event in merged(late, rng) if event[0] >= BEFORE], rng, expires=False)

    expected = fresh(in_window(topics))
    for (topic, key), value in of(final(written), "copies", "statements", "people").items():
        assert value == expected.get((topic, key))


SAID = "We never had a chance to turn the ship around before it sank off the northern breakwater"


def test_a_statement_whose_first_source_left_stays_and_its_repeats_are_another_one() -> None:
    linker = Linker()
    article(linker, "old", FERRY, SAID, BEFORE - DAY)
    article(linker, "left", STRIKE, SAID, BEFORE + DAY)
    before = of(final(linker.flush()), "statements")
    linker.expire(BEFORE)
    article(linker, "new", FERRY[:300], SAID, BEFORE + 2 * DAY)

    written = linker.flush()

    assert {key for _, key, value in written if value is None}.isdisjoint(key for _, key in before)
    (statement,) = [orjson.loads(value) for topic, _, value in written if topic == "statements" and value]
    assert [statement["first"]["article_id"], *(repeat["article_id"] for repeat in statement["repeats"])] == [
        "left",
        "new",
    ]


def test_quotes_joined_by_one_that_left_are_not_listed_together() -> None:
    first, second = SAID, "The engine had failed twice within the hour and nobody on the bridge told the passengers"
    linker = Linker()
    article(linker, "both", FERRY, f"{first}. {second}", BEFORE - DAY)
    article(linker, "first", STRIKE, first, BEFORE + DAY)
    article(linker, "second", RATES, second, BEFORE + DAY)
    assert len(of(final(linker.flush()), "statements")) == 1
    linker.expire(BEFORE)
    article(linker, "again", FERRY[:300], first, BEFORE + 2 * DAY)

    written = [orjson.loads(value) for topic, _, value in linker.flush() if topic == "statements" and value]

    assert [
        {statement["first"]["article_id"], *(repeat["article_id"] for repeat in statement["repeats"])}
        for statement in written
    ] == [{"first", "again"}]


def test_the_quotes_of_a_correction_wait_for_its_text_while_the_old_version_leaves() -> None:
    linker = Linker()
    article(linker, "a", FERRY, "No", BEFORE - DAY)
    linker.flush()
    corrected = clean("a", STRIKE, revision=2)
    put(linker, BEFORE + DAY, ("quotes", "a", quotes(corrected, (SAID, "Ama"))))
    linker.flush()
    linker.expire(BEFORE)

    for kind, part in (("clean", corrected), ("entities", entities(corrected))):
        put(linker, BEFORE + DAY, (kind, "a", part))

    assert len(of(final(linker.flush()), "statements")) == 1


def test_withdrawals_leave_the_state_with_the_window() -> None:
    linker = Linker()
    article(linker, "a", FERRY, SAID, BEFORE - 2 * DAY)
    for kind in ("clean", "entities", "quotes"):
        linker.withdraw(kind, "a", BEFORE - DAY)
    linker.flush()

    linker.expire(BEFORE)

    assert linker.db.execute("SELECT count(*) FROM parts").fetchone() == (0,)
