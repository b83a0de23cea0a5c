"""The lag of each stage's consumer group, read from Kafka: available even if no worker runs."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from wiredesk.kafka.connection import admin, consumer
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

SOURCES = {"clean": "raw", "enrich": "clean"}
"""The topic, without prefix, that each stage reads. Repeated here, since importing a stage loads its model code."""

POLL_SECONDS = 5.0

LOOK_WITHIN = 2.0
"""Seconds to wait for a first record, which exists already unless there are only transaction markers."""

ANSWER_WITHIN = 10.0
"""Seconds for one poll; a broker that is shutting down may never answer."""

Lags = Mapping[str, Mapping[TopicPartition, int] | None]
"""By stage and partition; None if unknown."""

UNKNOWN: Lags = dict.fromkeys(SOURCES)


async def watch_lag(settings: Settings, on_lag: Callable[[Lags], None]) -> None:
    """Poll the lag and call `on_lag` with it, until cancelled; with `UNKNOWN` while Kafka is unavailable.

    Connection errors are reported by the ingester.
    """
    logged = ""
    while True:
        try:
            await _poll(settings, on_lag)
        except (KafkaError, OSError) as error:
            why = type(error).__name__
            if why != logged:  # once, not at every poll
                log.warning("lag unknown: %s: %s", why, error)
            logged = why
        on_lag(UNKNOWN)
        await asyncio.sleep(POLL_SECONDS)


async def _poll(settings: Settings, on_lag: Callable[[Lags], None]) -> None:
    # To the end of the log: records behind an open transaction count too.
    ends = consumer(settings, isolation_level="read_uncommitted")
    records: Records = {}
    try:
        await ends.start()
        async with admin(settings) as client:
            while True:
                async with asyncio.timeout(ANSWER_WITHIN):
                    described = {topic["topic"]: topic["partitions"] for topic in await client.describe_topics()}
                    lags = {}
                    for stage, source in SOURCES.items():
                        topic = settings.topic(source)
                        parts = [TopicPartition(topic, part["partition"]) for part in described.get(topic, [])]
                        lags[stage] = await _lag(client, ends, settings.group(stage), parts, records) if parts else None
                on_lag(lags)
                await asyncio.sleep(POLL_SECONDS)
    finally:
        await ends.stop()


Records = dict[TopicPartition, tuple[tuple[int, int], int]]
"""For partitions with a lag: offset and end, and the number of records in between."""


async def _lag(
    client: AIOKafkaAdminClient,
    ends: AIOKafkaConsumer,
    group: str,
    parts: list[TopicPartition],
    records: Records,
) -> dict[TopicPartition, int]:
    """Records between the committed offset of a group, or the beginning, and the end, by partition.

    Offsets are not enough: the committed offset may be that of a marker that ends a transaction. So if neither offset
    nor end has changed since the last poll, the first record is fetched.

    Args:
        client: an admin client.
        ends: a consumer that also reads uncommitted records.
        group: the consumer group.
        parts: partitions of the topic that it reads.
        records: results of the last poll; updated.
    """
    committed = await client.list_consumer_group_offsets(group, partitions=parts)
    end, beginning = await ends.end_offsets(parts), await ends.beginning_offsets(parts)
    lags, still = {}, {}
    for part in parts:
        offset = committed[part].offset if part in committed else -1
        span = (max(offset, beginning[part]), end[part])
        lags[part] = max(0, span[1] - span[0])
        if not lags[part]:
            records.pop(part, None)
        elif part in records and records[part][0] == span:
            if records[part][1] < 0:
                still[part] = span
            else:
                lags[part] = records[part][1]
        else:
            records[part] = span, -1  # fetched if nothing changes until the next poll
    if still:
        found = await _first_records(ends, {part: span[0] for part, span in still.items()})
        for part, span in still.items():
            lags[part] = span[1] - found[part] if part in found else 0
            records[part] = span, lags[part]
    return lags


async def _first_records(reader: AIOKafkaConsumer, offsets: Mapping[TopicPartition, int]) -> dict[TopicPartition, int]:
    """The offset of the first record at or after the given offset, for each partition that has one."""
    reader.assign(list(offsets))
    for part, offset in offsets.items():
        reader.seek(part, offset)
    found: dict[TopicPartition, int] = {}
    deadline = time.monotonic() + LOOK_WITHIN
    while len(found) < len(offsets) and time.monotonic() < deadline:
        for part, batch in (await reader.getmany(timeout_ms=200)).items():
            found.setdefault(part, batch[0].offset)
            reader.pause(part)
    return found
