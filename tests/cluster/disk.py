"""A disk of a given size, so that it can be full: a tmpfs. Linux, as root."""

import contextlib
import errno
import os
import subprocess
import sys
from pathlib import Path

from tests.cluster.errors import ClusterError
from tests.cluster.processes import Processes

_BALLAST = "ballast"
_CHUNK = bytes(64 * 1024)


def disks_missing() -> str | None:
    """Why this machine cannot make disks of its own; None when it can."""
    if sys.platform != "linux":
        return "a tmpfs of a given size is a thing of Linux"
    if os.geteuid() != 0:
        return "only root may mount a tmpfs"
    return None


class Disk:
    """A tmpfs mounted at a folder until the cluster ends."""

    def __init__(self, folder: Path, mib: int, processes: Processes) -> None:
        lack = disks_missing()
        if lack is not None:
            raise ClusterError(f"a cluster with disks of its own is not to be had here: {lack}")
        self._ballast = folder / _BALLAST
        processes.undo(["umount", "--lazy", str(folder)])
        mount = ["mount", "-t", "tmpfs", "-o", f"size={mib}m,mode=700", "wiredesk", str(folder)]
        done = subprocess.run(mount, check=False, capture_output=True, text=True)
        if done.returncode != 0:
            raise ClusterError(f"`{' '.join(mount)}` failed: {done.stderr.strip()}")

    def fill(self) -> None:
        """Take every byte that is left."""
        with self._ballast.open("ab", buffering=0) as ballast:
            chunk = _CHUNK
            while chunk:
                try:
                    ballast.write(chunk)
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    chunk = chunk[: len(chunk) // 2]

    def free(self) -> None:
        """Give back what `fill` took."""
        with contextlib.suppress(FileNotFoundError):
            self._ballast.unlink()
