"""Reads a source in a thread, so that a slow source does not delay the items read so far."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from typing import TypeVar

Item = TypeVar("Item")

AHEAD = 16
"""Maximum number of items read ahead: enough to keep a sender busy, few enough for items of megabytes."""


async def read_ahead(items: Iterable[Item]) -> AsyncGenerator[Item, None]:
    """The items in order, read in a thread.

    If the consumer stops while the thread waits for an item, the thread is left running: such a wait cannot be ended.

    Raises:
        Exception: any error of the source.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[Item | _End] = asyncio.Queue()
    room, closed = threading.Semaphore(AHEAD), threading.Event()

    def put(item: "Item | _End") -> None:
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(queue.put_nowait, item)

    def read() -> None:
        error: BaseException | None = None
        try:
            for item in items:
                put(item)
                room.acquire()
                if closed.is_set():
                    return
        except BaseException as raised:
            error = raised
        put(_End(error))

    threading.Thread(target=read, daemon=True, name="read ahead").start()
    try:
        while not isinstance(item := await queue.get(), _End):
            yield item
            room.release()
        if item.error is not None:
            raise item.error
    finally:
        closed.set()
        room.release()


class _End:
    """Follows the last item, with the error of the source, if any."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error
