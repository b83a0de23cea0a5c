import socket
import subprocess
import sys
import threading
import time

import pytest

from tests.ports import consecutive_ports
from wiredesk.dlq.limits import TooManyDeadError
from wiredesk.errors import ConfigurationError
from wiredesk.settings import Settings, load_settings
from wiredesk.stage import Stage, Work
from wiredesk.stages.supervisor import Supervisor, WorkerFailedError


def prepare(settings: Settings) -> Work:
    raise AssertionError("no article comes so far")


def too_many_dead(settings: Settings) -> None:
    raise TooManyDeadError("clean stops: 201 consecutive articles became dead letters")


def wrong_list(settings: Settings) -> None:
    raise ConfigurationError("WIREDESK_KNOWLEDGE_FILE: line 3 is no JSON")


def watch(*stages: Stage, **settings: object) -> None:
    supervisor = Supervisor(stages, load_settings(**settings))
    supervisor.start()
    deadline = time.monotonic() + 60
    try:
        while time.monotonic() < deadline:
            supervisor.watch(1)
    finally:
        supervisor.stop()


def test_a_stage_that_stopped_because_of_dead_letters_is_not_restarted() -> None:
    with pytest.raises(TooManyDeadError, match="clean stopped because of its dead letters and is not restarted"):
        watch(Stage("clean", "raw", prepare, check=too_many_dead))


def test_a_misconfigured_stage_is_not_restarted() -> None:
    with pytest.raises(WorkerFailedError, match="clean cannot run with this configuration"):
        watch(Stage("clean", "raw", prepare, check=wrong_list))


def test_each_stage_has_its_own_port_and_a_port_in_use_ends_the_worker(
    capfd: pytest.CaptureFixture[str],
) -> None:
    port = consecutive_ports()
    taken = port + 1
    with socket.create_server(("127.0.0.1", taken)):
        first, second = Stage("clean", "raw", prepare), Stage("enrich", "clean", prepare)

        with pytest.raises(WorkerFailedError, match="enrich cannot run with this configuration"):
            watch(first, second, monitoring_port=port, brokers="127.0.0.1:9")

    assert f"enrich: port {taken} of 127.0.0.1 is in use: set WIREDESK_MONITORING_PORT" in capfd.readouterr().err


def test_a_stage_stopped_while_it_is_watched_is_not_restarted(caplog: pytest.LogCaptureFixture) -> None:
    supervisor = Supervisor([Stage("clean", "raw", prepare)], load_settings(brokers="127.0.0.1:9"))
    supervisor.start()
    watching = threading.Thread(target=supervisor.watch, args=(60,))
    watching.start()

    supervisor.stop()
    watching.join(30)

    assert not watching.is_alive()
    assert "starting again" not in caplog.text


def test_the_supervisor_holds_nothing_that_only_its_stages_work_with() -> None:
    code = (
        "import sys\n"
        "import wiredesk.cli.main, wiredesk.stages.registry, wiredesk.stages.supervisor\n"
        "print([name for name in ('aiokafka', 'aiohttp', 'faust', 'lxml', 'numpy') if name in sys.modules])\n"
    )

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ended.stdout == "[]\n"
