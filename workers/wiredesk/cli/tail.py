"""`wiredesk tail`: records as they arrive."""

import asyncio
from typing import Annotated

import orjson
import typer
from pydantic import ValidationError
from rich.console import Console
from rich.text import Text

from wiredesk.cli import show
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings
from wiredesk_schemas import CleanArticle, Entities, Quotes


def tail(
    topic: Annotated[
        str,
        typer.Argument(
            help="raw, clean, entities, quotes, copies, statements, stories, people, watches, alerts or dead; "
            "or the full name."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per record, for programs.")] = False,
    from_start: Annotated[bool, typer.Option("--from-beginning", help="Begin with the oldest record.")] = False,
    once: Annotated[bool, typer.Option("--once", help="With --from-beginning: end after the newest record.")] = False,
) -> None:
    """Show a topic's records as they arrive; Ctrl-C ends.

    [bold]Examples[/bold]: wiredesk tail quotes     wiredesk tail news.clean --json --from-beginning --once | wc -l
    """
    asyncio.run(_tail(load_settings(), topic, as_json, from_start, once))


async def _tail(settings: Settings, topic: str, as_json: bool, from_start: bool, once: bool) -> None:
    from wiredesk.kafka.connection import PATIENCE, wait_for_broker
    from wiredesk.kafka.reader import topic_reader
    from wiredesk.kafka.topics import NAMES

    name = settings.topic(topic) if topic in NAMES else topic
    console = Console()
    await wait_for_broker(settings, PATIENCE)
    async with topic_reader(settings, [name], from_start) as reader:
        async for message in reader.records_to_end() if once else reader.records():
            if as_json:
                typer.echo(as_line(message))
            else:
                _show(console, message, name.rpartition(".")[2])


def as_line(message: Message) -> bytes:
    """A record as one line of JSON: offset, key, headers and value; a value that is not JSON is a string."""
    line = {
        "topic": message.topic,
        "partition": message.partition,
        "offset": message.offset,
        "timestamp": message.timestamp,
        "key": message.key.decode("utf-8", "replace") if message.key is not None else None,
        "headers": message.headers_for_json(),
        "value": None,
    }
    if message.value is not None:
        try:
            line["value"] = orjson.loads(message.value)
        except orjson.JSONDecodeError:
            line["value"] = message.value.decode("utf-8", "replace")
    return orjson.dumps(line)


def _show(console: Console, message: Message, kind: str) -> None:
    key = show.printable(message.key.decode("utf-8", "replace")) if message.key else "no id"
    if kind == "dead":
        console.print(show.letter(message))
        return
    console.rule(Text(f"{key}  {message.partition}:{message.offset}"), align="left")
    if message.value is None:
        console.print("withdrawn", style="dim")
        return
    try:
        if kind == "clean":
            console.print(show.structure(CleanArticle.from_json(message.value)))
        elif kind == "entities":
            console.print(show.entity_table(Entities.from_json(message.value)))
        elif kind == "quotes":
            console.print(show.quote_table(Quotes.from_json(message.value)))
        else:
            console.print(Text(show.printable(show.shorten(message.value.decode("utf-8", "replace"), 500))))
    except ValidationError as error:
        console.print(Text(f"not a record of this topic: {error.errors()[0]['msg']}", style="red"))
