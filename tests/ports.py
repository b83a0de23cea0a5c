"""TCP ports for tests that bind them later, or again. `make kafka` needs them before `wiredesk` is installed."""

import contextlib
import fcntl
import os
import random
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path


def lasting_port() -> int:
    """A port of 127.0.0.1 that is not in use, below the range that systems use for outgoing connections.

    A port in that range can be taken by a client, even by one that tries to connect to this very port, before the
    server binds it or while it restarts. No other process gets the port from here until this one has ended: several
    test runs start hundreds of brokers at once, and on a busy machine seconds pass before one binds its port.
    """
    while not _is_claimed(port := random.randrange(12_000, 32_000)) or _listens(port):
        pass
    return port


def consecutive_ports() -> int:
    """The first of two ports that follow each other, as the stages of one worker use them."""
    while not _is_claimed((port := lasting_port()) + 1) or _listens(port + 1):
        pass
    return port


def _is_claimed(port: int) -> bool:
    """Claim a port among all processes of this user; False if it has been claimed before."""
    folder = Path(tempfile.gettempdir()) / f"wiredesk-test-ports-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    claim = os.open(folder / str(port), os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)  # held until this process ends
    except BlockingIOError:
        os.close(claim)
        return False
    return True


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class ReservedPort:
    """A port of 127.0.0.1 that is bound, and refuses connections until it forwards them."""

    def __init__(self, held: socket.socket) -> None:
        self._held = held
        self.number: int = held.getsockname()[1]

    @contextlib.contextmanager
    def forwarding(self, target: int) -> Iterator[None]:
        """Forward connections to another port for the length of a block, as a broker that becomes available."""
        self._held.listen(128)
        threading.Thread(target=_accept, args=(self._held, target), daemon=True).start()
        try:
            yield
        finally:
            self._held.shutdown(socket.SHUT_RDWR)  # ends `accept` in the thread, which closing does not


@contextlib.contextmanager
def reserved_port() -> Iterator[ReservedPort]:
    """A port that nobody else can take for the length of a block."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield ReservedPort(held)


def _accept(listener: socket.socket, target: int) -> None:
    with contextlib.suppress(OSError):  # the block has ended
        while True:
            here, _ = listener.accept()
            there = socket.create_connection(("127.0.0.1", target))
            for source, sink in ((here, there), (there, here)):
                threading.Thread(target=_forward, args=(source, sink), daemon=True).start()


def _forward(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while received := source.recv(65536):
            sink.sendall(received)
        sink.shutdown(socket.SHUT_WR)
