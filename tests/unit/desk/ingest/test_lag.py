from wiredesk.desk.ingest.lag import SOURCES
from wiredesk.stages.registry import STAGES


def test_lag_is_asked_of_the_topic_that_each_stage_reads() -> None:
    assert {name: stage.source for name, stage in STAGES.items()} == SOURCES
