"""The command line: its commands, and what a user's mistake looks like."""

import logging
import sys
from importlib.metadata import version
from typing import Annotated

import typer
from aiokafka.errors import KafkaError

from workers.broker.embedded import EmbeddedBrokerError
from workers.cli import dead, demo, doctor, feed, filters, schemas, tail, topics, worker
from workers.dead.box import NoLetterError
from workers.demo.run import StalledError
from workers.feed.feed import FeedError
from workers.feed.source import SourceError
from workers.settings import ConfigurationError
from workers.stream.connection import BrokerAwayError
from workers.stream.supervisor import WorkerFailedError
from workers.stream.topics import TopicError

FAILED, WRONG_USE, BROKER_AWAY, INTERRUPTED = 1, 2, 3, 130
"""Exit statuses: what was asked could not be done; wrong arguments or settings; no broker answers; Ctrl-C."""

DOES_NOT_WORK = (
    EmbeddedBrokerError,
    FeedError,
    NoLetterError,
    SourceError,
    StalledError,
    TopicError,
    WorkerFailedError,
)
"""Errors whose message is meant for the person at the terminal."""

app = typer.Typer(
    help="Streaming news processing on Kafka: raw articles in, clean text, entities and quotes out.\n\n"
    "Settings come from WIREDESK_… variables or a file .env. Exit status: 0 done, 1 failed, 2 wrong arguments or "
    "settings, 3 no broker answers.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command()(demo.demo)
app.command()(worker.worker)
app.command()(feed.feed)
app.command()(tail.tail)
app.command()(filters.clean)
app.command()(filters.enrich)
app.command()(doctor.doctor)
app.add_typer(topics.app, name="topics")
app.add_typer(dead.app, name="dead")
app.add_typer(schemas.app, name="schemas")


@app.callback()
def options(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    """Streaming news processing on Kafka: raw articles in, clean text, entities and quotes out."""
    if show_version:
        typer.echo(version("wiredesk"))
        raise typer.Exit


def main() -> None:
    """Run the command; a user's mistake is one line on standard error, never a traceback."""
    logging.basicConfig(format="%(levelname)s %(message)s", level=logging.WARNING)
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # what fails is told once, by the command itself
    try:
        app()
    except ConfigurationError as error:
        _fail(error, WRONG_USE)
    except BrokerAwayError as error:
        _fail(error, BROKER_AWAY)
    except DOES_NOT_WORK as error:
        _fail(error, FAILED)
    except KafkaError as error:
        _fail(error, BROKER_AWAY)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _fail(error: Exception, status: int) -> None:
    typer.echo(f"wiredesk: {error}", err=True)
    sys.exit(status)
