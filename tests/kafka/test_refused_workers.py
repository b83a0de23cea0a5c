"""A worker that its brokers or its group refuse ends, and names the setting; it never looks alive and does nothing."""

import asyncio
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.coordinator.assignors.sticky.sticky_assignor import StickyPartitionAssignor

from tests.cluster.brokers import Cluster
from tests.cluster.kafka import tool_command
from tests.cluster.security import Security
from tests.integration.desk import Desk
from tests.integration.test_processes import alive, stages_of
from tests.kafka.guarded import USERS, WITHIN, environment, login, worker
from tests.within import within
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.ports import free_port
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka

STALL = 20.0

STARTED = 300.0
"""Seconds for a worker to start in: on a busy machine it may end and begin again, since `STALL` is short."""


def settings_of(kafka: Cluster, prefix: str, **more: object) -> Settings:
    ours = {"partitions": 2, "pool_processes": 1, "stall_timeout_seconds": STALL, "session_timeout_seconds": 6.0}
    settings = load_settings(**{"brokers": kafka.bootstrap, "topic_prefix": f"{prefix}.", **ours, **more})
    asyncio.run(apply(settings))
    return settings


def ended(settings: Settings, log: Path, prepare: Callable[[Path], None] = lambda log: None) -> tuple[int, str]:
    """The exit status of `wiredesk worker clean`, and what it said."""
    with worker(settings, log, "clean") as process:
        prepare(log)
        process.wait(STALL + WITHIN)
    return process.returncode, log.read_text()


def test_a_session_timeout_that_the_brokers_reject_is_reported(kafka: Cluster, tmp_path: Path) -> None:
    settings = settings_of(kafka, "short-session", session_timeout_seconds=1)

    status, said = ended(settings, tmp_path / "log")

    assert status != 0
    assert "the brokers do not allow WIREDESK_SESSION_TIMEOUT_SECONDS=1" in said
    assert "Traceback" not in said


def test_a_group_of_incompatible_consumers_is_reported(kafka: Cluster, tmp_path: Path) -> None:
    settings = settings_of(kafka, "other-kind")

    async def run() -> tuple[int, str]:
        other = AIOKafkaConsumer(
            settings.topic("raw"),
            bootstrap_servers=settings.brokers,
            group_id=settings.group("clean"),
            partition_assignment_strategy=[StickyPartitionAssignor],
        )
        await other.start()
        try:
            return await asyncio.to_thread(ended, settings, tmp_path / "log")
        finally:
            await other.stop()

    status, said = asyncio.run(run())

    assert status != 0
    assert "the group other-kind.wiredesk-clean is in use by consumers with another assignment strategy" in said
    assert "WIREDESK_TOPIC_PREFIX" in said
    assert "Traceback" not in said


def test_a_running_worker_ends_when_its_credentials_are_revoked(tmp_path: Path) -> None:
    folder = tmp_path / "kafka"
    folder.mkdir()
    with Cluster(folder, security=Security("SASL_SSL", "SCRAM-SHA-512", USERS)) as cluster:
        settings = login(cluster, "clean", stall_timeout_seconds=STALL, session_timeout_seconds=6.0)
        asyncio.run(apply(settings))

        revoked_at = 0.0

        def revoke(log: Path) -> None:
            nonlocal revoked_at
            assert within(STARTED, lambda: "clean is up" in log.read_text()), log.read_text()
            subprocess.run(
                tool_command(
                    "org.apache.kafka.tools.ConfigCommand"
                    if _has("org.apache.kafka.tools.ConfigCommand")
                    else "kafka.admin.ConfigCommand",
                    *("--bootstrap-server", cluster.brokers[0].inner_address, "--alter"),
                    *("--delete-config", "SCRAM-SHA-512", "--entity-type", "users", "--entity-name", "clean"),
                ),
                check=True,
                capture_output=True,
            )
            broker = cluster.brokers[0]  # connections that are open stay open: they break now
            broker.kill()
            broker.start()
            broker.wait_ready()
            revoked_at = time.monotonic()

        status, said = ended(settings, tmp_path / "log", revoke)

    assert status != 0
    assert "refuses our login by SCRAM-SHA-512" in said
    assert "WIREDESK_SASL_PASSWORD" in said
    assert time.monotonic() - revoked_at < STALL + WITHIN


def _has(tool: str) -> bool:
    found = subprocess.run(tool_command(tool, "--help"), capture_output=True, text=True, check=False)
    return "ClassNotFoundException" not in found.stderr


PARTITIONS = 200


def limited(settings: Settings, files: int, hard: int, log: Path) -> "subprocess.Popen[bytes]":
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))

    command = [sys.executable, "-m", "wiredesk.cli", "worker", "clean"]
    with log.open("ab") as said:
        return subprocess.Popen(command, env=environment(settings), stdout=said, stderr=said, preexec_fn=limit)


def many_partitions(kafka: Cluster, prefix: str) -> Settings:
    more = {"delivery": "exactly-once", "monitoring_port": free_port()}
    return settings_of(kafka, prefix, partitions=PARTITIONS, **more)


def test_too_few_open_files_for_the_partitions_are_reported_at_the_start(kafka: Cluster, tmp_path: Path) -> None:
    settings, log = many_partitions(kafka, "few-files"), tmp_path / "log"

    with limited(settings, 256, 256, log) as process:
        try:
            assert process.wait(WITHIN) != 0
        finally:
            process.kill()

    said = log.read_text()
    assert "the system allows this process 256 open files" in said
    assert "200 partitions of few-files.news.raw" in said
    assert "ulimit" in said
    assert len(said) < 10_000


def test_a_worker_that_runs_out_of_open_files_ends_with_the_remedy(kafka: Cluster, tmp_path: Path) -> None:
    settings, log = settings_of(kafka, "no-files", partitions=40, delivery="exactly-once"), tmp_path / "log"
    desk = Desk(settings)

    with worker(settings, log, "clean") as process:
        assert within(STARTED, lambda: "clean is up" in log.read_text()), log.read_text()
        stage, *_ = stages_of(process.pid)
        files = len(list(Path(f"/proc/{stage}/fd").iterdir()))
        resource.prlimit(stage, resource.RLIMIT_NOFILE, (files + 4, files + 4))  # a producer for each partition needs 2
        began = time.monotonic()
        body = b'{"article_id": "a%d", "title": "Ferry", "text": "The ferry is back."}'
        desk.publish(*(Message(settings.topic("raw"), b"a%d" % number, body % number) for number in range(200)))
        assert within(STALL + WITHIN, lambda: not alive(stage)), log.read_text()[-3000:]
        took, said = time.monotonic() - began, log.read_text()
        desk.wait("clean", until=lambda records: len(records) == 200)  # the next worker has the files that it needs

    assert "raise the limit of open files, as with `ulimit -n 65536`" in said, said[-3000:]
    assert took < STALL + 30, took  # on a busy machine
    assert len(said) < 50_000
