"""A running worker of both stages, the desk, and a Prometheus that scrapes them."""

import asyncio
import json
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.desk import WITHIN, Desk, end, environment
from tests.ports import lasting_port
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings

ROOT = Path(__file__).parents[2]

PACKAGES = {
    "promtool": "the Debian package prometheus",
    "prometheus": "the Debian package prometheus",
    "docker-compose": "the Debian package docker-compose",
    "kubectl": "kubectl 1.21 or newer; Debian's kubernetes-client is older",
}

SCRAPE = 1
"""Seconds between scrapes; a rate needs two samples in its window."""


def command(name: str) -> str:
    """The path of a command; fails with the package to install if it is missing."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"the command {name} is missing: install {PACKAGES[name]}")
    return path


@dataclass(frozen=True, slots=True)
class Watched:
    """The addresses of the processes by component, and of Prometheus."""

    processes: dict[str, str]
    prometheus: str

    def query(self, expression: str) -> list[dict[str, Any]]:
        """The current result of a query: series with labels and value."""
        asked = urllib.parse.urlencode({"query": expression})
        found: list[dict[str, Any]] = self._ask(f"/api/v1/query?{asked}")["result"]
        return found

    def rules(self) -> list[dict[str, Any]]:
        """The rules in Prometheus, with state and last error."""
        return [rule for group in self._ask("/api/v1/rules")["groups"] for rule in group["rules"]]

    def _ask(self, path: str) -> Any:
        with urllib.request.urlopen(self.prometheus + path, timeout=WITHIN) as answer:
            return json.load(answer)["data"]


@pytest.fixture(scope="session")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """After the samples and some dead letters have been processed and scraped."""
    prometheus = command("prometheus")
    folder = tmp_path_factory.mktemp("watched")
    ports = {name: lasting_port() for name in ("clean", "enrich", "desk")}
    with ExitStack() as stack:
        settings = stack.enter_context(embedded_broker(load_settings(_env_file=None, partitions=3)))
        asyncio.run(apply(settings))
        for name, port in ports.items():
            stack.enter_context(_wiredesk(name, port, settings, folder))
        for name, port in ports.items():
            _until(partial(_answers, f"{_at(port)}/health/ready"), f"{name} is not ready")
        watched = Watched({name: _at(port) for name, port in ports.items()}, _at(lasting_port()))
        stack.enter_context(_scraped(prometheus, watched, folder))
        _until(lambda: len(watched.query('up{job="wiredesk"} == 1')) == len(ports), "Prometheus does not see all three")
        _feed(watched, Desk(settings))
        yield watched


def _feed(watched: Watched, desk: Desk) -> None:
    seeds = list((ROOT / "seeds").iterdir())
    assert desk.command("feed", *map(str, seeds)).returncode == 0
    out = f"""
        sum(wiredesk_articles_processed_total{{stage="clean"}}) >= {len(seeds)}
        and sum(wiredesk_articles_processed_total{{stage="enrich"}})
        >= sum(wiredesk_records_written_total{{stage="clean", topic="news.clean"}})
    """
    _until(partial(watched.query, out), "the seeds do not all come out")
    for number in range(2):  # one by one, since a new series has no rate
        desk.publish(Message(topic=desk.settings.topic("raw"), key=b"%d" % number, value=b'{"text": 5}'))
        dead = f'sum(wiredesk_articles_processed_total{{stage="clean"}}) >= {len(seeds) + number + 1}'
        _until(partial(watched.query, dead), "no article dies")
    for _ in range(2 * SCRAPE):
        urllib.request.urlopen(f"{watched.processes['desk']}/api/articles", timeout=WITHIN).close()
        time.sleep(SCRAPE)


@contextmanager
def _wiredesk(name: str, port: int, settings: Settings, folder: Path) -> Iterator[None]:
    """A stage or the desk, with the environment of its container except for addresses."""
    words = ["desk"] if name == "desk" else ["worker", name]
    variables = {
        **environment(settings),
        "WIREDESK_LOG_FORMAT": "json",
        "WIREDESK_DESK_PORT" if name == "desk" else "WIREDESK_MONITORING_PORT": str(port),
        **({"WIREDESK_DESK_FILE": str(folder / "desk.sqlite")} if name == "desk" else {}),
    }
    with subprocess.Popen([sys.executable, "-m", "wiredesk.cli", *words], env=variables, cwd=ROOT) as process:
        try:
            yield
            assert process.poll() is None, f"wiredesk {' '.join(words)} has ended with status {process.returncode}"
        finally:
            end(process)


@contextmanager
def _scraped(prometheus: str, watched: Watched, folder: Path) -> Iterator[None]:
    """Prometheus with the rules and labels of the local cluster, with these addresses and a short interval."""
    wanted = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text())
    (job,) = wanted["scrape_configs"]
    targets = [
        {"targets": [address.removeprefix("http://")], "labels": {"component": name}}
        for name, address in watched.processes.items()
    ]
    wanted["scrape_configs"] = [{"job_name": job["job_name"], "static_configs": targets}]
    wanted["global"] = {"scrape_interval": f"{SCRAPE}s", "evaluation_interval": f"{SCRAPE}s"}
    wanted["rule_files"] = [str(ROOT / "deploy/prometheus" / name) for name in wanted["rule_files"]]
    (folder / "prometheus.yml").write_text(yaml.safe_dump(wanted))
    words = [
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address={watched.prometheus.removeprefix('http://')}",
        "--log.level=warn",
    ]
    with subprocess.Popen([prometheus, *words], cwd=folder) as process:
        try:
            _until(partial(_answers, f"{watched.prometheus}/-/ready"), "Prometheus does not start")
            yield
        finally:
            end(process)


def _at(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _until(condition: Callable[[], object], otherwise: str) -> None:
    deadline = time.monotonic() + WITHIN
    while not condition():
        assert time.monotonic() < deadline, f"in {WITHIN:.0f} s: {otherwise}"
        time.sleep(0.5)
