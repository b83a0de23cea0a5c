"""A small chaos test; `make trial` runs larger ones."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.pace import slowdown

pytestmark = pytest.mark.kafka

ROOT = Path(__file__).parents[2]


def chaos(*options: str) -> tuple[int, dict[str, Any]]:
    """The exit status and the figures of a chaos test."""
    command = [sys.executable, "-m", "tests.chaos", "--articles=300", "--faults=4", "--brokers=1", "--workers=2"]
    # On a busy machine an ordinary article may take longer than 5 s by the clock, and would be a dead letter.
    limits = ["--seconds=20", f"--article-timeout={5 * slowdown():.0f}"]
    completed = subprocess.run([*command, *limits, *options], cwd=ROOT, check=False, stdout=subprocess.PIPE)
    return completed.returncode, json.loads(completed.stdout.splitlines()[-1])


@pytest.mark.parametrize("mode", ["at-least-once", "exactly-once"])
def test_no_article_is_lost_or_different_under_faults(mode: str) -> None:
    status, figures = chaos(f"--mode={mode}")
    assert (figures["lost"], figures["differing"], figures["lag"], status) == (0, 0, 0, 0)
    assert figures["faults"] == 4
    if mode == "exactly-once":
        assert figures["seen_twice"] == 0
