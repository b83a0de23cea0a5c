"""Each way of authentication works, reports failures, and leaks no secret."""

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

Method = Literal["certificate", "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"]

SECRET = "clean-knows-the-9-winds"
"""The secret of the client `clean` at the token endpoint."""


@dataclass(frozen=True)
class Access:
    """A broker and credentials that it accepts."""

    cluster: Cluster
    settings: Settings
    endpoint: TokenEndpoint | None = None

    def with_changes(self, **other: object) -> Settings:
        """The settings with some changes."""
        return load_settings(**dict(self.settings) | other)


@pytest.fixture(scope="module", params=["certificate", "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"])
def access(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    """A broker with one way of authentication over TLS, and valid credentials."""
    method: Method = request.param
    if method == "certificate":
        security = Security("SSL", client_certificates=True)
    else:
        security = Security("SASL_SSL", method, USERS if method != "OAUTHBEARER" else {})
    with ExitStack() as stack:
        cluster = stack.enter_context(Cluster(tmp_path_factory.mktemp("access"), security=security))
        common: dict[str, object] = {
            "brokers": cluster.bootstrap,
            "security_protocol": security.protocol,
            "tls_ca_file": cluster.authority.ca_file,
            "partitions": 1,
            "pool_processes": 1,
        }
        if method == "certificate":
            certificate, key = cluster.authority.client("clean")
            yield Access(cluster, load_settings(**common, tls_cert_file=certificate, tls_key_file=key))
        elif method == "OAUTHBEARER":
            endpoint = stack.enter_context(TokenEndpoint({"clean": SECRET}, cluster.issuer.token))
            client = {"oauth_client_id": "clean", "oauth_client_secret": SECRET, "oauth_token_url": endpoint.url}
            yield Access(cluster, load_settings(**common, sasl_mechanism=method, **client), endpoint)
        else:
            user = {"sasl_mechanism": method, "sasl_username": "clean", "sasl_password": USERS["clean"]}
            yield Access(cluster, load_settings(**common, **user))


def test_every_authentication_works_and_no_log_or_command_line_has_a_secret(access: Access, tmp_path: Path) -> None:
    article = tmp_path / "quay.json"
    article.write_bytes(b'{"article_id": "q1", "title": "Quay", "text": "The council will repair the quay."}')
    settings = access.with_changes(log_level="DEBUG")
    log = tmp_path / "log"
    commands = [run(settings, "topics", "apply")]
    with worker(settings, log, "clean"):
        commands.append(run(settings, "feed", str(article)))
        assert within(WITHIN, lambda: bool(Desk(settings).records("clean"))), log.read_text()[-4000:]
    commands.append(run(settings, "doctor"))

    assert [command.returncode for command in commands[:2]] == [0, 0], commands
    assert f"answers at {settings.brokers} ({settings.security_protocol})" in commands[2].stdout
    assert "news.clean" in commands[2].stdout
    everything = log.read_text() + "".join(command.stdout + command.stderr for command in commands) + repr(settings)
    assert "Request to" in everything  # logged at DEBUG only
    tokens = access.endpoint.issued if access.endpoint else []
    for secret in (USERS["clean"], SECRET, *tokens, *(token.split(".")[2] for token in tokens)):
        assert secret not in everything


@pytest.mark.parametrize("access", ["SCRAM-SHA-512"], indirect=True)
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
    access: Access, wrong: dict[str, object], named: str
) -> None:
    settings = access.with_changes(**wrong)

    refused = run(settings, "topics", "apply")

    assert refused.returncode == 2
    with pytest.raises(ConfigurationError, match=named):
        asyncio.run(wait_for_broker(settings, patience=0))
    assert "Traceback" not in refused.stderr
    assert "tides" not in refused.stderr


@pytest.mark.parametrize("access", ["SCRAM-SHA-512"], indirect=True)
def test_a_certificate_of_another_ca_is_rejected(access: Access, tmp_path: Path) -> None:
    settings = access.with_changes(tls_ca_file=Authority(tmp_path).ca_file)

    with pytest.raises(ConfigurationError, match=r"is not trusted .*WIREDESK_TLS_CA_FILE"):
        asyncio.run(wait_for_broker(settings, patience=0))


@pytest.mark.parametrize("access", ["certificate"], indirect=True)
def test_a_missing_client_certificate_is_reported(access: Access) -> None:
    settings = access.with_changes(tls_cert_file=None, tls_key_file=None)

    with pytest.raises(ConfigurationError, match="WIREDESK_TLS_CERT_FILE"):
        asyncio.run(wait_for_broker(settings, patience=0))


@pytest.mark.parametrize("access", ["SCRAM-SHA-512"], indirect=True)
def test_a_worker_stops_when_it_is_rejected_for_longer_than_the_grace_period(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "GRACE", 2.0)
    settings = access.with_changes(sasl_password="the-8-tides")

    async def wait() -> float:
        began = asyncio.get_running_loop().time()
        with pytest.raises(ConfigurationError, match="WIREDESK_SASL_PASSWORD"):
            await wait_for_broker(settings)
        return asyncio.get_running_loop().time() - began

    assert asyncio.run(wait()) >= 2.0


@pytest.mark.parametrize("access", ["SCRAM-SHA-512"], indirect=True)
def test_an_unavailable_broker_is_not_reported_as_a_rejection(access: Access) -> None:
    settings = access.with_changes(brokers=f"127.0.0.1:{free_port()}")

    with pytest.raises(BrokerAwayError, match="no broker answers"):
        asyncio.run(wait_for_broker(settings, patience=0))


@pytest.mark.parametrize("access", ["OAUTHBEARER"], indirect=True)
def test_a_client_rejected_by_the_token_endpoint_is_reported(access: Access) -> None:
    settings = access.with_changes(oauth_client_secret="the-8-winds")

    with pytest.raises(ConfigurationError, match=r"invalid_client.*WIREDESK_OAUTH_CLIENT_SECRET") as caught:
        asyncio.run(wait_for_broker(settings, patience=0))

    assert "winds" not in str(caught.value)


@pytest.mark.parametrize("access", ["OAUTHBEARER"], indirect=True)
def test_a_token_rejected_by_the_brokers_is_reported(access: Access, tmp_path: Path) -> None:
    stranger = Issuer(tmp_path)
    with TokenEndpoint({"clean": SECRET}, stranger.token) as endpoint:
        settings = access.with_changes(oauth_token_url=endpoint.url)

        with pytest.raises(ConfigurationError, match=r"refuses our login by OAUTHBEARER .*WIREDESK_OAUTH") as caught:
            asyncio.run(wait_for_broker(settings, patience=0))

    assert not any(token in str(caught.value) for token in endpoint.issued)


@pytest.mark.parametrize("access", ["OAUTHBEARER"], indirect=True)
def test_a_worker_waits_for_an_unavailable_token_endpoint(access: Access) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/token"
    settings = access.with_changes(oauth_token_url=nowhere)
    with pytest.raises(BrokerAwayError, match=rf"no token from {nowhere} .*WIREDESK_OAUTH_TOKEN_URL"):
        asyncio.run(wait_for_broker(settings, patience=0))

    assert access.endpoint is not None
    access.endpoint.failures = [503] * 8
    asyncio.run(asyncio.wait_for(wait_for_broker(access.with_changes(oauth_scope="a")), WITHIN))
