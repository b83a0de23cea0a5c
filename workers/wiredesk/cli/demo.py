"""`wiredesk demo`: broker, stages and desk on this machine."""

import asyncio
import contextlib
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Annotated

import orjson
import typer
from pydantic import SecretStr

from wiredesk.demo.collect import Finished
from wiredesk.ports import is_free
from wiredesk.settings import Settings, load_settings


def demo(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files and folders to feed; by default the sample articles.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="End when all articles are processed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per article, for programs.")] = False,
    port: Annotated[int | None, typer.Option(help="The desk's port; by default 8600, or a free one.")] = None,
) -> None:
    """Start an embedded Kafka-compatible broker and the stages, feed articles, and show what comes out.

    Results are printed and, without --once, shown on the desk, whose address is printed.

    Set WIREDESK_BROKERS to use a running Kafka instead of the embedded broker.

    [bold]Examples[/bold]: wiredesk demo     wiredesk demo --once story.txt
    """
    from rich.console import Console

    from wiredesk.cli import show
    from wiredesk.cli.next_steps import after_demo, command, while_running
    from wiredesk.demo.run import own_seeds, run
    from wiredesk.feed.source import ArticleSources
    from wiredesk.telemetry.counts import summary

    out, err = Console(), Console(stderr=True)
    counted: Counter[str] = Counter()

    def on_finished(finished: Finished) -> None:
        counted["dead" if finished.letter else "withdrawn" if finished.clean is None else "published"] += 1
        if as_json:
            typer.echo(_line(finished))
        elif finished.letter is not None:
            out.print(show.letter(finished.letter))
        elif finished.clean and finished.entities and finished.quotes:
            out.print(show.article(finished.clean, finished.entities, finished.quotes))
        else:
            out.print(f"[dim]withdrawn[/dim] {finished.key}")

    def say(text: str, style: str = "dim") -> None:
        err.print(text, style=style, markup=False, highlight=False, soft_wrap=True)

    with ArticleSources(paths or [str(own_seeds())]) as sources:
        sources.check(load_settings().max_record_bytes, say)
        with _with_broker(load_settings()) as (settings, check_broker):
            say(f"Kafka is at {settings.brokers}; starting the stages …")
            settings, token = _with_write_token(settings)

            def desk_opened(address: str) -> None:
                say(while_running(address, settings.brokers, command(), token), style="bold")

            with contextlib.suppress(KeyboardInterrupt) if not once else contextlib.nullcontext():
                settings = _with_port(settings, port)
                asyncio.run(run(settings, sources.deliveries(), once, on_finished, desk_opened, check_broker))
    say(summary(counted))
    if once and not as_json:
        say(after_demo(command()))


@contextlib.contextmanager
def _with_broker(settings: Settings) -> Iterator[tuple[Settings, Callable[[], None]]]:
    """Settings that name a broker, and what raises an error once the embedded one has ended."""
    from wiredesk.broker.embedded import running_broker

    if "pool_processes" not in settings.model_fields_set:
        settings = settings.model_copy(
            update={"pool_processes": 1}
        )  # loading more models would take longer than the demo
    if "brokers" in settings.model_fields_set:
        yield settings, lambda: None  # waiting for a Kafka that is away is the clients' task
        return
    default = int(settings.brokers.rpartition(":")[2])  # the default address of all other commands
    with running_broker(settings, default) as broker:
        yield broker.settings, broker.check


def _with_write_token(settings: Settings) -> tuple[Settings, str]:
    """The settings with a token that may change watches on the desk, and this token; a new one if none is set."""
    token = settings.desk_write_token or SecretStr(secrets.token_hex(8))
    return settings.model_copy(update={"desk_write_token": token}), token.get_secret_value()


def _with_port(settings: Settings, port: int | None) -> Settings:
    """The settings with the requested port of the desk; without a request the default one if it is free."""
    if port is None and "desk_port" in settings.model_fields_set:
        return settings
    default = settings.desk_port if is_free(settings.desk_port) else 0
    return settings.model_copy(update={"desk_port": default if port is None else port})


def _line(finished: Finished) -> bytes:
    records = {"clean": finished.clean, "entities": finished.entities, "quotes": finished.quotes}
    line = {name: record.model_dump(mode="json") if record else None for name, record in records.items()}
    reason = None
    if finished.letter is not None:
        reason = finished.letter.headers_for_json()
    return orjson.dumps({"key": finished.key, **line, "dead": reason})
