import asyncio
import threading
from collections.abc import Iterator
from itertools import count
from types import SimpleNamespace

import pytest

from tests.token_endpoint import TokenEndpoint
from wiredesk.kafka import tokens as module
from wiredesk.kafka.tokens import TokenError, TokenRefusedError, Tokens, tokens
from wiredesk.ports import free_port
from wiredesk.settings import Settings, load_settings

SECRET = "p ss:wörd/&"


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenEndpoint]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(module, "PAUSES", (0.01, 0.01))
    numbers = count()
    with TokenEndpoint({"enrich worker": SECRET}, lambda *_: f"token.{next(numbers)}") as endpoint:
        yield endpoint


def settings(url: str, secret: str = SECRET, **more: str) -> Settings:
    return load_settings(
        security_protocol="SASL_PLAINTEXT",
        sasl_mechanism="OAUTHBEARER",
        oauth_token_url=url,
        oauth_client_id="enrich worker",
        oauth_client_secret=secret,
        **more,
    )


def test_a_token_is_fetched_once_and_cached(endpoint: TokenEndpoint) -> None:
    provider = Tokens(settings(endpoint.url))

    first, second = asyncio.run(provider.token()), asyncio.run(provider.token())

    assert first == second == endpoint.issued[0]
    assert endpoint.asked == [{"grant_type": ["client_credentials"]}]


def test_the_scope_is_requested(endpoint: TokenEndpoint) -> None:
    asyncio.run(Tokens(settings(endpoint.url, oauth_scope="news write")).token())

    assert endpoint.asked[0]["scope"] == ["news write"]


def test_a_token_is_renewed_before_it_expires(endpoint: TokenEndpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    endpoint.life = 100
    provider = Tokens(settings(endpoint.url))

    first = asyncio.run(provider.token())
    clock[0] += 79
    assert asyncio.run(provider.token()) == first
    clock[0] += 2

    assert asyncio.run(provider.token()) == endpoint.issued[1] != first


def test_a_cached_token_is_used_until_it_expires_while_the_endpoint_is_unavailable(
    endpoint: TokenEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    endpoint.life = 100
    provider = Tokens(settings(endpoint.url))
    first = asyncio.run(provider.token())

    endpoint.failures = [503] * 9
    clock[0] += 95
    assert asyncio.run(provider.token()) == first
    clock[0] += 6

    with pytest.raises(TokenError, match="503"):
        asyncio.run(provider.token())


def test_two_event_loops_in_two_threads_share_one_token(endpoint: TokenEndpoint) -> None:
    provider = tokens(settings(endpoint.url))
    shown: list[str] = []
    threads = [threading.Thread(target=lambda: shown.append(asyncio.run(provider.token()))) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert shown == endpoint.issued * 8


def test_a_failed_request_is_retried(endpoint: TokenEndpoint) -> None:
    endpoint.failures = [500, 429]

    assert asyncio.run(Tokens(settings(endpoint.url)).token()) == endpoint.issued[0]
    assert len(endpoint.asked) == 3


def test_an_unavailable_endpoint_is_reported_with_its_setting(endpoint: TokenEndpoint) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/token"

    with pytest.raises(TokenError, match=rf"{nowhere} .*WIREDESK_OAUTH_TOKEN_URL"):
        asyncio.run(Tokens(settings(nowhere)).token())


def test_a_rejected_client_is_reported_once_without_its_secret(endpoint: TokenEndpoint) -> None:
    with pytest.raises(TokenRefusedError, match=r"invalid_client.*WIREDESK_OAUTH_CLIENT_SECRET") as caught:
        asyncio.run(Tokens(settings(endpoint.url, secret="hunter2")).token())

    assert len(endpoint.asked) == 1
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_secret_is_not_sent_to_a_redirect(endpoint: TokenEndpoint) -> None:
    endpoint.failures = [302]

    with pytest.raises(TokenRefusedError, match="302"):
        asyncio.run(Tokens(settings(endpoint.url)).token())

    assert len(endpoint.asked) == 1


def test_an_invalid_token_is_not_sent_to_a_broker(endpoint: TokenEndpoint) -> None:
    endpoint.sign = lambda *_: "a\x01auth=Bearer b"

    with pytest.raises(TokenRefusedError, match="WIREDESK_OAUTH_TOKEN_URL"):
        asyncio.run(Tokens(settings(endpoint.url)).token())
