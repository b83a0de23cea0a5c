from pathlib import Path

import pytest

from wiredesk.kafka.acls import ELECTS, READS, Grant, grants, kafka_acls
from wiredesk.kafka.topics import NAMES
from wiredesk.settings import load_settings
from wiredesk.stages.registry import STAGES

PAGE = Path(__file__).parents[3] / "docs" / "security.md"


def documented(role: str) -> list[tuple[str, str, str]]:
    """Operation, kind and name of each grant in a role's rows of the page."""
    rows = [line.split(" | ") for line in PAGE.read_text().splitlines() if line.startswith(f"| {role} | ")]
    return [
        (operation, kind, name)
        for _, operations, kind, names, *_ in rows
        for operation in operations.split(", ")
        for name in ([f"news.{topic}" for topic in NAMES] if names == "all topics" else names.strip("`").split("` `"))
    ]


@pytest.mark.parametrize("role", READS)
def test_the_page_lists_exactly_the_grants_of_each_role(role: str) -> None:
    granted = [
        (grant.operation, grant.kind, grant.name + ("*" if grant.prefixed else ""))
        for grant in grants(load_settings(), role)
    ]

    assert sorted(documented(role)) == sorted(granted)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_may_read_its_source_and_write_no_topic_that_another_stage_writes(stage: str) -> None:
    may = grants(load_settings(), stage)

    assert [grant.name for grant in may if (grant.operation, grant.kind) == ("Read", "topic")] == [
        f"news.{STAGES[stage].source}"
    ]
    others = {grant for other in STAGES if other != stage for grant in grants(load_settings(), other)}
    assert {grant for grant in may if grant in others} == {Grant("Write", "topic", "news.dead")}


def test_grants_have_the_prefix_of_the_topics() -> None:
    names = {grant.name for role in READS for grant in grants(load_settings(topic_prefix="staging."), role)}

    assert names == {*(f"staging.news.{name}" for name in NAMES)} | {
        *(f"staging.wiredesk-{stage}{end}" for stage in STAGES for end in ("", "-")),
        *(f"staging.wiredesk-{stage}" for stage in ELECTS),
    }


def test_grants_are_printed_as_shell_commands_of_kafka() -> None:
    lines = kafka_acls(load_settings(brokers="kafka:9093"), "clean", "User:CN=clean desk")

    start = "kafka-acls.sh --bootstrap-server kafka:9093 --add --allow-principal 'User:CN=clean desk' --operation"
    assert lines == [
        f"{start} Read --topic news.raw",
        f"{start} Write --topic news.clean --topic news.dead",
        f"{start} Read --group wiredesk-clean",
        f"{start} Write --transactional-id wiredesk-clean- --resource-pattern-type prefixed",
    ]
