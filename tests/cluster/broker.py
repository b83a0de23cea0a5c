"""One Apache Kafka broker, which can be killed, paused, cut off and filled up."""

import signal
import time
from collections.abc import Sequence
from pathlib import Path

from tests.cluster import kafka
from tests.cluster.disk import Disk
from tests.cluster.errors import ClusterError
from tests.cluster.links import Link
from tests.cluster.processes import Processes
from tests.cluster.properties import Listeners

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

    def stop(self) -> None:
        """Ask it to end in order, with SIGTERM, as a rolling restart does; it is gone when this returns."""
        self._processes.signal(self._started(), signal.SIGTERM)
        while self.running:
            time.sleep(0.1)

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
