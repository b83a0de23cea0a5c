"""Runs a desk in a separate process, and queries it."""

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def shown(store: Path, variables: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Run `wiredesk desk` on a store; yield its address, as `http://127.0.0.1:8600`, and its process id."""
    command = [sys.executable, "-m", "wiredesk.cli", "desk", "--port", "0"]
    given = {**os.environ, **variables, "WIREDESK_DESK_FILE": str(store), "WIREDESK_LOG_LEVEL": "ERROR"}
    with subprocess.Popen(command, env=given, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stderr is not None
        for line in desk.stderr:
            print(line, end="", file=sys.stderr)
            if found := re.search(r"The desk is at (\S+)", line):
                break
        else:
            raise SystemExit("the desk did not start")
        try:
            yield found[1], desk.pid
        finally:
            desk.terminate()


def metrics(address: str) -> dict[str, float]:
    """The desk's Prometheus metrics, by name and labels as written."""
    with urllib.request.urlopen(f"{address}/metrics", timeout=30) as answer:
        lines = answer.read().decode().splitlines()
    samples = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(number) for name, number in samples}
