"""An HTTP server as an async context manager."""

import errno
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from wiredesk.errors import ConfigurationError

CLOSE_WITHIN = 1.0
"""Seconds that open requests have when the server stops; aiohttp's default of a minute exceeds a worker's stop time."""


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int, settings: str) -> AsyncIterator[str]:
    """Serve `app` inside the context; yields its address, such as `http://127.0.0.1:8601`.

    Args:
        app: what to serve.
        host: a host name or address of this machine.
        port: 0 for any free port.
        settings: prefix of the two settings, for error messages: `WIREDESK_MONITORING`.

    Raises:
        ConfigurationError: host or port is not available; the message names the setting.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSE_WITHIN)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, OverflowError) as error:
            raise _cannot_serve(error, host, port, settings) from error
        where, taken = runner.addresses[0][:2]
        yield f"http://{f'[{where}]' if ':' in where else where}:{taken}"
    finally:
        await runner.cleanup()


def _cannot_serve(error: Exception, host: str, port: int, settings: str) -> ConfigurationError:
    code = getattr(error, "errno", None)
    # Since Python 3.13 asyncio raises one error without errno if no address of the host is available.
    no_address = isinstance(error, OSError) and code is None
    if isinstance(error, socket.gaierror) or code == errno.EADDRNOTAVAIL or no_address:
        return ConfigurationError(
            f"{settings}_HOST={host} is not an address of this machine: set it to one, or to 0.0.0.0 for all interfaces"
        )
    if code == errno.EADDRINUSE:
        return ConfigurationError(
            f"port {port} of {host} is in use: set {settings}_PORT to a free port (a worker uses consecutive ports, "
            "one per stage), or to 0 for any"
        )
    return ConfigurationError(f"{settings}_PORT: port {port} of {host} is not available ({error}): set it to another")
