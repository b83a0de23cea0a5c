"""`wiredesk clean` and `wiredesk enrich`: a stage as a filter, no Kafka."""

import os
import sys
from collections import Counter

import typer

from wiredesk.settings import load_settings
from wiredesk.stage import Stage


def clean() -> None:
    """Clean articles: JSON lines of raw articles in, news.clean records out, in input order.

    [bold]Example[/bold]: zcat articles.jsonl.gz | wiredesk clean > clean.jsonl
    """
    from wiredesk.clean.stage import STAGE

    _filter(STAGE)


def enrich() -> None:
    """Find entities and quotes: JSON lines of clean articles in, news.entities and news.quotes records out.

    Of an article only [bold]article_id[/bold] and [bold]text[/bold] need be there.

    [bold]Example[/bold]: wiredesk clean < raw.jsonl | jq -c 'select(.value).value' | wiredesk enrich
    """
    from wiredesk.enrich.stage import STAGE

    _filter(STAGE)


def _filter(stage: Stage) -> None:
    from wiredesk.stages.filter import filter_lines
    from wiredesk.telemetry.counts import tell

    settings, counted = load_settings(), Counter[str]()
    try:
        for line in filter_lines(stage, settings, sys.stdin.buffer, counted):
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    typer.echo(f"wiredesk {stage.name}: {tell(counted)}", err=True)
