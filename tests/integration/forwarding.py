"""A TCP port that forwards to another for the length of a block, to simulate a broker that becomes available."""

import contextlib
import socket
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def forwarded_port(port: int, target: int) -> Iterator[None]:
    """Forward connections from `port` to `target` for the length of a block."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        threading.Thread(target=_accept, args=(listener, target), daemon=True).start()
        yield


def _accept(listener: socket.socket, target: int) -> None:
    with contextlib.suppress(OSError):  # the block has ended and the listener is closed
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
