"""`wiredesk desk`: the page on which a newsroom sees what passes."""

import asyncio
import logging
import signal
from typing import Annotated

import typer

from wiredesk.errors import OperationError
from wiredesk.settings import Settings, load_settings, unknown_settings

log = logging.getLogger(__name__)


def desk(
    host: Annotated[str | None, typer.Option(help="Instead of WIREDESK_DESK_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Instead of WIREDESK_DESK_PORT; 0: any free one.")] = None,
) -> None:
    """Show articles as they pass, who is named, and who said what, on a page and over HTTP, until stopped.

    What it shows stands in the file WIREDESK_DESK_FILE and is made of the topics; it changes nothing in Kafka.

    [bold]Example[/bold]: WIREDESK_BROKERS=kafka:9092 wiredesk desk --port 8600
    """
    from wiredesk.telemetry.logs import set_up_logs

    given = {"desk_host": host, "desk_port": port}
    settings = load_settings(**{name: value for name, value in given.items() if value is not None})
    set_up_logs(settings, "desk")
    for complaint in unknown_settings():
        log.warning("%s", complaint)
    try:
        asyncio.run(_serve(settings))
    except OperationError as error:  # in the form of all other lines: a container's are read by programs
        log.error("%s", error)
        raise typer.Exit(error.status) from error


async def _serve(settings: Settings) -> None:
    from wiredesk.desk.run import desk_at_work

    stopped = asyncio.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(ending, stopped.set)
    async with desk_at_work(settings) as at_work:
        if settings.log_format == "json":
            log.info("the desk is at %s", at_work.address)
        else:
            typer.echo(f"The desk is at {at_work.address}", err=True)
        waiting = asyncio.create_task(stopped.wait())
        done, _ = await asyncio.wait({waiting, *at_work.tasks}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        for task in done - {waiting}:
            await task
