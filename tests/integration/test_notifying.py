"""From an article to a webhook at a real receiver, also when everything in between is killed."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.integration.desk import WITHIN, Desk, environment
from tests.integration.receiver import Receiver, receiving
from tests.integration.test_processes import children
from tests.unit.watch.records import article
from tests.within import within
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings
from wiredesk_schemas.watches import Watch

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """A broker with the topics, files of the test's own, and leave to deliver to this machine."""
    with embedded_broker(load_settings(partitions=3, session_timeout_seconds=6.0)) as broker:
        asyncio.run(apply(broker))
        files: dict[str, Any] = {f"{name}_file": tmp_path / f"{name}.sqlite" for name in ("link", "watch", "notify")}
        # Without link there is no story to wait for.
        alone = {"notify_private_networks": "127.0.0.0/8", "watch_story_wait_seconds": 0.0}
        yield broker.model_copy(update=files | alone)


@contextmanager
def command(settings: Settings, log: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`wiredesk` with these arguments for the length of a block."""
    line = [sys.executable, "-m", "wiredesk.cli", *arguments]
    with log.open("ab") as told, subprocess.Popen(line, env=environment(settings), stderr=told) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill what a command runs, and leave its supervisor to start it again."""
    for child in children(process.pid):
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(child, signal.SIGKILL)


def watched(receiver: Receiver) -> Message:
    """A watch for ferries whose alerts go to a receiver."""
    addresses: Any = [{"url": receiver.url, "secret": SECRET}]
    watch = Watch(watch_id="ferry", name="The ferry", words_all=["ferry"], deliver_to=addresses)
    return Message("news.watches", b"ferry", watch.to_json())


def messages(article_id: str, text: str) -> list[Message]:
    """The records of one article, as `clean` and `enrich` write them."""
    kinds = zip(("clean", "entities", "quotes"), article(article_id, text), strict=True)
    return [Message(f"news.{kind}", article_id.encode(), orjson.dumps(record)) for kind, record in kinds]


def raw(article_id: str) -> Message:
    body = {"article_id": article_id, "title": "Ferry", "text": "The ferry to Tamba ran aground, said Ama Mensah."}
    return Message("news.raw", article_id.encode(), orjson.dumps(body))


def test_a_watch_that_is_added_and_an_article_that_is_fed_give_a_webhook(settings: Settings, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with (
        receiving(SECRET) as receiver,
        command(settings, log, "worker", "clean", "enrich", "watch"),
        command(settings, log, "notify"),
    ):
        desk = Desk(settings)
        listed = tmp_path / "watches.jsonl"
        addresses = [{"url": receiver.url, "secret": SECRET}]
        fields = {"watch_id": "ferry", "name": "The ferry", "people": ["Mensah"], "deliver_to": addresses}
        listed.write_bytes(orjson.dumps(fields))
        assert desk.command("watch", "add", "--file", str(listed)).stdout == b"ferry\n"
        assert b"ferry" in desk.command("watch", "list").stdout
        desk.publish(raw("a"))
        assert within(WITHIN, lambda: bool(receiver.came)), log.read_text()

        tested = desk.command("watch", "test", "ferry")
        removed = desk.command("watch", "remove", "ferry")
        unknown = desk.command("watch", "remove", "ferry")

    ((key, body),) = receiver.came
    assert (body["type"], body["data"]["article"]["article_id"]) == ("alert.open", "a")
    assert key == f"{body['data']['alert_id']}-1"
    (mention,) = body["data"]["mentions"]
    assert mention["text"] == "Ama Mensah"
    assert b"1 of 1 articles of the last 7 days match" in tested.stderr
    assert b"Names Mensah" in tested.stdout
    assert (removed.returncode, unknown.returncode) == (0, 1)


def test_a_webhook_that_cannot_be_delivered_is_a_dead_letter_that_can_be_replayed(
    settings: Settings, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with (
        receiving(SECRET) as receiver,
        command(settings, log, "worker", "watch"),
        command(settings, log, "notify"),
    ):
        receiver.status = 410  # it wants no more
        desk = Desk(settings)
        desk.publish(watched(receiver), *messages("a", "The ferry"))
        (letter,) = desk.wait("dead", until=bool)
        receiver.status = 204
        replayed = desk.command("dead", "replay", "--all")
        assert replayed.returncode == 0, replayed.stderr
        assert within(WITHIN, lambda: bool(receiver.acknowledged)), log.read_text()

    assert letter.header("__connect.errors.stage") == "notify"
    assert "HTTP 410" in (letter.header("__connect.errors.exception.message") or "")
    assert "/hook" not in (letter.header("__connect.errors.exception.message") or "")
    assert len({key for key, _ in receiver.came}) == 1


def test_no_alert_is_lost_when_worker_notify_and_receiver_are_killed(settings: Settings, tmp_path: Path) -> None:
    rng, log, count = random.Random(5), tmp_path / "log", 40
    with (
        receiving(SECRET) as receiver,
        command(settings, log, "worker", "watch") as worker,
        command(settings, log, "notify") as notify,
    ):
        desk = Desk(settings)
        desk.publish(watched(receiver), *messages("first", "The ferry"))
        assert within(WITHIN, lambda: bool(receiver.came)), log.read_text()
        for number in range(count):
            desk.publish(*messages(f"a{number}", f"The ferry {number}"))
            if number % 10 == 3:
                kill(worker)
            if number % 10 == 6:
                kill(notify)
            if number % 10 == 9:
                receiver.status = None  # it takes the webhook and dies before it answers
                time.sleep(rng.random())
                receiver.stop()
                receiver.start()
                receiver.status = 204
        alerts = desk.wait("alerts", until=lambda found: len({one.key for one in found}) == count + 1)
        assert within(WITHIN, lambda: len(receiver.acknowledged) == count + 1), log.read_text()

    ids = {f"{(one.key or b'').decode()}-1" for one in alerts}
    assert receiver.acknowledged == ids
    bodies: dict[str, dict[str, Any]] = {}
    for key, body in receiver.came:
        assert bodies.setdefault(key, body) == body
