"""How far each stage's group is behind, as Kafka has it: told also where every worker is dead."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from wiredesk.kafka.connection import admin, consumer
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

SOURCES = {"clean": "raw", "enrich": "clean"}
"""The topic, without prefix, that each stage reads. Said again: a stage's own module loads what its work needs."""

EVERY = 5.0
"""Seconds between two questions."""

ANSWER_WITHIN = 10.0
"""Seconds for all answers of a round; a broker that is going down may never give them."""

Lags = Mapping[str, Mapping[TopicPartition, int] | None]
"""By stage and partition; None where Kafka does not say."""

UNKNOWN: Lags = dict.fromkeys(SOURCES)


async def watch_lag(settings: Settings, told: Callable[[Lags], None]) -> None:
    """Ask every few seconds, and tell, until cancelled; while Kafka is away, nothing is known.

    That it is away, or refuses us, is told by the taking of records.
    """
    said = ""
    while True:
        try:
            await _ask_on(settings, told)
        except (KafkaError, OSError) as error:
            why = type(error).__name__
            if why != said:  # once, not every few seconds for as long as it lasts
                log.warning("the lag of the stages is not known: %s: %s", why, error)
            said = why
        told(UNKNOWN)
        await asyncio.sleep(EVERY)


async def _ask_on(settings: Settings, told: Callable[[Lags], None]) -> None:
    ends = consumer(settings)
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
                        lags[stage] = await _lag(client, ends, settings.group(stage), parts) if parts else None
                told(lags)
                await asyncio.sleep(EVERY)
    finally:
        await ends.stop()


async def _lag(
    client: AIOKafkaAdminClient, ends: AIOKafkaConsumer, group: str, parts: list[TopicPartition]
) -> dict[TopicPartition, int]:
    """Records between what a group has committed and the end, by partition; from the beginning where it has not yet."""
    committed = await client.list_consumer_group_offsets(group, partitions=parts)
    end, beginning = await ends.end_offsets(parts), await ends.beginning_offsets(parts)
    lags = {}
    for part in parts:
        offset = committed[part].offset if part in committed else -1
        lags[part] = max(0, end[part] - (offset if offset >= 0 else beginning[part]))
    return lags
