"""The test cluster that all other Kafka tests depend on."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cluster.brokers import Cluster
from tests.cluster.disk import disks_missing
from tests.cluster.errors import ClusterError
from tests.kafka.guarded import WITHIN
from tests.kafka.records import make_topic, read, write

pytestmark = pytest.mark.kafka

_SHORT_SESSION = {"broker.session.timeout.ms": "2000", "broker.heartbeat.interval.ms": "500"}
"""A restarted broker waits until its old registration expires; for a single broker this may be short."""


def test_broker_answers(kafka: Cluster) -> None:
    asyncio.run(make_topic(kafka.bootstrap, "ferries"))
    asyncio.run(write(kafka.bootstrap, "ferries", b"The Tarrow ferry sails again"))
    assert asyncio.run(read(kafka.bootstrap, "ferries")) == [b"The Tarrow ferry sails again"]


def test_three_brokers_keep_what_was_written_while_each_is_killed_and_restarted(three: Cluster) -> None:
    asyncio.run(make_topic(three.bootstrap, "harbours", copies=3))
    written = []
    for broker in three.brokers:
        broker.kill()
        assert not broker.running
        written.append(b"written without broker %d" % broker.number)
        asyncio.run(write(three.bootstrap, "harbours", written[-1]))
        broker.start()
        broker.wait_ready()
    assert asyncio.run(read(three.bootstrap, "harbours")) == written


def test_a_single_broker_keeps_its_records_after_a_kill(tmp_path: Path) -> None:
    with Cluster(tmp_path, properties=_SHORT_SESSION) as cluster:
        asyncio.run(make_topic(cluster.bootstrap, "councils"))
        asyncio.run(write(cluster.bootstrap, "councils", b"before"))
        cluster.brokers[0].kill()
        cluster.brokers[0].start()
        cluster.brokers[0].wait_ready()
        asyncio.run(write(cluster.bootstrap, "councils", b"after"))
        assert asyncio.run(read(cluster.bootstrap, "councils")) == [b"before", b"after"]


def test_paused_broker_is_silent_until_it_resumes(tmp_path: Path) -> None:
    with Cluster(tmp_path) as cluster:
        broker = cluster.brokers[0]
        asyncio.run(make_topic(cluster.bootstrap, "tides"))
        broker.pause()
        assert broker.running
        with pytest.raises(TimeoutError):
            asyncio.run(write(cluster.bootstrap, "tides", b"lost", within=3))
        broker.resume()
        asyncio.run(write(cluster.bootstrap, "tides", b"received"))
        assert asyncio.run(read(cluster.bootstrap, "tides")) == [b"received"]


@pytest.mark.skipif(disks_missing() is not None, reason=str(disks_missing()))
def test_a_broker_that_ended_because_of_a_full_disk_restarts_with_its_records(tmp_path: Path) -> None:
    with Cluster(tmp_path, disk_mib=64, properties=_SHORT_SESSION) as cluster:
        broker = cluster.brokers[0]
        asyncio.run(make_topic(cluster.bootstrap, "floods"))
        asyncio.run(write(cluster.bootstrap, "floods", b"before"))
        broker.fill_disk()
        _wait_until_ended(cluster)
        broker.free_disk()
        broker.start()
        broker.wait_ready()
        asyncio.run(write(cluster.bootstrap, "floods", b"after"))
        assert asyncio.run(read(cluster.bootstrap, "floods")) == [b"before", b"after"]


def test_broker_that_cannot_start_says_why(tmp_path: Path) -> None:
    with (
        pytest.raises(ClusterError, match=r"min\.insync\.replicas"),
        Cluster(tmp_path, properties={"min.insync.replicas": "none"}),
    ):
        pass


def test_no_process_survives_a_killed_test(tmp_path: Path) -> None:
    program = f"""
import time
from pathlib import Path
from tests.cluster.brokers import Cluster
with Cluster(Path({str(tmp_path)!r})) as cluster:
    print(cluster.brokers[0].pid, flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as test:
        assert test.stdout is not None
        broker = int(test.stdout.readline())
        os.kill(broker, 0)
        test.send_signal(signal.SIGKILL)
    until = time.monotonic() + WITHIN
    while Path(f"/proc/{broker}").exists():
        assert time.monotonic() < until, f"broker {broker} still runs"
        time.sleep(0.1)


def _wait_until_ended(cluster: Cluster) -> None:
    until = time.monotonic() + WITHIN
    while cluster.brokers[0].running:
        assert time.monotonic() < until, "the broker still runs"
        time.sleep(0.1)
