"""The services of the compose files without containers: each on a virtual host, with its name and environment.

Kafka runs from its jars, with the properties that its image derives from the variables; Wiredesk from this checkout.
Ports are published on another host, `outside`. Not covered is what only a container engine does: images, file systems,
limits.
"""

import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.cluster import kafka
from tests.cluster.links import Link, Network
from tests.cluster.processes import Processes
from tests.unit.deploy.compose import ROOT, Service, brokers, ours, services

WITHIN = 300.0
"""Timeout in seconds for steps of about ten seconds: a busy machine takes many times as long."""

WIREDESK = (sys.executable, "-m", "wiredesk.cli")


class Composed:
    """The services of some compose files, started one by one. Needs Linux and root."""

    def __init__(self, folder: Path, files: tuple[str, ...], wiredesk: Sequence[str] = WIREDESK) -> None:
        """Describe the services; nothing starts before the `with` block.

        Args:
            folder: an empty folder for storage and logs.
            files: compose files; each overrides the ones before.
            wiredesk: the command to run.
        """
        self._folder, self._files, self._wiredesk = folder, files, wiredesk
        self._services = services(files)
        self._hosts: dict[str, Link] = {}
        self._running: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._processes = Processes()
        try:
            network = Network(self._processes)
            for name in (*brokers(self._files), *ours(self._files), "outside"):
                self._hosts[name] = network.host(name)
            for host in self._hosts.values():
                self._write_hosts(host)
            self._publish()
            self._start_brokers()
        except BaseException:
            self._processes.end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._processes.end()

    def start(self, name: str) -> None:
        """Start a service of ours, without waiting until it is healthy."""
        service = self._services[name]
        self._running[name] = self._processes.start(self._command(name, service["command"]), self.log(name))

    def kill(self, name: str) -> None:
        """Kill a service."""
        self._processes.signal(self._running.pop(name), signal.SIGKILL)

    def run(self, name: str, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of Wiredesk on the host of a service, or `outside`."""
        return subprocess.run(
            self._command(name, words), cwd=ROOT, check=False, capture_output=True, text=True, timeout=WITHIN
        )

    def healthy(self, name: str) -> bool:
        """Whether the health check of a service of ours passes."""
        _, command, *words = self._services[name]["healthcheck"]["test"]
        assert command == "python"
        return self._passes(name, [sys.executable, *words])

    def broker_healthy(self, name: str) -> bool:
        """The same for a broker, with the tool of its health check: a Java, so only once the broker has started."""
        if kafka.READY not in self.log(name).read_bytes():
            return False
        asked = shlex.split(self._services[name]["healthcheck"]["test"][1])
        address = asked[asked.index("--bootstrap-server") + 1]
        tool = kafka.tool_command("org.apache.kafka.tools.BrokerApiVersionsCommand", "--bootstrap-server", address)
        return self._passes(name, tool)

    def log(self, name: str) -> Path:
        """The log of a service."""
        return self._folder / f"{name}.log"

    def _passes(self, name: str, command: Sequence[str]) -> bool:
        """Whether a command on the host of a service succeeds."""
        try:
            done = subprocess.run([*self._hosts[name].prefix, *command], check=False, capture_output=True, timeout=30)
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def _command(self, name: str, words: Sequence[str]) -> list[str]:
        variables = {} if name == "outside" else dict(self._services[name]["environment"])
        if "WIREDESK_DESK_FILE" in variables:
            variables["WIREDESK_DESK_FILE"] = str(self._folder / "desk.sqlite")
        assignments = [f"{variable}={value}" for variable, value in variables.items()]
        plain = ["env", "--ignore-environment", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "COLUMNS=200"]
        return [*self._hosts[name].prefix, *plain, *assignments, *self._wiredesk, *words]

    def _write_hosts(self, host: Link) -> None:
        """Let a host resolve the names of all services: `ip netns exec` mounts this file as `/etc/hosts`."""
        folder = Path("/etc/netns") / host.name
        self._processes.undo(["rm", "-r", str(folder)])
        folder.mkdir(parents=True)
        names = [f"{link.address} {name}" for name, link in self._hosts.items()]
        (folder / "hosts").write_text("\n".join(["127.0.0.1 localhost", *names, ""]))

    def _publish(self) -> None:
        published = []
        for name in brokers(self._files):
            for port in self._services[name]["ports"]:
                _, outside, inside = port.split(":")
                published.append(f"{outside}={self._hosts[name].address}:{inside}")
        command = [*self._hosts["outside"].prefix, sys.executable, "-m", "tests.kafka.published", *published]
        self._processes.start(command, self.log("outside"))

    def _start_brokers(self) -> None:
        formatting = []
        for name, service in brokers(self._files).items():
            storage = self._folder / name
            storage.mkdir()
            properties = self._folder / f"{name}.properties"
            properties.write_text(_properties(service, storage / "log"))
            formatting.append(kafka.format_storage(properties, service["environment"]["CLUSTER_ID"]))
        for tool in formatting:
            output, _ = tool.communicate()
            assert tool.returncode == 0, output.decode()
        for name in brokers(self._files):
            command = kafka.broker_command(self._folder / f"{name}.properties")
            self._running[name] = self._processes.start([*self._hosts[name].prefix, *command], self.log(name))


def _properties(service: Service, storage: Path) -> str:
    """Kafka's properties as its image derives them: KAFKA_NODE_ID becomes node.id."""
    variables: Mapping[str, str] = service["environment"] | {"KAFKA_LOG_DIRS": str(storage)}
    lines = [
        f"{name.removeprefix('KAFKA_').lower().replace('_', '.')}={value}"
        for name, value in variables.items()
        if name.startswith("KAFKA_") and name != "KAFKA_HEAP_OPTS"
    ]
    return "\n".join([*lines, ""])
