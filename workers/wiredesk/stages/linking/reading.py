"""Reads the article topics from the offsets in the state, and writes the records that link them."""

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import OffsetOutOfRangeError

from wiredesk.kafka.connection import consumer
from wiredesk.kafka.reader import message_of
from wiredesk.link.linker import TOPICS
from wiredesk.message import Partition
from wiredesk.settings import Settings
from wiredesk.stages.linking.status import LinkStatus
from wiredesk.stages.linking.store import LinkStore
from wiredesk.stages.standby.following import EXPIRE_EVERY
from wiredesk.stages.standby.outbox import Outbox, opened_outbox
from wiredesk.stages.standby.stateful_worker import StatefulWorker
from wiredesk.stages.standby.topic_reading import POLL, partitions_of, seek_to_stored

log = logging.getLogger(__name__)

BATCH = 600
"""Records per transaction: about 200 articles."""

READ_OWN_EVERY = 2.0
"""Seconds between two reads of the topics that link writes. The records of half a minute take seconds to read, in which
no article is linked."""

OWN_BATCH = 2000
"""Records of these topics per transaction."""

TICK = 5.0
"""Seconds between two reads of these topics while link is idle and not settled."""

FLUSH_EVERY = 0.5
"""Seconds between two checks for deferred stories and overdue articles when no record arrives."""


async def link_while_leading(worker: StatefulWorker[LinkStatus, LinkStore]) -> None:
    """Process records and write links until another worker becomes the leader.

    Raises:
        ConfigurationError: a topic is missing.
        aiokafka.errors.KafkaError: the brokers are unavailable.
    """
    settings, store = worker.settings, worker.state
    parts, origin = await partitions_of(settings, worker.topics)
    own_parts, _ = await partitions_of(settings, TOPICS)
    known = await store.offsets(origin)
    async with (
        opened_outbox(worker) as outbox,
        reader_at(settings, parts, known) as reader,
        reader_at(settings, own_parts, known) as own_reader,
    ):
        own = OwnRecords(own_reader, store, worker.status)
        log.info("this worker links")
        worker.status.works()
        await own.read_to_end()
        await outbox.write()
        await worker.member.finish(await _positions(reader, parts))
        await _take_on(worker, reader, parts, own, outbox)


@asynccontextmanager
async def reader_at(
    settings: Settings, parts: list[TopicPartition], known: dict[tuple[str, int], int]
) -> AsyncIterator[AIOKafkaConsumer]:
    """A consumer that starts at the offsets in the state, or at the beginning of partitions that have none."""
    reader = consumer(settings, auto_offset_reset="none")
    reader.assign(parts)
    try:
        await reader.start()
        await seek_to_stored(reader, parts, known)
        yield reader
    finally:
        await reader.stop()


class OwnRecords:
    """Reads back the topics that link writes, since another worker may have written to them."""

    def __init__(self, reader: AIOKafkaConsumer, store: LinkStore, status: LinkStatus) -> None:
        self._reader, self._store, self._status = reader, store, status
        self._read = time.monotonic()

    def due(self, seconds: float) -> bool:
        """True if the topics were last read more than `seconds` ago."""
        return time.monotonic() - self._read > seconds

    async def read_to_end(self) -> None:
        """Read to the current end of the topics."""
        parts = self._reader.assignment()
        ends = await self._reader.end_offsets(parts)
        while [part for part in parts if await self._reader.position(part) < ends[part]]:
            try:
                fetched = await self._reader.getmany(timeout_ms=POLL, max_records=OWN_BATCH)
            except OffsetOutOfRangeError as error:
                await self._reader.seek_to_beginning(*error.args[0])
                continue
            await self._store.seen([message_of(record) for records in fetched.values() for record in records])
            self._status.alive()
        self._read = time.monotonic()


async def _positions(reader: AIOKafkaConsumer, parts: list[TopicPartition]) -> dict[TopicPartition, int]:
    return {part: await reader.position(part) for part in parts}


async def _take_on(
    worker: StatefulWorker[LinkStatus, LinkStore],
    reader: AIOKafkaConsumer,
    parts: list[TopicPartition],
    own: OwnRecords,
    outbox: Outbox,
) -> None:
    store, member, status = worker.state, worker.member, worker.status
    expired = ticked = time.monotonic()
    behind = await reader.end_offsets(parts)
    settled = taken_over = False
    since: float | None = None
    while member.leads:
        try:
            fetched = await reader.getmany(timeout_ms=POLL, max_records=worker.batch)
        except OffsetOutOfRangeError as error:  # the records were deleted, or the topic was re-created
            await reader.seek_to_beginning(*error.args[0])
            continue
        messages = [message_of(record) for records in fetched.values() for record in records]
        places = await _positions(reader, parts)
        status.alive()
        status.lag = {
            Partition(part.topic, part.partition): max(0, (reader.highwater(part) or 0) - places[part])
            for part in parts
        }
        now = time.monotonic()
        if messages or now - ticked > FLUSH_EVERY:
            ticked, settled = now, settled and not messages
            status.begin()
            linked = await store.take(messages, time.time())
            status.took(len(messages), linked)
            await outbox.write()
        behind = {part: end for part, end in behind.items() if places[part] < end}
        if since is None and not behind:
            since = time.time()
        if since is not None and not taken_over:
            taken_over = await store.write_unwritten(time.time())
            await outbox.write()
        await member.finish(places)
        up_to_date = not any(status.lag.values())
        idle = up_to_date and not messages
        if own.due(TICK if idle and not settled else READ_OWN_EVERY):
            await own.read_to_end()
            if up_to_date and since is not None:
                settled = await store.settle(time.time(), since, idle)
                await outbox.write()
        if now - expired > EXPIRE_EVERY:
            expired = now
            await store.expire()
        status.articles = await store.articles() if messages else status.articles
