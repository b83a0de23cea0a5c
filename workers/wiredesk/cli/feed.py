"""`wiredesk feed`: articles into `news.raw`."""

import asyncio
import sys
from typing import Annotated

import typer

from wiredesk.settings import load_settings


def feed(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files (.json .txt .html .jsonl .jsonl.gz), folders, or - for JSON lines on standard input."
        ),
    ],
) -> None:
    """Publish articles to news.raw, with a progress bar.

    [bold]Examples[/bold]: wiredesk feed seeds/     zcat dump.jsonl.gz | wiredesk feed -
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from wiredesk.feed.feed import feed as publish
    from wiredesk.feed.source import Delivery, deliveries, size
    from wiredesk.kafka.acls import topics_of
    from wiredesk.kafka.connection import PATIENCE, wait_for_broker
    from wiredesk.kafka.topics import require

    settings, console = load_settings(), Console(stderr=True)
    total = size(paths)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[articles]} articles"))
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        task, articles = progress.add_task("feeding", total=total, articles=0), 0

        def told(delivery: Delivery) -> None:
            nonlocal articles
            articles += 1
            progress.update(task, advance=len(delivery.value), articles=articles)

        async def run() -> int:
            await wait_for_broker(settings, PATIENCE)
            await require(settings, topics_of("producer"))
            return await publish(deliveries(paths), settings, told)

        count = asyncio.run(run())
        progress.update(task, completed=total or 1, total=total or 1)
    print(f"{count} articles are in {settings.topic('raw')}", file=sys.stderr)
