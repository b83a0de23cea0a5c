"""Commands end when their broker is gone: they warn after seconds, and report their progress at the timeout."""

import asyncio
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.brokers import Cluster
from tests.integration.desk import Desk
from tests.kafka.guarded import WITHIN, environment
from tests.pace import timed
from tests.within import within
from wiredesk.dlq import store
from wiredesk.kafka.delivery import deliver
from wiredesk.kafka.stalls import SilentBrokersError
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka

STALL = 8.0


@pytest.fixture(params=["killed", "paused"])
def dying(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Cluster, Callable[[], None]]]:
    """A broker, and a function that silences it for good."""
    with Cluster(tmp_path / "kafka") as cluster:
        broker = cluster.brokers[0]
        yield cluster, broker.kill if request.param == "killed" else broker.pause


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    (tmp_path / "kafka").mkdir()


def settings_of(cluster: Cluster) -> Settings:
    settings = load_settings(brokers=cluster.bootstrap, partitions=2, stall_timeout_seconds=STALL)
    asyncio.run(apply(settings))
    return settings


def line(number: int) -> bytes:
    return b'{"article_id": "a%d", "title": "Ferry", "text": "The ferry is back."}\n' % number


def test_feed_reports_how_many_articles_arrived_and_the_line_to_continue_from(
    dying: tuple[Cluster, Callable[[], None]], tmp_path: Path
) -> None:
    cluster, die = dying
    settings = settings_of(cluster)
    articles, log = tmp_path / "articles.jsonl", tmp_path / "log"
    articles.write_bytes(b"".join(line(number) for number in range(300_000)))
    command = [sys.executable, "-m", "wiredesk.cli", "feed", str(articles)]
    with log.open("wb") as output, subprocess.Popen(command, env=environment(settings), stderr=output) as feed:
        desk = Desk(settings)
        assert within(WITHIN, lambda: len(desk.records("raw")) > 500)
        die()
        with timed() as ending:
            assert within(WITHIN, lambda: "no answer from the brokers for 5 s" in log.read_text())
            feed.wait(WITHIN)

    message = log.read_text()
    assert feed.returncode == 3, message
    assert ending.seconds < STALL + 10, (ending, message)
    found = re.search(
        r"WIREDESK_STALL_TIMEOUT_SECONDS\): (\d+) articles arrived; continue from \S+jsonl:(\d+)", message
    )
    assert found, message
    arrived, first = map(int, found.groups())
    assert 500 < arrived < 300_000
    assert first <= arrived + 1  # all before that line arrived, and possibly some after it
    assert "Traceback" not in message


def letter(settings: Settings) -> Message:
    where = [("stage", b"clean"), ("topic", b"news.raw"), ("partition", b"0"), ("offset", b"0")]
    headers = tuple((f"__connect.errors.{name}", value) for name, value in where)
    return Message(settings.topic("dead"), b"a", b"not JSON " + b"x" * 50_000, headers)


def test_replay_with_silent_brokers_ends_and_reports_how_many_were_replayed(
    dying: tuple[Cluster, Callable[[], None]], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cluster, die = dying
    settings = settings_of(cluster)

    async def deliver_to_silent_broker(*arguments: Any) -> None:
        die()
        await deliver(*arguments)

    monkeypatch.setattr(store, "deliver", deliver_to_silent_broker)
    with pytest.raises(SilentBrokersError, match=r"0 of 3 dead letters replayed; run the command again"):
        asyncio.run(store.replay_letters(settings, [letter(settings)] * 3))

    assert "no answer from the brokers for 5 s, 0 of 3 dead letters replayed" in caplog.text


def test_listing_dead_letters_with_silent_brokers_ends(
    dying: tuple[Cluster, Callable[[], None]], caplog: pytest.LogCaptureFixture
) -> None:
    cluster, die = dying
    settings = settings_of(cluster)
    Desk(settings).publish(*(letter(settings) for _ in range(2000)))  # more than one fetch returns

    async def read() -> int:
        count = 0
        async for _ in store.letters(settings):
            count += 1
            if count == 1:
                die()
        return count

    with pytest.raises(SilentBrokersError, match="WIREDESK_STALL_TIMEOUT_SECONDS"):
        asyncio.run(read())

    assert re.search(r"no answer from the brokers for 5 s, \d+ records read", caplog.text)


@pytest.mark.parametrize("dying", ["killed"], indirect=True)
def test_feed_sends_lines_of_a_slow_pipe_and_detects_dead_brokers_in_between(
    dying: tuple[Cluster, Callable[[], None]], tmp_path: Path
) -> None:
    cluster, die = dying
    settings = settings_of(cluster)
    desk, log = Desk(settings), tmp_path / "log"
    command = [sys.executable, "-m", "wiredesk.cli", "feed", "-"]
    with (
        log.open("wb") as output,
        subprocess.Popen(command, env=environment(settings), stdin=subprocess.PIPE, stderr=output) as feed,
    ):
        assert feed.stdin is not None
        pipe = feed.stdin

        def write(number: int) -> None:
            pipe.write(line(number))
            pipe.flush()

        write(1)
        assert within(WITHIN, lambda: len(desk.records("raw")) == 1), log.read_text()
        time.sleep(STALL + 1)  # a pipe may be silent for as long as it likes
        die()
        write(2)
        assert within(WITHIN, lambda: feed.poll() is not None), log.read_text()

    message = log.read_text()
    assert feed.returncode == 3, message
    assert "no answer from the brokers for 5 s, 1 article acknowledged" in message
    assert "1 article arrived; continue from standard input:2" in message
    assert "Fatal" not in message
