"""Each way of logging in works, is told when it fails, and gives no secret away."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from tests.cluster.brokers import Cluster
from tests.cluster.certificates import Authority
from tests.cluster.security import Security
from tests.cluster.tokens import Issuer
from tests.integration.desk import Desk
from tests.kafka.guarded import USERS, WITHIN, run, worker
from tests.token_endpoint import TokenEndpoint
from tests.within import within
from wiredesk.errors import BrokerAwayError, ConfigurationError
from wiredesk.kafka import connection
from wiredesk.kafka.connection import wait_for_broker
from wiredesk.ports import free_port
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka

Way = Literal["certificate", "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"]

SECRET = "clean-knows-the-9-winds"
"""Of the client `clean` at the token endpoint."""


@dataclass(frozen=True)
class Door:
    """A broker and a login that it takes."""

    cluster: Cluster
    settings: Settings
    endpoint: TokenEndpoint | None = None

    def but(self, **other: object) -> Settings:
        """The login with some settings changed."""
        return load_settings(**dict(self.settings) | other)


@pytest.fixture(scope="module", params=["certificate", "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"])
def door(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """A broker that takes one way of logging in, over TLS, and a user whom it lets in."""
    way: Way = request.param
    if way == "certificate":
        asked = Security("SSL", client_certificates=True)
    else:
        asked = Security("SASL_SSL", way, USERS if way != "OAUTHBEARER" else {})
    with ExitStack() as stack:
        cluster = stack.enter_context(Cluster(tmp_path_factory.mktemp("door"), security=asked))
        common: dict[str, object] = {
            "brokers": cluster.bootstrap,
            "security_protocol": asked.protocol,
            "tls_ca_file": cluster.authority.ca_file,
            "partitions": 1,
            "pool_processes": 1,
        }
        if way == "certificate":
            certificate, key = cluster.authority.client("clean")
            yield Door(cluster, load_settings(**common, tls_cert_file=certificate, tls_key_file=key))
        elif way == "OAUTHBEARER":
            endpoint = stack.enter_context(TokenEndpoint({"clean": SECRET}, cluster.issuer.token))
            client = {"oauth_client_id": "clean", "oauth_client_secret": SECRET, "oauth_token_url": endpoint.url}
            yield Door(cluster, load_settings(**common, sasl_mechanism=way, **client), endpoint)
        else:
            user = {"sasl_mechanism": way, "sasl_username": "clean", "sasl_password": USERS["clean"]}
            yield Door(cluster, load_settings(**common, **user))


def test_every_authentication_works_and_no_log_or_command_line_has_a_secret(door: Door, tmp_path: Path) -> None:
    article = tmp_path / "quay.json"
    article.write_bytes(b'{"article_id": "q1", "title": "Quay", "text": "The council will mend the quay."}')
    settings = door.but(log_level="DEBUG")
    log = tmp_path / "log"
    told = [run(settings, "topics", "apply")]
    with worker(settings, log, "clean"):
        told.append(run(settings, "feed", str(article)))
        assert within(WITHIN, lambda: len(Desk(settings).records("clean")) == 1), log.read_text()[-4000:]
    told.append(run(settings, "doctor"))

    assert [command.returncode for command in told[:2]] == [0, 0], told
    assert f"answers at {settings.brokers} ({settings.security_protocol})" in told[2].stdout
    assert "news.clean" in told[2].stdout
    everything = log.read_text() + "".join(command.stdout + command.stderr for command in told) + repr(settings)
    assert "Request to" in everything  # so much is told at DEBUG
    given = door.endpoint.given if door.endpoint else []
    for secret in (USERS["clean"], SECRET, *given, *(token.split(".")[2] for token in given)):
        assert secret not in everything


@pytest.mark.parametrize("door", ["SCRAM-SHA-512"], indirect=True)
@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"sasl_password": "the-8-tides"}, "refuses our login by SCRAM-SHA-512 .*WIREDESK_SASL_PASSWORD"),
        ({"sasl_username": "nobody"}, "WIREDESK_SASL_USERNAME"),
        ({"sasl_mechanism": "PLAIN"}, "refuses our login by PLAIN .*WIREDESK_SASL_MECHANISM"),
        ({"tls_ca_file": None}, "is not trusted .*WIREDESK_TLS_CA_FILE"),
    ],
)
def test_a_rejection_is_reported_with_the_settings_and_without_secrets(
    door: Door, wrong: dict[str, object], named: str
) -> None:
    settings = door.but(**wrong)

    refused = run(settings, "topics", "apply")

    assert refused.returncode == 2
    with pytest.raises(ConfigurationError, match=named):
        asyncio.run(wait_for_broker(settings, patience=0))
    assert "Traceback" not in refused.stderr
    assert "tides" not in refused.stderr


@pytest.mark.parametrize("door", ["SCRAM-SHA-512"], indirect=True)
def test_a_certificate_of_another_ca_is_rejected(door: Door, tmp_path: Path) -> None:
    settings = door.but(tls_ca_file=Authority(tmp_path).ca_file)

    with pytest.raises(ConfigurationError, match=r"is not trusted .*WIREDESK_TLS_CA_FILE"):
        asyncio.run(wait_for_broker(settings, patience=0))


@pytest.mark.parametrize("door", ["certificate"], indirect=True)
def test_a_missing_client_certificate_is_reported(door: Door) -> None:
    settings = door.but(tls_cert_file=None, tls_key_file=None)

    with pytest.raises(ConfigurationError, match="WIREDESK_TLS_CERT_FILE"):
        asyncio.run(wait_for_broker(settings, patience=0))


@pytest.mark.parametrize("door", ["SCRAM-SHA-512"], indirect=True)
def test_a_worker_stops_when_it_is_rejected_for_longer_than_the_grace_period(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "GRACE", 2.0)
    settings = door.but(sasl_password="the-8-tides")

    async def wait() -> float:
        began = asyncio.get_running_loop().time()
        with pytest.raises(ConfigurationError, match="WIREDESK_SASL_PASSWORD"):
            await wait_for_broker(settings)
        return asyncio.get_running_loop().time() - began

    assert asyncio.run(wait()) >= 2.0


@pytest.mark.parametrize("door", ["SCRAM-SHA-512"], indirect=True)
def test_an_unavailable_broker_is_not_reported_as_a_rejection(door: Door) -> None:
    settings = door.but(brokers=f"127.0.0.1:{free_port()}")

    with pytest.raises(BrokerAwayError, match="no broker answers"):
        asyncio.run(wait_for_broker(settings, patience=0))


@pytest.mark.parametrize("door", ["OAUTHBEARER"], indirect=True)
def test_a_client_rejected_by_the_token_endpoint_is_reported(door: Door) -> None:
    settings = door.but(oauth_client_secret="the-8-winds")

    with pytest.raises(ConfigurationError, match=r"invalid_client.*WIREDESK_OAUTH_CLIENT_SECRET") as caught:
        asyncio.run(wait_for_broker(settings, patience=0))

    assert "winds" not in str(caught.value)


@pytest.mark.parametrize("door", ["OAUTHBEARER"], indirect=True)
def test_a_token_rejected_by_the_brokers_is_reported(door: Door, tmp_path: Path) -> None:
    stranger = Issuer(tmp_path)
    with TokenEndpoint({"clean": SECRET}, stranger.token) as endpoint:
        settings = door.but(oauth_token_url=endpoint.url)

        with pytest.raises(ConfigurationError, match=r"refuses our login by OAUTHBEARER .*WIREDESK_OAUTH") as caught:
            asyncio.run(wait_for_broker(settings, patience=0))

    assert not any(token in str(caught.value) for token in endpoint.given)


@pytest.mark.parametrize("door", ["OAUTHBEARER"], indirect=True)
def test_a_worker_waits_for_an_unavailable_token_endpoint(door: Door) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/token"
    settings = door.but(oauth_token_url=nowhere)
    with pytest.raises(BrokerAwayError, match=rf"no token from {nowhere} .*WIREDESK_OAUTH_TOKEN_URL"):
        asyncio.run(wait_for_broker(settings, patience=0))

    assert door.endpoint is not None
    door.endpoint.failures = [503] * 8
    asyncio.run(asyncio.wait_for(wait_for_broker(door.but(oauth_scope="a")), WITHIN))
