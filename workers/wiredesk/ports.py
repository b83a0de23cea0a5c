"""Free ports on this machine."""

import socket


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
