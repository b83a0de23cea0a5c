"""The memory of a worker's processes in MiB, by kind of process."""

from pathlib import Path

KINDS = {"supervisor": "stage", "stage": "text"}
"""The kind of a child process, by the kind of its parent. multiprocessing's small resource tracker is included."""


def memory(supervisor: int) -> dict[str, float]:
    """Proportional set size of a worker: the sums over all `supervisor`, `stage` and `text` processes.

    Shared pages are divided among the processes that share them, so the total is the memory of the worker.
    """
    below = _children()
    taken = dict.fromkeys(("supervisor", "stage", "text"), 0.0)
    ahead = [(supervisor, "supervisor")]
    while ahead:
        process, kind = ahead.pop()
        taken[kind] += _mib(process)
        ahead += [(child, KINDS.get(kind, kind)) for child in below.get(process, [])]
    return taken


def _children() -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:  # the process has ended
                continue
            children.setdefault(parent, []).append(int(folder.name))
    return children


def _mib(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
