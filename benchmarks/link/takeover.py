"""Seconds from the kill -9 of a `link` worker to the first record of its standby, with a large window.

    python -m benchmarks.link.takeover --window 100000

Fills a state as `benchmarks.link.speed` does and gives a copy to each of two workers on an embedded broker. While
articles arrive, the leader is killed. The last line is one JSON object.
"""

import argparse
import asyncio
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path

import orjson

from benchmarks.link.news_stream import NewsStream
from benchmarks.link.speed import SEED, SMALL, fill
from tests.integration.desk import Desk
from tests.integration.test_processes import children
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.link.linker import Linker
from wiredesk.message import Message
from wiredesk.settings import load_settings

WITHIN = 900.0
"""Seconds to wait for workers to open their states."""


def filled(path: Path, window: int) -> NewsStream:
    """Make a state with as many articles as the window has."""
    linker, made = Linker(path), NewsStream(SEED)
    small = min(SMALL, window)
    fill(linker, made, 0, small)
    linker.db.close()
    words = path.with_name("words.json")
    words.write_text(json.dumps(made.vocabulary))
    subprocess.run(
        [sys.executable, "-m", "benchmarks.link.replicas", path, words, str(max(0, window - small))], check=True
    )
    return made


def has(path: Path, article_id: str) -> bool:
    """True if a state has linked an article."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return db.execute("SELECT 1 FROM articles WHERE article_id = ?", (article_id,)).fetchone() is not None


def main() -> None:
    """Fill, start two workers, kill one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--window", type=int, default=100_000, help="articles in the window")
    parser.add_argument("--folder", help="where the states are to lie, some 30 kB an article")
    args = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wiredesk-", dir=args.folder)))
        state, second = folder / "link.sqlite", folder / "link-2.sqlite"
        made = filled(state, args.window)
        shutil.copy(state, second)
        broker = stack.enter_context(embedded_broker(load_settings(partitions=3)))
        asyncio.run(apply(broker))
        desk = Desk(broker.model_copy(update={"link_file": state}))
        number = 10 * args.window

        def publish() -> str:
            nonlocal number
            number += 1
            records = made.article(number)
            key = records["clean"]["article_id"]
            desk.publish(
                *(Message(f"news.{kind}", key.encode(), orjson.dumps(value)) for kind, value in records.items())
            )
            return str(key)

        def linked(article_id: str) -> float:
            end = time.monotonic() + WITHIN
            while not any(record.key == article_id.encode() for record in desk.records("copies")):
                assert time.monotonic() < end, "no record"
                time.sleep(0.1)
            return time.monotonic()

        began = time.monotonic()
        leader = stack.enter_context(desk.worker("link"))
        linked(publish())
        opened = time.monotonic() - began
        stack.enter_context(desk.worker("link"))
        last = publish()
        while not has(second, last):
            time.sleep(0.5)
        linked(publish())
        for process in (*children(leader.pid), leader.pid):
            os.kill(process, signal.SIGKILL)
        killed = time.monotonic()
        seconds = linked(publish()) - killed
    print(
        json.dumps(
            {
                "takeover_seconds": round(seconds, 1),
                "session_timeout_seconds": broker.session_timeout_seconds,
                "opening_seconds": round(opened, 1),
                "window": args.window,
            }
        )
    )


if __name__ == "__main__":
    main()
