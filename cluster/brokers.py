"""A cluster of Apache Kafka brokers on this machine, each of which can be killed, paused, cut off and filled up."""

import random
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from cluster import kafka
from cluster.certificates import Authority
from cluster.disk import Disk
from cluster.errors import ClusterError
from cluster.links import Link, Network
from cluster.processes import Processes
from cluster.properties import Listeners, properties, write
from cluster.security import Security
from cluster.tokens import Issuer

_READY = b"Kafka Server started"
"""What a broker logs once the controllers let it serve clients; its port is open well before."""


class Broker:
    """One broker: a process, its storage, and where it stands its link and its disk. Made by a Cluster."""

    def __init__(
        self, number: int, folder: Path, listeners: Listeners, processes: Processes, options: Sequence[str]
    ) -> None:
        self.number = number
        self.address = f"{listeners.host}:{listeners.clients}"
        self.inner_address = f"{listeners.host}:{listeners.brokers}"
        self.folder = folder
        self.log = folder / "broker.log"
        self.link: Link | None = None
        self.disk: Disk | None = None
        self._options = options
        self._processes = processes
        self._process: int | None = None
        self._logged = 0  # how long the log was before the last start

    @property
    def running(self) -> bool:
        """False when it was not started, was killed, or has ended by itself; true also while it is paused."""
        return self._process is not None and self._processes.status(self._process) is None

    @property
    def pid(self) -> int:
        """The process id of the broker that was started last."""
        return self._processes.pid(self._started())

    def start(self) -> None:
        """Start it on the storage it has, without waiting until it is ready; nothing happens when it runs."""
        if self.running:
            return
        self._logged = self.log.stat().st_size if self.log.exists() else 0
        prefix = self.link.prefix if self.link else []
        command = [*prefix, *kafka.broker_command(self.folder / "server.properties", self._options)]
        self._process = self._processes.start(command, self.log)

    def wait_ready(self, within: float = 60) -> None:
        """Wait until it serves clients.

        Args:
            within: seconds.

        Raises:
            ClusterError: it has ended, or is not ready in time; the message holds the end of its log.
        """
        until = time.monotonic() + within
        while _READY not in self._said():
            if not self.running:
                raise ClusterError(f"broker {self.number} has ended; its log says:\n{self._last_words()}")
            if time.monotonic() > until:
                raise ClusterError(
                    f"broker {self.number} is not ready after {within:g} s; its log says:\n{self._last_words()}"
                )
            time.sleep(0.1)

    def kill(self) -> None:
        """End it with SIGKILL; it is gone when this returns."""
        self._processes.signal(self._started(), signal.SIGKILL)

    def pause(self) -> None:
        """Stop it where it stands: its connections stay open and silent."""
        self._processes.signal(self._started(), signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on after `pause`."""
        self._processes.signal(self._started(), signal.SIGCONT)

    def cut(self) -> None:
        """Cut its link, to clients and to the other brokers alike. Needs a cluster whose brokers are apart."""
        self._own_link().cut()

    def mend(self) -> None:
        """Mend its link after `cut`."""
        self._own_link().mend()

    def fill_disk(self) -> None:
        """Fill its disk. Kafka ends a broker that has no disk left to write to, at the next record if not before."""
        self._own_disk().fill()

    def free_disk(self) -> None:
        """Give back what `fill_disk` took; a broker that ended needs `start` besides."""
        self._own_disk().free()

    def _started(self) -> int:
        if self._process is None:
            raise ClusterError(f"broker {self.number} was never started")
        return self._process

    def _own_link(self) -> Link:
        if self.link is None:
            raise ClusterError(f"broker {self.number} has no link of its own: make the Cluster with apart=True")
        return self.link

    def _own_disk(self) -> Disk:
        if self.disk is None:
            raise ClusterError(f"broker {self.number} has no disk of its own: make the Cluster with disk_mib=")
        return self.disk

    def _said(self) -> bytes:
        with self.log.open("rb") as log:
            log.seek(self._logged)
            return log.read()

    def _last_words(self) -> str:
        said = self._said().decode("utf-8", "replace")
        error = said.find(" ERROR ")  # what comes after the first is mostly the noise of an orderly end
        return said[error:][:2000].strip() if error >= 0 else said[-2000:].strip()


class Cluster:
    """Apache Kafka brokers in KRaft mode, each broker and controller in one, each a process of its own.

    Made in a `with` block, at whose end they are killed and their links and disks taken down, as they are when
    this process dies.
    """

    brokers: list[Broker]
    bootstrap: str

    def __init__(
        self,
        folder: Path,
        brokers: int = 1,
        *,
        apart: bool = False,
        disk_mib: int | None = None,
        security: Security | None = None,
        properties: Mapping[str, str] | None = None,
    ) -> None:
        """Say what the cluster will be; nothing starts before the `with` block.

        Args:
            folder: an empty folder, for the brokers' storage, properties and logs.
            brokers: how many.
            apart: each in a network namespace of its own, on one bridge, so that its link can be cut.
            disk_mib: each broker's storage is a disk of that many MiB, so that it can be filled.
            security: what the brokers ask of their clients; nothing, if it is not given.
            properties: Kafka's properties that go before ours.
        """
        self.folder = folder
        self.brokers = []
        self.bootstrap = ""
        self._count = brokers
        self._apart = apart
        self._disk_mib = disk_mib
        self._properties = properties or {}
        self._security = security or Security()
        self._network: Network | None = None
        self._authority: Authority | None = None
        self._issuer: Issuer | None = None

    def __enter__(self) -> Self:
        self._processes = Processes()
        try:
            self._make()
            for broker in self.brokers:
                broker.start()
            for broker in self.brokers:
                broker.wait_ready()
        except BaseException:
            self._processes.end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._processes.end()

    def host(self, name: str) -> Link:
        """A host for clients on the brokers' network; commands after its `prefix` run there. Needs `apart`."""
        if self._network is None:
            raise ClusterError("this cluster has no network of its own: make the Cluster with apart=True")
        return self._network.host(name)

    def acls(self, *words: str) -> str:
        """Run Kafka's `kafka-acls` with these words, all but `--bootstrap-server`; gives what it says.

        Raises:
            ClusterError: it refuses.
        """
        command = kafka.tool_command(
            "org.apache.kafka.tools.AclCommand", "--bootstrap-server", self.brokers[0].inner_address, *words
        )
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise ClusterError(f"kafka-acls {' '.join(words)}: {done.stdout.strip()}")
        return done.stdout

    @property
    def authority(self) -> Authority:
        """Who signed the brokers' certificates, and signs those of clients. Needs TLS."""
        if self._authority is None:
            raise ClusterError("this cluster has no certificates: give it a Security with the protocol SSL or SASL_SSL")
        return self._authority

    @property
    def issuer(self) -> Issuer:
        """Who signs the tokens that the brokers accept. Needs OAUTHBEARER."""
        if self._issuer is None:
            raise ClusterError("this cluster takes no tokens: give it a Security with the mechanism OAUTHBEARER")
        return self._issuer

    def _make(self) -> None:
        if self._security.encrypted:
            self._authority = Authority(self.folder / "certificates")
        if self._security.mechanism == "OAUTHBEARER":
            self._issuer = Issuer(self.folder / "tokens")
        links: list[Link | None] = [None] * self._count
        if self._apart:
            self._network = Network(self._processes)
            links = [self._network.host(f"broker{number}") for number in range(1, self._count + 1)]
        listeners = [_listeners(link) for link in links]
        options = self._security.options(self._issuer)
        self.brokers = []
        for number, (at, link) in enumerate(zip(listeners, links, strict=True), 1):
            broker = Broker(number, self.folder / f"broker-{number}", at, self._processes, options)
            storage = broker.folder / "storage"
            storage.mkdir(parents=True)
            broker.link = link
            if self._disk_mib is not None:
                broker.disk = Disk(storage, self._disk_mib, self._processes)
            lines = properties(number, storage / "log", listeners)
            lines |= self._security.properties(at.host, self._authority, self._issuer)
            lines |= self._properties
            write(broker.folder / "server.properties", lines)
            self.brokers.append(broker)
        self.bootstrap = ",".join(broker.address for broker in self.brokers)
        self._format()

    def _format(self) -> None:
        cluster = kafka.cluster_id()
        users = self._security.scram()
        formatting = [
            kafka.format_storage(broker.folder / "server.properties", cluster, users) for broker in self.brokers
        ]
        for broker, tool in zip(self.brokers, formatting, strict=True):
            said, _ = tool.communicate()
            if tool.returncode != 0:
                raise ClusterError(f"the storage of broker {broker.number} cannot be laid out: {said.decode().strip()}")


def _listeners(link: Link | None) -> Listeners:
    if link is not None:
        return Listeners(link.address, 9092, 9093, 9094)
    clients, brokers, controller = _ports(3)
    return Listeners("127.0.0.1", clients, brokers, controller)


def _ports(count: int) -> list[int]:
    """Ports that nothing listens on, below those that systems give to outgoing connections.

    A port from among those could be lent to a client while its broker is down, which could then not start again.
    """
    free: list[int] = []
    while len(free) < count:
        port = random.randrange(12_000, 32_000)
        with socket.socket() as probe:
            if port not in free and probe.connect_ex(("127.0.0.1", port)) != 0:
                free.append(port)
    return free
