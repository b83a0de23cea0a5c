"""The handlers of the API routes that are served from the store: one query function for each route."""

import gzip
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import orjson
from aiohttp import web

from wiredesk.desk.api.auth import DeniedError
from wiredesk.desk.api.export.rows import TABLES, title_of
from wiredesk.desk.api.export.sending import TablePart, send_table
from wiredesk.desk.api.export.writers import Feed
from wiredesk.desk.api.files import takes_gzip
from wiredesk.desk.api.parameters import Given, read_all
from wiredesk.desk.api.problems import UNCACHED
from wiredesk.desk.api.routes import Route
from wiredesk.desk.queries.article import article
from wiredesk.desk.queries.matching import Filters
from wiredesk.desk.queries.names import names
from wiredesk.desk.queries.numbers import numbers, who_is_quoted
from wiredesk.desk.queries.people import person
from wiredesk.desk.queries.places import place, places
from wiredesk.desk.queries.quotes_found import quotes
from wiredesk.desk.queries.river import choices, river, sources
from wiredesk.desk.queries.statements import statement
from wiredesk.desk.queries.stories import story
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.queries.trending import trends
from wiredesk.desk.queries.watching.alerts import alerts
from wiredesk.desk.store.store import Store

Result = dict[str, Any] | None

Query = Callable[[sqlite3.Connection, Given, int, CardStyle], Result]
"""The store, the parameters, milliseconds since 1970, and how cards are shown."""

MIN_COMPRESSED = 1_400
"""Bytes from which a response is compressed: a shorter one fits into one packet."""


def filters_of(given: Given) -> Filters:
    """The filters among the parameters of a request.

    Raises:
        DeniedError: the last day is before the first.
    """
    if given["from"] and given["to"] and given["to"] < given["from"]:
        raise DeniedError(400, "parameter 'to' is a day before 'from'", parameter="to")
    names = {"within": "in", "since": "from", "until": "to"}
    return Filters(**{field: given[names.get(field, field)] for field in Filters._fields})


QUERIES: dict[str, Query] = {
    "/api/articles": lambda read, given, now, style: river(
        read, filters_of(given), given["before"], given["limit"], style, given["order"] == "relevance"
    ),
    "/api/quotes": lambda read, given, now, style: quotes(
        read, filters_of(given), given["before"], given["limit"], given["order"] == "relevance"
    ),
    "/api/article": lambda read, given, now, style: article(read, given["id"], style),
    "/api/person": lambda read, given, now, style: person(read, given["id"], given["before"], given["limit"]),
    "/api/place": lambda read, given, now, style: place(read, given["id"], given["before"], given["limit"], style),
    "/api/places": lambda read, given, now, style: places(read, filters_of(given)),
    "/api/story": lambda read, given, now, style: story(read, given["id"]),
    "/api/statement": lambda read, given, now, style: statement(read, given["id"]),
    "/api/numbers": lambda read, given, now, style: (
        {"rows": who_is_quoted(read, filters_of(given))} if given["format"] else numbers(read, filters_of(given))
    ),
    "/api/alerts": lambda read, given, now, style: alerts(
        read, given["watch"], given["status"], given["before"], given["limit"]
    ),
    "/api/trends": lambda read, given, now, style: trends(read, now, given["type"]),
    "/api/names": lambda read, given, now, style: names(read, given["q"], given["type"]),
    "/api/sources": lambda read, given, now, style: sources(read),
    "/api/choices": lambda read, given, now, style: choices(read),
}
"""The store query of each route; the other routes use the desk's own state."""


def handler_of(
    store: Store, route: Route, query: Query, style: CardStyle
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The handler of a route."""

    async def handle(request: web.Request) -> web.StreamResponse:
        given = dict(read_all(route.parameters, request.query))
        if given.get("format") is None:
            compressed = takes_gzip(request)
            body = await store.ask(lambda read: _body(query(read, given, store.now(), style), compressed))
            if body is None:
                raise _missing()
            return body_response(*body)
        feed = Feed(
            route.summary,
            f"{request.scheme}://{request.host}",
            request.path_qs,
            datetime.fromtimestamp(store.now() / 1000, UTC),
        )
        response = await send_table(
            request,
            given,
            feed,
            lambda part: store.ask(lambda read: _part(query(read, part, store.now(), style), route)),
        )
        if response is None:
            raise _missing()
        return response

    return handle


def body_response(body: bytes, compressed: bool = False) -> web.Response:
    """A JSON response."""
    headers = {**UNCACHED, "Content-Encoding": "gzip"} if compressed else UNCACHED
    return web.Response(body=body, content_type="application/json", headers=headers)


def _missing() -> DeniedError:
    return DeniedError(404, "no such id in the store: withdrawn, too old, or unknown; see /api/articles")


def _part(result: Result, route: Route) -> TablePart | None:
    """A part of an export; None for an unknown id. Runs in a reader thread."""
    if result is None:
        return None
    # Cards and records hold JSON that is only spliced in, so what is read here is what a client would.
    response = orjson.loads(orjson.dumps(result))
    return TablePart(list(TABLES[route.path](response)), title_of(route.path, response), response.get("next"))


def _body(result: Result, compressed: bool) -> tuple[bytes, bool] | None:
    """A response body, compressed if large enough. Runs in a reader thread."""
    if result is None:
        return None
    body = orjson.dumps(result)
    return (gzip.compress(body, 1, mtime=0), True) if compressed and len(body) >= MIN_COMPRESSED else (body, False)
