import re

import pytest
import yaml

from tests.unit.deploy.compose import ROOT
from tests.unit.deploy.measured import measured, named
from wiredesk import errors

FOLDER = ROOT / "deploy" / "prometheus"
ALERTS = [rule for group in yaml.safe_load((FOLDER / "rules.yml").read_text())["groups"] for rule in group["rules"]]

EACH_ALERT = pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])


@EACH_ALERT
def test_an_alert_has_severity_summary_and_a_link_to_the_docs(alert: dict[str, dict[str, str]]) -> None:
    assert alert["labels"]["severity"] in ("critical", "warning")
    assert set(alert["annotations"]) == {"summary", "description", "runbook_url"}


@EACH_ALERT
def test_the_linked_page_has_a_heading_for_the_alert(alert: dict[str, dict[str, str]]) -> None:
    page, _, anchor = alert["annotations"]["runbook_url"].partition("#")
    headings = re.findall(r"^#+ (.+)$", (ROOT / page).read_text(), re.MULTILINE)

    assert anchor in [_anchor(heading) for heading in headings]


def _anchor(heading: str) -> str:
    """The anchor of a heading, as on code hosts."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@EACH_ALERT
def test_an_alert_uses_existing_metrics(alert: dict[str, str]) -> None:
    assert named(alert["expr"]) <= measured()


def test_every_alert_is_tested_firing_and_not_firing() -> None:
    tried = [
        (case["alertname"], bool(case["exp_alerts"]))
        for test in yaml.safe_load((FOLDER / "tests.yml").read_text())["tests"]
        for case in test["alert_rule_test"]
    ]

    for alert in ALERTS:
        assert {(alert["alert"], True), (alert["alert"], False)} <= set(tried)


def test_internal_faults_are_all_reasons_that_are_not_article_errors() -> None:
    (alert,) = [alert for alert in ALERTS if alert["alert"] == "WiredeskOwnFault"]
    (reasons,) = re.findall(r'reason!~"([^"]+)"', alert["expr"])

    assert sorted(reasons.split("|")) == sorted(kind.__name__ for kind in errors.ArticleError.__subclasses__())
