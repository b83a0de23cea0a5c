import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wiredesk.enrich.model.annotator import WEIGHTS, newsroom_annotator
from wiredesk.enrich.model.runtime import Weights
from wiredesk.errors import OperationError


def test_weights_that_are_not_those_accepted_are_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))
    with (folder / "vocabulary.txt").open("a") as file:
        file.write("one more\n")
    with pytest.raises(OperationError, match=r"vocabulary.txt is not the file that was accepted"):
        Weights(folder)


def test_what_is_read_does_not_depend_on_what_was_read_before() -> None:
    story = "“We ran,” said Ama Mensah of Accra."
    fresh, used = newsroom_annotator(), newsroom_annotator()
    used.annotate("Something else happened in Lima.\n\n" * 40)
    assert used.annotate(story) == fresh.annotate(story)


def test_the_weights_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 30_000_000


def test_running_the_network_logs_nothing(tmp_path: Path) -> None:
    """ONNX Runtime would send telemetry under an id that it writes to the home directory on import."""
    program = """
from wiredesk.enrich.model.annotator import newsroom_annotator

newsroom_annotator().annotate("It is late.")
"""
    variables = {name: value for name, value in os.environ.items() if name != "CI"}  # it sends nothing there anyway
    variables = {name: value for name, value in variables.items() if not name.startswith(("ORT_", "PYTEST_", "XDG_"))}
    variables["HOME"] = str(tmp_path)

    done = subprocess.run(
        [sys.executable, "-c", program], env=variables, check=False, capture_output=True, text=True, timeout=120
    )

    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
