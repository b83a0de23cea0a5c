from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.brokers import Cluster


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One running broker, for all tests that do not disturb it."""
    with Cluster(tmp_path_factory.mktemp("kafka")) as cluster:
        yield cluster


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Cluster]:
    """Three brokers for one test, to kill and pause."""
    with Cluster(tmp_path / "kafka", 3) as cluster:
        yield cluster
