"""The security of the test cluster accepts the right clients and rejects all others."""

import asyncio
import ssl
from pathlib import Path
from typing import Any

import pytest
from aiokafka.abc import AbstractTokenProvider
from aiokafka.errors import ClusterAuthorizationFailedError, KafkaError

from tests.cluster.brokers import Cluster
from tests.cluster.security import Security
from tests.kafka.records import make_topic, read, write

pytestmark = pytest.mark.kafka


class Token(AbstractTokenProvider):  # type: ignore[misc]  # aiokafka has no types
    """A constant token."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self) -> str:
        return self._token


def test_scram_over_tls_checks_the_password_and_the_acls(tmp_path: Path) -> None:
    users = {"admin": "harbourmaster", "clean": "low tide"}
    security = Security("SASL_SSL", "SCRAM-SHA-512", users, authorize=True)
    with Cluster(tmp_path, security=security) as cluster:

        def signed_in(user: str, password: str) -> dict[str, Any]:
            return {
                "security_protocol": "SASL_SSL",
                "ssl_context": ssl.create_default_context(cafile=str(cluster.authority.ca_file)),
                "sasl_mechanism": "SCRAM-SHA-512",
                "sasl_plain_username": user,
                "sasl_plain_password": password,
            }

        admin, clean = signed_in("admin", "harbourmaster"), signed_in("clean", "low tide")
        asyncio.run(make_topic(cluster.bootstrap, "quays", **admin))
        with pytest.raises(KafkaError):
            asyncio.run(write(cluster.bootstrap, "quays", b"guessed", **signed_in("clean", "high tide")))
        with pytest.raises(ClusterAuthorizationFailedError):  # without permission to write there is no producer id
            asyncio.run(write(cluster.bootstrap, "quays", b"not granted yet", **clean))
        cluster.acls("--add", "--allow-principal", "User:clean", "--operation", "Write", "--topic", "quays")
        asyncio.run(write(cluster.bootstrap, "quays", b"granted", **clean))
        assert asyncio.run(read(cluster.bootstrap, "quays", **admin)) == [b"granted"]


def test_a_token_is_accepted_until_it_expires(tmp_path: Path) -> None:
    with Cluster(tmp_path, security=Security("SASL_PLAINTEXT", "OAUTHBEARER")) as cluster:

        def with_token(token: str) -> dict[str, Any]:
            return {
                "security_protocol": "SASL_PLAINTEXT",
                "sasl_mechanism": "OAUTHBEARER",
                "sasl_oauth_token_provider": Token(token),
            }

        valid = with_token(cluster.issuer.token("clean"))
        asyncio.run(make_topic(cluster.bootstrap, "piers", **valid))
        asyncio.run(write(cluster.bootstrap, "piers", b"accepted", **valid))
        expired = with_token(cluster.issuer.token("clean", -600))
        with pytest.raises((KafkaError, TimeoutError)):  # aiokafka ignores the rejection and retries
            asyncio.run(write(cluster.bootstrap, "piers", b"expired", within=5, **expired))
        assert asyncio.run(read(cluster.bootstrap, "piers", **valid)) == [b"accepted"]


def test_a_client_without_the_required_certificate_is_rejected(tmp_path: Path) -> None:
    with Cluster(tmp_path, security=Security("SSL", client_certificates=True)) as cluster:

        def trusting() -> ssl.SSLContext:
            return ssl.create_default_context(cafile=str(cluster.authority.ca_file))

        certified = trusting()
        certified.load_cert_chain(*cluster.authority.client("clean"))
        connection: dict[str, Any] = {"security_protocol": "SSL", "ssl_context": certified}
        asyncio.run(make_topic(cluster.bootstrap, "locks", **connection))
        asyncio.run(write(cluster.bootstrap, "locks", b"shown", **connection))
        with pytest.raises(KafkaError):
            asyncio.run(
                write(cluster.bootstrap, "locks", b"not shown", security_protocol="SSL", ssl_context=trusting())
            )
        assert asyncio.run(read(cluster.bootstrap, "locks", **connection)) == [b"shown"]
