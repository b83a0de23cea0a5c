"""The command line: its commands and how errors are shown."""

import errno
import logging
import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from wiredesk.cli import dead, demo, desk, doctor, feed, filters, notify, schemas, tail, topics, watch, worker
from wiredesk.errors import BrokerAwayError, OperationError

INTERRUPTED = 130
"""Exit status after Ctrl-C, as in shells; the other statuses are defined in `wiredesk.errors`."""

ARGUMENTS_REFUSED_LATER = {"allow_extra_args": True}
"""The filters refuse files themselves, in order to say that they read standard input."""

app = typer.Typer(
    help="Streaming news processing on Kafka: raw articles in, clean text, entities and quotes out.\n\n"
    "Settings come from WIREDESK_… variables or a file .env. Exit status: 0 done, 1 failed, 2 wrong arguments or "
    "settings, 3 no broker answers, 4 too many dead letters.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command()(demo.demo)
app.command()(worker.worker)
app.command()(desk.desk)
app.command()(feed.feed)
app.command()(tail.tail)
app.command(context_settings=ARGUMENTS_REFUSED_LATER)(filters.clean)
app.command(context_settings=ARGUMENTS_REFUSED_LATER)(filters.enrich)
app.command(context_settings=ARGUMENTS_REFUSED_LATER)(filters.link)
app.command()(notify.notify)
app.command()(doctor.doctor)
app.add_typer(watch.app, name="watch")
app.add_typer(topics.app, name="topics")
app.add_typer(dead.app, name="dead")
app.add_typer(schemas.app, name="schemas")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(version("wiredesk"))
        raise typer.Exit


@app.callback()
def options(
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Streaming news processing on Kafka: raw articles in, clean text, entities and quotes out."""


DISK_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""Faults of a disk that name no file: those of standard output and of temporary files."""


class CommandFormatter(logging.Formatter):
    """Ends a line about a record with where the record stands, as in the logs of workers."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line without exceptions."""
        line = super().formatMessage(record)
        if not hasattr(record, "topic"):
            return line
        from wiredesk.telemetry.logs import location  # here, since few commands log such lines

        return line + location(vars(record))


def main() -> None:
    """Run the command; an expected error is one line on standard error, never a traceback."""
    handler = logging.StreamHandler()
    handler.setFormatter(CommandFormatter("%(levelname)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # the command itself reports failures once
    try:
        app()
    except OperationError as error:
        _fail(error, error.status)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        if error.filename is None and error.errno not in DISK_FAULTS:
            raise
        _fail(error, OperationError.status, f"{error.filename}: " if error.filename else "")
    except Exception as error:
        from aiokafka.errors import KafkaError  # here, since most commands end without ever needing it

        if not isinstance(error, KafkaError):
            raise
        _fail(error, BrokerAwayError.status)


def _fail(error: Exception, status: int, where: str = "") -> None:
    text = error.strerror if isinstance(error, OSError) else error
    typer.echo(f"wiredesk: {where}{text}", err=True)
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
    sys.exit(status)
