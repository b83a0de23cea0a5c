"""Writing records: acknowledged by all in-sync replicas; rejected records are distinguished from failures."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import InvalidTimestampError, KafkaError, MessageSizeTooLargeError, RecordListTooLargeError

from wiredesk.message import Message

REFUSALS = (MessageSizeTooLargeError, RecordListTooLargeError, InvalidTimestampError)
"""Errors for a record that a broker rejects for good."""


class RefusedError(Exception):
    """The broker rejects some records; their producer must be replaced.

    Kafka numbers the batches of a producer, and still expects the number of the rejected one.
    """

    def __init__(self, refused: Sequence[tuple[Message, KafkaError]]) -> None:
        super().__init__(", ".join(f"{message.topic}: {error}" for message, error in refused))
        self.refused = refused


async def deliver(
    producer: AIOKafkaProducer,
    messages: Iterable[Message],
    on_acknowledged: Callable[[], None] | None = None,
    acknowledged: list[Message] | None = None,
) -> None:
    """Send all messages and return when every one is acknowledged by all in-sync replicas.

    The sends of a batch are awaited together; one by one, each would take a round trip. Errors are raised after the
    last send is answered, so that none is in flight when another worker may write.

    Args:
        producer: a started producer.
        messages: records to send, in order.
        on_acknowledged: called as each message is acknowledged.
        acknowledged: written messages are appended, even if others fail.

    Raises:
        RefusedError: the broker rejects some of them for good; all others are written. Records in one Kafka batch with
            a rejected one may be included.
        aiokafka.errors.KafkaError: a record was not acknowledged; others may have been.
    """
    sent: list[tuple[Message, asyncio.Future[Any]]] = []
    refused: list[tuple[Message, KafkaError]] = []
    failed: BaseException | None = None
    for message in messages:
        try:
            sending = await _send(producer, message)
            if on_acknowledged is not None:
                sending.add_done_callback(partial(_acknowledged, on_acknowledged))
            sent.append((message, sending))
        except REFUSALS as error:  # larger than the producer's own limit
            refused.append((message, error))
        except KafkaError as error:
            failed = error
            break
    answers = await asyncio.gather(*(future for _, future in sent), return_exceptions=True)
    for (message, _), answer in zip(sent, answers, strict=True):
        if isinstance(answer, REFUSALS):
            refused.append((message, answer))
        elif isinstance(answer, BaseException):
            failed = failed or answer
        elif acknowledged is not None:
            acknowledged.append(message)
    if refused:  # before `failed`: records after a rejected one fail too, since their numbers follow
        raise RefusedError(refused)
    if failed is not None:
        raise failed


def _acknowledged(on_acknowledged: Callable[[], None], sending: asyncio.Future[Any]) -> None:
    if not sending.cancelled() and sending.exception() is None:
        on_acknowledged()


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
    """Send a record with neither key nor value: `send` rejects it, but it must reach `news.dead` unchanged."""
    batch = producer.create_batch()
    batch.append(key=None, value=None, timestamp=message.timestamp, headers=list(message.headers))
    sent: asyncio.Future[Any] = await producer.send_batch(batch, message.topic, partition=0)
    return sent
