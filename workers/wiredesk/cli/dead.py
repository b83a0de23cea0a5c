"""`wiredesk dead`: articles that could not be processed."""

import asyncio
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from wiredesk.cli.worker import StageName
from wiredesk.dead_letter import PREFIX, REPLAYS
from wiredesk.dlq.selection import MAX_REPLAYS, Choice, retries_exhausted
from wiredesk.message import Message
from wiredesk.settings import load_settings

if TYPE_CHECKING:
    from wiredesk.dlq.store import Round

app = typer.Typer(help="Articles that could not be processed.", no_args_is_help=True)

OfClass = Annotated[str | None, typer.Option("--class", help="Only letters of this reason, as EmptyArticle.")]
OfStage = Annotated[StageName | None, typer.Option("--stage", help="Only letters of this stage.")]


@app.command("list")
def list_letters(
    kind: OfClass = None,
    stage: OfStage = None,
    max_replays: Annotated[
        int | None, typer.Option(min=1, help="Leave out letters that have been put back so often.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a letter.")] = False,
) -> None:
    """List the letters that are kept, each with its reason.

    [bold]Examples[/bold]: wiredesk dead list --class EmptyArticle     wiredesk dead list --stage enrich --json
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from wiredesk.cli.show import printable
    from wiredesk.cli.tail import as_line
    from wiredesk.dlq.store import letters, place

    settings, choice = load_settings(), Choice(kind, stage)

    async def read() -> list[Message]:
        meant = [message async for message in letters(settings) if choice.takes(message)]
        return [message for message in meant if max_replays is None or not retries_exhausted(message, max_replays)]

    found = asyncio.run(read())
    if as_json:
        for message in found:
            typer.echo(as_line(message))
        return
    table = Table("letter", "at", "article", "stage", "reason", "replays", box=None, header_style="dim")
    for message in found:
        key = message.key.decode("utf-8", "replace") if message.key else "–"
        why, reason = (message.header(PREFIX + name) or "" for name in ("exception.class.name", "exception.message"))
        cells = (
            key,
            message.header(PREFIX + "stage") or "",
            f"{why}: {reason}",
            message.header(REPLAYS) or "0",
        )
        table.add_row(place(message), _time(message), *(Text(printable(cell)) for cell in cells))
    Console().print(table if found else "no dead letters")


@app.command()
def show(
    letter: Annotated[
        str,
        typer.Argument(
            help="partition:offset, as `wiredesk dead list` shows it, or topic:partition:offset, as a log line does."
        ),
    ],
    raw: Annotated[bool, typer.Option("--raw", help="Only the original bytes, as they came.")] = False,
) -> None:
    """Show one letter: its headers and the original bytes.

    [bold]Example[/bold]: wiredesk dead show 2:17 --raw > article.json
    """
    from wiredesk.cli.show import printable
    from wiredesk.dlq.store import at, letters

    settings = load_settings()

    async def read() -> list[Message]:
        return [message async for message in letters(settings)]

    (message,) = at([letter], asyncio.run(read()))
    if raw:
        sys.stdout.buffer.write(message.value or b"")
        return
    typer.echo(f"key: {printable((message.key or b'').decode('utf-8', 'replace')) or '–'}")
    for name, value in message.headers:
        text = "null" if value is None else printable(value.decode("utf-8", "replace"))
        typer.echo(f"{printable(name)}: {text}")
    typer.echo(f"\n{printable((message.value or b'').decode('utf-8', 'replace'))}")


@app.command()
def replay(
    places: Annotated[
        list[str] | None, typer.Argument(help="The place of each, as `wiredesk dead list` or a log line shows it.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All letters that are kept.")] = False,
    kind: OfClass = None,
    stage: OfStage = None,
    max_replays: Annotated[
        int, typer.Option(min=1, help="Leave out letters put back so often, unless they are named.")
    ] = MAX_REPLAYS,
    include_superseded: Annotated[
        bool, typer.Option("--include-superseded", help="Also letters whose article has a newer version.")
    ] = False,
) -> None:
    """Put letters back on the topic where they failed, with their original key, value and headers.

    Left out is what would put an older version of an article after a newer one.

    [bold]Examples[/bold]: wiredesk dead replay 2:17 0:4     wiredesk dead replay --class OversizedArticle
    """
    from wiredesk.dlq.store import at, letters, put_back, round_of

    if bool(places) == (everything or kind is not None or stage is not None):
        raise typer.BadParameter("name the letters to put back, or choose them with --class, --stage or --all")
    settings, choice = load_settings(), Choice(kind, stage)

    async def run() -> "Round":
        kept = [message async for message in letters(settings)]
        chosen = at(places, kept) if places else [letter for letter in kept if choice.takes(letter)]
        turn = await round_of(settings, chosen, kept, None if places else max_replays, include_superseded)
        await put_back(settings, turn.letters)
        return turn

    turn = asyncio.run(run())
    typer.echo(_counted(len(turn.letters), "put back"), err=True)
    if turn.exhausted:
        typer.echo(
            f"{_counted(turn.exhausted, 'left out')}: put back {max_replays} times already (--max-replays)", err=True
        )
    if turn.partial:
        typer.echo(f"{_counted(turn.partial, 'left out')}: without the whole record that failed", err=True)
    if turn.superseded:
        typer.echo(
            f"{_counted(turn.superseded, 'left out')}: put back before, or the article has a newer version "
            "(--include-superseded)",
            err=True,
        )


def _counted(count: int, what: str) -> str:
    return f"{count} letter{'' if count == 1 else 's'} {what}"


def _time(message: Message) -> str:
    if message.timestamp is None:
        return ""
    return datetime.fromtimestamp(message.timestamp / 1000, UTC).strftime("%Y-%m-%d %H:%M:%SZ")
