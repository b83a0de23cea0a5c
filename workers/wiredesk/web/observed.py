"""The monitoring routes of a process: `/metrics`, `/health/live` and `/health/ready`."""

from collections.abc import Callable, Sequence

import orjson
from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

Reasons = Callable[[], Sequence[str]]
"""Reasons why a check fails, one sentence each; empty if it passes. Called at every request, so it must not block."""


def observed(registry: CollectorRegistry, live: Reasons, ready: Reasons) -> list[web.RouteDef]:
    """The three monitoring routes.

    Args:
        registry: served at `/metrics` in Prometheus or OpenMetrics text format, by content negotiation.
        live: reasons to restart the process, for `/health/live`.
        ready: reasons why it cannot work at the moment, for `/health/ready`.

    Health is 200, or 503 with the reasons: `{"live": false, "reasons": ["…"]}`.
    """

    async def show_metrics(request: web.Request) -> web.Response:
        encode, content_type = choose_encoder(request.headers.get("Accept", ""))
        return web.Response(body=encode(registry), headers={"Content-Type": content_type, **UNCACHED})

    async def show_live(request: web.Request) -> web.Response:
        return _health("live", live())

    async def show_ready(request: web.Request) -> web.Response:
        return _health("ready", ready())

    return [
        web.get("/metrics", show_metrics),
        web.get("/health/live", show_live),
        web.get("/health/ready", show_ready),
    ]


UNCACHED = {"Cache-Control": "no-store"}


def _health(name: str, reasons: Sequence[str]) -> web.Response:
    body = orjson.dumps({name: not reasons, "reasons": list(reasons)})
    return web.Response(status=503 if reasons else 200, body=body, content_type="application/json", headers=UNCACHED)
