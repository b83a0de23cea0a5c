"""Each reason why brokers do not serve a client has its own message and remedy."""

import asyncio
from pathlib import Path

import pytest

from tests.cluster.brokers import Cluster
from tests.cluster.security import Security
from tests.kafka.guarded import USERS
from wiredesk.errors import BrokerAwayError, ConfigurationError
from wiredesk.kafka.connection import wait_for_broker
from wiredesk.settings import load_settings

pytestmark = pytest.mark.kafka

LISTENERS = {
    "PLAINTEXT": Security(),
    "SSL": Security("SSL"),
    "SASL_PLAINTEXT": Security("SASL_PLAINTEXT", "PLAIN", USERS),
    "SASL_SSL": Security("SASL_SSL", "PLAIN", USERS),
}


@pytest.mark.parametrize("listener", LISTENERS)
def test_a_wrong_security_protocol_is_reported_with_the_right_one(listener: str, tmp_path: Path) -> None:
    security = LISTENERS[listener]
    with Cluster(tmp_path, security=security) as cluster:
        common: dict[str, object] = {"brokers": cluster.bootstrap, "sasl_mechanism": "PLAIN"}
        if security.encrypted:
            common["tls_ca_file"] = cluster.authority.ca_file
        for ours in LISTENERS:
            user = {"sasl_username": "clean", "sasl_password": USERS["clean"]} if "SASL" in ours else {}
            settings = load_settings(security_protocol=ours, **common, **user)
            if ours == listener:
                asyncio.run(wait_for_broker(settings, patience=30))
                continue
            with pytest.raises(ConfigurationError) as refused:
                asyncio.run(wait_for_broker(settings, patience=0))
            message = str(refused.value)
            assert f"speaks {listener}" in message, (ours, message)
            assert f"set WIREDESK_SECURITY_PROTOCOL={listener}," in message
            assert "start Kafka" not in message
            assert USERS["clean"] not in message


@pytest.mark.parametrize("advertised", ["127.0.0.1:1", "broker.invalid:9092"])
def test_an_unreachable_advertised_address_is_reported_with_the_broker_setting(advertised: str, tmp_path: Path) -> None:
    with (
        Cluster(
            tmp_path, properties={"advertised.listeners": f"CLIENTS://{advertised},BROKERS://127.0.0.1:2"}
        ) as cluster,
        pytest.raises(BrokerAwayError) as away,
    ):
        asyncio.run(wait_for_broker(load_settings(brokers=cluster.bootstrap), patience=0))

    message = str(away.value)
    assert message.startswith(f"{cluster.bootstrap} answers, but advertises {advertised}")
    assert "advertised.listeners" in message
    assert "start Kafka" not in message


def test_a_paused_broker_is_not_reported_as_not_started(tmp_path: Path) -> None:
    with Cluster(tmp_path) as cluster:
        cluster.brokers[0].pause()
        with pytest.raises(BrokerAwayError, match="accepts connections but does not answer") as away:
            asyncio.run(wait_for_broker(load_settings(brokers=cluster.bootstrap), patience=0))
        cluster.brokers[0].resume()

    assert "start Kafka" not in str(away.value)
