"""Reads and discards live streams as cheaply as possible: the desk and the workers are measured, not the client."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit


class Page(asyncio.Protocol):
    """An open page that counts the received bytes."""

    def __init__(self, host: str) -> None:
        self._host = host
        self.bytes = 0
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(f"GET /api/live HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        self.bytes += len(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True


@asynccontextmanager
async def open_pages(address: str, count: int) -> AsyncIterator[list[Page]]:
    """Context manager: keep `count` pages open."""
    where = urlsplit(address)
    assert where.hostname
    assert where.port
    host, port = where.hostname, where.port
    loop = asyncio.get_running_loop()
    opened = [await loop.create_connection(lambda: Page(where.netloc), host, port) for _ in range(count)]
    try:
        yield [page for _, page in opened]
    finally:
        for transport, _ in opened:
            transport.close()
