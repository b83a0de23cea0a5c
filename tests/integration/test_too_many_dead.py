"""A worker whose articles all become dead letters stops before it has consumed the topic."""

import subprocess
import sys

from tests.integration.desk import WITHIN, Desk, environment
from wiredesk.message import Message
from wiredesk.settings import Settings


def work(desk: Desk, **limits: str) -> "subprocess.Popen[bytes]":
    ours = environment(desk.settings) | {f"WIREDESK_{name}": value for name, value in limits.items()}
    return subprocess.Popen([sys.executable, "-m", "wiredesk.cli", "worker", "clean"], env=ours, stderr=subprocess.PIPE)


def test_a_worker_that_exceeds_a_limit_stops_and_no_article_of_the_batch_is_lost(broker: Settings) -> None:
    desk = Desk(broker.model_copy(update={"topic_prefix": "poured."}))
    assert desk.command("topics", "apply").returncode == 0
    desk.publish(*(Message("poured.news.raw", b"cut-%d" % n, b'{"text": ["') for n in range(20)))

    with work(desk, DEAD_MAX_CONSECUTIVE="5", BATCH_MAX_WAIT_SECONDS="5") as stopped:
        _, log = stopped.communicate(timeout=WITHIN)

    assert stopped.returncode == 4, log.decode()
    assert b"consecutive articles became dead letters, more than WIREDESK_DEAD_MAX_CONSECUTIVE=5 allows" in log
    assert b"Most often MalformedArticle" in log
    assert b"is not restarted" in log
    assert desk.records("dead") == []

    with work(desk, DEAD_MAX_CONSECUTIVE="20") as patient:
        try:
            letters = desk.wait("dead", until=lambda letters: len(letters) == 20)
        finally:
            patient.terminate()
            patient.communicate(timeout=30)
    assert {letter.key for letter in letters} == {b"cut-%d" % n for n in range(20)}
