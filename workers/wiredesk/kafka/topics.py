"""The topics, as data, and bringing a cluster to them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import IncompatibleBrokerVersion, for_code

from wiredesk.errors import ConfigurationError, OperationError
from wiredesk.kafka.connection import admin
from wiredesk.settings import Settings

NAMES = ("raw", "clean", "entities", "quotes", "dead")
"""Without prefix and `news.`, in the order of an article's way."""

LETTER_HEADERS = 64 * 1024
"""Bytes that `news.dead` takes beyond the largest record, since a letter is that record and its reason."""

HOUR = 3_600_000

SEEN_WITHIN = 5
"""Seconds in which a topic that was made is told by every broker; one that just started may not have heard of it."""

State = Literal["created", "as declared", "changed", "differs"]


@dataclass(frozen=True, slots=True)
class TopicState:
    """One topic after `apply`: what was done, and what an operator should know of it."""

    name: str
    state: State
    partitions: int
    note: str = ""


class TopicError(OperationError):
    """A topic could not be made or changed; the message names it and says why."""


def configuration(settings: Settings, name: str) -> dict[str, str]:
    """The declared settings of the topic `news.<name>`, as Kafka names them.

    Clean articles, entities and quotes are compacted: the newest record for a key is the whole truth, kept
    for good. Raw articles and dead letters are events and leave after a time. A tombstone on `news.clean` stays
    as long as a letter may, else a letter put back would bring a withdrawn article to life.
    """
    largest = settings.max_record_bytes
    # Retention counts from a record's time: an old one, of a backfill say, would be deleted before it is read.
    arrival = {"message.timestamp.type": "LogAppendTime"}
    # With acks=all a record is safe on as many brokers as are in sync, which could be one that dies next.
    safe = {"min.insync.replicas": str(max(1, settings.replication_factor - 1))}
    if name == "raw":
        return {
            "retention.ms": str(settings.raw_retention_hours * HOUR),
            "max.message.bytes": str(largest),
            **arrival,
            **safe,
        }
    if name == "dead":
        return {
            "retention.ms": str(settings.dead_retention_hours * HOUR),
            "max.message.bytes": str(largest + LETTER_HEADERS),
            **arrival,
            **safe,
        }
    compacted = {"cleanup.policy": "compact", "max.message.bytes": str(largest), **safe}
    if name == "clean":
        compacted["delete.retention.ms"] = str(settings.dead_retention_hours * HOUR)
    return compacted


async def missing(settings: Settings, names: Sequence[str] = NAMES) -> list[str]:
    """The full names of declared topics that the cluster lacks, or hides from this user."""
    async with admin(settings) as client:
        present = set(await client.list_topics())
    return [topic for topic in map(settings.topic, names) if topic not in present]


async def require(settings: Settings, names: Sequence[str] = NAMES) -> None:
    """Return if every topic of `names`, without prefix, is there or comes within `SEEN_WITHIN` seconds.

    Raises:
        ConfigurationError: naming those that are not; a worker makes none, since a wrong prefix would
            then quietly make a second set.
    """
    absent = await _still_missing(settings, names)
    if absent:
        raise ConfigurationError(
            f"no topic {', '.join(absent)} at {settings.brokers}: run `wiredesk topics apply`, "
            "set WIREDESK_TOPIC_PREFIX to that of the topics you have, or, where the cluster has ACLs, "
            "grant this user what `wiredesk topics acls` prints"
        )


async def _still_missing(settings: Settings, names: Sequence[str] = NAMES) -> list[str]:
    absent = await missing(settings, names)
    for _ in range(SEEN_WITHIN * 5):
        if not absent:
            break
        await asyncio.sleep(0.2)
        absent = await missing(settings, names)
    return absent


async def apply(settings: Settings) -> list[TopicState]:
    """Make the topics that are missing and set the others as declared; doing it again changes nothing.

    When it returns, the brokers tell of the new topics.

    Partitions of a topic that exists are left alone, since another count would send an article's next version
    to another partition than its first.

    Raises:
        TopicError: the broker refuses.
    """
    async with admin(settings) as client:
        described = {topic["topic"]: topic for topic in await client.describe_topics()}
        states = [await _apply_one(client, settings, name, described) for name in NAMES]
    await _still_missing(settings)
    return states


async def _apply_one(
    client: AIOKafkaAdminClient, settings: Settings, name: str, described: dict[str, Any]
) -> TopicState:
    topic, wanted = settings.topic(name), configuration(settings, name)
    if topic not in described:
        new = NewTopic(topic, settings.partitions, settings.replication_factor, topic_configs=wanted)
        answer = await client.create_topics([new])
        _check(topic, answer.topic_errors[0][1], answer.topic_errors[0][2])
        return TopicState(topic, "created", settings.partitions)
    partitions = len(described[topic]["partitions"])
    resource = ConfigResource(ConfigResourceType.TOPIC, topic)
    found = _values(await client.describe_configs([resource]))
    differing = {key: value for key, value in wanted.items() if found.get(key) != value}
    notes = []
    if differing:
        try:
            ours = ConfigResource(ConfigResourceType.TOPIC, topic, configs=wanted)
            for answer in await client.alter_configs([ours]):
                _check(topic, answer.resources[0][0], answer.resources[0][1])
        except IncompatibleBrokerVersion:
            notes.append(f"this broker cannot change {', '.join(differing)}")
    if partitions != settings.partitions:
        notes.append(f"has {partitions} partitions, WIREDESK_PARTITIONS is {settings.partitions}: left as it is")
    state: State = "differs" if notes else "changed" if differing else "as declared"
    return TopicState(topic, state, partitions, "; ".join(notes))


def _values(answers: list[Any]) -> dict[str, str]:
    entries = answers[0].resources[0][4] if answers and answers[0].resources else []
    return {entry[0]: entry[1] for entry in entries}


def _check(topic: str, code: int, message: str | None) -> None:
    if code:
        raise TopicError(f"topic {topic}: {for_code(code).__name__}: {message or 'the broker gives no reason'}")
