"""A running `wiredesk demo`."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WITHIN = 180.0
"""Timeout in seconds for steps of a few seconds: test machines can be slow."""


def wait_for(what: str, found: Callable[[], bool]) -> None:
    """Return once `found` returns true."""
    deadline = time.monotonic() + WITHIN
    while not found():
        assert time.monotonic() < deadline, f"{what}: not in {WITHIN:.0f} s"
        time.sleep(0.1)


@contextmanager
def running(*command: str | Path, cwd: Path, log: Path) -> Iterator[None]:
    """Run a program for the length of a block; its output is written to `log`."""
    with (
        log.open("wb") as output,
        subprocess.Popen(
            list(map(str, command)), cwd=cwd, stdout=output, stderr=subprocess.STDOUT, env=environment()
        ) as program,
    ):
        try:
            yield
        finally:
            program.send_signal(signal.SIGINT)
            try:
                program.wait(30)
            except subprocess.TimeoutExpired:
                program.kill()


def environment() -> dict[str, str]:
    """An environment with unbuffered output and without the user's settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("WIREDESK_")}
    return {**own, "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="session")
def brokers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The broker address that a running demo prints."""
    folder = tmp_path_factory.mktemp("demo")
    log = folder / "log"
    seed = next((ROOT / "seeds").glob("000_*"))
    address = re.compile(r'bootstrap_servers="([^"]+)"')
    with running(sys.executable, "-m", "wiredesk.cli", "demo", seed, "--port", "0", cwd=folder, log=log):
        wait_for("the demo", lambda: bool(address.search(log.read_text())))
        found = address.search(log.read_text())
        assert found is not None
        yield found[1]
