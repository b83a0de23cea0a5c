"""Ports that tests bind later are given out once."""

import random
import subprocess
import sys

import pytest

from tests.ports import consecutive_ports, lasting_port

CLAIM = "import random, sys; random.randrange = lambda *_: next(ports); ports = iter(map(int, sys.argv[1:]))\n"
CLAIM += "from tests.ports import lasting_port; print(lasting_port())"


def test_a_port_is_given_out_once_among_all_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    port = lasting_port()
    other = subprocess.run(
        [sys.executable, "-c", CLAIM, str(port), str(port + 1), str(port + 2), str(port + 3)],
        check=True,
        capture_output=True,
        text=True,
    )

    drawn = iter([port, *range(port, port + 100)])
    monkeypatch.setattr(random, "randrange", lambda *_: next(drawn))

    assert int(other.stdout) != port
    assert lasting_port() != port


def test_the_port_behind_the_first_of_two_is_given_out_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    port = consecutive_ports()
    drawn = iter(range(port + 1, port + 100))
    monkeypatch.setattr(random, "randrange", lambda *_: next(drawn))

    assert lasting_port() > port + 1
