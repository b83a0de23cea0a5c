"""Each watchdog runs in a process of its own, since what it does is to end it."""

import subprocess
import sys
import time

import pytest

from wiredesk.stages.watchdog import ENDED

PROGRAM = """
import asyncio, sys, time
from wiredesk.stages.watchdog import Watchdog

START = time.monotonic()
waits, kind = 0, sys.argv[1]

async def articles_wait():
    global waits
    waits += 1
    return kind == "stuck"

async def main():
    dog = Watchdog(
        1.5,
        writing_since=lambda: START if kind in ("lost", "unanswered") else None,
        finished_at=lambda: START,
        at_work=lambda: kind == "long article",
        may_write=lambda: kind != "lost",
        articles_wait=articles_wait,
    )
    watching = asyncio.create_task(dog.watch())
    await asyncio.sleep(0.1)
    if kind == "hung":
        time.sleep(60)
    await asyncio.sleep(5)
    watching.cancel()

asyncio.run(main())
print(waits)
"""


def run(kind: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, kind], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("stuck", "articles wait and none was taken"),
        ("lost", "may be another worker's"),
        ("unanswered", "have not been taken by the brokers"),
        ("hung", "the event loop has not moved"),
    ],
)
def test_a_worker_that_gets_nowhere_ends_and_says_why(kind: str, said: str) -> None:
    started = time.monotonic()
    ended = run(kind)

    assert ended.returncode == ENDED
    assert said in ended.stderr
    assert time.monotonic() - started < 20


def test_a_quiet_topic_ends_no_worker() -> None:
    ended = run("quiet")

    assert ended.returncode == 0
    assert int(ended.stdout) >= 1  # it did ask


def test_long_work_on_text_ends_no_worker() -> None:
    ended = run("long article")

    assert ended.returncode == 0
    assert ended.stdout.strip() == "0"
