"""The ACLs of `wiredesk.kafka.acls` are sufficient and minimal."""

import asyncio
import json
import math
import shlex
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    TopicAuthorizationFailedError,
)

from tests.cluster.brokers import Cluster
from tests.cluster.security import Security
from tests.integration.desk import Desk
from tests.kafka.guarded import USERS, WITHIN, login, run, running, worker
from tests.ports import lasting_port
from tests.within import within
from wiredesk.kafka.acls import READS, kafka_acls
from wiredesk.kafka.connection import CLIENT_ID, producer, security
from wiredesk.kafka.delivery import deliver
from wiredesk.kafka.topics import NAMES
from wiredesk.message import Message
from wiredesk.settings import Settings

pytestmark = pytest.mark.kafka

FERRY = b'{"article_id": "%s", "title": "Ferry", "text": "The ferry is back, Ama Mensah of the harbour council said."}'

DENIED = (TopicAuthorizationFailedError, ClusterAuthorizationFailedError)
"""Errors for writing without permission; the second if the user may not write to any topic."""


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A broker with our grants only, and with created topics."""
    security = Security("SASL_SSL", "SCRAM-SHA-512", USERS, authorize=True)
    with Cluster(tmp_path_factory.mktemp("secured"), security=security) as cluster:
        lines = [line for role in READS for line in kafka_acls(login(cluster, role), role, f"User:{role}")]
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda line: cluster.acls(*shlex.split(line)[3:]), lines))
        # Commands give up after seconds, and a broker that has just started on a busy machine does not answer in them.
        assert within(WITHIN, lambda: run(login(cluster, "operator"), "topics", "apply").returncode == 0)
        yield cluster


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_the_grants_of_all_roles_suffice_for_an_article(secured: Cluster, tmp_path: Path, delivery: str) -> None:
    def of(user: str) -> Settings:
        return login(secured, user, delivery=delivery)

    def keys(user: str, *topics: str) -> list[bytes | None]:
        return [record.key for record in Desk(of(user)).records(*topics)]

    article, key = tmp_path / "ferry.json", delivery.encode()
    article.write_bytes(FERRY % key)
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    letters = len(keys("operator", "dead"))
    log = tmp_path / "log"
    with worker(of("clean"), log, "clean"), worker(of("enrich"), log, "enrich"):
        fed = run(of("producer"), "feed", str(article), str(broken))
        assert fed.returncode == 0, fed.stderr

        for topic in ("entities", "quotes"):
            assert within(WITHIN, lambda: key in keys("reader", topic)), log.read_text()  # noqa: B023
        assert within(WITHIN, lambda: len(keys("operator", "dead")) > letters), log.read_text()

    letter = Desk(of("operator")).records("dead")[-1]
    again = run(of("operator"), "dead", "replay", f"{letter.partition}:{letter.offset}")
    assert again.returncode == 0, again.stderr
    assert run(of("operator"), "topics", "apply").returncode == 0
    assert "is up" in log.read_text()


MAY_WRITE = {
    "producer": {"raw"},
    "clean": {"clean", "dead"},
    "enrich": {"entities", "quotes", "dead"},
    "link": {"copies", "statements", "stories", "people", "dead"},
    "watch": {"alerts", "dead"},
    "notify": {"dead"},
    "editor": {"watches"},
    "operator": {"raw", "clean", "entities", "quotes", "alerts"},  # the sources of the stages, to replay dead letters
    "reader": set[str](),
    "desk": set[str](),
    "guest": set[str](),
}


@pytest.mark.parametrize(
    ("user", "topic"),
    [(user, topic) for user, writes in MAY_WRITE.items() for topic in NAMES if topic not in writes],
)
def test_no_role_can_write_more_than_it_needs(secured: Cluster, user: str, topic: str) -> None:
    settings = login(secured, user)

    with pytest.raises(DENIED):
        asyncio.run(_write(settings, settings.topic(topic)))


@pytest.mark.parametrize(
    ("user", "topic"), [("clean", "raw"), ("enrich", "clean"), ("reader", "clean"), ("desk", "clean")]
)
def test_only_a_stage_commits_its_offsets(secured: Cluster, user: str, topic: str) -> None:
    """A commit by another user would make the stage skip articles."""
    settings = login(secured, user)
    others = [stage for stage in ("clean", "enrich") if stage != user]

    for stage in others:
        with pytest.raises(GroupAuthorizationFailedError):
            asyncio.run(_commit(settings, settings.topic(topic), settings.group(stage)))


def max_lag(flow: str) -> float:
    """The longest lag that the desk shows; infinite if it does not know one."""
    lags = json.loads(flow)["lag"].values()
    return math.inf if None in lags else max(lags)


def test_the_grants_of_the_desk_suffice_for_articles_and_lag(secured: Cluster, tmp_path: Path) -> None:
    article, log = tmp_path / "quay.json", tmp_path / "log"
    article.write_bytes(FERRY % b"quay")
    settings = login(secured, "desk", desk_file=tmp_path / "desk.sqlite", desk_port=lasting_port())

    def get(path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.desk_port}{path}", timeout=WITHIN) as answer:
            return str(answer.read().decode())

    with (
        worker(login(secured, "clean"), log, "clean"),
        worker(login(secured, "enrich"), log, "enrich"),
        running(settings, log, "desk"),
    ):
        assert within(WITHIN, lambda: "The desk is at" in log.read_text()), log.read_text()
        assert run(login(secured, "producer"), "feed", str(article)).returncode == 0
        assert within(WITHIN, lambda: '"article_id":"quay"' in get("/api/articles")), log.read_text()
        # Transaction markers of an earlier test count as records, one per partition.
        assert within(WITHIN, lambda: max_lag(get("/api/flow")) <= 2), get("/metrics")


def test_a_worker_without_permissions_reports_how_to_get_them(secured: Cluster, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with worker(login(secured, "guest"), log, "clean") as process:
        process.wait(WITHIN)

    assert process.returncode == 1
    assert "wiredesk topics acls" in log.read_text()


def test_a_worker_whose_permission_is_revoked_stops_and_skips_nothing(secured: Cluster, tmp_path: Path) -> None:
    permission = ("--allow-principal", "User:clean", "--operation", "Write", "--topic", "news.clean")
    article, log = tmp_path / "pier.json", tmp_path / "log"
    article.write_bytes(FERRY % b"pier")
    with worker(login(secured, "clean"), log, "clean") as process:
        assert within(WITHIN, lambda: "is up" in log.read_text()), log.read_text()
        secured.acls("--remove", "--force", *permission)
        assert run(login(secured, "producer"), "feed", str(article)).returncode == 0
        process.wait(WITHIN)
    assert "grant this user what `wiredesk topics acls` prints" in log.read_text()

    secured.acls("--add", *permission)
    with worker(login(secured, "clean"), log, "clean"):
        reader = Desk(login(secured, "reader"))
        assert within(WITHIN, lambda: b"pier" in [record.key for record in reader.records("clean")]), log.read_text()


async def _write(settings: Settings, topic: str) -> None:
    sender = producer(settings)
    try:
        await sender.start()
        await deliver(sender, [Message(topic, b"k", b"v")])
    finally:
        await sender.stop()


async def _commit(settings: Settings, topic: str, group: str) -> None:
    reader = AIOKafkaConsumer(**security(settings), client_id=CLIENT_ID, group_id=group, enable_auto_commit=False)
    reader.assign([TopicPartition(topic, 0)])
    try:
        await reader.start()
        await reader.commit({TopicPartition(topic, 0): 1})
    finally:
        await reader.stop()
