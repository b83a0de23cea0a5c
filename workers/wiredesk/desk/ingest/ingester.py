"""Taking records from the topics into the store, as an onlooker: no group, no commits, committed records only.

Where to go on stands in the store itself, written with what was taken, so a restart goes on exactly there.
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
"""Without prefix. Of the letters on `dead` nothing is kept but how many came in each minute."""

POLL = 200
"""Milliseconds to wait for records; they are given as soon as there are any."""

BATCH = 600
"""Records a transaction: some 200 articles, a fifth of a second's writing."""

GATHER = 0.2
"""Seconds in which records gather before they are taken, when none are behind. Each batch goes to every open page:
without, 200 pages took a fifth of the workers' rate on two cores."""

LOOK_FOR_PARTITIONS = 10.0
"""Seconds between two looks whether a topic has more partitions than are read, or is another of the same name."""

STORE_PAUSE = 5.0
"""Seconds before a file that could not be written is tried again."""

TOPICS_GRACE = 60.0
"""Seconds that topics may be missing which were there before: whoever deletes them may create them again."""

STUCK = 120.0
"""Seconds without a sign of life, from Kafka or from the file, after which the desk is not live."""

HOUR = 60 * MINUTE


class State(Enum):
    """What the taking is at."""

    waiting = "no broker answers"
    catching_up = "what came while the desk was away is being read"
    live = ""


class TopicsMissingError(ConfigurationError):
    """A topic is not there, or hidden from this user."""


class Ingester:
    """Reads the topics into a store.

    Args:
        settings: name brokers and topics.
        store: an open one.
        on_change: called with what each batch changed, and whether that arrived while the desk was down.
        caught_up: called whenever all has been read that came while it was away, with the newest `seq` from before.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        on_change: Callable[[Changes, bool], None],
        caught_up: Callable[[int], Awaitable[None]],
    ) -> None:
        self._settings, self._store, self._on_change, self._caught_up = settings, store, on_change, caught_up
        self.state = State.waiting
        self._alive = time.monotonic()
        self._topics_seen_at: float | None = None

    def why_not_live(self) -> list[str]:
        """Reasons for which the desk has to be started again: it gets nowhere, though a broker was found."""
        silent = time.monotonic() - self._alive
        if self.state is State.waiting or silent < STUCK:
            return []
        return [f"neither Kafka nor the store has answered for {silent:.0f} s"]

    async def run(self) -> None:
        """Take until cancelled; wait for brokers that are away.

        Raises:
            ConfigurationError: a topic is missing, or the brokers refuse us for too long.
            FencedError: another desk writes to the store's file.
        """
        while True:
            self.state = State.waiting
            await wait_for_broker(self._settings)
            self._alive = time.monotonic()
            try:
                await self._read()
            except StoreUnavailableError as error:
                log.warning("%s; reading begins again in %.0f s", error, STORE_PAUSE)
                await asyncio.sleep(STORE_PAUSE)
            except (KafkaError, OSError) as error:
                log.warning("lost the brokers (%s: %s); reading begins again", type(error).__name__, error)
                await asyncio.sleep(1)
            except TopicsMissingError as error:
                await self._wait_for_topics(error)
            except asyncio.CancelledError:
                # aiokafka's own, of a request that it has cancelled while its brokers went away, is no order to end.
                if (task := asyncio.current_task()) is not None and task.cancelling():
                    raise
                log.warning("lost the brokers (a request was cancelled); reading begins again")
                await asyncio.sleep(1)

    async def _wait_for_topics(self, error: "TopicsMissingError") -> None:
        """Bear for a while that topics are missing which were there: they may be created again."""
        now = time.monotonic()
        if self._topics_seen_at is None or now - self._topics_seen_at > TOPICS_GRACE:
            raise error
        log.warning("%s; waiting for %.0f s more", error, TOPICS_GRACE - (now - self._topics_seen_at))
        await asyncio.sleep(2)

    async def _read(self) -> None:
        parts, origin = await self._partitions()
        reader = consumer(self._settings, auto_offset_reset="none")  # a place that is gone is looked into, not passed
        reader.assign(parts)
        try:
            await reader.start()
            await self._go_to_places(reader, parts, origin)
            await self._take_on(reader, parts, origin)
        except OffsetOutOfRangeError as error:
            await self._place_is_gone(reader, dict(error.args[0]))
        finally:
            await reader.stop()

    async def _partitions(self) -> tuple[list[TopicPartition], str]:
        """The partitions to read, and what tells these topics from others: cluster, prefix and the topics' ids."""
        names = [self._settings.topic(name) for name in TOPICS]
        async with admin(self._settings) as client:
            described = {topic["topic"]: topic["partitions"] for topic in await client.describe_topics()}
            cluster = (await client.describe_cluster()).get("cluster_id")
            ids = await topic_ids(client, names)
        for name in names:
            if name not in described:
                raise TopicsMissingError(
                    f"no topic {name} at {self._settings.brokers}: run `wiredesk topics apply`, or, where the cluster "
                    "has ACLs, grant this user what `wiredesk topics acls --desk` prints"
                )
        self._topics_seen_at = time.monotonic()
        parts = [TopicPartition(name, part["partition"]) for name in names for part in described[name]]
        made = " ".join(str(ids[name]) for name in names if name in ids)
        return parts, f"{cluster} {self._settings.topic('')} {made}".rstrip()

    async def _go_to_places(self, reader: AIOKafkaConsumer, parts: list[TopicPartition], origin: str) -> None:
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
        """Letters are only counted, and only an hour of them."""
        found = (await reader.offsets_for_times({part: self._store.now() - HOUR}))[part]
        if found is None:
            await reader.seek_to_end(part)
        else:
            reader.seek(part, found.offset)

    async def _take_on(self, reader: AIOKafkaConsumer, parts: list[TopicPartition], origin: str) -> None:
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
                self._on_change(changes, catching_up)
                if not catching_up and len(messages) < BATCH:
                    await asyncio.sleep(GATHER)
            if self.state is State.catching_up and await self._at_end(reader, ends):
                await self._store.mark_filled()
                self.state = State.live
                await self._caught_up(before)
            if time.monotonic() - looked > LOOK_FOR_PARTITIONS:
                looked = time.monotonic()
                parts_now, origin_now = await self._partitions()
                if origin_now != origin:
                    log.warning("a topic was deleted and created again: reading begins again")
                    return
                if len(parts_now) != len(parts):
                    log.info("a topic has more partitions than before: they are read from now on")
                    return

    def _pause(self, reader: AIOKafkaConsumer, parts: list[TopicPartition]) -> None:
        """Read no further where too much waits for its companions: it lies as well in Kafka."""
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

    async def _place_is_gone(self, reader: AIOKafkaConsumer, places: dict[TopicPartition, int]) -> None:
        """Kafka has no record at the place to go on at: old ones were deleted, or the topic is another one."""
        beginnings = await reader.beginning_offsets(list(places))
        for part, place in places.items():
            if place >= beginnings[part]:
                log.warning("%s ends before %d, where the store goes on: it is made anew", part.topic, place)
                await self._store.empty()
                return
        await self._store.set_offsets({(part.topic, part.partition): beginnings[part] for part in places})
