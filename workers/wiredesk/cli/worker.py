"""`wiredesk worker`: runs stages."""

import logging
import signal
import types
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from wiredesk.errors import OperationError
from wiredesk.settings import Settings, load_settings, unknown_settings

if TYPE_CHECKING:
    from wiredesk.stage import Stage, StatefulStage

log = logging.getLogger(__name__)


class StageName(StrEnum):
    """The stages that a worker can run."""

    clean = "clean"
    enrich = "enrich"
    link = "link"
    watch = "watch"


class _Stopped(Exception):
    """SIGTERM or SIGINT was received."""


def worker(
    stages: Annotated[list[StageName], typer.Argument(help="Stages to run, each in its own process.")],
) -> None:
    """Run stages against the configured Kafka until stopped.

    Start more workers of a stage, here or on other machines, and Kafka assigns the partitions to them.
    Of several workers of `link` or `watch` one works and the others stand by.

    [bold]Example[/bold]: WIREDESK_BROKERS=kafka:9092 wiredesk worker clean enrich
    """
    from wiredesk.stages.registry import WORKERS
    from wiredesk.telemetry.logs import set_up_logs

    settings = load_settings()
    set_up_logs(settings, "worker")
    for message in unknown_settings():
        log.warning("%s", message)
    run_until_stopped([WORKERS[stage] for stage in dict.fromkeys(stages)], settings)


def run_until_stopped(stages: "Sequence[Stage | StatefulStage]", settings: Settings) -> None:
    """Keep a process running for each of some stages, until SIGTERM or SIGINT.

    Raises:
        typer.Exit: a stage cannot run; the reason is logged.
    """
    from wiredesk.stages.supervisor import Supervisor

    supervisor = Supervisor(stages, settings)
    try:
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, _stop)
        supervisor.start()
        while True:
            supervisor.watch(3600)
    except OperationError as error:  # logged like every other line: programs read the logs of containers
        log.error("%s", error)
        raise typer.Exit(error.status) from error
    except _Stopped:
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, signal.SIG_IGN)  # stopping is bounded in time; ignore further signals
    finally:
        supervisor.stop()


def _stop(signum: int, frame: types.FrameType | None) -> None:
    raise _Stopped
