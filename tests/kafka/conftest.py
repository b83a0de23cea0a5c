from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.brokers import Cluster


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One broker that answers, for every test that does it no harm."""
    with Cluster(tmp_path_factory.mktemp("kafka")) as cluster:
        yield cluster


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Cluster]:
    """Three brokers of this test's own, to kill and pause."""
    with Cluster(tmp_path / "kafka", 3) as cluster:
        yield cluster
