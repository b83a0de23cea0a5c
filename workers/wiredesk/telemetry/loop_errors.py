"""Logs unhandled errors of an event loop on one line each, at a limited rate."""

import asyncio
import errno
import logging
import time
from typing import Any

log = logging.getLogger(__name__)

REPORT_EVERY = 60.0
"""Seconds between log lines about the same kind of error. A server without file descriptors fails at every waiting
connection, hundreds of times a second, and asyncio (until Python 3.14) logs each with its traceback."""


class LoopErrors:
    """An exception handler for an event loop: `loop.set_exception_handler(LoopErrors())`."""

    def __init__(self) -> None:
        self._reported: dict[str, float] = {}

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Log an error, unless one of its kind was logged within `REPORT_EVERY` seconds."""
        error = context.get("exception")
        text = f"{context.get('message', 'an error in the event loop')}: {type(error).__name__}: {error}"
        now = time.monotonic()
        kind = f"{type(error).__name__} {getattr(error, 'errno', '')} {context.get('message', '')}"
        if now - self._reported.get(kind, -REPORT_EVERY) < REPORT_EVERY:
            return
        self._reported[kind] = now
        if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
            text += ": raise the limit of open files, as with `ulimit -n 65536`"
        log.error("%s", text, exc_info=error if log.isEnabledFor(logging.DEBUG) else None)
