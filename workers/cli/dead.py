"""`wiredesk dead`: articles that could not be processed."""

import asyncio
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from workers.dead.letter import PREFIX, REPLAYS
from workers.message import Message
from workers.settings import load_settings

app = typer.Typer(help="Articles that could not be processed.", no_args_is_help=True)


@app.command("list")
def list_letters(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a letter.")] = False,
) -> None:
    """List the letters that are kept, each with its reason.

    [bold]Example[/bold]: wiredesk dead list --json | jq -r '.headers."__connect.errors.exception.class.name"'
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from workers.cli.show import printable
    from workers.cli.tail import as_line
    from workers.dead.box import letters, place

    settings = load_settings()

    async def read() -> list[Message]:
        return [message async for message in letters(settings)]

    found = asyncio.run(read())
    if as_json:
        for message in found:
            typer.echo(as_line(message))
        return
    table = Table("letter", "at", "article", "stage", "reason", "replays", box=None, header_style="dim")
    for message in found:
        key = message.key.decode("utf-8", "replace") if message.key else "–"
        kind, reason = (message.header(PREFIX + name) or "" for name in ("exception.class.name", "exception.message"))
        cells = (
            key,
            message.header(PREFIX + "stage") or "",
            f"{kind}: {reason}",
            message.header(REPLAYS) or "0",
        )
        table.add_row(place(message), _time(message), *(Text(printable(cell)) for cell in cells))
    Console().print(table if found else "no dead letters")


@app.command()
def show(
    letter: Annotated[str, typer.Argument(help="partition:offset, as `wiredesk dead list` shows it.")],
    raw: Annotated[bool, typer.Option("--raw", help="Only the original bytes, as they came.")] = False,
) -> None:
    """Show one letter: its headers and the original bytes.

    [bold]Example[/bold]: wiredesk dead show 2:17 --raw > article.json
    """
    from workers.cli.show import printable
    from workers.dead.box import find

    message = asyncio.run(find(load_settings(), [letter]))[0]
    if raw:
        sys.stdout.buffer.write(message.value or b"")
        return
    typer.echo(f"key: {printable((message.key or b'').decode('utf-8', 'replace')) or '–'}")
    for name, value in message.headers:
        typer.echo(f"{printable(name)}: {printable(value.decode('utf-8', 'replace'))}")
    typer.echo(f"\n{printable((message.value or b'').decode('utf-8', 'replace'))}")


@app.command()
def replay(
    places: Annotated[
        list[str] | None, typer.Argument(help="partition:offset of each, as `wiredesk dead list` shows it.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All letters that are kept.")] = False,
) -> None:
    """Put letters back on the topic where they failed, with their original key, value and headers.

    [bold]Examples[/bold]: wiredesk dead replay 2:17 0:4     wiredesk dead replay --all
    """
    from workers.dead.box import find, letters, put_back

    if bool(places) == everything:
        raise typer.BadParameter("name the letters to put back, or say --all")
    settings = load_settings()

    async def run() -> int:
        chosen = await find(settings, places) if places else [message async for message in letters(settings)]
        await put_back(settings, chosen)
        return len(chosen)

    typer.echo(f"{asyncio.run(run())} letters put back", err=True)


def _time(message: Message) -> str:
    if message.timestamp is None:
        return ""
    return datetime.fromtimestamp(message.timestamp / 1000, UTC).strftime("%Y-%m-%d %H:%M:%SZ")
