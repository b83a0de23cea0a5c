import itertools
import json
from collections.abc import Iterator
from typing import Any

from tests.unit.deploy.compose import ROOT
from tests.unit.deploy.measured import measured, named

DASHBOARD = json.loads((ROOT / "deploy/grafana/dashboards/wiredesk.json").read_text())

QUESTIONS = ["Is it keeping up?", "Is anything lost?", "Where is the time going?", "What is dying, and why?"]

Panel = dict[str, Any]


def _panels() -> list[Panel]:
    return [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]


def _queries() -> Iterator[str]:
    yield from (target["expr"] for panel in _panels() for target in panel["targets"])


def test_it_answers_four_questions_from_top_to_bottom() -> None:
    rows = [panel for panel in DASHBOARD["panels"] if panel["type"] == "row"]

    assert [row["title"] for row in rows] == QUESTIONS
    assert [row["gridPos"]["y"] for row in rows] == sorted(row["gridPos"]["y"] for row in rows)


def test_every_panel_has_a_description_and_a_unit() -> None:
    for panel in _panels():
        assert len(panel["description"]) > 20, panel["title"]
        assert panel["fieldConfig"]["defaults"]["unit"], panel["title"]


def test_every_query_uses_the_selected_data_source_and_existing_metrics() -> None:
    known = measured()

    for panel in _panels():
        for target in panel["targets"]:
            assert target["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
    for query in _queries():
        assert named(query) <= known, query


def test_panels_have_unique_ids_and_do_not_overlap() -> None:
    panels = DASHBOARD["panels"]

    assert len({panel["id"] for panel in panels}) == len(panels)
    for first, second in itertools.combinations((panel["gridPos"] for panel in panels), 2):
        separate = (
            first["x"] + first["w"] <= second["x"]
            or second["x"] + second["w"] <= first["x"]
            or first["y"] + first["h"] <= second["y"]
            or second["y"] + second["h"] <= first["y"]
        )
        assert separate, (first, second)
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 for panel in panels)


def test_every_metric_of_a_stage_is_shown_or_listed_as_not_shown() -> None:
    shown = set().union(*map(named, _queries()))
    elsewhere = {
        "wiredesk_records_written_total",  # by topic; the dashboard shows articles by result
        "wiredesk_consumer_lag_records",  # one worker's view; the dashboard shows the groups' lag
        "wiredesk_desk_stored_articles",  # the desk shows these three itself
        "wiredesk_desk_live_streams",
        "wiredesk_desk_records_total",
    }

    assert {metric for metric in measured() if metric.startswith("wiredesk_")} - shown == elsewhere
