import asyncio
from collections.abc import Iterator

import pytest

from tests.integration.desk import Desk
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.settings import Settings, load_settings


@pytest.fixture(scope="session")
def broker() -> Iterator[Settings]:
    """An embedded broker with the topics."""
    with embedded_broker(load_settings(partitions=3, session_timeout_seconds=6.0)) as settings:
        asyncio.run(apply(settings))
        yield settings


@pytest.fixture(scope="session")
def desk(broker: Settings) -> Iterator[Desk]:
    """Both stages, running on that broker."""
    with Desk(broker).worker("clean", "enrich") as worker:
        yield Desk(broker, worker)
        worker.end()
        assert worker.returncode == 0, worker.log.decode()
