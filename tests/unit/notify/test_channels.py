"""One attempt to deliver, at a real HTTP receiver."""

import asyncio
import socket
import ssl
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientConnectorCertificateError, web
from aiohttp.client_reqrep import ConnectionKey
from standardwebhooks.webhooks import Webhook

from tests.unit.notify.alerts import SECRET
from wiredesk.notify.addresses import PrivateAddressError, networks
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
def test_other_responses_are_failures(status: int, headers: dict[str, str], expected: Trial) -> None:
    assert attempt(answers(status, **headers))[0] == expected


def test_a_redirect_is_not_followed() -> None:
    result, came = attempt(answers(307, location="/elsewhere"))

    assert (result.delivered, result.reason, len(came)) == (False, "HTTP 307: redirects are not followed", 1)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
def test_a_private_receiver_is_refused_before_anything_is_sent(host: str) -> None:
    result, came = attempt(answers(204), allowed="10.0.0.0/8", host=host)

    assert (result.delivered, result.final, came) == (False, True, [])
    assert "WIREDESK_NOTIFY_PRIVATE_NETWORKS" in result.reason


def test_an_unavailable_receiver_is_a_failure_to_be_retried() -> None:
    async def run() -> Trial:
        channels = Channels(networks(HERE))
        try:
            return await channels.webhook("http://127.0.0.1:9/", SECRET, "id", 1, b"{}")
        finally:
            await channels.close()

    result = asyncio.run(run())
    assert (result.delivered, result.final) == (False, False)


def test_addresses_in_logs_have_no_path_and_no_password() -> None:
    assert host_of("https://user:pass@newsroom.example/secret?token=1") == "https://newsroom.example"
    assert host_of("slack://TokenA/TokenB/TokenC") == "slack://…"


@pytest.mark.parametrize(
    "url", ["http://[", "https://[x]/hook", "http://host:pass/word", "https://a..b/", "http:///hook"]
)
def test_an_address_that_is_no_url_is_rejected_without_logging_it(url: str) -> None:
    async def run() -> Trial:
        channels = Channels(networks(HERE))
        try:
            return await channels.webhook(url, SECRET, "id", 1, b"{}")
        finally:
            await channels.close()

    result = asyncio.run(run())
    assert (result.delivered, result.final) == (False, True)
    assert "pass" not in f"{result.reason} {host_of('http://[pass')}"


def test_a_wrong_certificate_is_retried(monkeypatch: pytest.MonkeyPatch) -> None:
    def post(*args: Any, **kwargs: Any) -> Any:
        key = ConnectionKey("hooks.example", 443, True, True, None, None, None)
        raise ClientConnectorCertificateError(key, ssl.CertificateError("it has expired"))

    async def run() -> Trial:
        channels = Channels([])
        monkeypatch.setattr(channels._session, "post", post)
        try:
            return await channels.webhook("https://hooks.example/x", SECRET, "id", 1, b"{}")
        finally:
            await channels.close()

    result = asyncio.run(run())
    assert (result.final, result.reason) == (False, "no answer: ClientConnectorCertificateError")


def other(url: str, allowed: str = "") -> Trial:
    """What becomes of a text for an address of apprise."""

    async def run() -> Trial:
        channels = Channels(networks(allowed))
        try:
            return await channels.other(url, "Ferry", "Names <Tamba>.")
        finally:
            await channels.close()

    return asyncio.run(run())


class FakeApprise:
    """Stands in for the module `apprise`, with a service that is reached as `send` says."""

    class NotifyFormat:
        TEXT = "text"

    def __init__(self, send: Callable[[], bool]) -> None:
        self.send = send
        self.sent: list[dict[str, str]] = []

    def Apprise(self) -> "FakeApprise":
        return self

    def add(self, url: str) -> bool:
        return url.startswith("slack://")

    def notify(self, **fields: str) -> bool:
        self.sent.append(fields)
        return self.send()


def installed(monkeypatch: pytest.MonkeyPatch, send: Callable[[], bool]) -> FakeApprise:
    fake = FakeApprise(send)
    monkeypatch.setitem(sys.modules, "apprise", fake)
    return fake


def test_other_channels_get_plain_text_through_apprise(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = installed(monkeypatch, lambda: True)

    assert other("slack://TokenA/TokenB/TokenC") == Trial(True)
    assert fake.sent == [{"title": "Ferry", "body": "Names <Tamba>.", "body_format": "text"}]
    assert other("nonsense://x").final
    assert other("json://127.0.0.1/").final
    assert other("slack://[").final


def test_an_error_inside_a_service_is_a_failure_to_be_retried(monkeypatch: pytest.MonkeyPatch) -> None:
    def send() -> bool:
        raise KeyError("token")

    installed(monkeypatch, send)

    assert other("slack://TokenA/TokenB/TokenC") == Trial(False, "apprise failed: KeyError")


def test_a_service_cannot_reach_a_private_address_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a redirect, or when the name has another address by then."""

    def send() -> bool:
        try:
            with socket.create_connection(("127.0.0.1", 9), timeout=1):
                return True
        except PrivateAddressError:
            return False

    installed(monkeypatch, send)

    result = other("slack://TokenA/TokenB/TokenC")

    assert (result.delivered, result.final) == (False, True)
    assert "WIREDESK_NOTIFY_PRIVATE_NETWORKS" in result.reason
    assert socket.getaddrinfo("127.0.0.1", 9)  # elsewhere lookups are not restricted
