from wiredesk.desk.ingest.lag import SOURCES
from wiredesk.stages.registry import STAGES


def test_lag_is_measured_on_the_source_topic_of_each_stage() -> None:
    assert {name: stage.source for name, stage in STAGES.items()} == SOURCES
