"""The services of the compose files in an engine: start, stop, and inspect their containers."""

import json
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from tests.compose.engine import Engine, EngineError
from tests.unit.deploy.compose import ROOT, brokers, ours, services
from tests.within import within

WIREDESK = (sys.executable, "-m", "wiredesk.cli")

LOOK = 0.5
"""Seconds between checks of a container's health, which the engine checks every ten."""

NO_IMAGE = ("grafana", "kafka-ui")
"""Services without a stand-in for their image."""


class ComposeCluster:
    """The services of some compose files, as far as there are images."""

    def __init__(self, engine: Engine, files: tuple[str, ...], command: Sequence[str]) -> None:
        """Name the files and the command; nothing runs yet.

        Args:
            engine: where the containers run.
            files: compose files, each laid over the one before.
            command: Compose itself, `docker compose` or `docker-compose`.
        """
        self.engine = engine
        self.names = [name for name in services(files) if name not in NO_IMAGE]
        self.staying = [name for name in self.names if name != "topics"]
        self.ours = [name for name in ours(files) if name != "topics"]
        self.brokers = list(brokers(files))
        self._compose = [*command, *(word for file in files for word in ("--file", file))]

    def compose(self, *words: str, **variables: str) -> str:
        """Run a Compose command; return its output.

        Raises:
            EngineError: its status is not 0.
        """
        return self.engine.run(*self._compose, *words, variables=variables, folder=ROOT)

    def up(self, *options: str, **variables: str) -> None:
        """Start all services that have an image."""
        self.compose("up", "--detach", *options, *self.names, **variables)

    def containers(self, name: str) -> list[str]:
        """The ids of a service's containers, including stopped ones.

        Asks the engine: Compose takes up to forty times as long, and this is asked often.
        """
        labels = {"project": self.engine.environment["COMPOSE_PROJECT_NAME"], "service": name}
        filters = [f"--filter=label=com.docker.compose.{label}={value}" for label, value in labels.items()]
        return self.engine.run("docker", "ps", "--all", "--quiet", "--no-trunc", *filters).split()

    def inspect(self, container: str) -> dict[str, Any]:
        """The engine's description of a container."""
        (found,) = json.loads(self.engine.run("docker", "inspect", container))
        assert isinstance(found, dict)
        return found

    def healthy(self, name: str) -> bool:
        """Whether all containers of a service run and their health checks pass."""
        states = [self.inspect(container)["State"] for container in self.containers(name)]
        return bool(states) and all(state["Running"] and state["Health"]["Status"] == "healthy" for state in states)

    def wait_healthy(self, seconds: float, names: Sequence[str] | None = None) -> float:
        """Wait until services are healthy, by default all; return the seconds it took.

        Raises:
            EngineError: one is not healthy in time; the message has its state and the end of its log.
        """
        began = time.monotonic()
        for name in names or self.staying:
            if not within(began + seconds - time.monotonic(), partial(self.healthy, name), LOOK):
                raise EngineError(f"{name} is not healthy after {seconds:g} s:\n{self.report(name)}")
        return time.monotonic() - began

    def report(self, name: str) -> str:
        """The states and last log lines of a service's containers, for failure messages."""
        output = []
        for container in self.containers(name):
            state = json.dumps(self.inspect(container)["State"])
            log = self.engine.tried("docker", "logs", "--tail", "40", container)
            output += [state[-1500:], log.stdout, log.stderr]
        return "\n".join(output) or "it has no container"

    def processes(self, name: str) -> list[tuple[int, str]]:
        """All processes of a service's containers: id in the engine's namespace, and command."""
        found = []
        for container in self.containers(name):
            lines = self.engine.run(*self.engine.inside, "docker", "top", container, "-eo", "pid,args").splitlines()[1:]
            for line in lines:
                pid, _, command = line.strip().partition(" ")
                found.append((int(pid), command.strip()))
        return found

    def status_of(self, pid: int) -> dict[str, str]:
        """The fields of a process's /proc status; empty if it has ended, as health checks do."""
        lines = self.engine.tried(*self.engine.inside, "cat", f"/proc/{pid}/status").stdout.splitlines()
        return {name: rest.strip() for name, _, rest in (line.partition(":") for line in lines)}

    def kill(self, pid: int) -> None:
        """Send SIGKILL to a process from outside its container; does nothing if it has ended."""
        self.engine.tried(*self.engine.inside, "kill", "-9", str(pid))

    def wiredesk(self, *words: str, **variables: str) -> str:
        """Run a command of Wiredesk where the published ports are on `localhost`; return its output."""
        plain = {"WIREDESK_BROKERS": "localhost:9092", "COLUMNS": "200"}
        return self.engine.run(*self.engine.outside, *WIREDESK, *words, variables=plain | variables, folder=ROOT)

    def get(self, address: str) -> str:
        """The response body of a URL on `localhost`, as a browser on this machine gets it."""
        ask = "import sys, urllib.request as web; print(web.urlopen(sys.argv[1], timeout=60).read().decode())"
        return self.engine.run(*self.engine.outside, sys.executable, "-c", ask, address)

    def records(self, topic: str) -> list[dict[str, Any]]:
        """All records of a topic, oldest first, as `wiredesk tail` shows them."""
        lines = self.wiredesk("tail", topic, "--json", "--from-beginning", "--once").splitlines()
        return [json.loads(line) for line in lines]
