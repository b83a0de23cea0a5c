"""The stage `link` on a broker: its records, and the standby's takeover after a kill."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.integration.desk import WITHIN, Desk
from tests.integration.test_processes import children
from tests.pace import timed
from tests.unit.link.records import Json, clean, entities, quotes
from tests.unit.link.stories import FERRY, STRIKE
from tests.within import within
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")

WORDS = "We never had a chance to turn the ship around before it sank"
TAKEOVER_SECONDS = 30.0


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """A broker with the topics, and a separate state file."""
    with embedded_broker(load_settings(partitions=3, session_timeout_seconds=6.0)) as broker:
        asyncio.run(apply(broker))
        yield broker.model_copy(update={"link_file": tmp_path / "link.sqlite"})


def messages(article: Json, output: str) -> list[Message]:
    """The records of one article, as `clean` and `enrich` write them."""
    records = {"clean": article, "entities": entities(article), "quotes": quotes(article, (output, "Ama Mensah"))}
    key = article["article_id"].encode()
    return [Message(f"news.{kind}", key, orjson.dumps(record)) for kind, record in records.items()]


def final(records: list[Message]) -> dict[str, Any]:
    """The last record of each key; None for a tombstone."""
    found: dict[str, Any] = {}
    for message in records:
        found[(message.key or b"").decode()] = None if message.value is None else orjson.loads(message.value)
    return found


def originals(records: list[Message]) -> dict[str, str | None]:
    """The original of each article that has a record."""
    return {record["article_id"]: record["original_id"] for record in present(records)}


def present(records: list[Message]) -> list[Json]:
    """The last record of each key that was not withdrawn."""
    return [record for record in final(records).values() if record is not None]


def original(records: list[Message], article_id: str) -> str | None:
    """The original of an article by its last record."""
    return (final(records).get(article_id) or {}).get("original_id")


def test_articles_are_linked_corrected_and_withdrawn(settings: Settings) -> None:
    first = clean("first", FERRY, published_at="2026-03-02T09:00:00Z", source="Wire")
    late = clean("late", FERRY, published_at="2026-03-02T10:00:00Z", source="Copier")
    with Desk(settings).worker("link") as worker:
        desk = Desk(settings, worker)
        desk.publish(*messages(first, WORDS), *messages(late, WORDS))
        # Each article alone at first, if link reads them one after the other.
        copies = final(desk.wait("copies", until=lambda found: original(found, "late") == "first"))
        assert copies["first"]["original_id"] is None
        statements = desk.wait("statements", until=lambda found: any(record["repeats"] for record in present(found)))
        (statement,) = present(statements)
        assert [repeat["article_id"] for repeat in statement["repeats"]] == ["late"]
        stories = desk.wait(
            "stories", until=lambda found: [len(record["articles"]) for record in present(found)] == [2]
        )
        (story,) = present(stories)
        assert story["newsrooms"] == 1

        desk.publish(*(replace(message, value=None) for message in messages(first, WORDS)))
        desk.wait("copies", until=lambda found: final(found)["first"] is None and original(found, "late") is None)


def test_an_unreadable_record_is_a_dead_letter(settings: Settings) -> None:
    with Desk(settings).worker("link") as worker:
        desk = Desk(settings, worker)
        desk.publish(
            Message("news.quotes", b"a", b'{"article_id": "a", "quotes": 7}'), *messages(clean("b", STRIKE), WORDS)
        )
        letter, *_ = desk.wait("dead", until=bool)
        desk.wait("copies", until=lambda found: "b" in final(found))

    assert letter.value == b'{"article_id": "a", "quotes": 7}'
    assert letter.header("__connect.errors.stage") == "link"
    assert "field 'quotes'" in (letter.header("__connect.errors.exception.message") or "")


def in_state(file: Path) -> int:
    """How many articles a worker's state has."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # it is being made
        return 0


@pytest.mark.parametrize("fault", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "paused"])
def test_a_standby_follows_and_takes_over(settings: Settings, tmp_path: Path, fault: signal.Signals) -> None:
    first, second = (
        clean(name, FERRY, published_at=f"2026-03-02T0{hour}:00:00Z") for hour, name in ((9, "a"), (8, "b"))
    )
    with Desk(settings).worker("link") as worker:
        desk = Desk(settings, worker)
        desk.publish(*messages(first, WORDS))
        (story,) = final(desk.wait("stories", until=bool))
        desk.publish(*messages(second, WORDS))
        with Desk(settings).worker("link") as standby:
            assert within(WITHIN, lambda: in_state(tmp_path / "link-2.sqlite") == 2)
            processes = [*children(worker.pid), worker.pid]
            for process in processes:
                os.kill(process, fault)
            desk = Desk(settings, standby)
            with timed() as takeover:
                desk.publish(
                    *(replace(message, value=None) for message in messages(second, WORDS)),
                    *messages(clean("late", FERRY, published_at="2026-03-02T10:00:00Z"), WORDS),
                )
                # Withdrawal and article are in partitions of their own, so either may be linked first.
                wanted: dict[str, str | None] = {"a": None, "late": "a"}
                desk.wait("copies", until=lambda found: originals(found) == wanted)
            if fault == signal.SIGSTOP:
                for process in processes:
                    os.kill(process, signal.SIGCONT)
                desk.publish(*messages(clean("last", FERRY, published_at="2026-03-02T11:00:00Z"), WORDS))
                assert within(WITHIN, lambda: in_state(tmp_path / "link.sqlite") == 3)
                desk.wait("copies", until=lambda found: originals(found) == wanted | {"last": "a"})
            desk.wait("stories", until=lambda found: [record["story_id"] for record in present(found)] == [story])

    assert takeover.seconds < TAKEOVER_SECONDS
