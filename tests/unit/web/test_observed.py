import asyncio
from collections.abc import Sequence

import orjson
from aiohttp import ClientSession, web
from prometheus_client import CollectorRegistry, Counter

from wiredesk.web.observed import observed
from wiredesk.web.server import serving


def ask(
    path: str, live: Sequence[str] = (), ready: Sequence[str] = (), accept: str = "*/*"
) -> tuple[int, dict[str, str], bytes]:
    """The response of a process with a counter of 3."""

    async def run() -> tuple[int, dict[str, str], bytes]:
        registry = CollectorRegistry()
        Counter("boats_total", "boats that came", registry=registry).inc(3)
        app = web.Application()
        app.add_routes(observed(registry, lambda: live, lambda: ready))
        async with (
            serving(app, "127.0.0.1", 0, "WIREDESK_MONITORING") as address,
            ClientSession() as session,
            session.get(address + path, headers={"Accept": accept}) as answer,
        ):
            return answer.status, dict(answer.headers), await answer.read()

    return asyncio.run(run())


def test_metrics_are_in_the_prometheus_text_format() -> None:
    status, headers, body = ask("/metrics")

    assert status == 200
    assert headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert b"# HELP boats_total boats that came\n# TYPE boats_total counter\nboats_total 3.0\n" in body


def test_metrics_are_in_the_openmetrics_format_on_request() -> None:
    _, headers, body = ask("/metrics", accept="application/openmetrics-text; version=1.0.0")

    assert headers["Content-Type"].startswith("application/openmetrics-text")
    assert body.endswith(b"# EOF\n")


def test_a_healthy_process_answers_200() -> None:
    assert ask("/health/live")[0] == ask("/health/ready")[0] == 200
    assert orjson.loads(ask("/health/live")[2]) == {"live": True, "reasons": []}


def test_an_unhealthy_process_answers_503_with_the_reason() -> None:
    status, headers, body = ask("/health/ready", ready=["it has no partitions"])

    assert status == 503
    assert headers["Content-Type"].startswith("application/json")
    assert orjson.loads(body) == {"ready": False, "reasons": ["it has no partitions"]}
    assert ask("/health/live", ready=["it has no partitions"])[0] == 200


def test_responses_are_not_cached_by_proxies() -> None:
    for path in ("/metrics", "/health/live", "/health/ready"):
        assert ask(path)[1]["Cache-Control"] == "no-store"
