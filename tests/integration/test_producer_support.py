"""Detection of idempotent producers on the embedded broker; tests/kafka has the test on Apache Kafka."""

import asyncio

import pytest

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.settings import Settings


def test_the_embedded_broker_has_no_idempotent_producers(broker: Settings) -> None:
    unset = broker.model_copy(update={"idempotent_producer": None})

    assert asyncio.run(with_producer_support(unset)).idempotent_producer is False


def test_a_setting_is_not_overridden(broker: Settings) -> None:
    settings = broker.model_copy(update={"idempotent_producer": True})

    assert asyncio.run(with_producer_support(settings)) is settings


def test_exactly_once_needs_idempotent_producers(broker: Settings) -> None:
    settings = broker.model_copy(update={"idempotent_producer": None, "delivery": "exactly-once"})

    with pytest.raises(ConfigurationError, match="WIREDESK_DELIVERY=exactly-once needs idempotent producers"):
        asyncio.run(with_producer_support(settings))
