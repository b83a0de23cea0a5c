"""Ingests records from the topics into the store, without a consumer group; reads committed records only.

Offsets are stored with the records in one transaction, so a restart continues exactly there.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from enum import Enum

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError, OffsetOutOfRangeError

from wiredesk.desk.store.faults import StoreUnavailableError
from wiredesk.desk.store.store import Store
from wiredesk.desk.store.writer import Changes
from wiredesk.desk.times import MINUTE
from wiredesk.errors import ConfigurationError
from wiredesk.kafka.connection import admin, consumer, wait_for_broker
from wiredesk.kafka.protocol import topic_ids
from wiredesk.kafka.reader import readable
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

TOPICS = ("clean", "entities", "quotes", "dead")
"""Without prefix. Of dead letters only the number in each minute is stored."""

MORE_TOPICS = {"links": ("copies", "statements", "stories", "people"), "alerts": ("watches", "alerts")}
"""Groups of topics, without prefix, that may be missing or hidden. Without those that link articles every article has a
card of its own."""

POLL = 200
"""Milliseconds to wait for records; a fetch returns as soon as there are any."""

BATCH = 600
"""Maximum records in a transaction: some 200 articles, written in two fifths of a second."""

GATHER = 0.2
"""Seconds in which records are collected before the next fetch, once caught up. Each batch is sent to every open page:
without this delay, 200 pages cost a fifth of the workers' rate on two cores."""

LOOK_FOR_PARTITIONS = 10.0
"""Seconds between checks for added partitions and recreated topics."""

STORE_PAUSE = 5.0
"""Seconds before writing to the store is retried."""

TOPICS_GRACE = 60.0
"""Seconds that topics may be missing after they existed: they may be recreated."""

STUCK = 120.0
"""Seconds without a response from Kafka or the store after which the desk is not live."""

HOUR = 60 * MINUTE


class State(Enum):
    """State of the ingestion."""

    waiting = "no broker answers"
    catching_up = "what came while the desk was away is being read"
    live = ""


class TopicsMissingError(ConfigurationError):
    """A topic does not exist or is hidden from this user."""


class Ingester:
    """Reads the topics into a store.

    Args:
        settings: brokers and topics.
        store: an open store.
        on_change: called with the changes of each batch, and whether they arrived while the desk was down.
        caught_up: called after records that arrived while the desk was down are read, with the newest `seq` before.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        on_change: Callable[[Changes, bool], Awaitable[None]],
        caught_up: Callable[[int], Awaitable[None]],
    ) -> None:
        self._settings, self._store, self._on_change, self._caught_up = settings, store, on_change, caught_up
        self.state = State.waiting
        self._alive = time.monotonic()
        self._topics_seen_at: float | None = None

    def why_not_live(self) -> list[str]:
        """Reasons to restart the desk: no progress although a broker is available."""
        silent = time.monotonic() - self._alive
        if self.state is State.waiting or silent < STUCK:
            return []
        return [f"neither Kafka nor the store has answered for {silent:.0f} s"]

    async def run(self) -> None:
        """Ingest until cancelled; wait for unavailable brokers.

        Raises:
            ConfigurationError: a topic is missing, or the brokers refuse connections for too long.
            FencedError: another desk writes to the store.
        """
        while True:
            self.state = State.waiting
            await wait_for_broker(self._settings)
            self._alive = time.monotonic()
            try:
                await self._read()
            except StoreUnavailableError as error:
                log.warning("%s; retrying in %.0f s", error, STORE_PAUSE)
                await asyncio.sleep(STORE_PAUSE)
            except (KafkaError, OSError) as error:
                log.warning("lost connection (%s: %s); reconnecting", type(error).__name__, error)
                await asyncio.sleep(1)
            except TopicsMissingError as error:
                await self._wait_for_topics(error)
            except asyncio.CancelledError:
                # aiokafka raises it for a request that it cancelled itself, without a cancellation of this task.
                if (task := asyncio.current_task()) is not None and task.cancelling():
                    raise
                log.warning("lost connection (a request was cancelled); reconnecting")
                await asyncio.sleep(1)

    async def _wait_for_topics(self, error: "TopicsMissingError") -> None:
        """Tolerate missing topics for a while if they existed: they may be recreated."""
        now = time.monotonic()
        if self._topics_seen_at is None or now - self._topics_seen_at > TOPICS_GRACE:
            raise error
        log.warning("%s; waiting for %.0f s more", error, TOPICS_GRACE - (now - self._topics_seen_at))
        await asyncio.sleep(2)

    async def _read(self) -> None:
        parts, origin, more = await self._partitions()
        reader = consumer(
            self._settings, auto_offset_reset="none"
        )  # `_handle_deleted` handles offsets that no longer exist
        reader.assign(parts)
        try:
            await reader.start()
            await self._seek_to_stored(reader, parts, origin, more)
            await self._ingest(reader, parts, origin, more)
        except OffsetOutOfRangeError as error:
            await self._handle_deleted(reader, dict(error.args[0]))
        finally:
            await reader.stop()

    async def _partitions(self) -> tuple[list[TopicPartition], str, dict[str, str]]:
        """The partitions to read, and the identity of the topics: cluster, prefix and topic ids.

        Each group of `MORE_TOPICS` has one of its own, which is empty where there are none.
        """
        names = [self._settings.topic(name) for name in TOPICS]
        async with admin(self._settings) as client:
            described = {topic["topic"]: topic["partitions"] for topic in await client.describe_topics()}
            cluster = (await client.describe_cluster()).get("cluster_id")
            groups = {
                group: [topic for name in of if (topic := self._settings.topic(name)) in described]
                for group, of in MORE_TOPICS.items()
            }
            present = [*names, *(name for of in groups.values() for name in of)]
            ids = await topic_ids(client, present)
        for name in names:
            if name not in described:
                raise TopicsMissingError(
                    f"no topic {name} at {self._settings.brokers}: run `wiredesk topics apply`, or, where the cluster "
                    "has ACLs, grant this user what `wiredesk topics acls --desk` prints"
                )
        self._topics_seen_at = time.monotonic()
        parts = [TopicPartition(name, part["partition"]) for name in present for part in described[name]]
        more = {group: " ".join(str(ids[name]) for name in of if name in ids) for group, of in groups.items()}
        made = " ".join(str(ids[name]) for name in names if name in ids)
        return parts, f"{cluster} {self._settings.topic('')} {made}".rstrip(), more

    async def _seek_to_stored(
        self, reader: AIOKafkaConsumer, parts: list[TopicPartition], origin: str, more: dict[str, str]
    ) -> None:
        await self._store.offsets(origin)
        for group, made in more.items():
            await self._store.use_topics(group, made)
        known = await self._store.offsets(origin)
        letters = self._settings.topic("dead")
        for part in parts:
            if (part.topic, part.partition) in known:
                reader.seek(part, known[part.topic, part.partition])
            elif part.topic == letters:
                await self._to_last_hour(reader, part)
            else:
                await reader.seek_to_beginning(part)

    async def _to_last_hour(self, reader: AIOKafkaConsumer, part: TopicPartition) -> None:
        """Dead letters are only counted, for one hour."""
        found = (await reader.offsets_for_times({part: self._store.now() - HOUR}))[part]
        if found is None:
            await reader.seek_to_end(part)
        else:
            reader.seek(part, found.offset)

    async def _ingest(
        self, reader: AIOKafkaConsumer, parts: list[TopicPartition], origin: str, more: dict[str, str]
    ) -> None:
        ends: dict[TopicPartition, int] = await reader.end_offsets(parts)
        self.state, before = State.catching_up, self._store.newest
        looked = time.monotonic()
        while True:
            fetched = await reader.getmany(timeout_ms=POLL, max_records=BATCH)
            self._alive = time.monotonic()
            messages = readable(fetched)
            if messages:
                catching_up = self.state is State.catching_up
                changes = await self._store.ingest(messages, backlog=catching_up)
                self._alive = time.monotonic()
                self._pause(reader, parts)
                await self._on_change(changes, catching_up)
                if not catching_up and len(messages) < BATCH:
                    await asyncio.sleep(GATHER)
            if self.state is State.catching_up and await self._at_end(reader, ends):
                await self._store.mark_filled()
                self.state = State.live
                await self._caught_up(before)
            if time.monotonic() - looked > LOOK_FOR_PARTITIONS:
                looked = time.monotonic()
                parts_now, origin_now, more_now = await self._partitions()
                if origin_now != origin or (more_now != more and len(parts_now) == len(parts)):
                    log.warning("a topic was deleted and recreated: reading it from its beginning")
                    return
                if len(parts_now) != len(parts):
                    log.info("a topic has new partitions: reading them too")
                    return

    def _pause(self, reader: AIOKafkaConsumer, parts: list[TopicPartition]) -> None:
        """Pause partitions that are too far ahead of the others; their records wait in Kafka."""
        ahead = {part for part in parts if (part.topic.rpartition(".")[2], part.partition) in self._store.ahead}
        paused = reader.paused()
        if ahead != paused:
            reader.resume(*(paused - ahead))
            reader.pause(*(ahead - paused))

    async def _at_end(self, reader: AIOKafkaConsumer, ends: dict[TopicPartition, int]) -> bool:
        for part, end in ends.items():
            if part not in reader.paused() and await reader.position(part) < end:
                return False
        return True

    async def _handle_deleted(self, reader: AIOKafkaConsumer, offsets: dict[TopicPartition, int]) -> None:
        """Handle offsets without a record: old records were deleted, or the topic was recreated."""
        beginnings = await reader.beginning_offsets(list(offsets))
        for part, offset in offsets.items():
            if offset >= beginnings[part]:
                log.warning("%s ends before offset %d of the store: rebuilding the store", part.topic, offset)
                await self._store.empty()
                return
        await self._store.set_offsets({(part.topic, part.partition): beginnings[part] for part in offsets})
