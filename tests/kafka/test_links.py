"""Brokers on virtual hosts, whose links are cut."""

import asyncio
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.cluster.brokers import Broker, Cluster
from tests.cluster.disk import disks_missing
from tests.cluster.links import links_missing
from tests.kafka.guarded import WITHIN
from tests.kafka.records import make_topic, read, write
from tests.within import within

pytestmark = pytest.mark.kafka


@pytest.fixture(scope="module", autouse=True)
def links() -> None:
    """Checked only when these tests run, since the check is slow."""
    if (lack := links_missing()) is not None:
        pytest.skip(f"no network namespaces here: {lack}")


@pytest.fixture(scope="module")
def isolated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("isolated"), 3, isolated=True) as cluster:
        yield cluster


def test_the_cluster_works_without_a_cut_broker_which_catches_up_after_repair(isolated: Cluster) -> None:
    asyncio.run(make_topic(isolated.bootstrap, "lighthouses", copies=3))
    written = []
    for broker in isolated.brokers:
        broker.cut()
        assert not _answers(broker)
        written.append(b"written without broker %d" % broker.number)
        asyncio.run(write(isolated.bootstrap, "lighthouses", written[-1]))
        broker.reconnect()
        assert within(WITHIN, partial(_answers, broker))
    assert all(broker.running for broker in isolated.brokers)
    # A former leader reports the end that it knows until it learns that it was replaced.
    assert within(WITHIN, lambda: asyncio.run(read(isolated.bootstrap, "lighthouses")) == written)


def test_a_client_on_another_host_reaches_the_brokers_until_its_link_is_cut(isolated: Cluster) -> None:
    asyncio.run(make_topic(isolated.bootstrap, "pilots", copies=3))
    desk = isolated.host("desk")
    client = "import asyncio, sys; from tests.kafka.records import write; "
    client += "asyncio.run(write(sys.argv[1], 'pilots', b'from the desk', within=float(sys.argv[2])))"
    command = [*desk.prefix, sys.executable, "-c", client, isolated.bootstrap]
    assert subprocess.run([*command, f"{WITHIN}"], check=False).returncode == 0
    desk.cut()
    assert subprocess.run([*command, "10"], check=False, stderr=subprocess.DEVNULL).returncode != 0
    desk.reconnect()
    assert subprocess.run([*command, f"{WITHIN}"], check=False).returncode == 0
    assert asyncio.run(read(isolated.bootstrap, "pilots")) == [b"from the desk"] * 2


@pytest.mark.skipif(disks_missing() is not None, reason=str(disks_missing()))
def test_links_and_disks_of_a_killed_test_are_removed(tmp_path: Path) -> None:
    program = f"""
import json, time
from pathlib import Path
from tests.cluster.brokers import Cluster
with Cluster(Path({str(tmp_path)!r}), isolated=True, disk_mib=64) as cluster:
    link = cluster.host("desk")
    print(json.dumps([link.name, link.switch]), flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as test:
        assert test.stdout is not None
        namespace, switch = json.loads(test.stdout.readline())
        assert (_exists("netns", namespace), _exists("link", switch), str(tmp_path) in _mounts()) == (True, True, True)
        test.kill()
    until = time.monotonic() + WITHIN
    while _exists("netns", namespace) or _exists("link", switch) or str(tmp_path) in _mounts():
        assert time.monotonic() < until, f"{namespace}, {switch} or a disk still exists"
        time.sleep(0.1)


@pytest.mark.skipif(shutil.which("iptables") is None, reason="iptables is missing: install it")
def test_links_work_with_bridge_netfilter_enabled(tmp_path: Path) -> None:
    """As on machines with Docker, whose packet filter sees bridged packets and drops them by default."""
    program = f"""
import subprocess, time
from pathlib import Path
from tests.cluster.links import Network
from tests.cluster.processes import Processes
processes = Processes()
network = Network(processes)
clients, brokers = network.host("clients"), network.host("brokers")
say = "import socket; socket.create_server(('', 9092)).accept()[0].sendall(b'passed')"
processes.start([*brokers.prefix, "python3", "-c", say], Path({str(tmp_path)!r}) / "brokers.log")
ask = f"import socket; print(socket.create_connection(('{{brokers.address}}', 9092), timeout=3).recv(9).decode())"
until = time.monotonic() + {WITHIN} / 2
while time.monotonic() < until:  # the server takes a while to listen
    done = subprocess.run([*clients.prefix, "python3", "-c", ask], capture_output=True, text=True)
    if done.returncode == 0:
        break
print(done.stdout.strip() or done.stderr.strip())
processes.end()
"""
    filtering = "ip link set lo up && sysctl -q -w net.bridge.bridge-nf-call-iptables=1 && iptables -P FORWARD DROP"

    done = subprocess.run(
        ["unshare", "--net", "sh", "-c", f'{filtering} && exec "$0" -c "$1"', sys.executable, program],
        check=False,
        capture_output=True,
        text=True,
        timeout=2 * WITHIN,
    )

    assert (done.stdout.strip(), done.stderr) == ("passed", "")


def _answers(broker: Broker) -> bool:
    host, port = broker.address.split(":")
    try:
        socket.create_connection((host, int(port)), timeout=3).close()
    except OSError:
        return False
    return True


def _exists(kind: str, name: str) -> bool:
    return name in subprocess.run(["ip", kind, "list"], check=True, capture_output=True, text=True).stdout


def _mounts() -> str:
    return Path("/proc/mounts").read_text("utf-8")
