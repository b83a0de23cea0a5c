"""`wiredesk worker clean enrich` with the poison stages, and any others named as arguments."""

import os
import signal
import sys
import types

from tests.chaos.poison_stages import POISON_STAGES
from wiredesk.settings import load_settings
from wiredesk.stages.registry import WORKERS
from wiredesk.stages.supervisor import Supervisor
from wiredesk.telemetry.logs import set_up_logs


class _Stopped(Exception):
    pass


def main() -> None:
    """Run the stages until SIGTERM, in a separate process group that can be paused and killed as a whole."""
    os.setpgrp()
    settings = load_settings()
    set_up_logs(settings, "worker")
    supervisor = Supervisor([*POISON_STAGES, *(WORKERS[name] for name in sys.argv[1:])], settings)
    signal.signal(signal.SIGTERM, _stop)
    try:
        supervisor.start()
        while True:
            supervisor.watch(3600)
    except _Stopped:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    finally:
        supervisor.stop()


def _stop(signum: int, frame: types.FrameType | None) -> None:
    raise _Stopped


if __name__ == "__main__":
    main()
