"""A disk of a given size that can be filled: a tmpfs. Needs Linux and root."""

import contextlib
import errno
import os
import subprocess
import sys
from pathlib import Path

from tests.cluster.errors import ClusterError
from tests.cluster.processes import Processes

_FILLER = "ballast"
_CHUNK = bytes(64 * 1024)


def disks_missing() -> str | None:
    """Why this machine cannot create disks; None if it can."""
    if sys.platform != "linux":
        return "a tmpfs needs Linux"
    if os.geteuid() != 0:
        return "only root can mount a tmpfs"
    return None


class Disk:
    """A tmpfs mounted on a folder until the cluster ends."""

    def __init__(self, folder: Path, mib: int, processes: Processes) -> None:
        lack = disks_missing()
        if lack is not None:
            raise ClusterError(f"this machine cannot create disks: {lack}")
        self._filler = folder / _FILLER
        processes.undo(["umount", "--lazy", str(folder)])
        mount = ["mount", "-t", "tmpfs", "-o", f"size={mib}m,mode=700", "wiredesk", str(folder)]
        done = subprocess.run(mount, check=False, capture_output=True, text=True)
        if done.returncode != 0:
            raise ClusterError(f"`{' '.join(mount)}` failed: {done.stderr.strip()}")

    def fill(self) -> None:
        """Use all remaining space."""
        with self._filler.open("ab", buffering=0) as filler:
            chunk = _CHUNK
            while chunk:
                try:
                    filler.write(chunk)
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    chunk = chunk[: len(chunk) // 2]

    def free(self) -> None:
        """Free what `fill` used."""
        with contextlib.suppress(FileNotFoundError):
            self._filler.unlink()
