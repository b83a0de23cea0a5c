"""Each watchdog runs in its own process, since it ends the process."""

import subprocess
import sys

import pytest

from tests.pace import timed
from wiredesk.stages.exit_statuses import ENDED, MISCONFIGURED

PROGRAM = """
import asyncio, sys, time
from wiredesk.errors import BrokerAwayError, ConfigurationError
from wiredesk.kafka.group_faults import GroupFault
from wiredesk.stages.watchdog import Vitals, Watchdog

START = time.monotonic()
asked, kind = 0, sys.argv[1]
FAULT = GroupFault("set WIREDESK_SESSION_TIMEOUT_SECONDS", lasting=True)

async def articles_wait():
    global asked
    asked += 1
    return kind == "stuck"

async def brokers_serve():
    global asked
    asked += 1
    if kind == "refused":
        raise ConfigurationError("check WIREDESK_SASL_PASSWORD")
    if kind == "brokers away":
        raise BrokerAwayError("no broker answers")
    if kind == "brokers silent":
        await asyncio.sleep(60)

async def main():
    vitals = Vitals(
        waits=lambda: (START, "let this worker claim its partitions") if kind == "claim" else None,
        writing=lambda: kind == "lost",
        may_write=lambda: kind != "lost",
        at_work=lambda: kind == "long article",
        finished_at=lambda: START,
        lost_for=lambda: time.monotonic() - START if kind in ("refused", "outside") or "brokers" in kind else 0.0,
        group_fault=lambda: FAULT if kind == "fault" else None,
        articles_wait=articles_wait,
        brokers_serve=brokers_serve,
    )
    watching = asyncio.create_task(Watchdog(1.5, 2.5, vitals).watch())
    await asyncio.sleep(0.1)
    if kind == "hung":
        time.sleep(60)
    await asyncio.sleep(5)
    watching.cancel()

asyncio.run(main())
print(asked)
"""


def run(kind: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, kind], capture_output=True, text=True, timeout=180, check=False
    )


@pytest.mark.parametrize(
    ("kind", "status", "message"),
    [
        ("stuck", ENDED, "articles are waiting and none was read for 2 s (WIREDESK_STALL_TIMEOUT_SECONDS)"),
        ("lost", ENDED, "may have been reassigned"),
        ("claim", ENDED, "the brokers have not let this worker claim its partitions for 2 s (WIREDESK_STALL_"),
        ("hung", ENDED, "the event loop has been blocked for 2 s (WIREDESK_STALL_TIMEOUT_SECONDS)"),
        ("fault", MISCONFIGURED, "set WIREDESK_SESSION_TIMEOUT_SECONDS"),
        ("refused", MISCONFIGURED, "check WIREDESK_SASL_PASSWORD"),
        ("outside", ENDED, "the brokers answer, but the group has not"),
    ],
)
def test_a_worker_without_progress_ends_with_the_reason(kind: str, status: int, message: str) -> None:
    with timed() as ending:
        completed = run(kind)

    assert completed.returncode == status
    assert message in completed.stderr
    assert ending.seconds < 20, ending


@pytest.mark.parametrize("kind", ["brokers away", "brokers silent"])
def test_a_worker_is_not_ended_while_brokers_are_unavailable(kind: str) -> None:
    completed = run(kind)

    assert completed.returncode == 0, completed.stderr
    assert int(completed.stdout) >= 1  # the brokers were asked


def test_a_worker_is_not_ended_while_the_topic_is_empty() -> None:
    completed = run("quiet")

    assert completed.returncode == 0
    assert int(completed.stdout) >= 1  # the brokers were asked


def test_a_worker_is_not_ended_by_long_processing() -> None:
    completed = run("long article")

    assert completed.returncode == 0
    assert completed.stdout.strip() == "0"
