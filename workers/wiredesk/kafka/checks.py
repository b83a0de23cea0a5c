"""What `wiredesk doctor` checks on a cluster: topics, their settings, the brokers' limits, the groups."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, for_code

from wiredesk.kafka.acls import DENIALS, STAGES
from wiredesk.kafka.connection import TRANSACTION_SECONDS, admin
from wiredesk.kafka.topics import NAMES, TopicError, configuration, describe
from wiredesk.settings import Settings

JOINED = ("clean", "entities", "quotes")
"""Topics that consumers join by partition; they need the same number of partitions."""

COORDINATOR_SECONDS = 10.0
"""Seconds that a group coordinator may take to appear: the first request creates the topic `__consumer_offsets`."""

APPLY = "run `wiredesk topics apply`"

GRANT = "grant this user what `wiredesk topics acls` prints"

NOT_SHOWN = "exists; this user may not describe it, and its role does not need to"


@dataclass(frozen=True, slots=True)
class Check:
    """The result of one check."""

    what: str
    faults: tuple[str, ...]
    """Faults with their remedies; empty if the check passed."""
    found: str = ""
    """What to show if the check passed."""


async def checks(settings: Settings) -> AsyncIterator[Check]:
    """All checks of a reachable cluster; a fault in one does not stop the others.

    Raises:
        aiokafka.errors.KafkaError: lost connection.
    """
    async with admin(settings) as client:
        present = set(await client.list_topics())
        partitions: dict[str, int] = {}
        for name in NAMES:
            yield await _topic(client, settings, name, present, partitions)
        yield _joined(settings, partitions)
        yield await _brokers(client, settings)
        for stage in STAGES:
            yield await _group(client, settings.group(stage))


async def _topic(
    client: AIOKafkaAdminClient, settings: Settings, name: str, present: set[str], partitions: dict[str, int]
) -> Check:
    topic = settings.topic(name)
    what = f"topic {topic}"
    if topic not in present:
        return Check(what, (f"does not exist, or is hidden from this user: {APPLY}, or {GRANT}",))
    try:
        found = await describe(client, topic)
    except DENIALS:
        return Check(what, (), NOT_SHOWN)
    except (TopicError, KafkaError) as error:
        return Check(what, (f"cannot be described: {error}",))
    partitions[name] = found.partitions
    faults = [
        f"{key} is {found.values[key]}, declared is {value}: {APPLY}"
        for key, value in configuration(settings, name).items()
        if key in found.values and found.values[key] != value  # the embedded broker does not know all settings
    ]
    in_sync = int(found.values.get("min.insync.replicas") or 1)
    if found.replication < in_sync:
        faults.append(f"{found.replication} copies are fewer than min.insync.replicas={in_sync}, so no write succeeds")
    if found.replication < settings.replication_factor:
        faults.append(
            f"has {found.replication} copies, WIREDESK_REPLICATION_FACTOR is {settings.replication_factor}: add "
            "replicas with kafka-reassign-partitions, or set the number that it has"
        )
    return Check(what, tuple(faults), f"partitions: {found.partitions}, replication factor {found.replication}")


def _joined(settings: Settings, partitions: dict[str, int]) -> Check:
    counts = {name: partitions[name] for name in JOINED if name in partitions}
    if len(set(counts.values())) <= 1:
        return Check("partitions", (), "consumers can join the topics")
    listed = ", ".join(f"{settings.topic(name)} has {count}" for name, count in counts.items())
    fault = (
        f"{listed}: consumers join these topics by partition, so give them the same number of partitions "
        "(kafka-topics --alter), and process the articles again"
    )
    return Check("partitions", (fault,))


async def _brokers(client: AIOKafkaAdminClient, settings: Settings) -> Check:
    described = await client.describe_cluster()
    brokers = [broker["node_id"] for broker in described["brokers"]]
    faults = []
    if len(brokers) < settings.replication_factor:
        faults.append(
            f"WIREDESK_REPLICATION_FACTOR={settings.replication_factor} needs as many brokers, and {len(brokers)} run"
        )
    for broker in brokers:
        limits = await _limits(client, broker)
        faults += [f"broker {broker}: {fault}" for fault in _limit_faults(settings, limits)]
    return Check("brokers", tuple(dict.fromkeys(faults)), f"{len(brokers)} in the cluster")


async def _limits(client: AIOKafkaAdminClient, broker: int) -> dict[str, str]:
    """A broker's settings; empty if this user may not read them, which only an operator needs."""
    try:
        (answer,) = await client.describe_configs([ConfigResource(ConfigResourceType.BROKER, str(broker))])
    except KafkaError:
        return {}
    return {entry[0]: entry[1] for entry in answer.resources[0][-1]}


def _limit_faults(settings: Settings, limits: dict[str, str]) -> list[str]:
    session = round(settings.session_timeout_seconds * 1000)
    faults = []
    minimum, maximum = (int(limits.get(f"group.{end}.session.timeout.ms") or session) for end in ("min", "max"))
    if not minimum <= session <= maximum:
        faults.append(
            f"WIREDESK_SESSION_TIMEOUT_SECONDS={settings.session_timeout_seconds:g} is outside of the allowed range, "
            f"{minimum / 1000:g} to {maximum / 1000:g}: set it within, or change group.min.session.timeout.ms or "
            "group.max.session.timeout.ms"
        )
    max_timeout = limits.get("transaction.max.timeout.ms")
    if settings.delivery == "exactly-once" and max_timeout and int(max_timeout) < TRANSACTION_SECONDS * 1000:
        faults.append(f"transaction.max.timeout.ms={max_timeout} is below {TRANSACTION_SECONDS * 1000:.0f}: raise it")
    return faults


async def _group(client: AIOKafkaAdminClient, group: str) -> Check:
    what = f"group {group}"
    try:
        _, _, state, kind, _, members, *_ = await _described(client, group)
    except DENIALS:
        return Check(what, (), NOT_SHOWN)
    except KafkaError as error:
        return Check(what, (f"cannot be described ({type(error).__name__}): look at the brokers' logs",))
    if kind not in ("", "consumer"):
        return Check(what, (f"is used by clients of another kind ({kind}): set another WIREDESK_TOPIC_PREFIX",))
    return Check(what, (), f"members: {len(members)}, {state or 'state not reported'}")


async def _described(client: AIOKafkaAdminClient, group: str) -> tuple[Any, ...]:
    """The group's description by its coordinator; on a new cluster the first request creates `__consumer_offsets`."""
    deadline = time.monotonic() + COORDINATOR_SECONDS
    while True:
        try:
            (answer,) = await client.describe_consumer_groups([group])
            described: tuple[Any, ...] = answer.groups[0]
            if code := described[0]:
                raise for_code(code)
        except KafkaError as error:
            if not error.retriable or time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.2)
        else:
            return described
