"""Validates our files with promtool, docker-compose and kubectl."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.desk import WITHIN
from tests.unit.deploy.compose import CLUSTERS, ROOT
from tests.unit.deploy.kustomize import FOLDERS, render
from tests.watch.conftest import command

pytestmark = pytest.mark.watch

PROMETHEUS = ROOT / "deploy" / "prometheus"


def _run(*words: str | Path) -> str:
    done = subprocess.run(
        words, cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=WITHIN
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_promtool_accepts_the_configuration_and_the_rules() -> None:
    output = _run(command("promtool"), "check", "config", PROMETHEUS / "prometheus.yml")

    assert "rule files found" in output
    _run(command("promtool"), "check", "rules", "--lint=all", "--lint-fatal", PROMETHEUS / "rules.yml")


def test_every_alert_fires_exactly_when_it_should() -> None:
    _run(command("promtool"), "test", "rules", PROMETHEUS / "tests.yml")


@pytest.mark.parametrize("files", CLUSTERS, ids=["one broker", "three brokers"])
def test_docker_compose_accepts_the_files(files: tuple[str, ...]) -> None:
    _run(command("docker-compose"), *(word for file in files for word in ("-f", file)), "config", "--quiet")


@pytest.mark.parametrize("folder", FOLDERS)
def test_kubectl_renders_the_manifests_that_the_other_tests_read(folder: str) -> None:
    rendered = _run(command("kubectl"), "kustomize", Path("deploy/kubernetes") / folder)
    plain = re.sub(r"(wiredesk-settings)-[a-z0-9]+", r"\1", rendered)  # without the hash of the content

    assert _by_name(list(yaml.safe_load_all(plain))) == _by_name(render(folder))


def _by_name(objects: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(item["kind"], item["metadata"]["name"]): item for item in objects}
