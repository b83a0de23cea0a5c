"""Kills the watching worker, `notify` and the receiver while articles match, and checks that every alert arrives.

`python -m tests.integration.alert_chaos --articles 2000` runs it by itself; the last line is one JSON object.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from tests.integration.desk import Desk, end, environment
from tests.integration.receiver import Receiver, receiving
from tests.integration.test_processes import children
from tests.unit.watch.records import article
from tests.within import within
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings
from wiredesk_schemas.watches import Watch

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

FAULTS = ("worker", "notify", "receiver", "unacknowledged")
"""The worker or `notify` is killed; the receiver is gone, or dies after it has a webhook and before it answers."""

WEBHOOK_WITHIN = 60.0
"""Seconds to wait for a webhook that the receiver does not acknowledge."""

BATCH = 10
"""Articles published together, before the next chance of a fault."""


@contextmanager
def alert_settings(folder: Path) -> Iterator[Settings]:
    """An embedded broker with the topics, state files in a folder, and receivers on this machine allowed."""
    with embedded_broker(load_settings(partitions=3, session_timeout_seconds=6.0)) as broker:
        asyncio.run(apply(broker))
        files: dict[str, Any] = {f"{name}_file": folder / f"{name}.sqlite" for name in ("link", "watch", "notify")}
        # Without link there is no story to wait for.
        alone = {"notify_private_networks": "127.0.0.0/8", "watch_story_wait_seconds": 0.0}
        yield broker.model_copy(update=files | alone)


@contextmanager
def command(settings: Settings, log: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`wiredesk` with these arguments for the length of a block."""
    line = [sys.executable, "-m", "wiredesk.cli", *arguments]
    with log.open("ab") as file, subprocess.Popen(line, env=environment(settings), stderr=file) as process:
        try:
            yield process
        finally:
            end(process)


def watched(receiver: Receiver) -> Message:
    """A watch for ferries whose alerts go to a receiver."""
    addresses: Any = [{"url": receiver.url, "secret": SECRET}]
    watch = Watch(watch_id="ferry", name="The ferry", words_all=["ferry"], deliver_to=addresses)
    return Message("news.watches", b"ferry", watch.to_json())


def messages(article_id: str, text: str) -> list[Message]:
    """The records of one article, as `clean` and `enrich` write them."""
    kinds = zip(("clean", "entities", "quotes"), article(article_id, text), strict=True)
    return [Message(f"news.{kind}", article_id.encode(), orjson.dumps(record)) for kind, record in kinds]


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill what a command runs, and leave its supervisor to start it again."""
    for child in children(process.pid):
        try:
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(child, signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError):
            continue


def alert_chaos(
    settings: Settings, log: Path, articles: int, faults: int, seed: int, seconds: float, pace: float = 0.0
) -> dict[str, Any]:
    """Publish matching articles while processes are killed; return what became of their alerts.

    Args:
        settings: as from `alert_settings`.
        log: where the processes write their logs.
        articles: number of articles, each of which raises an alert.
        faults: number of faults, of all kinds.
        seed: of the faults and their times.
        seconds: how long to wait for one more alert or webhook.
        pace: seconds between two batches of articles, so that the processes come back between the faults.
    """
    rng = random.Random(seed)
    moments = Counter(sorted(rng.randrange(0, articles, BATCH) for _ in range(faults)))
    kinds = [FAULTS[index % len(FAULTS)] for index in range(faults)]
    rng.shuffle(kinds)
    with (
        receiving(SECRET) as receiver,
        command(settings, log, "worker", "watch") as worker,
        command(settings, log, "notify") as notify,
    ):
        desk = Desk(settings)
        desk.publish(watched(receiver), *messages("first", "The ferry"))
        assert within(seconds, lambda: bool(receiver.came)), log.read_text()
        injected = list(kinds)
        for first in range(0, articles, BATCH):
            numbers = range(first, min(first + BATCH, articles))
            desk.publish(*(message for number in numbers for message in messages(f"a{number}", f"The ferry {number}")))
            time.sleep(pace)
            for _ in range(moments[first]):
                _inject(injected.pop(), worker, notify, receiver, rng)
        expected = articles + 1
        _reaches(expected, lambda: len({record.key for record in desk.records("alerts")}), seconds)
        ids = {f"{(record.key or b'').decode()}-1" for record in desk.records("alerts")}
        _reaches(len(ids), lambda: len(receiver.acknowledged & ids), seconds)
    bodies: dict[str, dict[str, Any]] = {}
    changed = sum(bodies.setdefault(key, body) != body for key, body in receiver.came)
    return {
        "articles": expected,
        "faults": dict(Counter(kinds)),
        "alerts": len(ids),
        "webhooks": len(receiver.came),
        "repeated": len(receiver.came) - len(bodies),
        "lost": len(ids - receiver.acknowledged) + expected - len(ids),
        "unknown_ids": len({key for key, _ in receiver.came} - ids),
        "changed_bodies": changed,
    }


def _reaches(wanted: int, count: Callable[[], int], seconds: float) -> None:
    """Wait until something has grown to a number, or no longer grows."""
    reached = count()

    def grown() -> bool:
        nonlocal reached
        before, reached = reached, max(reached, count())
        return reached > before

    while reached < wanted and within(seconds, grown):
        pass


def _inject(
    kind: str,
    worker: "subprocess.Popen[bytes]",
    notify: "subprocess.Popen[bytes]",
    receiver: Receiver,
    rng: random.Random,
) -> None:
    if kind in ("worker", "notify"):
        kill(worker if kind == "worker" else notify)
        return
    if kind == "unacknowledged":
        receiver.status = None
        before = len(receiver.came)
        within(WEBHOOK_WITHIN, lambda: len(receiver.came) > before)
    receiver.stop()
    time.sleep(rng.random())
    receiver.start()
    receiver.status = 204


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--faults", type=int, default=40)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--pace", type=float, default=0.5, help="seconds between two batches of articles")
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wiredesk-") as folder, alert_settings(Path(folder)) as settings:
        settings = settings.model_copy(update={"notify_per_minute": 60_000})
        wanted = (options.articles, options.faults, options.seed, options.seconds, options.pace)
        found = alert_chaos(settings, Path(folder) / "log", *wanted)
    print(json.dumps(found))
    if found["lost"] or found["unknown_ids"] or found["changed_bodies"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
