"""A TCP port that leads to another, opened when the test wants it: a broker that was away and comes."""

import contextlib
import socket
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def door(port: int, leads_to: int) -> Iterator[None]:
    """Connections to `port` reach `leads_to`, for the length of a block."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        threading.Thread(target=_welcome, args=(listener, leads_to), daemon=True).start()
        yield


def _welcome(listener: socket.socket, leads_to: int) -> None:
    with contextlib.suppress(OSError):  # the block has ended and the listener is closed
        while True:
            here, _ = listener.accept()
            there = socket.create_connection(("127.0.0.1", leads_to))
            for source, sink in ((here, there), (there, here)):
                threading.Thread(target=_pass_on, args=(source, sink), daemon=True).start()


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while received := source.recv(65536):
            sink.sendall(received)
        sink.shutdown(socket.SHUT_WR)
