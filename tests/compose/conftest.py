from collections.abc import Iterator

import pytest

from tests.compose.cluster import ComposeCluster
from tests.compose.commands import compose_commands
from tests.compose.engine import Engine, engine_missing
from tests.compose.standins import make_all, standins_missing
from tests.unit.deploy.compose import ONE, THREE


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """A Docker engine with the base images only."""
    if (lack := engine_missing() or standins_missing()) is not None:
        pytest.skip(f"the compose cluster cannot run on this machine: {lack}")
    with Engine() as engine:
        make_all(engine)
        yield engine


@pytest.fixture(scope="session")
def compose_versions(engine: Engine) -> dict[str, tuple[str, ...]]:
    return compose_commands(engine)


@pytest.fixture(scope="module")
def one(engine: Engine, compose_versions: dict[str, tuple[str, ...]]) -> Iterator[ComposeCluster]:
    """The cluster with one broker, with the newest Compose; nothing is built or started yet."""
    cluster = ComposeCluster(engine, ONE, compose_versions[max(compose_versions)])
    yield cluster
    cluster.compose("down", "--volumes", "--timeout", "1")


@pytest.fixture(scope="module")
def three(engine: Engine, compose_versions: dict[str, tuple[str, ...]]) -> Iterator[ComposeCluster]:
    """The cluster with three brokers, with the oldest Compose; nothing is built or started yet."""
    cluster = ComposeCluster(engine, THREE, compose_versions[min(compose_versions)])
    yield cluster
    cluster.compose("down", "--volumes", "--timeout", "1")
