"""Records to Kafka, and only then the offsets: what a batch gave is safe before the batch counts as read."""

import asyncio
from collections.abc import Iterable
from typing import Any

from aiokafka import AIOKafkaProducer

from workers.message import Message


async def deliver(producer: AIOKafkaProducer, messages: Iterable[Message]) -> None:
    """Send all messages and return when every one is acknowledged by all in-sync replicas.

    The sends of a batch are awaited together: one by one, each would wait a round trip.

    Raises:
        aiokafka.errors.KafkaError: one of them was not acknowledged; others may have been.
    """
    await asyncio.gather(*[await _send(producer, message) for message in messages])


async def _send(producer: AIOKafkaProducer, message: Message) -> asyncio.Future[Any]:
    if message.key is None and message.value is None:
        return await _send_nothing(producer, message)
    sent: asyncio.Future[Any] = await producer.send(
        message.topic,
        message.value,
        key=message.key,
        headers=list(message.headers),
        timestamp_ms=message.timestamp,
    )
    return sent


async def _send_nothing(producer: AIOKafkaProducer, message: Message) -> asyncio.Future[Any]:
    """A record of neither key nor value: `send` refuses it, but one that came in has to go to `news.dead` as it is."""
    batch = producer.create_batch()
    batch.append(key=None, value=None, timestamp=message.timestamp, headers=list(message.headers))
    sent: asyncio.Future[Any] = await producer.send_batch(batch, message.topic, partition=0)
    return sent
