"""The desk as an aiohttp application: the page, the API, metrics and health."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import orjson
from aiohttp import web
from aiohttp.typedefs import Middleware

from wiredesk.desk.api.auth import AccessControl, DeniedError, Next, add_headers
from wiredesk.desk.api.files import FILES, PAGES, PageFile
from wiredesk.desk.api.handlers import QUERIES, body_response, handler_of
from wiredesk.desk.api.live import Live, alert_event, article_event, flow_event, withdrawn_event
from wiredesk.desk.api.openapi import document
from wiredesk.desk.api.parameters import read_all
from wiredesk.desk.api.problems import problem, wants_page
from wiredesk.desk.api.routes import AFTER, PAGE_PARAMETERS, ROUTES, Route
from wiredesk.desk.api.watch_editing import Publish, WatchEditing, editing_routes
from wiredesk.desk.ingest.lag import UNKNOWN, Lags
from wiredesk.desk.metrics import DeskMetrics
from wiredesk.desk.queries.known_ids import KNOWN
from wiredesk.desk.queries.query_language import SearchSyntaxError
from wiredesk.desk.queries.river import missed
from wiredesk.desk.queries.story_cards import CardStyle, cards
from wiredesk.desk.queries.watching.alerts import alerts_of
from wiredesk.desk.store.faults import DamagedStoreError, StoreUnavailableError
from wiredesk.desk.store.flow import throughput
from wiredesk.desk.store.store import BusyError, Store, TooSlowError
from wiredesk.desk.store.withdrawals.withdrawn_cards import withdrawn_cards
from wiredesk.desk.store.writer import Changes
from wiredesk.kafka.watch_topic import publish_watches
from wiredesk.settings import Settings
from wiredesk.web.observed import Reasons, observed

log = logging.getLogger(__name__)

MAX_CHANGED = 100
"""Cards published for one batch; pages get the others when they ask for them."""


MAX_BODY = 256 * 1024
"""Bytes of a request's body: a watch with lists of hundreds of names."""


class Desk:
    """The desk's state: its store and its open live streams.

    Args:
        store: an open store.
        metrics: the desk's metrics.
        style: how cards are shown.
    """

    def __init__(self, store: Store, metrics: DeskMetrics, style: CardStyle) -> None:
        self.store, self.metrics, self.style = store, metrics, style
        self.live = Live()
        self._lags: Lags = UNKNOWN
        self._sent = 0
        metrics.articles.set_function(lambda: store.articles)
        metrics.live_pages.set_function(lambda: len(self.live))

    async def changed(self, changes: Changes, catching_up: bool) -> None:
        """Publish what a batch changed to all open pages, except while the desk catches up."""
        for topic, records in changes.records.items():
            self.metrics.records.labels(topic).inc(records)
        if catching_up:
            return
        if changes.withdrawn and len(self.live):
            await self._publish_withdrawn(changes.withdrawn)
        if changes.shown and len(self.live):
            await self._publish(sorted(changes.shown)[-MAX_CHANGED:])
        if changes.alerts and len(self.live):
            await self._publish_alerts(sorted(changes.alerts))

    async def caught_up(self, before: int) -> None:
        """Publish the newest articles after `before` that arrived while the desk caught up."""
        try:
            found = await self.store.ask(missed, before, self.style)
        except (BusyError, TooSlowError):  # pages get them when they reload
            return
        self._send(found)

    async def _publish(self, seqs: list[int]) -> None:
        try:
            found = await self.store.ask(cards, seqs, self.style)
        except (BusyError, TooSlowError):  # pages get them when they reload
            return
        self._send(found)

    async def _publish_withdrawn(self, article_ids: list[str]) -> None:
        try:
            left = await self.store.ask(withdrawn_cards, article_ids[:MAX_CHANGED])
        except (BusyError, TooSlowError):  # pages get them when they reload
            left = {}
        self.live.send([withdrawn_event(article_id, left.get(article_id)) for article_id in article_ids])

    async def _publish_alerts(self, alert_ids: list[str]) -> None:
        try:
            found = await self.store.ask(alerts_of, alert_ids[:MAX_CHANGED])
        except (BusyError, TooSlowError):  # pages get them when they reload
            return
        self.live.send([alert_event(alert) for alert in found])

    def _send(self, found: list[dict[str, Any]]) -> None:
        """Send cards, in ascending order of `seq`."""
        self.live.send([article_event(card, card["seq"] > self._sent) for card in found])
        self._sent = max([self._sent, *(card["seq"] for card in found)])

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
            except (BusyError, TooSlowError, StoreUnavailableError) as error:  # such as a full disk: retry next time
                log.warning("cannot publish throughput: %s: %s", type(error).__name__, error)


def application(
    desk: Desk,
    settings: Settings,
    host: str,
    page: Mapping[str, PageFile],
    live: Reasons,
    ready: Reasons,
    publish: Publish = publish_watches,
) -> web.Application:
    """The desk's web application.

    Args:
        desk: its state.
        settings: for access control.
        host: the address it binds to.
        page: the page's files.
        live: reasons to restart the process.
        ready: reasons why it is not ready.
        publish: writes watches to Kafka.
    """
    access = AccessControl(settings, host)
    app = web.Application(middlewares=[_error_responses(access, desk.metrics, page)], client_max_size=MAX_BODY)
    app.on_response_prepare.append(add_headers)
    editing = editing_routes(WatchEditing(desk.store, settings, access, publish), ROUTES)
    app.add_routes(editing)
    edited = {route.path for route in editing}
    for route in ROUTES:
        if route.path not in edited:
            app.router.add_get(route.path, _handler(desk, route), allow_head=route.response is not None)
    app.router.add_get("/api/openapi.json", _openapi)
    app.add_routes(observed(desk.metrics.registry, live, ready))
    for path in PAGES:
        app.router.add_get(path, _view(desk.store, access, page["index.html"], path))
    app.router.add_get(FILES.replace("}", ":.+}"), _file(page))
    return app


def _error_responses(access: AccessControl, metrics: DeskMetrics, page: Mapping[str, PageFile]) -> Middleware:
    @web.middleware
    async def handle(request: web.Request, handler: Next) -> web.StreamResponse:
        resource = request.match_info.route.resource
        route, began = resource.canonical if resource else "none", time.perf_counter()
        try:
            access.check(request, "/" if resource is None and wants_page(request) else route)
            return await handler(request)
        except DeniedError as refused:
            return problem(refused.status, refused.reason, refused.headers, refused.parameter)
        except SearchSyntaxError as error:
            return problem(400, f"parameter 'q' cannot be read: {error}", parameter="q")
        except TooSlowError:
            return problem(503, "the search took longer than a second: add a filter or more words")
        except web.HTTPNotFound:
            if wants_page(request):
                return page["index.html"].response(request, 404)
            return problem(404, "no such address: see /api/openapi.json")
        except web.HTTPException as error:
            return problem(
                error.status, error.reason, {"Allow": error.headers["Allow"]} if error.status == 405 else None
            )
        except BusyError:
            return problem(503, "too many requests: retry in a second", {"Retry-After": "1"})
        except (StoreUnavailableError, DamagedStoreError) as error:
            log.warning("request to %s failed: %s", route, error)
            return problem(503, "the desk cannot read its file: see its log", {"Retry-After": "10"})
        except ConnectionError:
            raise  # the client disconnected
        except Exception:
            log.exception("request to %s failed", route)
            return problem(500, "internal error: see the desk's log")
        finally:
            if route != "/api/live":  # lasts as long as a page is open
                metrics.request_seconds.labels(route).observe(time.perf_counter() - began)

    return handle


def _handler(desk: Desk, route: Route) -> Callable[[web.Request], Any]:
    if route.path == "/api/live":
        return partial(_live, desk)
    if route.path == "/api/flow":
        return partial(_flow, desk)
    return handler_of(desk.store, route, QUERIES[route.path], desk.style)


async def _flow(desk: Desk, request: web.Request) -> web.Response:
    read_all((), request.query)
    return body_response(orjson.dumps(await desk.flow()))


async def _openapi(request: web.Request) -> web.Response:
    return body_response(await asyncio.to_thread(document))


def _file(page: Mapping[str, PageFile]) -> Callable[[web.Request], Any]:
    async def show(request: web.Request) -> web.Response:
        file = page.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        return file.response(request)

    return show


def _view(store: Store, access: AccessControl, index: PageFile, path: str) -> Callable[[web.Request], Any]:
    """The page at one of its addresses; it shows what is wrong with its parameters, which the status says too."""

    async def show(request: web.Request) -> web.Response:
        try:
            some_id = read_all(PAGE_PARAMETERS[path], request.query).get("id")
        except DeniedError as wrong:
            return index.response(request, wrong.status)
        is_known = KNOWN.get(path)
        if is_known is None or not some_id or not access.may_read(request):
            return index.response(request)
        try:
            found = await store.ask(lambda read: is_known(read, some_id))
        except (BusyError, TooSlowError, StoreUnavailableError, DamagedStoreError):  # the page says so
            return index.response(request)
        return index.response(request, 200 if found else 404)

    return show


async def _live(desk: Desk, request: web.Request) -> web.StreamResponse:
    given = read_all((AFTER,), request.query)["after"]
    after: Any = given if given is not None else AFTER.read(request.headers.get("Last-Event-ID"))
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
            first = [article_event(card) for card in await desk.store.ask(missed, after, desk.style)] + first
        await response.prepare(request)
        try:
            await response.write(b"".join(first))
            async for events in stream.events():
                await response.write(events)
        except ConnectionError:  # the page was closed, or read too slowly
            pass
    return response
