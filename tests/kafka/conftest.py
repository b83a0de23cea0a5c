from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.brokers import Cluster

LONGEST = ("test_chaos", "test_compose", "test_delivery", "test_records", "test_logins", "test_silent_brokers")
"""Modules of several minutes, which run first, so that no process is left with one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONGEST)))


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
