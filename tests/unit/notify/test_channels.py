"""One attempt to deliver, at a real HTTP receiver."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from standardwebhooks.webhooks import Webhook

from tests.unit.notify.alerts import SECRET
from wiredesk.notify.addresses import networks
from wiredesk.notify.channels import Channels, Trial
from wiredesk.watch.saved_watches import host_of

HERE = "127.0.0.0/8,::1/128"


def attempt(
    answer: Callable[[web.Request], Awaitable[web.StreamResponse]], allowed: str = HERE, host: str = "127.0.0.1"
) -> tuple[Trial, list[tuple[dict[str, str], bytes]]]:
    """What becomes of one webhook that a receiver answers so, and what came to it."""
    came: list[tuple[dict[str, str], bytes]] = []

    async def receive(request: web.Request) -> web.StreamResponse:
        came.append(({name.lower(): value for name, value in request.headers.items()}, await request.read()))
        return await answer(request)

    async def run() -> Trial:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", receive)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        channels = Channels(networks(allowed))
        try:
            return await channels.webhook(
                f"http://{host}:{port}/hook?k=v", SECRET, "id-1", round(time.time()), b'{"a":1}'
            )
        finally:
            await channels.close()
            await runner.cleanup()

    return asyncio.run(run()), came


def answers(status: int, **headers: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return answer


def test_a_webhook_arrives_with_a_signature_that_its_receiver_can_check() -> None:
    result, ((headers, body),) = attempt(answers(204))

    assert result == Trial(True)
    assert Webhook(SECRET).verify(body, headers) == {"a": 1}
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        (500, {}, Trial(False, "HTTP 500")),
        (404, {}, Trial(False, "HTTP 404")),
        (410, {}, Trial(False, "HTTP 410", final=True)),
        (429, {"retry_after": "17"}, Trial(False, "HTTP 429", retry_after=17.0)),
        (503, {"retry_after": "soon"}, Trial(False, "HTTP 503")),
    ],
)
def test_other_answers_are_failures(status: int, headers: dict[str, str], expected: Trial) -> None:
    assert attempt(answers(status, **headers))[0] == expected


def test_a_redirect_is_not_followed() -> None:
    result, came = attempt(answers(307, location="/elsewhere"))

    assert (result.delivered, result.reason, len(came)) == (False, "HTTP 307: redirects are not followed", 1)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
def test_a_private_receiver_is_refused_before_anything_is_sent(host: str) -> None:
    result, came = attempt(answers(204), allowed="10.0.0.0/8", host=host)

    assert (result.delivered, result.final, came) == (False, True, [])
    assert "WIREDESK_NOTIFY_PRIVATE_NETWORKS" in result.reason


def test_a_receiver_that_is_away_is_a_failure_to_be_tried_again() -> None:
    async def run() -> Trial:
        channels = Channels(networks(HERE))
        try:
            return await channels.webhook("http://127.0.0.1:9/", SECRET, "id", 1, b"{}")
        finally:
            await channels.close()

    result = asyncio.run(run())
    assert (result.delivered, result.final) == (False, False)


def test_what_stands_in_logs_has_no_path_and_no_password() -> None:
    assert host_of("https://user:pass@newsroom.example/secret?token=1") == "https://newsroom.example"
    assert host_of("slack://TokenA/TokenB/TokenC") == "slack://…"


def test_other_channels_go_through_apprise(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []

    class Apprise:
        def add(self, url: str) -> bool:
            return url.startswith("slack://")

        def notify(self, title: str, body: str) -> bool:
            sent.append((title, body))
            return True

    monkeypatch.setitem(__import__("sys").modules, "apprise", type("Module", (), {"Apprise": Apprise}))

    async def run(url: str) -> Trial:
        channels = Channels([])
        try:
            return await channels.other(url, "Ferry", "Names Tamba.")
        finally:
            await channels.close()

    assert asyncio.run(run("slack://TokenA/TokenB/TokenC")) == Trial(True)
    assert sent == [("Ferry", "Names Tamba.")]
    assert asyncio.run(run("nonsense://x")).final
    assert asyncio.run(run("json://127.0.0.1/")).final
