"""Publishing raw articles to `news.raw`, each under its article id."""

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError, OperationError
from wiredesk.feed.delivery import Delivery
from wiredesk.kafka.connection import producer
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.telemetry.tracing import traced

if TYPE_CHECKING:
    from wiredesk.telemetry.spans import Spans

UNDER_WAY = 1000
"""Articles sent and not yet acknowledged at most: enough to fill requests, and memory stays flat."""


SPANS_WITHIN = 5.0
"""Seconds in which the last spans leave once all articles are in; a collector that is away must not hold it up."""


class FeedError(OperationError):
    """An article could not be published; the message names its file or line."""


async def feed(deliveries: Iterable[Delivery], settings: Settings, told: Callable[[Delivery], None]) -> int:
    """Publish every delivery, in order, and return how many there were, all acknowledged.

    The key is the article's id as `clean` will find it, so that all versions of an article meet in one
    partition. What is no article goes out without a key, as it is, and becomes a dead letter.

    Args:
        deliveries: what to publish.
        settings: where.
        told: called with each delivery as it is sent.

    Raises:
        FeedError: the broker refused one or did not acknowledge it in time.
        ConfigurationError: articles are to be traced, and OpenTelemetry is not installed.
    """
    outlet, count, spans = producer(settings), 0, traced(settings, "feed")
    under_way: list[asyncio.Future[object]] = []
    await outlet.start()
    try:
        for delivery in deliveries:
            try:
                under_way.append(await _send(outlet, _record(delivery, settings), spans))
            except MessageSizeTooLargeError as error:
                raise FeedError(
                    f"{delivery.origin}: {len(delivery.value)} bytes are more than WIREDESK_MAX_RECORD_BYTES="
                    f"{settings.max_record_bytes} allows: raise it, or leave this file out"
                ) from error
            told(delivery)
            count += 1
            if len(under_way) >= UNDER_WAY:
                await asyncio.gather(*under_way)
                under_way.clear()
        await asyncio.gather(*under_way)
    except KafkaError as error:
        raise FeedError(f"after {count - len(under_way)} articles that arrived: {error}") from error
    finally:
        await outlet.stop()
        if spans is not None:
            await asyncio.to_thread(spans.close, SPANS_WITHIN)
    return count


def _record(delivery: Delivery, settings: Settings) -> Message:
    headers = (("content-type", delivery.content_type),)
    return Message(settings.topic("raw"), key(delivery, settings), delivery.value, headers)


async def _send(outlet: AIOKafkaProducer, record: Message, spans: "Spans | None") -> asyncio.Future[object]:
    """Send a record; where articles are traced, its way begins with a span that ends with its acknowledgement."""
    headers, end = spans.sending(record) if spans is not None else ((), None)
    sent: asyncio.Future[object] = await outlet.send(
        record.topic, record.value, key=record.key, headers=[*record.headers, *headers]
    )
    if end is not None:
        sent.add_done_callback(lambda answered: end(None if answered.cancelled() else answered.exception()))
    return sent


def key(delivery: Delivery, settings: Settings) -> bytes | None:
    """The article's id, or None where the delivery cannot be read as an article."""
    headers = (("content-type", delivery.content_type),)
    try:
        article = read_article(Message("", None, delivery.value, headers), settings.limits)
    except ArticleError:
        return None
    return (article.article_id or "").encode() or None
