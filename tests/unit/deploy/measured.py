"""The existing metrics, and those in a query."""

import re

from wiredesk.telemetry.metrics import Metrics
from wiredesk.telemetry.status import StageStatus

DESK = {
    "wiredesk_group_lag_records",
    "wiredesk_desk_stored_articles",
    "wiredesk_desk_live_streams",
    "wiredesk_desk_records_total",
    "wiredesk_desk_request_duration_seconds",
}

PROCESS = {"process_start_time_seconds"}


def measured() -> set[str]:
    """The full names of all our metrics; histograms without the suffixes of their series."""
    of_a_stage = {
        f"{family.name}_total" if family.type == "counter" else family.name
        for family in Metrics("clean", StageStatus()).registry.collect()
        if family.name.startswith("wiredesk_")
    }
    return of_a_stage | DESK | PROCESS


def named(query: str) -> set[str]:
    """The metrics in a query."""
    names = re.findall(r"\b(?:wiredesk|process)_[a-z_]+", re.sub(r'"[^"]*"', '""', query))
    return {re.sub(r"_(bucket|sum|count)$", "", name) for name in names}
