import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.desk.desk_records import (
    NOON,
    TEXT,
    Clock,
    entity,
    message,
    quote,
    records,
    rows,
    shown,
    tombstones,
    writer,
)
from wiredesk.desk.store import flow
from wiredesk.desk.store import writer as writing
from wiredesk.desk.store.tables import VERSION
from wiredesk.desk.store.writer import FencedError, Writer
from wiredesk.errors import ConfigurationError
from wiredesk.message import Message

COUNTED = {
    "entities": "SELECT entity_id, articles, quotes FROM entities WHERE articles > 0 ORDER BY 1",
    "named": "SELECT entity_id, count(*) FROM mentions JOIN entities USING (entity) GROUP BY 1 ORDER BY 1",
    "said": "SELECT entity_id, count(*) FROM quotes JOIN entities ON entity = speaker GROUP BY 1 ORDER BY 1",
    "about": "SELECT entity_id, count(*) FROM quote_about JOIN entities USING (entity) GROUP BY 1 ORDER BY 1",
    "labels": "SELECT kind, value, articles FROM labels ORDER BY 1, 2",
    "kinds": "SELECT kind, count(*) FROM quotes GROUP BY 1 ORDER BY 1",
    "texts": "SELECT title, text, quotes, length(facets) > 0 FROM texts ORDER BY 1, 2, 3",
    "found": "SELECT count(*) FROM texts WHERE texts MATCH 'tamba OR boat'",
    "groups": "SELECT article_id, grp, head, copied FROM articles ORDER BY 1",
    "words": "SELECT entity_id, word FROM names JOIN entities USING (entity) ORDER BY 1, 2",
    "trending": "SELECT width, entity_id, t.articles FROM trending t JOIN entities USING (entity) ORDER BY 1, 2",
    "steps": "SELECT width, entity_id, sum(s.articles) FROM steps s JOIN entities USING (entity) "
    "WHERE s.articles > 0 GROUP BY 1, 2 ORDER BY 1, 2",
}


def counted(folder: Path) -> dict[str, list[object]]:
    return {name: rows(folder, query) for name, query in COUNTED.items()}


def at(place: int, of: list[Message]) -> list[Message]:
    return [Message(record.topic, record.key, record.value, (), record.timestamp, 0, place) for record in of]


def test_a_restart_continues_after_the_last_batch(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest(at(7, records()))
    with writer(tmp_path) as store:
        assert store.offsets("here") == {("news.clean", 0): 8, ("news.entities", 0): 8, ("news.quotes", 0): 8}
        assert store.articles == 1


def test_a_failed_batch_leaves_the_store_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writer(tmp_path) as store:
        store.ingest(at(1, records("first")))
        before = counted(tmp_path)

        def full(*given: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(flow, "count", full)
        with pytest.raises(sqlite3.OperationalError):
            store.ingest(at(2, records("second")))

        assert (store.articles, shown(tmp_path), counted(tmp_path)) == (1, ["first"], before)
        assert set(store.offsets("here").values()) == {2}
        monkeypatch.undo()
        store.ingest(at(2, records("second")))
    assert shown(tmp_path) == ["second", "first"]


def test_the_oldest_articles_are_dropped_but_still_counted_in_trends(tmp_path: Path) -> None:
    with writer(tmp_path, most=2) as store:
        for number in range(5):
            store.ingest(records(f"story-{number}"))
        assert store.articles == 2
    assert shown(tmp_path) == ["story-4", "story-3"]
    assert len(rows(tmp_path, "SELECT * FROM records")) == 6
    assert rows(tmp_path, "SELECT articles FROM entities WHERE name = 'Tamba'") == [(2,)]
    trend = "SELECT sum(steps.articles) FROM steps JOIN entities USING (entity) WHERE name = 'Tamba' GROUP BY width"
    assert rows(tmp_path, trend) == [(5,), (5,)]


def test_articles_from_before_the_desk_are_in_order_of_arrival(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        for minute in (3, 1, 2, 2):
            store.ingest(records(f"minute-{minute}-{store.articles}", time=NOON - minute * 60_000), backlog=True)
    assert shown(tmp_path) == ["minute-1-1", "minute-2-3", "minute-2-2", "minute-3-0"]


def test_articles_that_arrived_while_the_desk_was_down_come_first(tmp_path: Path) -> None:
    clock = Clock()
    with writer(tmp_path, clock) as store:
        store.ingest(records("before"))
        store.mark_filled()
        clock.pass_minutes(10)
    with writer(tmp_path, clock) as store:
        store.ingest(records("of a stage that is behind", time=NOON - 600_000), backlog=True)
        store.ingest(records("from the future", time=NOON * 2), backlog=True)
        store.ingest(records("now"))
    assert shown(tmp_path) == ["now", "from the future", "of a stage that is behind", "before"]


def test_thousands_of_articles_in_one_millisecond_have_distinct_positions(tmp_path: Path) -> None:
    with writer(tmp_path, most=5000) as store:
        store.ingest(
            [record for number in range(1500) for record in records(f"one-{number}", entities=[], quotes=[])], True
        )
        assert store.articles == 1500


def test_the_first_fill_skips_articles_that_would_be_dropped_at_once(tmp_path: Path) -> None:
    with writer(tmp_path, most=1) as store:
        store.ingest(records("newer"), backlog=True)
        assert not store.ingest(records("older", time=NOON - 1), backlog=True).shown
    assert rows(tmp_path, "SELECT DISTINCT article_id FROM records") == [("newer",)]


def test_a_second_desk_on_the_same_file_stops_the_first(tmp_path: Path) -> None:
    with writer(tmp_path) as first, writer(tmp_path) as second:
        second.ingest(records())
        with pytest.raises(FencedError, match="WIREDESK_DESK_FILE"):
            first.ingest(records("other"))


def test_a_file_of_another_version_is_rebuilt(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest(records())
    with sqlite3.connect(tmp_path / "desk.sqlite") as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with writer(tmp_path) as store:
        assert store.articles == 0
        assert store.offsets("here") == {}


@pytest.mark.parametrize("kind", ["another program's", "no database"])
def test_a_file_of_another_program_is_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "desk.sqlite"
    if kind == "no database":
        path.write_bytes(b"my thesis " * 1000)
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE thesis (page)")
        connection.close()
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match=r"WIREDESK_DESK_FILE=.*desk\.sqlite"):
        Writer(path, 100, Clock())
    assert path.read_bytes() == before


def test_a_missing_folder_is_reported_with_its_setting(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="WIREDESK_DESK_FILE"):
        Writer(tmp_path / "missing" / "desk.sqlite", 100, Clock())


def test_a_store_that_was_filled_from_other_topics_is_emptied(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest(records())
        assert store.offsets("there") == {}
        assert store.articles == 0
        assert store.ingest(records()).shown


def test_reading_pauses_while_too_many_records_wait_for_their_counterparts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "CHECK_EVERY", 1)
    made = [at(number, records(f"story-{number}", entities=[], quotes=[])) for number in range(10)]
    with writer(tmp_path, most=5) as store:
        store.ingest([clean for clean, _, _ in made])
        assert store.ahead == {("clean", 0)}
        for _, entities, quotes in made:
            store.ingest([entities, quotes])
        assert store.ahead == frozenset()
        assert store.articles == 5


def test_a_record_whose_article_became_a_dead_letter_does_not_wait_forever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "CHECK_EVERY", 1)
    monkeypatch.setattr(writing, "SLACK", 3)
    with writer(tmp_path, most=2) as store:
        store.ingest([at(number, records(f"dead-{number}"))[0] for number in range(3)])
        assert store.ahead
        store.ingest(at(5, records("alive")))
        assert not store.ahead
    assert rows(tmp_path, "SELECT article_id FROM records WHERE shown = 0") == [("dead-2",)]


NAMES = ["Ama Mensah", "Kofi Adu", "Esi Owusu"]

Step = tuple[str, int, set[str], str | None]

sources = st.sampled_from(["Meridian", "Courier", None])
step: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.just("version"), st.integers(0, 3), st.sets(st.sampled_from(NAMES)), sources),
    st.tuples(st.just("withdrawal"), st.integers(0, 3), st.just(set()), sources),
    st.tuples(st.just("minutes"), st.integers(1, 4), st.just(set()), sources),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, max_size=12))
def test_the_counts_are_those_of_the_remaining_articles(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    folder, clock = tmp_path_factory.mktemp("store"), Clock()
    left: dict[int, list[Message]] = {}
    with writer(folder, clock) as store:
        for number, (what, of, names, source) in enumerate(steps, 1):
            if what == "minutes":
                clock.pass_minutes(of)
            elif what == "withdrawal":
                store.ingest(tombstones(f"story-{of}", NOON + number))
                left.pop(of, None)
            else:
                about = [entity(name, text=" ".join(NAMES) + TEXT) for name in sorted(names)]
                version = records(
                    f"story-{of}",
                    " ".join(NAMES) + TEXT,
                    time=NOON + number,
                    revision=number,
                    entities=about,
                    quotes=[quote(text=" ".join(NAMES) + TEXT, speaker=name) for name in sorted(names)],
                    source=source,
                )
                store.ingest(version)
                left[of] = version
    again = tmp_path_factory.mktemp("again")
    with writer(again, clock) as store:
        for version in left.values():
            store.ingest(version)
    assert counted(folder) == counted(again)


def test_dead_letters_are_counted_and_not_stored(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([message("dead", "tamba-1", b"<html>" * 100), message("dead", "", None)])
    assert rows(tmp_path, "SELECT what, passed FROM minutes") == [("letter", 2)]
    assert rows(tmp_path, "SELECT * FROM records") == []
