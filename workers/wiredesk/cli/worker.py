"""`wiredesk worker`: stages against Kafka."""

import logging
import signal
import types
from enum import StrEnum
from typing import Annotated

import typer

from wiredesk.errors import OperationError
from wiredesk.settings import load_settings, unknown_settings

log = logging.getLogger(__name__)


class StageName(StrEnum):
    """The stages that a worker can run."""

    clean = "clean"
    enrich = "enrich"


class _Stopped(Exception):
    """SIGTERM or SIGINT came."""


def worker(
    stages: Annotated[list[StageName], typer.Argument(help="The stages to run, each in a process of its own.")],
) -> None:
    """Run stages against the configured Kafka until stopped.

    Start more workers of a stage, here or on other machines, and Kafka divides the partitions among them.

    [bold]Example[/bold]: WIREDESK_BROKERS=kafka:9092 wiredesk worker clean enrich
    """
    from wiredesk.stages.registry import STAGES
    from wiredesk.stages.supervisor import Supervisor
    from wiredesk.telemetry.logs import set_up_logs

    settings = load_settings()
    set_up_logs(settings, "worker")
    for complaint in unknown_settings():
        log.warning("%s", complaint)
    supervisor = Supervisor([STAGES[stage] for stage in dict.fromkeys(stages)], settings)
    try:
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, _stop)
        supervisor.start()
        while True:
            supervisor.watch(3600)
    except OperationError as error:  # in the form of all other lines: a container's are read by programs
        log.error("%s", error)
        raise typer.Exit(error.status) from error
    except _Stopped:
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, signal.SIG_IGN)  # stopping is bounded in time; asked twice is asked once
    finally:
        supervisor.stop()


def _stop(signum: int, frame: types.FrameType | None) -> None:
    raise _Stopped
