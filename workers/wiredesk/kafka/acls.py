"""Who may do what on the cluster: the least that each part of Wiredesk works with, as data."""

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
    "link": ("clean", "entities", "quotes"),
    "reader": ("clean", "entities", "quotes", "copies", "statements", "stories", "people"),
    "desk": ("clean", "entities", "quotes", "dead"),
    "operator": ("dead", "raw", "clean", "entities", "quotes"),
}
"""The topics, without prefix, that each role reads; a worker's role is its stage. Raw articles and letters hold
what a newsroom may not pass on, so a reader of what came out does not see them; the desk counts letters, and keeps
nothing of them. An operator reads where articles
failed, so that no letter is put back after a newer version."""

WRITES: dict[str, tuple[str, ...]] = {
    "producer": ("raw",),
    "clean": ("clean", "dead"),
    "enrich": ("entities", "quotes", "dead"),
    "link": ("copies", "statements", "stories", "people", "dead"),
    "reader": (),
    "desk": (),
    "operator": ("raw", "clean", "entities", "quotes"),
}
"""The topics that each role writes. An operator writes where articles failed, to replay them; writing letters
is the stages' alone."""

STAGES = ("clean", "enrich")
"""Roles with a consumer group and, for exactly once, transactions of its name."""

DECLARES = ("Describe", "Create", "AlterConfigs")
"""What `wiredesk topics apply` does with every topic. Who may alter its configuration may read it too."""


DENIALS = (
    TopicAuthorizationFailedError,
    GroupAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
    ClusterAuthorizationFailedError,
)
"""Errors of the brokers for a missing permission."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One thing that a role may do: an operation, in Kafka's words, on one resource or on all that begin so."""

    operation: str
    kind: Literal["topic", "group", "transactional-id"]
    name: str
    prefixed: bool = False


def topics_of(role: str) -> tuple[str, ...]:
    """The topics, without prefix, that a role reads or writes."""
    return READS[role] + WRITES[role]


def grants(settings: Settings, role: str) -> tuple[Grant, ...]:
    """All that a role needs. Kafka lets who may read or write a topic describe it, so that is not said twice.

    Idempotent producers need nothing of their own since Kafka 3.0: who may write to any topic may number records.
    """
    found = [Grant("Read", "topic", settings.topic(name)) for name in READS[role]]
    found += [Grant("Write", "topic", settings.topic(name)) for name in WRITES[role]]
    if role in STAGES:
        group = settings.group(role)
        found.append(Grant("Read", "group", group))
        found.append(Grant("Write", "transactional-id", f"{group}-", prefixed=True))
    if role == "link":  # it commits no offsets: the group only tells which worker links
        found.append(Grant("Read", "group", settings.group("link")))
    if role == "desk":
        found.append(Grant("Describe", "topic", settings.topic("raw")))
        found += [Grant("Describe", "group", settings.group(stage)) for stage in STAGES]
    if role == "operator":
        found += [Grant(operation, "topic", settings.topic(name)) for name in NAMES for operation in DECLARES]
    return tuple(found)


def kafka_acls(settings: Settings, role: str, principal: str) -> list[str]:
    """Lines for a shell that grant a role to a principal (`User:clean`) with Kafka's own `kafka-acls.sh`.

    They add; what a principal had before stays.
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
