"""Publishing raw articles to `news.raw`, each under its article id."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from wiredesk.clean.parse.parse import given_id, read_article
from wiredesk.errors import ArticleError, OperationError
from wiredesk.feed.delivery import Delivery, SourceError
from wiredesk.feed.read_ahead import read_ahead
from wiredesk.kafka.connection import producer
from wiredesk.kafka.stalls import SilentBrokersError, with_stall_timeout
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.telemetry.counts import counted_noun
from wiredesk.telemetry.tracing import open_spans

if TYPE_CHECKING:
    from wiredesk.telemetry.spans import Spans

MAX_IN_FLIGHT = 1000
"""Maximum number of sent and unacknowledged articles: enough to fill requests, with bounded memory."""


SPANS_WITHIN = 5.0
"""Timeout in seconds for sending the last spans; an unavailable collector must not delay the end."""


class FeedError(OperationError):
    """An article could not be published; the message names its file or line."""


@dataclass(slots=True)
class _Published:
    """The sent articles, and how many of them are acknowledged."""

    sent: int = 0
    acknowledged: int = 0
    in_flight: "dict[asyncio.Future[object], str]" = field(default_factory=dict)
    """The origin of each unacknowledged article, in the order of sending."""
    reading: str = ""
    """The origin of the article that was sent last, or is being sent."""
    waits_for_source: bool = False
    """True while the next article is being read, which has no timeout."""

    def add(self, sending: "asyncio.Future[object]", origin: str) -> None:
        self.sent += 1
        self.in_flight[sending] = origin
        sending.add_done_callback(self._on_answer)

    def _on_answer(self, sending: "asyncio.Future[object]") -> None:
        if not sending.cancelled() and sending.exception() is None:
            self.acknowledged += 1
            del self.in_flight[sending]

    def summary(self) -> str:
        """How many articles arrived, and where to continue."""
        first = next(iter(self.in_flight.values()), self.reading)
        return (
            f"{counted_noun(self.acknowledged, 'article')} arrived; continue from {first}"
            if first
            else "no article arrived"
        )


async def feed(deliveries: Iterable[Delivery], settings: Settings, on_sent: Callable[[Delivery], None]) -> int:
    """Publish all deliveries, in order, and return their number once all are acknowledged.

    The key is the article id that `clean` will assign, so that all versions of an article go to one partition. A
    delivery that is not an article is sent unchanged, under its id if it has one, and becomes a dead letter.

    Args:
        deliveries: articles to publish.
        settings: brokers and topic.
        on_sent: called with each delivery as it is sent.

    Raises:
        FeedError: the broker rejected an article, or the source cannot be read further.
        SilentBrokersError: the brokers acknowledged nothing for `stall_timeout_seconds`. Both messages say how many
            articles arrived, and from which file or line to continue if it is not the one they name.
        ConfigurationError: tracing is on and OpenTelemetry is not installed.
    """
    spans, published = open_spans(settings, "feed"), _Published()
    try:
        await with_stall_timeout(
            _publish(deliveries, settings, on_sent, spans, published),
            settings.stall_timeout_seconds,
            lambda: published.acknowledged,
            lambda count: f"{counted_noun(count, 'article')} acknowledged",
            lambda: bool(published.in_flight) or not published.waits_for_source,
        )
    except (FeedError, SourceError) as error:
        raise FeedError(f"{error}: {counted_noun(published.acknowledged, 'article')} before it arrived") from error
    except SilentBrokersError as error:
        raise SilentBrokersError(f"{error}: {published.summary()}") from error
    except KafkaError as error:
        raise FeedError(f"{type(error).__name__}: {error}: {published.summary()}") from error
    finally:
        if spans is not None:
            await asyncio.to_thread(spans.close, SPANS_WITHIN)
    return published.sent


async def _publish(
    deliveries: Iterable[Delivery],
    settings: Settings,
    on_sent: Callable[[Delivery], None],
    spans: "Spans | None",
    published: _Published,
) -> None:
    kafka_producer = producer(settings)
    await kafka_producer.start()
    try:
        published.waits_for_source = True
        async for delivery in read_ahead(deliveries):
            published.waits_for_source = False
            published.reading = delivery.origin
            try:
                published.add(await _send(kafka_producer, _record(delivery, settings), spans), delivery.origin)
            except MessageSizeTooLargeError as error:
                raise FeedError(
                    f"{delivery.origin}: {len(delivery.value)} bytes are more than WIREDESK_MAX_RECORD_BYTES="
                    f"{settings.max_record_bytes} allows: raise it, or leave this file out"
                ) from error
            on_sent(delivery)
            if len(published.in_flight) >= MAX_IN_FLIGHT:
                await asyncio.gather(*published.in_flight)
            published.waits_for_source = True
        published.waits_for_source = False
        await asyncio.gather(*published.in_flight)
    finally:
        await kafka_producer.stop()


def _record(delivery: Delivery, settings: Settings) -> Message:
    headers = (("content-type", delivery.content_type),)
    return Message(settings.topic("raw"), key(delivery, settings), delivery.value, headers)


async def _send(kafka_producer: AIOKafkaProducer, record: Message, spans: "Spans | None") -> asyncio.Future[object]:
    """Send a record; with tracing, in a span that ends when the record is acknowledged."""
    headers, end = spans.sending(record) if spans is not None else ((), None)
    sent: asyncio.Future[object] = await kafka_producer.send(
        record.topic, record.value, key=record.key, headers=[*record.headers, *headers]
    )
    if end is not None:
        sent.add_done_callback(lambda future: end(None if future.cancelled() else future.exception()))
    return sent


def key(delivery: Delivery, settings: Settings) -> bytes | None:
    """The article's id; of a delivery that is not a readable article, the id in its JSON, or None."""
    headers = (("content-type", delivery.content_type),)
    try:
        article = read_article(Message("", None, delivery.value, headers), settings.limits)
    except ArticleError:
        return (given_id(delivery.value) or "").encode() or None
    return (article.article_id or "").encode() or None
