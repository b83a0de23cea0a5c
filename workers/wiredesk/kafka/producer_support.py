"""Whether the brokers support idempotent producers: Apache Kafka does, the embedded broker does not."""

import asyncio
import logging

from aiokafka.errors import UnknownError

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.connection import producer
from wiredesk.settings import PREFIX, Settings

log = logging.getLogger(__name__)

ATTEMPTS = 3
"""A broker without idempotent producers answers every attempt with an unknown error; Kafka at most one of several, for
another reason."""

PAUSE = 0.2
"""Seconds between two attempts."""

SUPPORTED = "idempotent producers"
UNSUPPORTED = "no idempotent producers: a record may be written twice when a connection fails"


async def with_producer_support(settings: Settings) -> Settings:
    """The settings with `idempotent_producer` set to what the brokers support; unchanged if it is already set.

    Args:
        settings: settings with reachable brokers.

    Raises:
        ConfigurationError: delivery is exactly once, and the brokers do not support it.
        aiokafka.errors.KafkaError: the brokers reject a producer for another reason.
    """
    if settings.idempotent_producer is not None:
        return settings
    supported = await _is_supported(settings)
    if not supported:
        if settings.delivery == "exactly-once":
            raise ConfigurationError(
                f"{PREFIX}DELIVERY=exactly-once needs idempotent producers, and the broker at {settings.brokers} has "
                f"none: use Apache Kafka, or set {PREFIX}DELIVERY=at-least-once"
            )
        log.info("the broker at %s has %s", settings.brokers, UNSUPPORTED)
    return settings.model_copy(update={"idempotent_producer": supported})


async def _is_supported(settings: Settings) -> bool:
    client_log = logging.getLogger("aiokafka.producer.sender")
    quiet = client_log.disabled
    client_log.disabled = True  # it logs the expected response as an error
    try:
        for attempt in range(ATTEMPTS):
            await asyncio.sleep(PAUSE * attempt)
            probe = producer(settings)
            try:
                await probe.start()
                return True
            except UnknownError:
                continue
            finally:
                await probe.stop()
    finally:
        client_log.disabled = quiet
    return False
