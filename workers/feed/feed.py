"""Publishing raw articles to `news.raw`, each under its article id."""

import asyncio
from collections.abc import Callable, Iterable

from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from workers.clean.intake import read_article
from workers.errors import ArticleError, OperationError
from workers.feed.source import Delivery
from workers.message import Message
from workers.settings import Settings
from workers.stream.connection import producer

UNDER_WAY = 1000
"""Articles sent and not yet acknowledged at most: enough to fill requests, and memory stays flat."""


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
    """
    outlet, count = producer(settings), 0
    under_way: list[asyncio.Future[object]] = []
    await outlet.start()
    try:
        for delivery in deliveries:
            try:
                under_way.append(
                    await outlet.send(
                        settings.topic("raw"),
                        delivery.value,
                        key=key(delivery, settings),
                        headers=[("content-type", delivery.content_type)],
                    )
                )
            except MessageSizeTooLargeError as error:
                raise FeedError(
                    f"{delivery.origin}: {len(delivery.value)} bytes are more than WIREDESK_RECORD_BYTES="
                    f"{settings.record_bytes} allows: raise it, or leave this file out"
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
    return count


def key(delivery: Delivery, settings: Settings) -> bytes | None:
    """The article's id, or None where the delivery cannot be read as an article."""
    headers = (("content-type", delivery.content_type),)
    try:
        article = read_article(Message("", None, delivery.value, headers), settings.limits)
    except ArticleError:
        return None
    return (article.article_id or "").encode() or None
