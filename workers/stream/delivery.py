"""Records to Kafka, and only then the offsets: what a batch gave is safe before the batch counts as read."""

import asyncio
from collections.abc import Iterable

from aiokafka import AIOKafkaProducer

from workers.message import Message


async def deliver(producer: AIOKafkaProducer, messages: Iterable[Message]) -> None:
    """Send all messages and return when every one is acknowledged by all in-sync replicas.

    The sends of a batch are awaited together: one by one, each would wait a round trip.

    Raises:
        aiokafka.errors.KafkaError: one of them was not acknowledged; others may have been.
    """
    sent = [
        await producer.send(
            message.topic,
            message.value,
            key=message.key,
            headers=list(message.headers),
            timestamp_ms=message.timestamp,
        )
        for message in messages
    ]
    await asyncio.gather(*sent)
