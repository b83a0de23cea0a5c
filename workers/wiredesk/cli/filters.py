"""`wiredesk clean`, `wiredesk enrich` and `wiredesk link`: a stage as a filter, no Kafka."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import typer

from wiredesk.errors import OperationError
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stage import Stage

SHOWN = 3
"""Reasons that a filter prints; all are in its output."""


class AllDeadError(OperationError):
    """Every article of a filter's input is a dead letter; the message says what a filter reads."""

    status = 4


class FileGivenError(OperationError):
    """A filter was given a file, though it reads standard input."""

    status = 2


class OutputError(OperationError):
    """The records of a filter cannot be written."""


def clean(context: typer.Context) -> None:
    """Clean articles: JSON lines of raw articles in, news.clean records out, in input order.

    An article that cannot be cleaned gives a line for news.dead. Exit status 4: no article could be cleaned.

    [bold]Examples[/bold]: wiredesk clean < articles.jsonl > clean.jsonl
    wiredesk clean < articles.jsonl | wiredesk enrich > records.jsonl
    """
    from wiredesk.clean.stage import STAGE

    _filter(STAGE, context)


def enrich(context: typer.Context) -> None:
    """Find entities and quotes: JSON lines of clean articles in, news.entities and news.quotes records out.

    Also reads the lines that `wiredesk clean` writes; each is written again before its results. Of a
    bare article only [bold]article_id[/bold] and [bold]text[/bold] are required. Exit status 4: no article could be
    enriched.

    [bold]Example[/bold]: wiredesk clean < articles.jsonl | wiredesk enrich > records.jsonl
    """
    from wiredesk.enrich.stage import STAGE

    _filter(STAGE, context)


def link(context: typer.Context) -> None:
    """Link articles: the records of `clean` and `enrich` in, in any order; copies, statements, stories and people out.

    Each line is written again; the links follow when the input ends. Of a bare article only
    [bold]article_id[/bold] and [bold]text[/bold] are required. Exit status 4: no record could be read.

    [bold]Example[/bold]: wiredesk clean < articles.jsonl | wiredesk enrich | wiredesk link > records.jsonl
    """
    from wiredesk.stages.filters.link_filter import link_lines

    _refuse_files(context)

    settings, counted, letters = load_settings(), Counter[str](), list[Message]()
    _write(link_lines(settings, sys.stdin.buffer, counted, _first(letters)))
    report("link", counted, letters)


def _filter(stage: Stage, context: typer.Context) -> None:
    from wiredesk.stages.filters.filter import filter_lines

    _refuse_files(context)

    settings, counted, letters = load_settings(), Counter[str](), list[Message]()
    _write(filter_lines(stage, settings, sys.stdin.buffer, counted, _first(letters)))
    report(stage.name, counted, letters)


def _first(letters: list[Message]) -> Callable[[Message], None]:
    """A function that keeps the first dead letters."""

    def keep(letter: Message) -> None:
        if len(letters) < SHOWN:
            letters.append(letter)

    return keep


def _refuse_files(context: typer.Context) -> None:
    if context.args:
        name, file = context.info_name, context.args[0]
        raise FileGivenError(f"{name} reads JSON lines from standard input, not files: wiredesk {name} < {file}")


def _write(lines: Iterator[bytes]) -> None:
    """Write lines to standard output.

    Raises:
        OutputError: they cannot be written, as on a full disk.
    """
    for line in lines:
        if not _put(line):
            return
    _put(b"")


def _put(line: bytes) -> bool:
    """Write a line, and what is buffered if it is empty; False if the reader has closed the pipe, as `head` does."""
    try:
        sys.stdout.buffer.write(line)
        if not line:
            sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        if isinstance(error, BrokenPipeError):
            return False
        raise OutputError(f"standard output cannot be written: {error.strerror}; the records are incomplete") from error
    return True


def report(name: str, counted: Counter[str], letters: Sequence[Message]) -> None:
    """Print a summary of a filter's articles to standard error, and the first reasons of failures.

    Args:
        name: the filter.
        counted: articles by result; `PASSED_DEAD` are dead letters of an earlier filter.
        letters: the first dead letters of this filter.

    Raises:
        AllDeadError: there were articles, and all are dead letters.
    """
    from wiredesk.dead_letter import PREFIX, loggable_reason, without_note
    from wiredesk.stages.filters.filter import PASSED_DEAD
    from wiredesk.telemetry.counts import counted_noun, summary

    passed = counted.pop(PASSED_DEAD, 0)
    earlier = f"; passed on {counted_noun(passed, 'dead letter')} of an earlier filter" if passed else ""
    typer.echo(f"wiredesk {name}: {summary(counted)}{earlier}", err=True)
    for letter in letters:
        line = int(letter.header(PREFIX + "offset") or 0) + 1
        kind, reason = letter.header(PREFIX + "exception.class.name"), without_note(loggable_reason(letter))
        typer.echo(f"line {line}: {kind}: {reason}", err=True)
    if counted["dead"] > len(letters):
        more = counted["dead"] - len(letters)
        typer.echo(f"and {more} more: the header {PREFIX}exception.message of each has its reason", err=True)
    dead = counted["dead"] + passed
    if dead and counted.total() == counted["dead"]:
        raise AllDeadError(
            f"{name}: no article succeeded, {counted_noun(dead, 'article')} failed: a filter reads JSON lines, "
            "one article a line"
        )
