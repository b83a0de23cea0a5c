"""`wiredesk feed`: publishes articles to `news.raw`."""

import asyncio
from typing import Annotated

import typer

from wiredesk.settings import load_settings

PATHS_HELP = (
    "Files, folders, or - for standard input. JSON (one article, an array, an object that lists articles, or one "
    "article per line), text, HTML, XML, CSV or TSV with a header, WARC; each also as .gz, .bz2, .xz or .zst, or in a "
    ".zip or .tar archive."
)


def feed(paths: Annotated[list[str], typer.Argument(help=PATHS_HELP)]) -> None:
    """Publish articles to news.raw, with a progress bar.

    Everything is read once before anything is sent, so an unsupported file is rejected first. Standard input with
    one JSON object per line is sent as it arrives.

    [bold]Examples[/bold]: wiredesk feed seeds/     wiredesk feed dump.jsonl.gz crawl.warc.gz
    curl https://… | wiredesk feed -
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from wiredesk.feed.delivery import Delivery
    from wiredesk.feed.feed import feed as publish
    from wiredesk.feed.source import ArticleSources
    from wiredesk.kafka.acls import topics_of
    from wiredesk.kafka.connection import PATIENCE, wait_for_broker
    from wiredesk.kafka.producer_support import with_producer_support
    from wiredesk.kafka.topics import require
    from wiredesk.telemetry.counts import counted_noun

    settings, console = load_settings(), Console(stderr=True)

    def on_skip(line: str) -> None:
        console.print(line, style="dim", markup=False, highlight=False, soft_wrap=True)

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[articles]}"))
    with (
        ArticleSources(paths) as sources,
        Progress(
            *columns, TimeElapsedColumn(), console=console, transient=True, disable=not console.is_terminal
        ) as progress,
    ):
        task = progress.add_task("checking", total=None, articles="")
        total = sources.check(settings.max_record_bytes, on_skip)
        progress.reset(task, description="feeding", total=total)
        sent = 0

        def on_sent(delivery: Delivery) -> None:
            nonlocal sent
            sent += 1
            progress.update(task, completed=sent, articles=counted_noun(sent, "article"))

        async def run() -> int:
            await wait_for_broker(settings, PATIENCE)
            await require(settings, topics_of("producer"))
            return await publish(sources.deliveries(), await with_producer_support(settings), on_sent)

        count = asyncio.run(run())
    typer.echo(f"published {counted_noun(count, 'article')} to {settings.topic('raw')}", err=True)
