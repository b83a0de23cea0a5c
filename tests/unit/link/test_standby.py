"""A standby applies what the leader applies, and writes only what the leader did not write."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.link.final import final, of
from tests.unit.link.records import Json, clean, entities, quotes
from tests.unit.link.stories import FERRY, STRIKE
from wiredesk.link.linker import Linker
from wiredesk.link.state.published import Written

WORDS = "We never had a chance to turn the ship around before it sank"
FIRST = clean("first", FERRY, published_at="2026-03-02T09:00:00Z", source="Wire")
LATE = clean("late", FERRY, published_at="2026-03-02T10:00:00Z", source="Copier")
OTHER = clean("other", STRIKE, published_at="2026-03-02T11:00:00Z")

Step = Callable[[Linker], None]


def put(article: Json) -> Step:
    def step(linker: Linker) -> None:
        linker.put("clean", article)
        linker.put("entities", entities(article, ("PERSON", "Ama Mensah", ["Mensah"])))
        linker.put("quotes", quotes(article, (WORDS, "Ama Mensah")))

    return step


def withdraw(article: Json) -> Step:
    def step(linker: Linker) -> None:
        for kind in ("clean", "entities", "quotes"):
            linker.withdraw(kind, article["article_id"])

    return step


def apply(linker: Linker, *steps: Step) -> list[Written]:
    for step in steps:
        step(linker)
    return linker.flush()


def standby(path: Path | None = None) -> Linker:
    linker = Linker(path)
    linker.following = True
    return linker


def see(linker: Linker, records: list[Written]) -> None:
    for record in records:
        linker.seen(*record)


def take_over(linker: Linker) -> list[Written]:
    linker.following = False
    written = []
    while linker.has_unwritten:
        written += linker.unwritten(2)
    return written


STEPS = [put(FIRST), put(LATE), put(OTHER), put(clean("late", STRIKE, revision=2)), withdraw(FIRST)]


def test_a_standby_has_nothing_to_write_when_the_leader_wrote_everything() -> None:
    leader, follower = Linker(), standby()
    for step in STEPS:
        written = apply(leader, step)
        assert apply(follower, step) == []
        see(follower, written)

    assert take_over(follower) == []
    assert follower.settle(100) == []


def test_it_may_read_the_leaders_records_before_it_has_applied_their_articles() -> None:
    leader, follower = Linker(), standby()
    for step in STEPS:
        see(follower, apply(leader, step))
    apply(follower, *STEPS)
    follower.adopt_story_ids()

    assert take_over(follower) == []
    assert follower.settle(100) == []


@pytest.mark.parametrize("seed", range(8))
def test_it_writes_what_the_leader_did_not_write(seed: int) -> None:
    rng = random.Random(seed)
    leader, follower = Linker(), standby()
    made = [apply(leader, step) for step in STEPS]
    on_topics: list[Written] = []
    for step, written in zip(STEPS, made, strict=True):
        apply(follower, step)
        on_topics += [record for record in written if rng.random() < 0.5]
    see(follower, on_topics)

    rest = take_over(follower)
    settled = [record for _ in range(3) for record in follower.settle(100)]

    assert final([*on_topics, *rest, *settled]) == final([record for written in made for record in written])


def test_what_is_unwritten_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "link.sqlite"
    follower = standby(path)
    follower.db.execute("BEGIN")
    apply(follower, put(FIRST), put(LATE))
    follower.db.execute("COMMIT")
    follower.db.close()

    assert final(take_over(Linker(path))) == final(apply(Linker(), put(FIRST), put(LATE)))


def test_stories_keep_the_ids_that_the_leader_gave_them() -> None:
    leader, follower = Linker(), standby()
    written = apply(leader, put(LATE))  # the story is named after the article that came first
    written += apply(leader, put(FIRST))
    apply(follower, put(FIRST), put(LATE))
    assert of(final(written), "stories").keys() != of(final(apply(Linker(), put(FIRST), put(LATE))), "stories").keys()

    see(follower, written)
    follower.adopt_story_ids()

    assert take_over(follower) == []
    assert follower.settle(100) == []
    grown = apply(follower, put(clean("third", FERRY, published_at="2026-03-02T12:00:00Z")))
    assert of(final(grown), "stories").keys() == of(final(written), "stories").keys()


def test_records_of_expired_articles_stay_as_they_are() -> None:
    follower = standby()
    for kind, record in (("clean", FIRST), ("entities", entities(FIRST)), ("quotes", quotes(FIRST))):
        follower.put(kind, record, came=1000.0)
    follower.flush()
    follower.expire(2000.0)

    assert take_over(follower) == []


def test_what_another_leader_finished_while_this_one_had_not_sent_it_is_compared_again() -> None:
    leader = Linker()
    written = apply(leader, put(FIRST), put(LATE))
    leader.following = True
    leader.doubt((topic, key) for topic, key, _ in written)  # its outbox is dropped

    assert final(take_over(leader)) == final(written)
