"""Reading and writing the watches on `news.watches`."""

import logging
from collections.abc import Sequence

import orjson
from aiokafka.errors import TopicAuthorizationFailedError
from pydantic import ValidationError

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.connection import PATIENCE, producer, wait_for_broker
from wiredesk.kafka.delivery import deliver
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.kafka.reader import topic_reader
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk_schemas.watches import Watch

log = logging.getLogger(__name__)


async def saved_watches(settings: Settings) -> dict[str, Watch]:
    """The watches on `news.watches` by id, in the order of their ids; those that cannot be read are omitted.

    Raises:
        BrokerAwayError: no broker answers.
    """
    await wait_for_broker(settings, PATIENCE)
    found: dict[str, Watch] = {}
    async with topic_reader(settings, [settings.topic("watches")], from_start=True) as reader:
        async for message in reader.records_to_end():
            key = (message.key or b"").decode("utf-8", "replace")
            found.pop(key, None)
            if message.value is not None:
                try:
                    found[key] = Watch.from_json(message.value)
                except ValidationError:
                    continue
    return dict(sorted(found.items()))


async def watches_with_alerts(settings: Settings) -> set[str]:
    """The ids that alerts on `news.alerts` have; empty where this user may not read them, which is logged.

    Raises:
        BrokerAwayError: no broker answers.
    """
    await wait_for_broker(settings, PATIENCE)
    found: dict[bytes | None, str] = {}
    try:
        async with topic_reader(settings, [settings.topic("alerts")], from_start=True) as reader:
            async for message in reader.records_to_end():
                found.pop(message.key, None)
                watch_id = _watch_of(message.value) if message.value is not None else None
                if watch_id is not None:
                    found[message.key] = watch_id
    except (ConfigurationError, TopicAuthorizationFailedError) as error:
        log.warning("a new watch may get the id and the alerts of a removed one: %s", error)
    return set(found.values())


def _watch_of(alert: bytes) -> str | None:
    try:
        fields = orjson.loads(alert)
    except orjson.JSONDecodeError:
        return None
    watch_id = fields.get("watch_id") if isinstance(fields, dict) else None
    return watch_id if isinstance(watch_id, str) else None


async def publish_watches(settings: Settings, records: Sequence[tuple[str, bytes | None]]) -> None:
    """Write watches, or tombstones of removed ones, by id.

    Raises:
        RefusedError: a record is too large.
        aiokafka.errors.KafkaError: a record was not acknowledged.
    """
    sender = producer(await with_producer_support(settings))
    topic = settings.topic("watches")
    await sender.start()
    try:
        await deliver(sender, [Message(topic, watch_id.encode(), value) for watch_id, value in records])
    finally:
        await sender.stop()
