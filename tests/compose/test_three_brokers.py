"""The compose cluster with three brokers, one of which is killed."""

import pytest

from tests.compose.cluster import ComposeCluster
from tests.compose.engine import EngineError
from tests.compose.test_one_broker import QUOTED, SECONDS
from tests.unit.deploy.compose import ROOT
from tests.within import within

pytestmark = pytest.mark.compose


def test_articles_are_processed_while_one_of_three_brokers_is_dead(three: ComposeCluster) -> None:
    three.up()  # builds our image only if no other test has
    three.wait_healthy(SECONDS)
    three.engine.run("docker", "kill", *three.containers("kafka-3"))

    def fed() -> bool:
        """Retries: until the other brokers consider it dead, clients may still be sent to it."""
        try:
            three.wiredesk("feed", str(ROOT / "seeds"), WIREDESK_BROKERS="localhost:9092,localhost:9192,localhost:9292")
        except EngineError:
            return False
        return True

    assert within(SECONDS, fed)
    assert within(SECONDS, lambda: len({record["key"] for record in three.records("quotes")}) >= QUOTED)

    three.compose("start", "kafka-3")
    three.wait_healthy(SECONDS)
    assert len({record["key"] for record in three.records("quotes")}) == QUOTED
