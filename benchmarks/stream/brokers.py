"""Runs Apache Kafka for a benchmark, with separate topics for each run."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cluster.brokers import Cluster
from wiredesk.kafka.connection import admin
from wiredesk.kafka.topics import NAMES, apply
from wiredesk.settings import PREFIX, Settings, load_settings


@contextmanager
def kafka(brokers: int, **overrides: object) -> Iterator[Settings]:
    """Start brokers and yield the settings to reach them; `overrides` are further settings."""
    with (
        tempfile.TemporaryDirectory(prefix="wiredesk-kafka-") as folder,
        Cluster(Path(folder), brokers) as cluster,
    ):
        yield load_settings(brokers=cluster.bootstrap, replication_factor=min(3, brokers), **overrides)


@contextmanager
def topics(settings: Settings, name: str) -> Iterator[Settings]:
    """Create the topics and groups of one run, and yield their settings. They are deleted afterwards, so that retained
    data does not slow later runs."""
    ours = settings.model_copy(update={"topic_prefix": f"{name}-"})
    asyncio.run(apply(ours))
    try:
        yield ours
    finally:
        asyncio.run(_delete(ours))


async def _delete(settings: Settings) -> None:
    async with admin(settings) as client:
        await client.delete_topics([settings.topic(name) for name in NAMES])


def environment(settings: Settings, **more: object) -> dict[str, str]:
    """The environment variables for these settings, and `more`."""
    named = {**settings.model_dump(exclude_unset=True), **more}
    return {**os.environ, **{f"{PREFIX}{name.upper()}": str(value) for name, value in named.items()}}
