"""From settings to clients of the brokers, and waiting for brokers that are away."""

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
"""Seconds between two tries to reach a broker; doubled each time, so that a fleet does not storm one coming back."""

METADATA_MS = 10_000
"""Milliseconds after which a consumer asks for the topics again, so that new partitions are read within seconds."""

PATIENCE = 5.0
"""Seconds that a command for people waits for a broker before it says that there is none."""

ANSWER_WITHIN = 10.0
"""Seconds for the answers of one try; a paused broker accepts connections and says nothing, and aiokafka waits 40."""

GRACE = 60.0
"""Seconds that a worker bears being refused before it stops: a broker that starts knows its users only after a while,
and a login that is wrong stays so."""

TRANSACTION_SECONDS = 60.0
"""Seconds after which Kafka takes back a transaction that nobody ends. Readers of committed records wait behind it, so
not longer; writing a part takes milliseconds, but a broker may be restarting meanwhile, so not shorter."""

SAY_EVERY = 60.0
"""Seconds between two log lines about a broker that is away: one a try would bury everything else."""


def security(settings: Settings) -> dict[str, Any]:
    """The arguments of an aiokafka client that say how to talk to the brokers.

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
    """A producer whose sends count only when every in-sync replica has the record."""
    return AIOKafkaProducer(
        **security(settings),
        client_id=CLIENT_ID,
        acks="all",
        enable_idempotence=settings.idempotent_producer is not False,
        max_request_size=settings.max_record_bytes,
        linger_ms=5,  # records of one batch leave together; alone, each would cost a round trip
    )


def transactional_producer(settings: Settings, transactional_id: str) -> AIOKafkaProducer:
    """A producer that writes in transactions; another one started under the same id fences it."""
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
    """A consumer that no record can stop, and which can be stopped while its brokers are away.

    aiokafka's own (0.14, its issue 647) then raises the CancelledError of a fetch that it has cancelled itself, which
    looks as if the caller were cancelled, and leaves its connections open.
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
    """A consumer without a group, which reads what it is assigned and commits nothing.

    With `none` it raises aiokafka's OffsetOutOfRangeError where the place it is to read at is no longer there.
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
    """Return when a broker answers; try again with growing pauses, and say so once a minute.

    Args:
        settings: names the brokers.
        patience: seconds after which to give up; None waits for ever, unless the brokers refuse us for `GRACE`.

    Raises:
        BrokerAwayError: patience has run out.
        ConfigurationError: so has patience, or the grace, with brokers that are there and refuse us.
    """
    pause, started, said = MIN_DELAY, time.monotonic(), None
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
            if patience is None and (said is None or now - said >= SAY_EVERY):
                said = now
                log.warning("%s; waiting, %.0f s so far", fault, now - started)
        await asyncio.sleep(pause * random.uniform(0.5, 1.0))
        pause = min(pause * 2, MAX_DELAY)
