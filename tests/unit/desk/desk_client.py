"""A desk without Kafka, queried over HTTP."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
from aiohttp.test_utils import TestClient, TestServer

from tests.unit.desk.desk_records import Clock, message
from wiredesk.desk.api.files import page_files
from wiredesk.desk.api.server import Desk, application
from wiredesk.desk.metrics import DeskMetrics
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.store.store import Store
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings


class Response(NamedTuple):
    status: int
    headers: Any
    body: bytes


class DeskClient(NamedTuple):
    """A running desk and an HTTP client for it."""

    desk: Desk
    client: "TestClient[Any, Any]"

    async def get(self, path: str, method: str = "GET", **options: Any) -> Response:
        async with self.client.request(method, path, **options) as response:
            return Response(response.status, response.headers, await response.read())

    async def take(self, messages: Sequence[Message], catching_up: bool = False) -> None:
        """Ingest records as if read from the topics, and publish the changes to open pages."""
        await self.desk.changed(await self.desk.store.ingest(messages, catching_up), catching_up)


def serve(
    folder: Path, ask: Callable[[DeskClient], Awaitable[None]], messages: Sequence[Message] = (), **settings: Any
) -> None:
    """Serve a store with these records, and query it."""

    async def run() -> None:
        store = Store(folder / "desk.sqlite", 1000, Clock())
        await store.open()
        await store.offsets("here")
        await store.ingest(messages)
        desk = Desk(store, DeskMetrics(), CardStyle(0.5))
        given = load_settings(**settings)

        async def publish(settings: Settings, written: Sequence[tuple[str, bytes | None]]) -> None:
            """Write watches as Kafka does, and read them back."""
            await store.ingest([message("watches", key, value) for key, value in written])

        app = application(desk, given, given.desk_host, page_files(), list, list, publish)
        async with TestClient(TestServer(app), timeout=aiohttp.ClientTimeout(60)) as client:
            await ask(DeskClient(desk, client))
            desk.live.end()
        await store.close()

    asyncio.run(run())
