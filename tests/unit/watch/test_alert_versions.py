"""Which alerts are to be written."""

import pytest

from wiredesk.watch.state.alert_versions import FIND_CHANGED, FIND_GROWN, FIND_NEXT
from wiredesk.watch.state.tables import TABLES


@pytest.mark.parametrize("query", [FIND_CHANGED, FIND_GROWN, FIND_NEXT])
def test_alerts_to_be_written_are_found_by_an_index(query: str) -> None:
    plan = TABLES.open(None).execute(f"EXPLAIN QUERY PLAN {query}", (1,) * query.count("?")).fetchall()

    assert "alerts_stale" in plan[0][3]
