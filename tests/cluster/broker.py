"""One Apache Kafka broker, which can be killed, paused and disconnected, and whose disk can be filled."""

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


class Broker:
    """One broker: a process, its storage, and optionally a link and a disk. Created by a Cluster."""

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
        self._log_start = 0  # size of the log before the last start

    @property
    def running(self) -> bool:
        """False if it was not started, was killed, or has ended; True while it is paused."""
        return self._process is not None and self._processes.status(self._process) is None

    @property
    def pid(self) -> int:
        """The process id of the last started broker."""
        return self._processes.pid(self._started())

    def start(self) -> None:
        """Start it on its storage, without waiting until it is ready; does nothing if it is running."""
        if self.running:
            return
        self._log_start = self.log.stat().st_size if self.log.exists() else 0
        prefix = self.link.prefix if self.link else []
        command = [*prefix, *kafka.broker_command(self.folder / "server.properties", self._options)]
        self._process = self._processes.start(command, self.log)

    def wait_ready(self, within: float = 300) -> None:
        """Wait until it serves clients.

        Args:
            within: seconds; a start takes three seconds of processor time, and a broker that ends is noticed at once.

        Raises:
            ClusterError: it has ended, or is not ready in time; the message has the end of its log.
        """
        until = time.monotonic() + within
        while kafka.READY not in self._logged():
            if not self.running:
                raise ClusterError(f"broker {self.number} has ended; its log:\n{self._log_excerpt()}")
            if time.monotonic() > until:
                raise ClusterError(
                    f"broker {self.number} is not ready after {within:g} s; its log:\n{self._log_excerpt()}"
                )
            time.sleep(0.1)

    def kill(self) -> None:
        """Kill it with SIGKILL, and wait until it is gone."""
        self._processes.signal(self._started(), signal.SIGKILL)

    def stop(self) -> None:
        """Stop it with SIGTERM, as a rolling restart does, and wait until it is gone."""
        self._processes.signal(self._started(), signal.SIGTERM)
        while self.running:
            time.sleep(0.1)

    def pause(self) -> None:
        """Suspend it: its connections stay open and silent."""
        self._processes.signal(self._started(), signal.SIGSTOP)

    def resume(self) -> None:
        """Continue after `pause`."""
        self._processes.signal(self._started(), signal.SIGCONT)

    def cut(self) -> None:
        """Cut its link to clients and other brokers. Needs a cluster with `isolated=True`."""
        self._required_link().cut()

    def reconnect(self) -> None:
        """Restore its link after `cut`."""
        self._required_link().reconnect()

    def fill_disk(self) -> None:
        """Fill its disk. A Kafka broker that cannot write ends, at the latest with the next record."""
        self._required_disk().fill()

    def free_disk(self) -> None:
        """Free what `fill_disk` used; a broker that has ended needs `start` as well."""
        self._required_disk().free()

    def _started(self) -> int:
        if self._process is None:
            raise ClusterError(f"broker {self.number} was never started")
        return self._process

    def _required_link(self) -> Link:
        if self.link is None:
            raise ClusterError(f"broker {self.number} has no link: create the Cluster with isolated=True")
        return self.link

    def _required_disk(self) -> Disk:
        if self.disk is None:
            raise ClusterError(f"broker {self.number} has no disk: create the Cluster with disk_mib=")
        return self.disk

    def _logged(self) -> bytes:
        with self.log.open("rb") as log:
            log.seek(self._log_start)
            return log.read()

    def _log_excerpt(self) -> str:
        text = self._logged().decode("utf-8", "replace")
        error = text.find(" ERROR ")  # after the first error the log is mostly about the shutdown
        return text[error:][:2000].strip() if error >= 0 else text[-2000:].strip()
