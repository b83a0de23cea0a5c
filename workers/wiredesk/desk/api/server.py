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

from wiredesk.desk.api.auth import DeniedError, Guard, Next, add_headers
from wiredesk.desk.api.files import FILES, PAGES, PageFile, takes_gzip
from wiredesk.desk.api.live import Live, article_event, flow_event, withdrawn_event
from wiredesk.desk.api.openapi import document
from wiredesk.desk.api.routes import AFTER, ROUTES, Route
from wiredesk.desk.ingest.lag import UNKNOWN, Lags
from wiredesk.desk.metrics import DeskMetrics
from wiredesk.desk.queries.article import whole
from wiredesk.desk.queries.names import names
from wiredesk.desk.queries.people import person
from wiredesk.desk.queries.places import place
from wiredesk.desk.queries.river import Filters, missed, river, sources
from wiredesk.desk.store.faults import DamagedStoreError, StoreUnavailableError
from wiredesk.desk.store.flow import passed
from wiredesk.desk.store.store import BusyError, Store
from wiredesk.desk.store.trends import trends
from wiredesk.desk.store.writer import Changes
from wiredesk.settings import Settings
from wiredesk.web.observed import Reasons, observed

log = logging.getLogger(__name__)

Asked = dict[str, Any]
"""The parameters of a request, read; one that was not given is None."""

Found = dict[str, Any] | None

UNCACHED = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}

PAYS_FROM = 1_400
"""Bytes from which an answer is packed: a shorter one fits into one packet as it is."""

QUESTIONS: dict[str, Callable[[sqlite3.Connection, Asked, int], Found]] = {
    "/api/articles": lambda read, asked, now: river(
        read, Filters(asked["person"], asked["place"], asked["source"], asked["kind"]), asked["before"], asked["limit"]
    ),
    "/api/article": lambda read, asked, now: whole(read, asked["id"]),
    "/api/person": lambda read, asked, now: person(read, asked["id"], asked["before"], asked["limit"]),
    "/api/place": lambda read, asked, now: place(read, asked["id"], asked["before"], asked["limit"]),
    "/api/trends": lambda read, asked, now: trends(read, now),
    "/api/names": lambda read, asked, now: names(read, asked["q"], asked["type"]),
    "/api/sources": lambda read, asked, now: sources(read),
}
"""What is looked up in the store for each route; the rest answers from what the desk knows of itself."""


class Desk:
    """What the desk shows at the moment: its store, and who looks on.

    Args:
        store: an open one.
        metrics: where it is counted.
    """

    def __init__(self, store: Store, metrics: DeskMetrics) -> None:
        self.store, self.metrics = store, metrics
        self.live = Live()
        self._lags: Lags = UNKNOWN
        metrics.articles.set_function(lambda: store.articles)
        metrics.live_pages.set_function(lambda: len(self.live))

    def changed(self, changes: Changes, catching_up: bool) -> None:
        """Tell all open pages what a batch changed; nothing while the desk catches up, since that is a flood."""
        for topic, records in changes.records.items():
            self.metrics.records.labels(topic).inc(records)
        if catching_up:
            return
        events = [withdrawn_event(article_id) for article_id in changes.withdrawn]
        self.live.tell(events + [article_event(seq, card) for seq, card in sorted(changes.shown.items())])

    async def caught_up(self, before: int) -> None:
        """Tell all open pages the newest of what came while the desk caught up: what is after `before`."""
        try:
            rows = await self.store.ask(missed, before)
        except BusyError:  # then the pages see what came when they are opened again
            return
        self.live.tell([article_event(seq, card) for seq, card in rows])

    def lag(self, lags: Lags) -> None:
        """Take note of how far the stages are behind."""
        self._lags = lags
        self.metrics.show_lag(lags)

    async def flow(self) -> dict[str, Any]:
        """The answer to `/api/flow`."""
        return {
            **await self.store.ask(passed, self.store.now()),
            "stored": self.store.articles,
            "live_pages": len(self.live),
            "lag": {stage: None if parts is None else sum(parts.values()) for stage, parts in self._lags.items()},
        }

    async def keep_telling(self, every: float) -> None:
        """Tell all open pages how much passes, every few seconds, until cancelled."""
        while True:
            await asyncio.sleep(every)
            try:
                await self.store.pass_time()
                self.live.tell([flow_event(await self.flow())])
            except (BusyError, StoreUnavailableError) as error:  # a full disk, say: the next round may do better
                log.warning("the flow is not told: %s: %s", type(error).__name__, error)


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
        desk: what it shows.
        settings: who may ask.
        host: what it is bound to.
        page: the page's files.
        live: why the process is to be ended and another started.
        ready: why it is not to be asked at the moment.
    """
    app = web.Application(middlewares=[_refusals(Guard(settings, host), desk.metrics)])
    app.on_response_prepare.append(add_headers)
    for route in ROUTES:
        app.router.add_get(route.path, _handler(desk, route), allow_head=route.answer is not None)
    app.router.add_get("/api/openapi.json", _openapi)
    app.add_routes(observed(desk.metrics.registry, live, ready))
    for path in PAGES:
        app.router.add_get(path, _page(page, "index.html"))
    app.router.add_get(FILES.replace("}", ":.+}"), _page(page))
    return app


def _refusals(guard: Guard, metrics: DeskMetrics) -> Middleware:
    @web.middleware
    async def answer_or_refuse(request: web.Request, handler: Next) -> web.StreamResponse:
        resource = request.match_info.route.resource
        route, began = resource.canonical if resource else "none", time.perf_counter()
        try:
            guard.check(request, route)
            return await handler(request)
        except DeniedError as refused:
            return _refusal(refused.status, refused.why, refused.headers)
        except web.HTTPNotFound:
            return _refusal(404, "there is nothing at this address: /api/openapi.json says what is asked for where")
        except web.HTTPException as error:
            return _refusal(
                error.status, error.reason, {"Allow": error.headers["Allow"]} if error.status == 405 else None
            )
        except BusyError:
            return _refusal(503, "too many ask at once: ask again in a second", {"Retry-After": "1"})
        except (StoreUnavailableError, DamagedStoreError) as error:
            log.warning("%s was not answered: %s", route, error)
            return _refusal(503, "the desk cannot read its file: its log says why", {"Retry-After": "10"})
        except ConnectionError:
            raise  # the reader went away
        except Exception:
            log.exception("%s was not answered", route)
            return _refusal(500, "the desk failed at this: its log says why")
        finally:
            if route != "/api/live":  # that one lasts as long as a page is open
                metrics.answer_seconds.labels(route).observe(time.perf_counter() - began)

    return answer_or_refuse


def _handler(desk: Desk, route: Route) -> Callable[[web.Request], Any]:
    if route.path == "/api/live":
        return partial(_live, desk)
    if route.path == "/api/flow":
        return partial(_flow, desk)
    question = QUESTIONS[route.path]

    async def answer(request: web.Request) -> web.Response:
        asked = {each.name: each.read(request.query.get(each.name)) for each in route.parameters}
        packed = takes_gzip(request)
        body = await desk.store.ask(lambda read: _body(question(read, asked, desk.store.now()), packed))
        if body is None:
            raise DeniedError(
                404, "the store knows nothing of this id: it was withdrawn, is too old, or never was; see /api/articles"
            )
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
        raise DeniedError(503, "too many live pages are open: close some, or try again later", {"Retry-After": "10"})
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    transport = request.transport
    # From here on nothing is missed: what comes while the store is asked waits in the stream.
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


def _body(found: Found, packed: bool) -> tuple[bytes, bool] | None:
    """An answer as bytes, packed where that pays; made in a reader's thread."""
    if found is None:
        return None
    body = orjson.dumps(found)
    return (gzip.compress(body, 1, mtime=0), True) if packed and len(body) >= PAYS_FROM else (body, False)


def _json(body: bytes, packed: bool) -> web.Response:
    headers = {**UNCACHED, "Content-Encoding": "gzip"} if packed else UNCACHED
    return web.Response(body=body, content_type="application/json", headers=headers)


def _refusal(status: int, why: str, headers: dict[str, str] | None = None) -> web.Response:
    body = orjson.dumps({"error": why})
    return web.Response(
        status=status, body=body, content_type="application/json", headers={**UNCACHED, **(headers or {})}
    )
