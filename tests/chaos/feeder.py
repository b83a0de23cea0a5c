"""The producer of the chaos test: feeds all versions over a given time, whatever happens to the brokers meanwhile."""

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
"""Versions on their way at most: what a producer that has to start again sends a second time."""

CODECS = (None, "gzip", "snappy", "lz4", "zstd")
"""How the producers compress, one each."""

LARGEST_PLAIN = 1 << 20
"""Bytes of a value that goes out with the codec of its article; a larger one goes out with gzip."""

MOST_UNPACKED_BYTES = 64 << 20
"""Bytes of a record before it is packed."""

BREATH = 0.05
"""Seconds between two looks at the clock: versions that fall due in between leave together."""


class Feeder:
    """Sends versions in order with an idempotent producer and waits for every in-sync replica.

    Should the producer give up for good, another sends again what was not acknowledged, so `news.raw` can hold a
    version twice. The result goes by what `news.raw` holds.
    """

    def __init__(self, versions: Sequence[Version], settings: Settings, seconds: float) -> None:
        """Args: seconds: over how long to spread them."""
        self._versions, self._settings, self._seconds = versions, settings, seconds
        self._acknowledged = bytearray(len(versions))
        self._sent = 0
        self._failure: BaseException | None = None

    @property
    def acknowledged(self) -> int:
        """How many versions are safe in Kafka."""
        return sum(self._acknowledged)

    async def feed(self) -> None:
        """Return when every version is acknowledged."""
        begun = asyncio.get_running_loop().time()
        while self.acknowledged < len(self._versions):
            self._failure = None
            outlets = [_producer(self._settings, codec) for codec in CODECS]
            try:
                for sender in outlets:
                    await sender.start()
                await self._resend(outlets)
                await self._go_on(outlets, begun)
            except KafkaError as error:
                progress(f"the producers start again: {type(error).__name__}: {error}")
                await asyncio.sleep(1)
            finally:
                await asyncio.gather(*map(_close, outlets))

    async def _resend(self, outlets: Sequence[AIOKafkaProducer]) -> None:
        for place in [place for place in range(self._sent) if not self._acknowledged[place]]:
            await self._send(outlets, place)

    async def _go_on(self, outlets: Sequence[AIOKafkaProducer], begun: float) -> None:
        clock = asyncio.get_running_loop().time
        pace = len(self._versions) / self._seconds
        while self.acknowledged < len(self._versions):
            due = min(len(self._versions), int((clock() - begun) * pace) + 1)
            room = MAX_UNACKNOWLEDGED - (self._sent - self.acknowledged)
            for place in range(self._sent, min(due, self._sent + room)):
                await self._send(outlets, place)
                self._sent = place + 1
            if self._failure is not None:
                raise self._failure
            await asyncio.sleep(BREATH)

    async def _send(self, outlets: Sequence[AIOKafkaProducer], place: int) -> None:
        version = self._versions[place]
        # One article, one producer: only so do its versions keep their order.
        sender = outlets[1 if len(version.value or b"") > LARGEST_PLAIN else crc32(version.key) % len(outlets)]
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
            except KafkaTimeoutError:  # no room in its buffer while a leader is away: nothing was taken
                if self._failure is not None:
                    raise self._failure from None
        sent.add_done_callback(lambda answer: self._answered(place, answer))

    def _answered(self, place: int, answer: "asyncio.Future[object]") -> None:
        if answer.cancelled():
            return
        if (error := answer.exception()) is None:
            self._acknowledged[place] = 1
        else:
            self._failure = error


def _producer(settings: Settings, codec: str | None) -> AIOKafkaProducer:
    return AIOKafkaProducer(
        **security(settings),
        acks="all",
        enable_idempotence=True,
        max_request_size=MOST_UNPACKED_BYTES,
        linger_ms=5,
        compression_type=codec,
    )


async def _close(sender: AIOKafkaProducer) -> None:
    """Close a producer that may be waiting for a broker that is away."""
    try:
        await asyncio.wait_for(sender.stop(), 10)
    except (TimeoutError, KafkaError) as error:
        log.debug("the producer does not close: %r", error)
