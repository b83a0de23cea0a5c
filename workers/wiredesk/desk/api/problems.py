"""Errors: problem details (RFC 9457) for programs, the page for browsers."""

from http import HTTPStatus
from typing import Any

import orjson
from aiohttp import web

UNCACHED = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}


def problem(
    status: int, detail: str, headers: dict[str, str] | None = None, parameter: str | None = None
) -> web.Response:
    """An error as `application/problem+json`.

    Args:
        status: HTTP status.
        detail: what is wrong and what to do.
        headers: in addition to those of every response.
        parameter: the query parameter that is wrong.
    """
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "parameter": parameter,
    }
    return web.Response(
        status=status,
        body=orjson.dumps(body),
        content_type="application/problem+json",
        headers={**UNCACHED, **(headers or {})},
    )


def wants_page(request: web.Request) -> bool:
    """True for a browser that opens an address which is not one of the API or of a file."""
    of_programs = f"{request.path}/".startswith(("/api/", "/page/", "/metrics/", "/health/"))
    return not of_programs and request.method in ("GET", "HEAD") and "text/html" in request.headers.get("Accept", "")
