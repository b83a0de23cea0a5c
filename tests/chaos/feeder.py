"""The producer of the chaos test: feeds all versions over a given time, despite faults of the brokers."""

import asyncio
import logging
from collections.abc import Sequence
from zlib import crc32

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, KafkaTimeoutError

from tests.chaos.articles import Version
from tests.chaos.progress import progress
from wiredesk.kafka.connection import security
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

MAX_UNACKNOWLEDGED = 2000
"""Maximum number of versions in flight; a restarted producer sends them again."""

CODECS = (None, "gzip", "snappy", "lz4", "zstd")
"""The codec of each producer."""

LARGEST_PLAIN = 1 << 20
"""Maximum bytes of a value that is sent with the codec of its article; larger ones are sent with gzip."""

MAX_UNPACKED_BYTES = 64 << 20
"""Maximum bytes of a record before compression."""

BREATH = 0.05
"""Seconds between checks of the time: versions due in between are sent together."""


class Feeder:
    """Sends versions in order with an idempotent producer and waits for every in-sync replica.

    Should the producer give up for good, another sends again what was not acknowledged, so `news.raw` can hold a
    version twice. The result goes by what `news.raw` holds.
    """

    def __init__(self, versions: Sequence[Version], settings: Settings, seconds: float) -> None:
        """Args: seconds: duration of feeding."""
        self._versions, self._settings, self._seconds = versions, settings, seconds
        self._acknowledged = bytearray(len(versions))
        self._sent = 0
        self._failure: BaseException | None = None

    @property
    def acknowledged(self) -> int:
        """Number of acknowledged versions."""
        return sum(self._acknowledged)

    async def feed(self) -> None:
        """Return when all versions are acknowledged."""
        started = asyncio.get_running_loop().time()
        while self.acknowledged < len(self._versions):
            self._failure = None
            senders = [_producer(self._settings, codec) for codec in CODECS]
            try:
                for sender in senders:
                    await sender.start()
                await self._resend(senders)
                await self._continue(senders, started)
            except KafkaError as error:
                progress(f"restarting the producers: {type(error).__name__}: {error}")
                await asyncio.sleep(1)
            finally:
                await asyncio.gather(*map(_close, senders))

    async def _resend(self, senders: Sequence[AIOKafkaProducer]) -> None:
        for index in [index for index in range(self._sent) if not self._acknowledged[index]]:
            await self._send(senders, index)

    async def _continue(self, senders: Sequence[AIOKafkaProducer], started: float) -> None:
        clock = asyncio.get_running_loop().time
        pace = len(self._versions) / self._seconds
        while self.acknowledged < len(self._versions):
            due = min(len(self._versions), int((clock() - started) * pace) + 1)
            room = MAX_UNACKNOWLEDGED - (self._sent - self.acknowledged)
            for index in range(self._sent, min(due, self._sent + room)):
                await self._send(senders, index)
                self._sent = index + 1
            if self._failure is not None:
                raise self._failure
            await asyncio.sleep(BREATH)

    async def _send(self, senders: Sequence[AIOKafkaProducer], index: int) -> None:
        version = self._versions[index]
        # All versions of an article use one producer, so that they keep their order.
        sender = senders[1 if len(version.value or b"") > LARGEST_PLAIN else crc32(version.key) % len(senders)]
        while True:
            try:
                sent = await sender.send(
                    self._settings.topic("raw"),
                    version.value,
                    key=version.key,
                    headers=list(version.headers),
                    timestamp_ms=version.timestamp,
                )
                break
            except KafkaTimeoutError:  # the buffer is full while a leader is unavailable: nothing was sent
                if self._failure is not None:
                    raise self._failure from None
        sent.add_done_callback(lambda answer: self._on_answer(index, answer))

    def _on_answer(self, index: int, answer: "asyncio.Future[object]") -> None:
        if answer.cancelled():
            return
        if (error := answer.exception()) is None:
            self._acknowledged[index] = 1
        else:
            self._failure = error


def _producer(settings: Settings, codec: str | None) -> AIOKafkaProducer:
    return AIOKafkaProducer(
        **security(settings),
        acks="all",
        enable_idempotence=True,
        max_request_size=MAX_UNPACKED_BYTES,
        linger_ms=5,
        compression_type=codec,
    )


async def _close(sender: AIOKafkaProducer) -> None:
    """Close a producer that may be waiting for an unavailable broker."""
    try:
        await asyncio.wait_for(sender.stop(), 10)
    except (TimeoutError, KafkaError) as error:
        log.debug("the producer does not close: %r", error)
