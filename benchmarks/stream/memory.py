"""What a worker's processes take: memory in MiB, by what each process is for."""

from pathlib import Path

KINDS = {"supervisor": "stage", "stage": "text"}
"""What a process below one of that kind is. The small tracker that multiprocessing keeps is counted beside it."""


def memory(supervisor: int) -> dict[str, float]:
    """Proportional resident memory of a worker: `supervisor`, `stage` and `text`, each all processes of its kind.

    Pages that several processes share count a share in each, so that the sum is what the worker takes.
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
            except OSError:  # ended meanwhile
                continue
            children.setdefault(parent, []).append(int(folder.name))
    return children


def _mib(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
