"""Kafka clients from settings, and waiting for unavailable brokers."""

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from wiredesk.errors import BrokerAwayError, ConfigurationError
from wiredesk.kafka.diagnosis import refusal
from wiredesk.kafka.tokens import tokens
from wiredesk.kafka.topic_consumer import TopicConsumer
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

CLIENT_ID = "wiredesk"

MIN_DELAY, MAX_DELAY = 0.1, 10.0
"""Seconds between connection attempts; doubled each time, so that many workers do not flood a restarting broker."""

METADATA_MS = 10_000
"""Milliseconds between metadata refreshes of a consumer, so that new partitions are read within seconds."""

PATIENCE = 5.0
"""Seconds that an interactive command waits for a broker."""

ANSWER_WITHIN = 10.0
"""Timeout of one attempt in seconds; a paused broker accepts connections but never answers, and aiokafka waits 40."""

GRACE = 60.0
"""Seconds of refused connections after which a worker stops: a starting broker does not know its users at first, but
wrong credentials stay wrong."""

TRANSACTION_SECONDS = 60.0
"""Seconds after which Kafka aborts an open transaction. Consumers of committed records wait behind it, so not longer;
writing a batch takes milliseconds, but a broker may be restarting, so not shorter."""

LOG_EVERY = 60.0
"""Seconds between log lines about an unavailable broker."""


def security(settings: Settings) -> dict[str, Any]:
    """The arguments of an aiokafka client for brokers, TLS and SASL.

    Raises:
        ConfigurationError: the TLS files cannot be used.
    """
    arguments: dict[str, Any] = {
        "bootstrap_servers": settings.broker_list,
        "security_protocol": settings.security_protocol,
        "ssl_context": settings.ssl_context(),
    }
    if not settings.security_protocol.startswith("SASL"):
        return arguments
    arguments["sasl_mechanism"] = settings.sasl_mechanism
    if settings.sasl_mechanism == "OAUTHBEARER":
        return arguments | {"sasl_oauth_token_provider": tokens(settings)}
    password = settings.sasl_password
    return arguments | {
        "sasl_plain_username": settings.sasl_username,
        "sasl_plain_password": password.get_secret_value() if password else None,
    }


def producer(settings: Settings) -> AIOKafkaProducer:
    """A producer whose records are acknowledged by all in-sync replicas."""
    return AIOKafkaProducer(
        **security(settings),
        client_id=CLIENT_ID,
        acks="all",
        enable_idempotence=settings.idempotent_producer is not False,
        max_request_size=settings.max_record_bytes,
        linger_ms=5,  # sends the records of a batch together: fewer round trips
    )


def transactional_producer(settings: Settings, transactional_id: str) -> AIOKafkaProducer:
    """A transactional producer; starting another one with the same id fences it."""
    return AIOKafkaProducer(
        **security(settings),
        client_id=CLIENT_ID,
        acks="all",
        transactional_id=transactional_id,
        transaction_timeout_ms=round(TRANSACTION_SECONDS * 1000),
        max_request_size=settings.max_record_bytes,
        linger_ms=5,
    )


class Consumer(TopicConsumer):
    """A consumer that skips unreadable records, and that can be stopped while its brokers are unavailable.

    In that case aiokafka (0.14, its issue 647) raises the CancelledError of a fetch that it cancelled itself, as if the
    caller were cancelled, and leaves its connections open.
    """

    async def stop(self) -> None:
        """Close all connections."""
        stopping = asyncio.ensure_future(super().stop())
        await asyncio.wait({stopping})
        if stopping.cancelled():
            await self._client.close()
        else:
            stopping.result()


def consumer(
    settings: Settings,
    auto_offset_reset: Literal["latest", "none"] = "latest",
    isolation_level: Literal["read_committed", "read_uncommitted"] = "read_committed",
) -> Consumer:
    """A consumer without a group, which reads assigned partitions and commits nothing.

    With `none` it raises aiokafka's OffsetOutOfRangeError if the offset to read no longer exists.
    """
    return Consumer(
        **security(settings),
        client_id=CLIENT_ID,
        metadata_max_age_ms=METADATA_MS,
        enable_auto_commit=False,
        max_partition_fetch_bytes=settings.max_record_bytes,
        isolation_level=isolation_level,
        auto_offset_reset=auto_offset_reset,
    )


@asynccontextmanager
async def admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """An admin client for the length of a block."""
    client = AIOKafkaAdminClient(**security(settings), client_id=CLIENT_ID)
    try:
        await client.start()
        yield client
    finally:
        await client.close()


async def wait_for_broker(settings: Settings, patience: float | None = None) -> None:
    """Return when a broker answers; retry with exponential backoff, and log once a minute.

    Args:
        settings: names the brokers.
        patience: timeout in seconds; None waits forever, unless the brokers refuse connections for `GRACE`.

    Raises:
        BrokerAwayError: timeout.
        ConfigurationError: timeout, or `GRACE` exceeded, while the brokers refuse connections.
    """
    pause, started, logged_at = MIN_DELAY, time.monotonic(), None
    refused_since: float | None = None
    while True:
        try:
            async with asyncio.timeout(ANSWER_WITHIN), admin(settings) as client:
                await client.describe_cluster()
            return
        except (KafkaError, OSError) as error:
            fault = await refusal(security(settings)) or BrokerAwayError(
                f"the brokers at {settings.brokers} answer again, after {type(error).__name__}: {error}"
            )
            now = time.monotonic()
            refused = isinstance(fault, ConfigurationError)
            refused_since = (now if refused_since is None else refused_since) if refused else None
            if patience is not None and now - started >= patience:
                raise fault from error
            if refused_since is not None and now - refused_since >= GRACE:
                raise fault from error
            if patience is None and (logged_at is None or now - logged_at >= LOG_EVERY):
                logged_at = now
                log.warning("%s; waiting, %.0f s so far", fault, now - started)
        await asyncio.sleep(pause * random.uniform(0.5, 1.0))
        pause = min(pause * 2, MAX_DELAY)
