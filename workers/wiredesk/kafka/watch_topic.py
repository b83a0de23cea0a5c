"""Reading and writing the watches on `news.watches`."""

from collections.abc import Sequence

from pydantic import ValidationError

from wiredesk.kafka.connection import PATIENCE, producer, wait_for_broker
from wiredesk.kafka.delivery import deliver
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.kafka.reader import topic_reader
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk_schemas.watches import Watch


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
