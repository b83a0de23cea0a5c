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
def apply(as_json: Annotated[bool, typer.Option("--json", help="One JSON object per topic.")] = False) -> None:
    """Create missing topics and update the configuration of the others. Idempotent.

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
    producer: Annotated[str | None, typer.Option(help="Principal that publishes to news.raw.")] = None,
    clean: Annotated[str | None, typer.Option(help="Principal of the clean workers.")] = None,
    enrich: Annotated[str | None, typer.Option(help="Principal of the enrich workers.")] = None,
    link: Annotated[str | None, typer.Option(help="Principal of the link workers.")] = None,
    watch: Annotated[str | None, typer.Option(help="Principal of the watch workers.")] = None,
    notify: Annotated[str | None, typer.Option(help="Principal of notify.")] = None,
    editor: Annotated[str | None, typer.Option(help="Principal that edits watches.")] = None,
    reader: Annotated[str | None, typer.Option(help="Principal that reads the output topics.")] = None,
    desk: Annotated[str | None, typer.Option(help="Principal of the desk.")] = None,
    operator: Annotated[str | None, typer.Option(help="Principal that applies topics and replays.")] = None,
) -> None:
    """Print kafka-acls.sh commands that grant each principal the permissions it needs, and no more.

    Nothing is changed on the cluster.

    [bold]Example[/bold]: wiredesk topics acls --clean User:clean --enrich User:enrich
    """
    from wiredesk.kafka.acls import kafka_acls

    principals = {
        "producer": producer,
        "clean": clean,
        "enrich": enrich,
        "link": link,
        "watch": watch,
        "notify": notify,
        "editor": editor,
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
