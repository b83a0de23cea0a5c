"""Reading in a thread, so that a source that delivers nothing for a while does not hold up what has been read."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from typing import TypeVar

Item = TypeVar("Item")

AHEAD = 16
"""Items that are read ahead at most: enough to keep a sender busy, and few enough where each has megabytes."""


async def read_ahead(items: Iterable[Item]) -> AsyncGenerator[Item, None]:
    """The items, in their order, read in a thread.

    The thread is left behind where nobody wants more items while it waits for one: nothing can end such a wait.

    Raises:
        Exception: what reading an item raises.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[Item | _End] = asyncio.Queue()
    room, closed = threading.Semaphore(AHEAD), threading.Event()

    def put(item: "Item | _End") -> None:
        with suppress(RuntimeError):  # the loop has ended, and nobody wants more
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
    """Stands behind the last item, with what reading the next one raised."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error
