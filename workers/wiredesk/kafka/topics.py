"""Declaration of the topics, and applying it to a cluster."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import (
    IncompatibleBrokerVersion,
    KafkaError,
    TopicAlreadyExistsError,
    TopicAuthorizationFailedError,
    UnknownTopicOrPartitionError,
    for_code,
)

from wiredesk.errors import ConfigurationError, OperationError
from wiredesk.kafka.connection import admin
from wiredesk.kafka.protocol import set_topic_configs
from wiredesk.settings import Settings

NAMES = ("raw", "clean", "entities", "quotes", "copies", "statements", "stories", "people", "watches", "alerts", "dead")
"""Without prefix and `news.`, in processing order."""

LETTER_HEADERS = 64 * 1024
"""Bytes that `news.dead` allows beyond the largest record: a dead letter is the record with its reason."""

HOUR = 3_600_000

SEEN_WITHIN = 5
"""Seconds until every broker knows a new topic."""

CREATED_WITHIN = 120
"""Seconds that `apply` waits for the topics it creates: a busy broker took 18 to open 2,000 partitions."""

State = Literal["created", "as declared", "changed", "differs"]


@dataclass(frozen=True, slots=True)
class TopicState:
    """The result of `apply` for one topic."""

    name: str
    state: State
    partitions: int
    note: str = ""


class TopicError(OperationError):
    """A topic could not be created or changed; the message has its name and the reason."""


def configuration(settings: Settings, name: str) -> dict[str, str]:
    """The declared settings of the topic `news.<name>`, as Kafka names them.

    Output topics are compacted: the newest record of each key is kept forever. Raw articles, alerts and dead letters
    are events with a retention time. A tombstone on `news.clean` is kept as long as a dead letter, else a replay could
    restore a withdrawn article.
    """
    largest = settings.max_record_bytes
    # Retention counts from the timestamp: old records, as of a backfill, would be deleted before they are read.
    arrival = {"message.timestamp.type": "LogAppendTime"}
    # With acks=all a record is on all in-sync replicas, which could be a single broker.
    safe = {"min.insync.replicas": str(max(1, settings.replication_factor - 1))}
    # Kafka's default, declared since a cluster may have another one.
    events = {"cleanup.policy": "delete", **arrival, **safe}
    if name == "raw":
        return {
            "retention.ms": str(settings.raw_retention_hours * HOUR),
            "max.message.bytes": str(largest),
            **events,
        }
    if name == "dead":
        return {
            "retention.ms": str(settings.dead_retention_hours * HOUR),
            "max.message.bytes": str(largest + LETTER_HEADERS),
            **events,
        }
    if name == "alerts":
        return {
            "retention.ms": str(settings.alert_retention_hours * HOUR),
            "max.message.bytes": str(largest),
            **events,
        }
    compacted = {"cleanup.policy": "compact", "max.message.bytes": str(largest), **safe}
    if name == "watches":  # when a watch came is compared with when articles came, by the broker's clock both
        return compacted | arrival
    if name == "clean":
        compacted["delete.retention.ms"] = str(settings.dead_retention_hours * HOUR)
    return compacted


async def missing(settings: Settings, names: Sequence[str] = NAMES) -> list[str]:
    """The full names of declared topics that do not exist or are hidden from this user."""
    async with admin(settings) as client:
        present = set(await client.list_topics())
    return [topic for topic in map(settings.topic, names) if topic not in present]


async def require(settings: Settings, names: Sequence[str] = NAMES) -> None:
    """Return if every topic of `names`, without prefix, exists or appears within `SEEN_WITHIN` seconds.

    Raises:
        ConfigurationError: names the missing topics; a worker creates none, since a wrong prefix would silently create
            a second set.
    """
    absent = await _still_missing(settings, names, SEEN_WITHIN)
    if absent:
        raise ConfigurationError(
            f"no topic {', '.join(absent)} at {settings.brokers}: run `wiredesk topics apply`, "
            "set WIREDESK_TOPIC_PREFIX to that of the topics you have, or, where the cluster has ACLs, "
            "grant this user what `wiredesk topics acls` prints"
        )


async def _still_missing(settings: Settings, names: Sequence[str], seconds: int) -> list[str]:
    absent = await missing(settings, names)
    for _ in range(seconds * 5):
        if not absent:
            break
        await asyncio.sleep(0.2)
        absent = await missing(settings, names)
    return absent


async def apply(settings: Settings) -> list[TopicState]:
    """Create missing topics and set the declared configuration of the others; idempotent.

    When it returns, all brokers know the new topics. Settings that are not declared are not changed, nor is the number
    of partitions of an existing topic: versions of one article would go to different partitions. Can run concurrently.

    Raises:
        TopicError: the broker rejects a change, or does not know a topic `CREATED_WITHIN` seconds after its creation.
    """
    async with admin(settings) as client:
        described = {topic["topic"]: topic for topic in await client.describe_topics()}
        states = [await _apply_one(client, settings, name, described) for name in NAMES]
    created = [name for name, state in zip(NAMES, states, strict=True) if state.state == "created"]
    if absent := await _still_missing(settings, created, CREATED_WITHIN):
        raise TopicError(
            f"{', '.join(absent)}: created {CREATED_WITHIN} s ago and still unknown to {settings.brokers}: see the "
            "brokers' logs"
        )
    return states


async def _apply_one(
    client: AIOKafkaAdminClient, settings: Settings, name: str, described: dict[str, Any]
) -> TopicState:
    topic, wanted = settings.topic(name), configuration(settings, name)
    if topic not in described:
        new = NewTopic(topic, settings.partitions, settings.replication_factor, topic_configs=wanted)
        answer = await client.create_topics([new])
        code, message = answer.topic_errors[0][1:3]
        if for_code(code) is not TopicAlreadyExistsError:
            _check(topic, code, message)
            return TopicState(topic, "created", settings.partitions)
    found = await describe(client, topic, CREATED_WITHIN)  # another `apply` may have created it just now
    differing = {key: value for key, value in wanted.items() if found.values.get(key) != value}
    notes = []
    if differing:
        try:
            await set_topic_configs(client, topic, differing)
        except IncompatibleBrokerVersion:
            notes.append(f"this broker cannot change {', '.join(differing)}")
        except KafkaError as error:
            raise TopicError(f"topic {topic}: {type(error).__name__}: {error}") from error
    if found.partitions != settings.partitions:
        notes.append(f"has {found.partitions} partitions, WIREDESK_PARTITIONS is {settings.partitions}: left as it is")
    state: State = "differs" if notes else "changed" if differing else "as declared"
    return TopicState(topic, state, found.partitions, "; ".join(notes))


@dataclass(frozen=True, slots=True)
class Described:
    """Description of a topic on the cluster."""

    partitions: int
    replication: int
    """The lowest number of replicas of a partition."""
    values: dict[str, str]
    """Its settings, including defaults."""


async def describe(client: AIOKafkaAdminClient, topic: str, within: int = SEEN_WITHIN) -> Described:
    """The description of an existing topic; retries, since a broker may not know a new topic yet.

    Raises:
        TopicError: no description within `within` seconds.
        aiokafka.errors.TopicAuthorizationFailedError: this user may not read its settings.
    """
    for attempt in range(within * 5 + 1):
        await asyncio.sleep(0.2 if attempt else 0)
        (metadata,) = await client.describe_topics([topic])
        (answer,) = await client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)])
        code, message, *_, entries = answer.resources[0]
        code = code or metadata["error_code"]
        if not code:
            partitions = metadata["partitions"]
            copies = min((len(partition["replicas"]) for partition in partitions), default=0)
            return Described(len(partitions), copies, {entry[0]: entry[1] for entry in entries})
        if for_code(code) is TopicAuthorizationFailedError:
            raise TopicAuthorizationFailedError(topic)
        if for_code(code) is not UnknownTopicOrPartitionError:
            break
    raise TopicError(f"topic {topic}: {for_code(code).__name__}: {message or 'the broker gives no reason'}")


def _check(topic: str, code: int, message: str | None) -> None:
    if code:
        raise TopicError(f"topic {topic}: {for_code(code).__name__}: {message or 'the broker gives no reason'}")
