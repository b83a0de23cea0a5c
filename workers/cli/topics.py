"""`wiredesk topics`: the topics of a cluster."""

import asyncio
from typing import Annotated

import orjson
import typer

from workers.settings import load_settings

app = typer.Typer(help="The topics on the cluster.", no_args_is_help=True)


@app.callback()
def topics() -> None:
    """The topics on the cluster."""


@app.command()
def apply(as_json: Annotated[bool, typer.Option("--json", help="One JSON object a topic.")] = False) -> None:
    """Make the topics that are missing and set the others as declared. Doing it again changes nothing.

    [bold]Example[/bold]: WIREDESK_REPLICATION=3 WIREDESK_PARTITIONS=12 wiredesk topics apply
    """
    from workers.stream.connection import PATIENCE, wait_for_broker
    from workers.stream.topics import TopicState
    from workers.stream.topics import apply as apply_topics

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
