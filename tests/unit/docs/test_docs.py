import re
from pathlib import Path

from wiredesk.settings import Settings
from wiredesk.telemetry.metrics import Metrics
from wiredesk.telemetry.status import StageStatus

ROOT = Path(__file__).parents[3]


def test_every_setting_is_documented_with_its_default() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text()

    for name, field in Settings.model_fields.items():
        default = str(field.default).lower() if isinstance(field.default, bool) else field.default
        shown = "–" if default in (None, "") else f"`{default}`"
        assert f"| `WIREDESK_{name.upper()}` | {shown} | {field.description} |" in page


def test_every_metric_of_a_stage_is_documented_with_its_help_text() -> None:
    page = (ROOT / "docs" / "observing.md").read_text()

    for metric in Metrics("clean", StageStatus()).registry.collect():
        if metric.name.startswith("wiredesk_"):
            name = metric.name + ("_total" if metric.type == "counter" else "")
            assert f"| `{name}` | {metric.type} | " in page, name
            assert f" | {metric.documentation} |" in page, metric.documentation


def test_linked_pages_and_headings_exist() -> None:
    readme = (ROOT / "README.md").read_text()

    for target in (part.split(")")[0] for part in readme.split("](")[1:]):
        page, _, heading = target.partition("#")
        if "://" not in page:
            assert (ROOT / page).exists(), target
        if heading:
            titles = re.findall(r"^#+ (.+)$", (ROOT / page).read_text(), re.MULTILINE)
            assert heading in [title.lower().replace(" ", "-") for title in titles], target
