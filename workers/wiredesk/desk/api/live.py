"""The live stream: server-sent events to every open page.

Events are serialized once and shared by all streams, so 200 pages cost little more than one. Each stream has a bounded
queue; a page that reads too slowly is disconnected, reconnects, and gets what it missed from the store.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import orjson

MAX_STREAMS = 1_000
"""Open streams; each holds a connection."""

MAX_QUEUED, MAX_BYTES = 200, 4 << 20
"""Events and bytes queued for a slow reader: forty seconds of a busy wire. All streams share the bytes."""


class Stream:
    """The events queued for one page."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._bytes = 0
        self.cut_off = False

    def send(self, events: bytes) -> bool:
        """Queue events; False if the page reads too slowly, after which it gets none."""
        if self._queue.qsize() >= MAX_QUEUED or self._bytes + len(events) > MAX_BYTES:
            self.cut_off = True
            return False
        self._bytes += len(events)
        self._queue.put_nowait(events)
        return True

    def end(self) -> None:
        """End the stream after the queued events."""
        self._queue.put_nowait(None)

    async def events(self) -> AsyncIterator[bytes]:
        """Queued events, possibly several at a time, until the stream ends."""
        while (events := await self._queue.get()) is not None:
            self._bytes -= len(events)
            yield events


class Live:
    """All open streams."""

    def __init__(self) -> None:
        self._streams: dict[Stream, asyncio.Transport | None] = {}
        self._ended = False

    def __len__(self) -> int:
        return len(self._streams)

    @property
    def full(self) -> bool:
        """True if no more streams are accepted."""
        return self._ended or len(self._streams) >= MAX_STREAMS

    @contextmanager
    def stream(self, transport: asyncio.Transport | None) -> Iterator[Stream]:
        """A stream as a context; its connection is closed if it reads too slowly."""
        stream = Stream()
        self._streams[stream] = transport
        try:
            yield stream
        finally:
            self._streams.pop(stream, None)

    def send(self, events: Sequence[bytes]) -> None:
        """Send events to every stream."""
        joined = b"".join(events)
        if not joined:
            return
        for stream, transport in list(self._streams.items()):
            if not stream.send(joined):
                del self._streams[stream]
                if transport is not None:
                    transport.abort()  # wakes its writer, which waits for the client

    def end(self) -> None:
        """End all streams and accept no more."""
        self._ended = True
        for stream in self._streams:
            stream.end()


def article_event(card: dict[str, Any], newest: bool = True) -> bytes:
    """A card that is new, or differs from before.

    Args:
        card: the card.
        newest: it has the greatest `seq` sent so far, so a client may resume after it.
    """
    id_ = b"id: %d\n" % card["seq"] if newest else b""
    return b"event: article\n%bdata: %b\n\n" % (id_, orjson.dumps(card))


def withdrawn_event(article_id: str, card: dict[str, Any] | None) -> bytes:
    """An article that was withdrawn, and what stays of it in the river."""
    return b"event: withdrawn\ndata: %b\n\n" % orjson.dumps({"article_id": article_id, "card": card})


def alert_event(alert: dict[str, Any]) -> bytes:
    """An alert that was raised or changed."""
    return b"event: alert\ndata: %b\n\n" % orjson.dumps(alert)


def flow_event(flow: dict[str, Any]) -> bytes:
    """The response of `/api/flow`; also a heartbeat for both ends."""
    return b"event: flow\ndata: %b\n\n" % orjson.dumps(flow)
