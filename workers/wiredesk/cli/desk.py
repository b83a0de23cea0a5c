"""`wiredesk desk`: the web page and its API."""

import asyncio
import logging
import signal
from typing import Annotated

import typer

from wiredesk.errors import OperationError
from wiredesk.settings import Settings, load_settings, unknown_settings

log = logging.getLogger(__name__)


def desk(
    host: Annotated[str | None, typer.Option(help="Overrides WIREDESK_DESK_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Overrides WIREDESK_DESK_PORT; 0: any free port.")] = None,
) -> None:
    """Serve a page and an HTTP API with articles as they arrive, the entities they name and their quotes.

    The data comes from the topics and is kept in the file WIREDESK_DESK_FILE; only watches are written
    to Kafka, and only with the token of WIREDESK_DESK_WRITE_TOKEN.

    [bold]Example[/bold]: WIREDESK_BROKERS=kafka:9092 wiredesk desk --port 8600
    """
    from wiredesk.telemetry.logs import set_up_logs

    given = {"desk_host": host, "desk_port": port}
    settings = load_settings(**{name: value for name, value in given.items() if value is not None})
    set_up_logs(settings, "desk")
    for message in unknown_settings():
        log.warning("%s", message)
    try:
        asyncio.run(_serve(settings))
    except OperationError as error:  # logged like every other line: programs read the logs of containers
        log.error("%s", error)
        raise typer.Exit(error.status) from error


async def _serve(settings: Settings) -> None:
    from wiredesk.desk.run import running_desk

    stopped = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stopped.set)
    async with running_desk(settings) as desk:
        if settings.log_format == "json":
            log.info("the desk is at %s", desk.address)
        else:
            typer.echo(f"The desk is at {desk.address}", err=True)
        waiting = asyncio.create_task(stopped.wait())
        done, _ = await asyncio.wait({waiting, *desk.tasks}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        for task in done - {waiting}:
            await task
