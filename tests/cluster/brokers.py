"""A cluster of Apache Kafka brokers on this machine."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.cluster import kafka
from tests.cluster.broker import Broker
from tests.cluster.certificates import Authority
from tests.cluster.disk import Disk
from tests.cluster.errors import ClusterError
from tests.cluster.links import Link, Network
from tests.cluster.processes import Processes
from tests.cluster.properties import Listeners, properties, write
from tests.cluster.security import Security
from tests.cluster.tokens import Issuer
from tests.ports import lasting_port

__all__ = ["Broker", "Cluster"]


class Cluster:
    """Apache Kafka brokers in KRaft mode, each also a controller, each its own process.

    A context manager: at the end of the `with` block, or when this process dies, they are killed and their links and
    disks removed.
    """

    brokers: list[Broker]
    bootstrap: str

    def __init__(
        self,
        folder: Path,
        brokers: int = 1,
        *,
        isolated: bool = False,
        disk_mib: int | None = None,
        security: Security | None = None,
        properties: Mapping[str, str] | None = None,
    ) -> None:
        """Describe the cluster; nothing starts before the `with` block.

        Args:
            folder: an empty folder, for the brokers' storage, properties and logs.
            brokers: number of brokers.
            isolated: run each in its own network namespace on a shared bridge, so that its link can be cut.
            disk_mib: give each broker's storage a disk of that many MiB, so that it can be filled.
            security: what the brokers require of clients; by default nothing.
            properties: Kafka properties that override the defaults here.
        """
        self.folder = folder
        self.brokers = []
        self.bootstrap = ""
        self._count = brokers
        self._isolated = isolated
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
        """A host for clients on the brokers' network; commands after its `prefix` run there. Needs `isolated`."""
        if self._network is None:
            raise ClusterError("this cluster has no network: create the Cluster with isolated=True")
        return self._network.host(name)

    def acls(self, *words: str) -> str:
        """Run Kafka's `kafka-acls` with these arguments, without `--bootstrap-server`; return its output.

        Raises:
            ClusterError: it fails.
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
        """The CA of brokers and clients. Needs TLS."""
        if self._authority is None:
            raise ClusterError("this cluster has no certificates: use a Security with the protocol SSL or SASL_SSL")
        return self._authority

    @property
    def issuer(self) -> Issuer:
        """The issuer of the tokens that the brokers accept. Needs OAUTHBEARER."""
        if self._issuer is None:
            raise ClusterError("this cluster accepts no tokens: use a Security with the mechanism OAUTHBEARER")
        return self._issuer

    def _make(self) -> None:
        if self._security.encrypted:
            self._authority = Authority(self.folder / "certificates")
        if self._security.mechanism == "OAUTHBEARER":
            self._issuer = Issuer(self.folder / "tokens")
        links: list[Link | None] = [None] * self._count
        if self._isolated:
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
            output, _ = tool.communicate()
            if tool.returncode != 0:
                raise ClusterError(f"cannot format the storage of broker {broker.number}: {output.decode().strip()}")


def _listeners(link: Link | None) -> Listeners:
    if link is not None:
        return Listeners(link.address, 9092, 9093, 9094)
    ports: set[int] = set()
    while len(ports) < 3:
        ports.add(lasting_port())
    return Listeners("127.0.0.1", *ports)
