"""The desk as an aiohttp application: the page, the API, metrics and health."""

import asyncio
import gzip
import logging
import sqlite3
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import orjson
from aiohttp import web
from aiohttp.typedefs import Middleware

from wiredesk.desk.api.auth import AccessControl, DeniedError, Next, add_headers
from wiredesk.desk.api.files import FILES, PAGES, PageFile, takes_gzip
from wiredesk.desk.api.live import Live, article_event, flow_event, withdrawn_event
from wiredesk.desk.api.openapi import document
from wiredesk.desk.api.routes import AFTER, ROUTES, Route
from wiredesk.desk.ingest.lag import UNKNOWN, Lags
from wiredesk.desk.metrics import DeskMetrics
from wiredesk.desk.queries.article import article
from wiredesk.desk.queries.names import names
from wiredesk.desk.queries.people import person
from wiredesk.desk.queries.places import place
from wiredesk.desk.queries.river import Filters, missed, river, sources
from wiredesk.desk.store.faults import DamagedStoreError, StoreUnavailableError
from wiredesk.desk.store.flow import throughput
from wiredesk.desk.store.store import BusyError, Store
from wiredesk.desk.store.trends import trends
from wiredesk.desk.store.writer import Changes
from wiredesk.settings import Settings
from wiredesk.web.observed import Reasons, observed

log = logging.getLogger(__name__)

Parameters = dict[str, Any]
"""The validated parameters of a request; None for those not given."""

Result = dict[str, Any] | None

UNCACHED = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}

MIN_COMPRESSED = 1_400
"""Bytes from which a response is compressed: a shorter one fits into one packet."""

QUERIES: dict[str, Callable[[sqlite3.Connection, Parameters, int], Result]] = {
    "/api/articles": lambda read, given, now: river(
        read,
        Filters(given["person"], given["place"], given["source"], given["kind"]),
        given["before"],
        given["limit"],
    ),
    "/api/article": lambda read, given, now: article(read, given["id"]),
    "/api/person": lambda read, given, now: person(read, given["id"], given["before"], given["limit"]),
    "/api/place": lambda read, given, now: place(read, given["id"], given["before"], given["limit"]),
    "/api/trends": lambda read, given, now: trends(read, now),
    "/api/names": lambda read, given, now: names(read, given["q"], given["type"]),
    "/api/sources": lambda read, given, now: sources(read),
}
"""The store query of each route; the other routes use the desk's own state."""


class Desk:
    """The desk's state: its store and its open live streams.

    Args:
        store: an open store.
        metrics: the desk's metrics.
    """

    def __init__(self, store: Store, metrics: DeskMetrics) -> None:
        self.store, self.metrics = store, metrics
        self.live = Live()
        self._lags: Lags = UNKNOWN
        metrics.articles.set_function(lambda: store.articles)
        metrics.live_pages.set_function(lambda: len(self.live))

    def changed(self, changes: Changes, catching_up: bool) -> None:
        """Publish what a batch changed to all open pages, except while the desk catches up."""
        for topic, records in changes.records.items():
            self.metrics.records.labels(topic).inc(records)
        if catching_up:
            return
        events = [withdrawn_event(article_id) for article_id in changes.withdrawn]
        self.live.send(events + [article_event(seq, card) for seq, card in sorted(changes.shown.items())])

    async def caught_up(self, before: int) -> None:
        """Publish the newest articles after `before` that arrived while the desk caught up."""
        try:
            rows = await self.store.ask(missed, before)
        except BusyError:  # pages get them when they reload
            return
        self.live.send([article_event(seq, card) for seq, card in rows])

    def lag(self, lags: Lags) -> None:
        """Set the lag of the stages."""
        self._lags = lags
        self.metrics.show_lag(lags)

    async def flow(self) -> dict[str, Any]:
        """The response of `/api/flow`."""
        return {
            **await self.store.ask(throughput, self.store.now()),
            "stored": self.store.articles,
            "live_pages": len(self.live),
            "lag": {stage: None if parts is None else sum(parts.values()) for stage, parts in self._lags.items()},
        }

    async def publish_flow(self, every: float) -> None:
        """Publish throughput and lag to all open pages every few seconds, until cancelled."""
        while True:
            await asyncio.sleep(every)
            try:
                await self.store.expire()
                self.live.send([flow_event(await self.flow())])
            except (BusyError, StoreUnavailableError) as error:  # such as a full disk: retry next time
                log.warning("cannot publish throughput: %s: %s", type(error).__name__, error)


def application(
    desk: Desk,
    settings: Settings,
    host: str,
    page: Mapping[str, PageFile],
    live: Reasons,
    ready: Reasons,
) -> web.Application:
    """The desk's web application.

    Args:
        desk: its state.
        settings: for access control.
        host: the address it binds to.
        page: the page's files.
        live: reasons to restart the process.
        ready: reasons why it is not ready.
    """
    app = web.Application(middlewares=[_error_responses(AccessControl(settings, host), desk.metrics)])
    app.on_response_prepare.append(add_headers)
    for route in ROUTES:
        app.router.add_get(route.path, _handler(desk, route), allow_head=route.answer is not None)
    app.router.add_get("/api/openapi.json", _openapi)
    app.add_routes(observed(desk.metrics.registry, live, ready))
    for path in PAGES:
        app.router.add_get(path, _page(page, "index.html"))
    app.router.add_get(FILES.replace("}", ":.+}"), _page(page))
    return app


def _error_responses(access: AccessControl, metrics: DeskMetrics) -> Middleware:
    @web.middleware
    async def handle(request: web.Request, handler: Next) -> web.StreamResponse:
        resource = request.match_info.route.resource
        route, began = resource.canonical if resource else "none", time.perf_counter()
        try:
            access.check(request, route)
            return await handler(request)
        except DeniedError as refused:
            return _error(refused.status, refused.reason, refused.headers)
        except web.HTTPNotFound:
            return _error(404, "no such address: see /api/openapi.json")
        except web.HTTPException as error:
            return _error(
                error.status, error.reason, {"Allow": error.headers["Allow"]} if error.status == 405 else None
            )
        except BusyError:
            return _error(503, "too many requests: retry in a second", {"Retry-After": "1"})
        except (StoreUnavailableError, DamagedStoreError) as error:
            log.warning("request to %s failed: %s", route, error)
            return _error(503, "the desk cannot read its file: see its log", {"Retry-After": "10"})
        except ConnectionError:
            raise  # the client disconnected
        except Exception:
            log.exception("request to %s failed", route)
            return _error(500, "internal error: see the desk's log")
        finally:
            if route != "/api/live":  # lasts as long as a page is open
                metrics.request_seconds.labels(route).observe(time.perf_counter() - began)

    return handle


def _handler(desk: Desk, route: Route) -> Callable[[web.Request], Any]:
    if route.path == "/api/live":
        return partial(_live, desk)
    if route.path == "/api/flow":
        return partial(_flow, desk)
    query = QUERIES[route.path]

    async def answer(request: web.Request) -> web.Response:
        parameters = {item.name: item.read(request.query.get(item.name)) for item in route.parameters}
        compressed = takes_gzip(request)
        body = await desk.store.ask(lambda read: _body(query(read, parameters, desk.store.now()), compressed))
        if body is None:
            raise DeniedError(404, "no such id in the store: withdrawn, too old, or unknown; see /api/articles")
        return _json(*body)

    return answer


async def _flow(desk: Desk, request: web.Request) -> web.Response:
    return _json(orjson.dumps(await desk.flow()), False)


async def _openapi(request: web.Request) -> web.Response:
    return _json(await asyncio.to_thread(document), False)


def _page(page: Mapping[str, PageFile], name: str | None = None) -> Callable[[web.Request], Any]:
    async def show(request: web.Request) -> web.Response:
        file = page.get(name or request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        return file.answer(request)

    return show


async def _live(desk: Desk, request: web.Request) -> web.StreamResponse:
    after = AFTER.read(request.query.get("after") or request.headers.get("Last-Event-ID"))
    if desk.live.full:
        raise DeniedError(503, "too many live pages: close some, or try again later", {"Retry-After": "10"})
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    transport = request.transport
    # Register first, so that events during the query are queued and none is missed.
    with desk.live.stream(transport if isinstance(transport, asyncio.Transport) else None) as stream:
        first = [flow_event(await desk.flow())]
        if after is not None:
            first = [article_event(seq, card) for seq, card in await desk.store.ask(missed, int(after))] + first
        await response.prepare(request)
        try:
            await response.write(b"".join(first))
            async for events in stream.events():
                await response.write(events)
        except ConnectionError:  # the page was closed, or read too slowly
            pass
    return response


def _body(result: Result, compressed: bool) -> tuple[bytes, bool] | None:
    """A response body, compressed if large enough. Runs in a reader thread."""
    if result is None:
        return None
    body = orjson.dumps(result)
    return (gzip.compress(body, 1, mtime=0), True) if compressed and len(body) >= MIN_COMPRESSED else (body, False)


def _json(body: bytes, compressed: bool) -> web.Response:
    headers = {**UNCACHED, "Content-Encoding": "gzip"} if compressed else UNCACHED
    return web.Response(body=body, content_type="application/json", headers=headers)


def _error(status: int, message: str, headers: dict[str, str] | None = None) -> web.Response:
    body = orjson.dumps({"error": message})
    return web.Response(
        status=status, body=body, content_type="application/json", headers={**UNCACHED, **(headers or {})}
    )
