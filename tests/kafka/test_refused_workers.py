"""A worker that is rejected by its brokers or its group ends and reports the setting."""

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
from tests.pace import timed
from tests.ports import lasting_port
from tests.within import within
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka

STALL = 20.0

STARTED = 300.0
"""Timeout in seconds for a worker's start: on a busy machine it may restart, since `STALL` is short."""


def settings_of(kafka: Cluster, prefix: str, **more: object) -> Settings:
    ours = {"partitions": 2, "pool_processes": 1, "stall_timeout_seconds": STALL, "session_timeout_seconds": 6.0}
    settings = load_settings(**{"brokers": kafka.bootstrap, "topic_prefix": f"{prefix}.", **ours, **more})
    asyncio.run(apply(settings))
    return settings


def ended(settings: Settings, log: Path, prepare: Callable[[Path], None] = lambda log: None) -> tuple[int, str]:
    """The exit status and the log of `wiredesk worker clean`."""
    with worker(settings, log, "clean") as process:
        prepare(log)
        process.wait(STALL + WITHIN)
    return process.returncode, log.read_text()


def test_a_session_timeout_that_the_brokers_reject_is_reported(kafka: Cluster, tmp_path: Path) -> None:
    settings = settings_of(kafka, "short-session", session_timeout_seconds=1)

    status, output = ended(settings, tmp_path / "log")

    assert status != 0
    assert "the brokers do not allow WIREDESK_SESSION_TIMEOUT_SECONDS=1" in output
    assert "Traceback" not in output


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

    status, output = asyncio.run(run())

    assert status != 0
    assert "the group other-kind.wiredesk-clean is in use by consumers with another assignment strategy" in output
    assert "WIREDESK_TOPIC_PREFIX" in output
    assert "Traceback" not in output


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
            broker = cluster.brokers[0]  # open connections stay authenticated: break them now
            broker.kill()
            broker.start()
            broker.wait_ready()
            revoked_at = time.monotonic()

        status, output = ended(settings, tmp_path / "log", revoke)

    assert status != 0
    assert "refuses our login by SCRAM-SHA-512" in output
    assert "WIREDESK_SASL_PASSWORD" in output
    assert time.monotonic() - revoked_at < STALL + WITHIN


def _has(tool: str) -> bool:
    found = subprocess.run(tool_command(tool, "--help"), capture_output=True, text=True, check=False)
    return "ClassNotFoundException" not in found.stderr


PARTITIONS = 200


def limited(settings: Settings, files: int, hard: int, log: Path) -> "subprocess.Popen[bytes]":
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))

    command = [sys.executable, "-m", "wiredesk.cli", "worker", "clean"]
    with log.open("ab") as output:
        return subprocess.Popen(command, env=environment(settings), stdout=output, stderr=output, preexec_fn=limit)


def many_partitions(kafka: Cluster, prefix: str) -> Settings:
    more = {"delivery": "exactly-once", "monitoring_port": lasting_port()}
    return settings_of(kafka, prefix, partitions=PARTITIONS, **more)


def test_too_few_open_files_for_the_partitions_are_reported_at_the_start(kafka: Cluster, tmp_path: Path) -> None:
    settings, log = many_partitions(kafka, "few-files"), tmp_path / "log"

    with limited(settings, 256, 256, log) as process:
        try:
            assert process.wait(WITHIN) != 0
        finally:
            process.kill()

    output = log.read_text()
    assert "the system allows this process 256 open files" in output
    assert "200 partitions of few-files.news.raw" in output
    assert "ulimit" in output
    assert len(output) < 10_000


def test_a_worker_that_runs_out_of_open_files_ends_with_the_remedy(kafka: Cluster, tmp_path: Path) -> None:
    settings, log = settings_of(kafka, "no-files", partitions=40, delivery="exactly-once"), tmp_path / "log"
    desk = Desk(settings)

    with worker(settings, log, "clean") as process:
        assert within(STARTED, lambda: "clean is up" in log.read_text()), log.read_text()
        stage, *_ = stages_of(process.pid)
        files = len(list(Path(f"/proc/{stage}/fd").iterdir()))
        resource.prlimit(stage, resource.RLIMIT_NOFILE, (files + 4, files + 4))  # a producer for each partition needs 2
        body = b'{"article_id": "a%d", "title": "Ferry", "text": "The ferry is back."}'
        with timed() as ending:
            desk.publish(*(Message(settings.topic("raw"), b"a%d" % number, body % number) for number in range(200)))
            assert within(STALL + WITHIN, lambda: not alive(stage)), log.read_text()[-3000:]
        output = log.read_text()
        # The next worker has enough files.
        desk.wait("clean", until=lambda records: len({record.key for record in records}) == 200)

    assert "raise the limit of open files, as with `ulimit -n 65536`" in output, output[-3000:]
    assert ending.seconds < STALL + 10, ending
    assert len(output) < 50_000
