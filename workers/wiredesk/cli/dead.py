"""`wiredesk dead`: articles that could not be processed."""

import asyncio
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from wiredesk.cli.worker import StageName
from wiredesk.dead_letter import PREFIX, REPLAYS, without_note
from wiredesk.dlq.selection import MAX_REPLAYS, Selection, retries_exhausted
from wiredesk.message import Message
from wiredesk.settings import load_settings

if TYPE_CHECKING:
    from wiredesk.dlq.store import ReplayPlan

app = typer.Typer(help="Articles that could not be processed.", no_args_is_help=True)

OfClass = Annotated[
    str | None, typer.Option("--class", help="Only dead letters of this error class, e.g. EmptyArticle.")
]
OfStage = Annotated[StageName | None, typer.Option("--stage", help="Only dead letters of this stage.")]


@app.command("list")
def list_letters(
    error_class: OfClass = None,
    stage: OfStage = None,
    max_replays: Annotated[int | None, typer.Option(min=1, help="Skip those that were replayed this often.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per dead letter.")] = False,
) -> None:
    """List dead letters with their reasons.

    [bold]Examples[/bold]: wiredesk dead list --class EmptyArticle     wiredesk dead list --stage enrich --json
    """
    from rich.console import Console
    from rich.text import Text

    from wiredesk.cli.show import listing, printable
    from wiredesk.cli.tail import as_line
    from wiredesk.dlq.store import letters, partition_offset

    settings, selection = load_settings(), Selection(error_class, stage)

    async def read() -> list[Message]:
        selected = [message async for message in letters(settings) if selection.matches(message)]
        return [message for message in selected if max_replays is None or not retries_exhausted(message, max_replays)]

    found = asyncio.run(read())
    if as_json:
        for message in found:
            typer.echo(as_line(message))
        return
    table = listing("letter", "at", "article", "stage", "reason", "replays")
    for message in found:
        key = message.key.decode("utf-8", "replace") if message.key else "–"
        why, reason = (message.header(PREFIX + name) or "" for name in ("exception.class.name", "exception.message"))
        cells = (
            key,
            message.header(PREFIX + "stage") or "",
            f"{why}: {without_note(reason)}",
            message.header(REPLAYS) or "0",
        )
        table.add_row(partition_offset(message), _time(message), *(Text(printable(cell)) for cell in cells))
    Console().print(table if found else "no dead letters")


@app.command()
def show(
    letter: Annotated[
        str,
        typer.Argument(help="partition:offset as in `wiredesk dead list`, or topic:partition:offset as in log lines."),
    ],
    raw: Annotated[bool, typer.Option("--raw", help="Only the original bytes.")] = False,
) -> None:
    """Show one dead letter: its headers and the original bytes.

    [bold]Example[/bold]: wiredesk dead show 2:17 --raw > article.json
    """
    from wiredesk.cli.show import printable
    from wiredesk.dlq.store import find, letters

    settings = load_settings()

    async def read() -> list[Message]:
        return [message async for message in letters(settings)]

    (message,) = find([letter], asyncio.run(read()))
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
    offsets: Annotated[
        list[str] | None,
        typer.Argument(help="partition:offset as in `wiredesk dead list`, or topic:partition:offset as in log lines."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All dead letters on the topic.")] = False,
    error_class: OfClass = None,
    stage: OfStage = None,
    max_replays: Annotated[
        int, typer.Option(min=1, help="Skip those that were replayed this often, unless they are named.")
    ] = MAX_REPLAYS,
    include_superseded: Annotated[
        bool, typer.Option("--include-superseded", help="Include those whose article has a newer version.")
    ] = False,
) -> None:
    """Publish dead letters again on the topic where they failed, with their original key, value and headers.

    Dead letters whose article has a newer version are skipped.

    [bold]Examples[/bold]: wiredesk dead replay 2:17 0:4     wiredesk dead replay --class OversizedArticle
    """
    from wiredesk.dlq.store import find, letters, plan_replay, replay_letters

    if bool(offsets) == (everything or error_class is not None or stage is not None):
        raise typer.BadParameter("name the dead letters to replay, or select them with --class, --stage or --all")
    settings, selection = load_settings(), Selection(error_class, stage)

    async def run() -> "ReplayPlan":
        found = [message async for message in letters(settings)]
        selected = find(offsets, found) if offsets else [letter for letter in found if selection.matches(letter)]
        plan = await plan_replay(settings, selected, found, None if offsets else max_replays, include_superseded)
        await replay_letters(settings, plan.letters)
        return plan

    plan = asyncio.run(run())
    typer.echo(_counted(len(plan.letters), "replayed"), err=True)
    if plan.exhausted:
        typer.echo(
            f"{_counted(plan.exhausted, 'skipped')}: replayed {max_replays} times already (--max-replays)", err=True
        )
    if plan.partial:
        typer.echo(f"{_counted(plan.partial, 'skipped')}: without the whole record that failed", err=True)
    if plan.superseded:
        typer.echo(
            f"{_counted(plan.superseded, 'skipped')}: replayed before, or the article has a newer version "
            "(--include-superseded)",
            err=True,
        )


def _counted(count: int, what: str) -> str:
    return f"{count} dead letter{'' if count == 1 else 's'} {what}"


def _time(message: Message) -> str:
    if message.timestamp is None:
        return ""
    return datetime.fromtimestamp(message.timestamp / 1000, UTC).strftime("%Y-%m-%d %H:%M:%SZ")
