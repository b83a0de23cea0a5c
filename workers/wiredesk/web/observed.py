"""The routes that make a process observable: `/metrics`, `/health/live` and `/health/ready`."""

from collections.abc import Callable, Sequence

import orjson
from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

Reasons = Callable[[], Sequence[str]]
"""What stands against something, a sentence each; none where all is well. Asked at every request: it must not wait."""


def observed(registry: CollectorRegistry, live: Reasons, ready: Reasons) -> list[web.RouteDef]:
    """The three routes of a process.

    Args:
        registry: what `/metrics` tells, in the text form of Prometheus or of OpenMetrics, whichever is asked for.
        live: why the process is to be ended and another started: `/health/live`.
        ready: why it does no work at the moment: `/health/ready`.

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


def _health(name: str, why: Sequence[str]) -> web.Response:
    body = orjson.dumps({name: not why, "reasons": list(why)})
    return web.Response(status=503 if why else 200, body=body, content_type="application/json", headers=UNCACHED)
