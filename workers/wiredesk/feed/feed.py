"""Publishing raw articles to `news.raw`, each under its article id."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError, OperationError
from wiredesk.feed.delivery import Delivery
from wiredesk.feed.read_ahead import read_ahead
from wiredesk.kafka.connection import producer
from wiredesk.kafka.stalls import SilentBrokersError, with_stall_timeout
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.telemetry.counts import counted_noun
from wiredesk.telemetry.tracing import open_spans

if TYPE_CHECKING:
    from wiredesk.telemetry.spans import Spans

UNDER_WAY = 1000
"""Articles sent and not yet acknowledged at most: enough to fill requests, and memory stays flat."""


SPANS_WITHIN = 5.0
"""Seconds in which the last spans leave once all articles are in; a collector that is away must not hold it up."""


class FeedError(OperationError):
    """An article could not be published; the message names its file or line."""


@dataclass(slots=True)
class _Published:
    """What has been sent, and how much of it the brokers have acknowledged."""

    sent: int = 0
    acknowledged: int = 0
    under_way: "dict[asyncio.Future[object], str]" = field(default_factory=dict)
    """Where each article that is not acknowledged comes from, in the order of sending."""
    reading: str = ""
    """Where the article comes from that was sent last, or is being sent."""
    waits_for_source: bool = False
    """True while the next article is being read, which can take as long as it likes."""

    def add(self, sending: "asyncio.Future[object]", origin: str) -> None:
        self.sent += 1
        self.under_way[sending] = origin
        sending.add_done_callback(self._answered)

    def _answered(self, sending: "asyncio.Future[object]") -> None:
        if not sending.cancelled() and sending.exception() is None:
            self.acknowledged += 1
            del self.under_way[sending]

    def left(self) -> str:
        """How many arrived, and from where to go on."""
        first = next(iter(self.under_way.values()), self.reading)
        return (
            f"{counted_noun(self.acknowledged, 'article')} arrived; go on from {first}"
            if first
            else "no article arrived"
        )


async def feed(deliveries: Iterable[Delivery], settings: Settings, on_sent: Callable[[Delivery], None]) -> int:
    """Publish every delivery, in order, and return how many there were, all acknowledged.

    The key is the article's id as `clean` will find it, so that all versions of an article meet in one
    partition. What is no article goes out without a key, as it is, and becomes a dead letter.

    Args:
        deliveries: what to publish.
        settings: where.
        on_sent: called with each delivery as it is sent.

    Raises:
        FeedError: the broker refused one.
        SilentBrokersError: the brokers acknowledged nothing for `stall_timeout_seconds`. Both say how many articles
            arrived and from which file or line to go on.
        ConfigurationError: articles are to be traced, and OpenTelemetry is not installed.
    """
    spans, published = open_spans(settings, "feed"), _Published()
    try:
        await with_stall_timeout(
            _publish(deliveries, settings, on_sent, spans, published),
            settings.stall_timeout_seconds,
            lambda: published.acknowledged,
            lambda count: f"{counted_noun(count, 'article')} acknowledged",
            lambda: bool(published.under_way) or not published.waits_for_source,
        )
    except SilentBrokersError as error:
        raise SilentBrokersError(f"{error}: {published.left()}") from error
    except KafkaError as error:
        raise FeedError(f"{type(error).__name__}: {error}: {published.left()}") from error
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
    outlet = producer(settings)
    await outlet.start()
    try:
        published.waits_for_source = True
        async for delivery in read_ahead(deliveries):
            published.waits_for_source = False
            published.reading = delivery.origin
            try:
                published.add(await _send(outlet, _record(delivery, settings), spans), delivery.origin)
            except MessageSizeTooLargeError as error:
                raise FeedError(
                    f"{delivery.origin}: {len(delivery.value)} bytes are more than WIREDESK_MAX_RECORD_BYTES="
                    f"{settings.max_record_bytes} allows: raise it, or leave this file out"
                ) from error
            on_sent(delivery)
            if len(published.under_way) >= UNDER_WAY:
                await asyncio.gather(*published.under_way)
            published.waits_for_source = True
        published.waits_for_source = False
        await asyncio.gather(*published.under_way)
    finally:
        await outlet.stop()


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
