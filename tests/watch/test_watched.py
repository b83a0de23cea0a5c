"""Metrics, rules and dashboard queries have data from a running Wiredesk."""

import json
import subprocess
import time
import urllib.request
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from tests.integration.desk import WITHIN
from tests.watch.conftest import ROOT, SCRAPE, Watched, command

pytestmark = pytest.mark.watch

Answer = TypeVar("Answer")

DASHBOARD = json.loads((ROOT / "deploy/grafana/dashboards/wiredesk.json").read_text())

VARIABLES = {"$__rate_interval": f"{60 * SCRAPE}s"}
"""Values of Grafana's variables: an interval of at least four scrapes, here a minute."""

QUERIES = [
    pytest.param(target["expr"], id=f"{panel['title']} {target['refId']}")
    for panel in DASHBOARD["panels"]
    for target in panel.get("targets", [])
]


@pytest.mark.parametrize("name", ["clean", "enrich", "desk"])
def test_promtool_accepts_the_metrics_of_a_running_process(watched: Watched, name: str) -> None:
    with urllib.request.urlopen(f"{watched.processes[name]}/metrics", timeout=WITHIN) as answer:
        scrape = answer.read()

    done = subprocess.run(
        [command("promtool"), "check", "metrics"], input=scrape, check=False, capture_output=True, timeout=WITHIN
    )

    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    assert b"wiredesk_" in scrape


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_of_the_dashboard_returns_numbers(watched: Watched, query: str) -> None:
    for name, value in VARIABLES.items():
        query = query.replace(name, value)

    found = _answer(watched, query)

    assert found, query
    assert any(series["value"][1] != "NaN" for series in found), found


def test_prometheus_evaluates_every_rule_and_none_fires_for_a_healthy_worker(watched: Watched) -> None:
    rules = watched.rules()

    assert rules
    assert [(rule["name"], rule["lastError"]) for rule in rules if rule["health"] != "ok"] == []
    assert [rule["name"] for rule in rules if rule["state"] == "firing"] == []


def test_enrich_reads_as_many_records_as_clean_writes(watched: Watched) -> None:
    def wrote_and_read() -> list[float]:
        wrote = watched.query('sum(wiredesk_records_written_total{stage="clean", topic="news.clean"})')
        read = watched.query('sum(wiredesk_articles_read_total{stage="enrich"})')
        return [float(series["value"][1]) for series in (*wrote, *read)]

    # More if the group has rebalanced on a busy machine, and some were read again.
    wrote, read = _settled(wrote_and_read, lambda numbers: len(numbers) == 2 and numbers[1] >= numbers[0])

    assert read >= wrote


def test_the_lag_of_both_stages_is_shown_for_every_partition(watched: Watched) -> None:
    def partitions_without_lag() -> dict[str, int]:
        counts = watched.query("count by (stage) (wiredesk_group_lag_records == 0)")
        return {count["metric"]["stage"]: int(count["value"][1]) for count in counts}

    wanted = {"clean": 3, "enrich": 3}

    assert _settled(partitions_without_lag, lambda counted: counted == wanted) == wanted


def _answer(watched: Watched, query: str) -> list[dict[str, Any]]:
    """The first result that is not empty."""
    return _settled(lambda: watched.query(query), bool)


def _settled(ask: Callable[[], Answer], enough: Callable[[Answer], bool]) -> Answer:
    """The first sufficient result, otherwise the last: recent articles may not be scraped yet."""
    deadline = time.monotonic() + WITHIN
    while not enough(answer := ask()) and time.monotonic() < deadline:
        time.sleep(SCRAPE)
    return answer
