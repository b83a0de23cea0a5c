"""An HTTP server for the length of a block."""

import errno
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from wiredesk.errors import ConfigurationError

CLOSE_WITHIN = 1.0
"""Seconds in which open requests end when the server does; aiohttp's minute is more than a worker has to stop in."""


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int, settings: str) -> AsyncIterator[str]:
    """Serve `app` for the length of a block; gives its address, as `http://127.0.0.1:8601`.

    Args:
        app: what to serve.
        host: a name or an address of this machine.
        port: 0 for any free one.
        settings: what the names of the two settings begin with, for errors: `WIREDESK_MONITORING`.

    Raises:
        ConfigurationError: host or port cannot be had; the message names the setting.
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
    number = getattr(error, "errno", None)
    # From Python 3.13 on, asyncio says of all addresses of a host together that none can be had, and gives no number.
    none_would_do = isinstance(error, OSError) and number is None
    if isinstance(error, socket.gaierror) or number == errno.EADDRNOTAVAIL or none_would_do:
        return ConfigurationError(
            f"{settings}_HOST={host} is no address of this machine: set it to one, or to 0.0.0.0 for all of them"
        )
    if number == errno.EADDRINUSE:
        return ConfigurationError(
            f"port {port} of {host} is taken: set {settings}_PORT to a free one (a worker takes one for each of its "
            "stages, from that on), or to 0 for any"
        )
    return ConfigurationError(f"{settings}_PORT: port {port} of {host} cannot be had ({error}): set it to another")
