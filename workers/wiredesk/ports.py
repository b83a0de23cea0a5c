"""Free ports on this machine."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager


def free_port() -> int:
    """A TCP port of 127.0.0.1 on which nothing listens right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether nothing listens on that TCP port of 127.0.0.1 right now."""
    with socket.socket() as probe:
        probe.setsockopt(
            socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
        )  # a connection that has just ended does not hold the port
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


@contextmanager
def held_port(preferred: int | None = None) -> Iterator[int]:
    """A free TCP port of 127.0.0.1 that no other process gets from this function while the context lasts.

    Two processes that start at the same time both see a port as free until one of them listens. So the UDP port of the
    same number is held from here on: binding it succeeds once.

    Args:
        preferred: taken if it is free.
    """
    wanted = preferred if preferred is not None and is_free(preferred) else free_port()
    while True:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as holder:
            try:
                holder.bind(("127.0.0.1", wanted))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    wanted = free_port()
                    continue
                # Where no UDP port may be bound, the port is only free right now.
            yield wanted
            return
