"""A separate Docker engine for the tests, which leaves nothing behind. Needs Linux and root."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.cluster.processes import Processes
from tests.within import within

BRIDGE = "10.214.0.1"
"""The engine's address for containers during image builds."""

PORT = 8000
"""The port where the engine's network namespace serves the folder `served` to `pip` in image builds."""

START_SECONDS = 60.0

_STOP = 'kill "$(cat "$1")" && while [ -e "$1" ]; do sleep 0.1; done'

# A control group can be removed once its last process is gone, a moment after SIGKILL.
_REMOVE_GROUPS = """
for _ in $(seq 100); do
  groups=$(find /sys/fs/cgroup -depth -type d -path "*/$1*")
  [ -n "$groups" ] || exit 0
  rmdir $groups 2> /dev/null
  sleep 0.1
done
"""


class EngineError(Exception):
    """The engine, or a command given to it, failed; the message has the command and what it printed."""


class Engine:
    """`dockerd` in separate network, process and mount namespaces, with its data in a temporary folder.

    The machine's packet filter, ports, containers and images stay as they are, so an engine that already runs here
    does not matter. When the namespaces end, every container and mount ends with them; that happens when the `with`
    block ends, and when this process is killed.
    """

    def __init__(self) -> None:
        self._processes = Processes()
        # In /var/tmp, since images are large and /tmp may be a tmpfs. Socket paths are limited to 107 bytes.
        self.folder = Path(tempfile.mkdtemp(prefix="wdesk-", dir="/var/tmp"))
        self.served = self.folder / "served"
        self.served.mkdir()
        self.log = self.folder / "dockerd.log"
        self._plugins = self.folder / "config/cli-plugins"
        self._plugins.mkdir(parents=True)

    def __enter__(self) -> Self:
        self._processes.undo(["rm", "-rf", str(self.folder)])
        self._processes.undo(["sh", "-c", _REMOVE_GROUPS, "groups", self.folder.name])
        try:
            self._enclose()
            self.start()
        except BaseException:
            self._processes.end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._processes.end()

    def start(self, processors: str | None = None) -> None:
        """Start the engine and wait until it answers.

        Args:
            processors: the only ones that the engine sees, as `taskset --cpu-list` reads them; None for all.

        Raises:
            EngineError: it does not answer in time; the message has the end of its log.
        """
        command = [
            *(["taskset", "--cpu-list", processors] if processors else []),
            "dockerd",
            f"--host=unix://{self.folder}/docker.sock",
            f"--data-root={self.folder}/data",
            f"--exec-root={self.folder}/run",
            f"--pidfile={self.folder}/pid",
            f"--bip={BRIDGE}/24",
            "--default-address-pool=base=10.215.0.0/16,size=24",
            f"--cgroup-parent={self.folder.name}",
        ]
        self._processes.start([*self.inside, *command], self.log)
        if not within(START_SECONDS, lambda: self.tried("docker", "version").returncode == 0):
            raise EngineError(f"dockerd did not answer in {START_SECONDS:g} s; its log ends:\n{self._end_of_log()}")

    def stop(self) -> None:
        """Stop the engine and its containers; it can be started again."""
        self.run(*self.inside, "sh", "-c", _STOP, "stop", f"{self.folder}/pid")

    @property
    def inside(self) -> list[str]:
        """Prefix for commands to run in the engine's namespaces, with the engine's process ids."""
        spaces = f"/proc/{self._enclosed}/ns"
        return ["nsenter", f"--net={spaces}/net", f"--mount={spaces}/mnt", f"--pid={spaces}/pid_for_children", "--"]

    @property
    def outside(self) -> list[str]:
        """Prefix for commands to reach the published ports on `localhost`."""
        return ["nsenter", f"--net=/proc/{self._enclosed}/ns/net", "--"]

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables that make `docker` and Compose use this engine."""
        return os.environ | {
            "DOCKER_HOST": f"unix://{self.folder}/docker.sock",
            "DOCKER_CONFIG": f"{self.folder}/config",
            "COMPOSE_PROJECT_NAME": "wiredesk",
            "COMPOSE_PROGRESS": "plain",
            "COMPOSE_ANSI": "never",
        }

    def tried(
        self, *command: str, variables: Mapping[str, str] | None = None, folder: Path | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end, for at most ten minutes."""
        return subprocess.run(
            command,
            env=self.environment | dict(variables or {}),
            cwd=folder,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=600,
        )

    def run(self, *command: str, variables: Mapping[str, str] | None = None, folder: Path | None = None) -> str:
        """Run a command and return its standard output.

        Raises:
            EngineError: its status is not 0.
        """
        done = self.tried(*command, variables=variables, folder=folder)
        if done.returncode != 0:
            output = done.stdout[-2000:] + done.stderr[-4000:]
            raise EngineError(f"`{' '.join(command)}` failed with status {done.returncode}:\n{output}")
        return done.stdout

    def add_plugin(self, program: Path) -> None:
        """Install a `docker` plugin, such as Compose."""
        shutil.copy(program, self._plugins)

    def _enclose(self) -> None:
        """Create the namespaces, held by the server of `served`, which also reaps processes in them."""
        serve = (
            f"ip link set lo up && mount -t tmpfs tmpfs /run && {sys.executable} -m http.server {PORT} -d {self.served}"
        )
        spaces = ["unshare", "--fork", "--kill-child", "--pid", "--mount-proc", "--net"]
        number = self._processes.start([*spaces, "sh", "-c", f"({serve}) & wait"], self.folder / "served.log")
        self._enclosed = self._processes.pid(number)
        asked = [sys.executable, "-c", f"import socket; socket.create_connection(('127.0.0.1', {PORT}), 1)"]
        if not within(START_SECONDS, lambda: self.tried(*self.outside, *asked).returncode == 0):
            raise EngineError(f"cannot create namespaces: {(self.folder / 'served.log').read_text()}")

    def _end_of_log(self) -> str:
        return self.log.read_text(errors="replace")[-3000:]


def engine_missing() -> str | None:
    """Why this machine cannot run a separate engine; None if it can."""
    if sys.platform != "linux":
        return "this needs Linux"
    if os.geteuid() != 0:
        return "only root can start dockerd"
    needed = {
        "dockerd": "docker.io",
        "docker": "docker.io",
        "debootstrap": "debootstrap",
        "iptables": "iptables",
        "unshare": "util-linux",
        "nsenter": "util-linux",
        "ip": "iproute2",
    }
    lacking: Sequence[str] = [
        f"`{name}` (Debian: {package})" for name, package in needed.items() if not shutil.which(name)
    ]
    if lacking:
        return f"missing: {', '.join(lacking)}"
    probe = subprocess.run(
        ["unshare", "--fork", "--pid", "--mount-proc", "--net", "mount", "-t", "tmpfs", "tmpfs", "/run"],
        check=False,
        capture_output=True,
        text=True,
    )
    return f"no namespaces: {probe.stderr.strip()}" if probe.returncode else None
