"""The live stream: server-sent events to every page that is open.

What is told is put into bytes once and shared by all streams, so 200 pages cost little more than one. Each stream has a
bounded queue; a page that reads too slowly is cut off, comes again, and gets what it missed from the store.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import orjson

MOST_STREAMS = 1_000
"""Open streams; each holds a connection of the machine's."""

MOST_TOLD, MOST_BYTES = 200, 4 << 20
"""What may wait for a slow reader: forty seconds of a busy wire. All who wait share the bytes."""


class Stream:
    """What waits to be sent to one page."""

    def __init__(self) -> None:
        self._told: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._bytes = 0
        self.cut_off = False

    def tell(self, told: bytes) -> bool:
        """Queue events; False where the page reads too slowly, after which it gets none."""
        if self._told.qsize() >= MOST_TOLD or self._bytes + len(told) > MOST_BYTES:
            self.cut_off = True
            return False
        self._bytes += len(told)
        self._told.put_nowait(told)
        return True

    def end(self) -> None:
        """End after what is queued."""
        self._told.put_nowait(None)

    async def events(self) -> AsyncIterator[bytes]:
        """Events as they come, several at a time where several wait, until the end."""
        while (told := await self._told.get()) is not None:
            self._bytes -= len(told)
            yield told


class Live:
    """All open streams."""

    def __init__(self) -> None:
        self._streams: dict[Stream, asyncio.Transport | None] = {}
        self._ended = False

    def __len__(self) -> int:
        return len(self._streams)

    @property
    def full(self) -> bool:
        """True where no more streams are taken."""
        return self._ended or len(self._streams) >= MOST_STREAMS

    @contextmanager
    def stream(self, transport: asyncio.Transport | None) -> Iterator[Stream]:
        """A stream for the length of a block; its connection is cut where it reads too slowly."""
        stream = Stream()
        self._streams[stream] = transport
        try:
            yield stream
        finally:
            self._streams.pop(stream, None)

    def tell(self, events: Sequence[bytes]) -> None:
        """Send events to every stream."""
        told = b"".join(events)
        if not told:
            return
        for stream, transport in list(self._streams.items()):
            if not stream.tell(told):
                del self._streams[stream]
                if transport is not None:
                    transport.abort()  # its writer waits for a reader that does not read: only this wakes it

    def end(self) -> None:
        """End all streams, and take no more."""
        self._ended = True
        for stream in self._streams:
            stream.end()


def article_event(seq: int, card: bytes) -> bytes:
    """An article that came, or was corrected; JSON in one line, as `model_dump_json` and orjson write it."""
    return b"event: article\nid: %d\ndata: %b\n\n" % (seq, card)


def withdrawn_event(article_id: str) -> bytes:
    """An article that was taken back."""
    return b"event: withdrawn\ndata: %b\n\n" % orjson.dumps({"article_id": article_id})


def flow_event(flow: dict[str, Any]) -> bytes:
    """The answer to `/api/flow`, which also tells both ends that the other is there."""
    return b"event: flow\ndata: %b\n\n" % orjson.dumps(flow)
