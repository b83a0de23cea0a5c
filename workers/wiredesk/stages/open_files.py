"""File descriptor limits: a stage that runs out of descriptors hangs, and its clients log endlessly."""

import logging
import os
import resource
from collections.abc import Callable

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.connection import admin
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

BASE = 120
"""Descriptors of a stage besides its producers: the consumer's and metadata connections, pipes of the pool, models,
metrics. Measured with two processes in the pool: 21, and 2 for each partition in exactly-once mode."""

PER_PROCESS = 4
"""Descriptors for each process of the pool: two pipes and its sentinel."""


def needed(partitions: int, brokers: int, exactly_once: bool, processes: int) -> int:
    """File descriptors that a stage may need.

    Args:
        partitions: partitions of the source topic; a worker may own all.
        brokers: brokers in the cluster.
        exactly_once: each partition has a producer, with a connection to each broker and one to its coordinator.
        processes: processes in the pool.
    """
    producers = partitions if exactly_once else 1
    return BASE + processes * PER_PROCESS + producers * (brokers + 1)


async def require_open_files(settings: Settings, source: str, processes: int) -> None:
    """Raise this process's limit if it is too low for a stage.

    Args:
        settings: name the brokers.
        source: the topic that the stage reads, by its full name.
        processes: in the pool.

    Raises:
        ConfigurationError: the system does not allow enough.
    """
    async with admin(settings) as client:
        (topic,) = await client.describe_topics([source])
        brokers = len((await client.describe_cluster())["brokers"])
    partitions = len(topic["partitions"])
    count = needed(partitions, brokers, settings.delivery == "exactly-once", processes)
    raise_limit(count, f"{partitions} partitions of {source}, {brokers} brokers, {settings.delivery}")


def raise_limit(
    count: int,
    reason: str,
    limits: Callable[[int], tuple[int, int]] = resource.getrlimit,
    change: Callable[[int, tuple[int, int]], None] = resource.setrlimit,
) -> None:
    """Raise the soft limit of open files to the hard limit if it is below `count`.

    Raises:
        ConfigurationError: the hard limit is too low as well.
    """
    soft, hard = limits(resource.RLIMIT_NOFILE)
    if _holds(soft, count):
        return
    if not _holds(hard, count):
        raise ConfigurationError(
            f"the system allows this process {hard} open files, and it may need {count} ({reason}): raise the limit, "
            "as with `ulimit -Hn 65536`, LimitNOFILE= in a systemd unit, or ulimits: nofile in Compose"
        )
    change(resource.RLIMIT_NOFILE, (hard, hard))
    log.info("raised the limit of open files from %d to %d, since %d may be needed (%s)", soft, hard, count, reason)


def lack_of_files() -> str:
    """A suffix for messages if no more files can be opened, with the remedy; otherwise empty."""
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return f"; {error.strerror}: raise the limit of open files, as with `ulimit -n 65536`"
    return ""


def _holds(limit: int, count: int) -> bool:
    return limit == resource.RLIM_INFINITY or limit >= count
