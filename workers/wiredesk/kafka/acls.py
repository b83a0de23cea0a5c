"""The minimal permissions of each part of Wiredesk on the cluster, as data."""

import shlex
from dataclasses import dataclass
from typing import Literal

from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    TopicAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
)

from wiredesk.kafka.topics import NAMES
from wiredesk.settings import Settings

READS: dict[str, tuple[str, ...]] = {
    "producer": (),
    "clean": ("raw",),
    "enrich": ("clean",),
    "link": ("clean", "entities", "quotes", "copies", "statements", "stories", "people"),
    "watch": ("clean", "entities", "quotes", "copies", "stories", "people", "watches", "alerts"),
    "notify": ("watches", "alerts"),
    "editor": ("clean", "entities", "quotes", "people", "watches", "alerts"),
    "reader": ("clean", "entities", "quotes", "copies", "statements", "stories", "people", "alerts"),
    "desk": (
        *("clean", "entities", "quotes", "copies", "statements", "stories", "people"),
        *("watches", "alerts", "dead"),
    ),
    "operator": ("dead", "raw", "clean", "entities", "quotes", "alerts"),
}
"""The topics, without prefix, that each role reads; a worker's role is its stage. Raw articles and dead letters may
hold text that must not be passed on, and watches hold passwords, so a reader does not get them. The desk shows no
addresses of watches; it counts dead letters and stores none. An operator reads the topics where records failed, so that
no dead letter is replayed after a newer version."""

WRITES: dict[str, tuple[str, ...]] = {
    "producer": ("raw",),
    "clean": ("clean", "dead"),
    "enrich": ("entities", "quotes", "dead"),
    "link": ("copies", "statements", "stories", "people", "dead"),
    "watch": ("alerts", "dead"),
    "notify": ("dead",),
    "editor": ("watches",),
    "reader": (),
    "desk": (),
    "operator": ("raw", "clean", "entities", "quotes", "alerts"),
}
"""The topics that each role writes. An operator writes where articles failed, to replay them; only stages write dead
letters."""

STAGES = ("clean", "enrich")
"""Roles with a consumer group and, for exactly once, transactional ids prefixed with its name."""

ELECTS = ("link", "watch", "notify")
"""Roles whose consumer group elects the worker that works."""

DECLARES = ("Describe", "Create", "AlterConfigs")
"""Operations of `wiredesk topics apply` on every topic. AlterConfigs implies DescribeConfigs."""


DENIALS = (
    TopicAuthorizationFailedError,
    GroupAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
    ClusterAuthorizationFailedError,
)
"""Errors of the brokers for a missing permission."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission: a Kafka operation on one resource, or on all with a prefix."""

    operation: str
    kind: Literal["topic", "group", "transactional-id"]
    name: str
    prefixed: bool = False


def topics_of(role: str) -> tuple[str, ...]:
    """The topics, without prefix, that a role reads or writes."""
    return READS[role] + WRITES[role]


def grants(settings: Settings, role: str) -> tuple[Grant, ...]:
    """The permissions of a role. Read and Write imply Describe.

    Idempotent producers need no permission of their own since Kafka 3.0: Write on a topic is enough.
    """
    found = [Grant("Read", "topic", settings.topic(name)) for name in READS[role]]
    found += [Grant("Write", "topic", settings.topic(name)) for name in WRITES[role]]
    if role in STAGES:
        group = settings.group(role)
        found.append(Grant("Read", "group", group))
        found.append(Grant("Write", "transactional-id", f"{group}-", prefixed=True))
    if role in ELECTS:
        found.append(Grant("Read", "group", settings.group(role)))
    if role == "desk":
        found.append(Grant("Describe", "topic", settings.topic("raw")))
        found += [Grant("Describe", "group", settings.group(stage)) for stage in STAGES]
    if role == "operator":
        found += [Grant(operation, "topic", settings.topic(name)) for name in NAMES for operation in DECLARES]
    return tuple(found)


def kafka_acls(settings: Settings, role: str, principal: str) -> list[str]:
    """Shell commands with Kafka's `kafka-acls.sh` that grant a role to a principal (`User:clean`).

    They only add permissions.
    """
    resources: dict[tuple[str, str, bool], list[str]] = {}
    for grant in grants(settings, role):
        resources.setdefault((grant.operation, grant.kind, grant.prefixed), []).append(grant.name)
    operations: dict[tuple[str, tuple[str, ...], bool], list[str]] = {}
    for (operation, kind, prefixed), names in resources.items():
        operations.setdefault((kind, tuple(names), prefixed), []).append(operation)
    lines = []
    for (kind, resource, prefixed), allowed in operations.items():
        words = ["kafka-acls.sh", "--bootstrap-server", settings.brokers, "--add", "--allow-principal", principal]
        words += [word for operation in allowed for word in ("--operation", operation)]
        words += [word for name in resource for word in (f"--{kind}", name)]
        words += ["--resource-pattern-type", "prefixed"] if prefixed else []
        lines.append(shlex.join(words))
    return lines
