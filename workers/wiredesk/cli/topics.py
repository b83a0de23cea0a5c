"""`wiredesk topics`: the topics of a cluster."""

import asyncio
from typing import Annotated

import orjson
import typer

from wiredesk.settings import load_settings

app = typer.Typer(help="The topics on the cluster.", no_args_is_help=True)


@app.callback()
def topics() -> None:
    """The topics on the cluster."""


@app.command()
def apply(as_json: Annotated[bool, typer.Option("--json", help="One JSON object a topic.")] = False) -> None:
    """Make the topics that are missing and set the others as declared. Doing it again changes nothing.

    [bold]Example[/bold]: WIREDESK_REPLICATION_FACTOR=3 WIREDESK_PARTITIONS=12 wiredesk topics apply
    """
    from wiredesk.kafka.connection import PATIENCE, wait_for_broker
    from wiredesk.kafka.topics import TopicState
    from wiredesk.kafka.topics import apply as apply_topics

    settings = load_settings()

    async def run() -> list[TopicState]:
        await wait_for_broker(settings, PATIENCE)
        return await apply_topics(settings)

    for topic in asyncio.run(run()):
        if as_json:
            fields = {
                "topic": topic.name,
                "state": topic.state,
                "partitions": topic.partitions,
                "note": topic.note,
            }
            typer.echo(orjson.dumps(fields))
        else:
            typer.echo(f"{topic.name:30} {topic.state:12} {topic.partitions:3} partitions  {topic.note}".rstrip())


@app.command()
def acls(
    producer: Annotated[str | None, typer.Option(help="Who publishes to news.raw.")] = None,
    clean: Annotated[str | None, typer.Option(help="The worker of the stage clean.")] = None,
    enrich: Annotated[str | None, typer.Option(help="The worker of the stage enrich.")] = None,
    reader: Annotated[str | None, typer.Option(help="Who reads news.clean, news.entities and news.quotes.")] = None,
    desk: Annotated[str | None, typer.Option(help="The desk, `wiredesk desk`.")] = None,
    operator: Annotated[str | None, typer.Option(help="Who applies topics and replays letters.")] = None,
) -> None:
    """Print the lines that grant each principal the least it needs, for a shell with Kafka's kafka-acls.sh.

    Nothing is changed.

    [bold]Example[/bold]: wiredesk topics acls --clean User:clean --enrich User:enrich
    """
    from wiredesk.kafka.acls import kafka_acls

    principals = {
        "producer": producer,
        "clean": clean,
        "enrich": enrich,
        "reader": reader,
        "desk": desk,
        "operator": operator,
    }
    named = {role: principal for role, principal in principals.items() if principal}
    if not named:
        raise typer.BadParameter("name at least one principal, as in --clean User:clean")
    settings = load_settings()
    for role, principal in named.items():
        for line in kafka_acls(settings, role, principal):
            typer.echo(line)
