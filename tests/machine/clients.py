"""Fakes of a worker's aiokafka (0.14) clients, on the model of Kafka: requests wait until the machine answers."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiokafka import TopicPartition
from aiokafka.errors import (
    IllegalOperation,
    InvalidProducerEpoch,
    KafkaError,
    KafkaTimeoutError,
    NotCoordinatorForGroupError,
    ProducerClosed,
    ProducerFenced,
    RequestTimedOutError,
)
from aiokafka.partitioner import murmur2
from aiokafka.structs import OffsetAndMetadata

from tests.machine.kafka import Kafka, Sender
from wiredesk.message import Headers, Message, Partition

BATCH_RECORDS, ALONE = 3, 200
"""Maximum records of a produce request, and the size from which a record is sent alone, as those above 16 KiB are."""

LINGER = 3
"""Turns of the event loop for which a batch waits for more records."""

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class Call:
    """A request in flight."""

    name: str
    apply: Callable[[], Any]
    answered: asyncio.Future[Any]
    raises: bool
    """True if aiokafka raises retriable errors to its caller; otherwise it retries by itself."""

    def answer(self) -> bool:
        """The broker executes it and answers."""
        try:
            result = self.apply()
        except KafkaError as error:
            if not self.answered.done():
                self.answered.set_exception(error)
        else:
            if not self.answered.done():
                self.answered.set_result(result)
        return True

    def lose(self) -> bool:
        """The broker executes it, and the answer is lost. False if the client retries by itself."""
        try:
            self.apply()
        except KafkaError:
            return False
        return self._fail(RequestTimedOutError())

    def fail(self) -> bool:
        """The broker fails to execute it."""
        return self._fail(NotCoordinatorForGroupError())

    def _fail(self, error: KafkaError) -> bool:
        if self.raises and not self.answered.done():
            self.answered.set_exception(error)
        return self.raises


class Client:
    """The connection of a process to the brokers."""

    def __init__(self, kafka: Kafka) -> None:
        self.kafka = kafka
        self.calls: list[Call] = []
        self.full = False
        """The next record times out because the producer's buffer is full."""
        self.ended = False

    def end(self, reason: str) -> None:
        """Replaces `watchdog.end`: the process sends no more requests."""
        self.ended = True
        raise asyncio.CancelledError(reason)

    async def call(self, name: str, apply: Callable[[], T], raises: bool = False) -> T:
        """Send a request and wait for its answer."""
        answered: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        if self.ended:
            raise asyncio.CancelledError
        self.calls.append(Call(name, apply, answered, raises))
        return await answered


@dataclass(eq=False, slots=True)
class Batch:
    records: list[Message] = field(default_factory=list)
    sent: list[asyncio.Future[None]] = field(default_factory=list)
    drained: asyncio.Event = field(default_factory=asyncio.Event)

    def takes(self, record: Message) -> bool:
        return not self.records or (
            len(self.records) < BATCH_RECORDS
            and all(len(other.value or b"") < ALONE for other in (*self.records, record))
        )

    def end(self, error: BaseException | None) -> None:
        for future in self.sent:
            if future.done():
                continue
            if error is None:
                future.set_result(None)
            else:
                future.set_exception(error)


class Builder:
    """A batch with one record without key and value."""

    headers: Headers = ()
    timestamp: int | None = None

    def append(self, *, key: None, value: None, timestamp: int | None, headers: Sequence[tuple[str, bytes]]) -> None:
        self.headers, self.timestamp = tuple(headers), timestamp


class Producer:
    """`AIOKafkaProducer`, idempotent, with or without transactions: one batch of a partition in flight at a time."""

    def __init__(self, client: Client, transactional_id: str | None = None) -> None:
        self._client, self._kafka = client, client.kafka
        self._id = transactional_id
        self._sender = Sender(-1, -1)
        self._queues: dict[Partition, deque[Batch]] = {}
        self._sequences: Counter[Partition] = Counter()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._in_transaction = self._closed = False
        self._added: set[Partition] = set()
        self._dead: KafkaError | None = None

    async def start(self) -> None:
        self._sender = await self._client.call("start producer", lambda: self._kafka.start_producer(self._id))

    async def stop(self) -> None:
        if not self._closed:
            self._closed = True
            if self._tasks and self._dead is None:
                await asyncio.wait(set(self._tasks))

    async def send(
        self,
        topic: str,
        value: bytes | None = None,
        key: bytes | None = None,
        timestamp_ms: int | None = None,
        headers: Sequence[tuple[str, bytes]] = (),
    ) -> asyncio.Future[None]:
        number = (murmur2(key) & 0x7FFFFFFF) % self._kafka.partitions if key is not None else 0
        return await self._add(Partition(topic, number), Message(topic, key, value, tuple(headers), timestamp_ms))

    def create_batch(self) -> "Builder":
        return Builder()

    async def send_batch(self, batch: "Builder", topic: str, *, partition: int) -> asyncio.Future[None]:
        return await self._add(Partition(topic, partition), Message(topic, None, None, batch.headers, batch.timestamp))

    async def begin_transaction(self) -> None:
        if self._dead:
            raise self._dead
        self._in_transaction = True

    async def commit_transaction(self) -> None:
        await self._end(commit=True)

    async def abort_transaction(self) -> None:
        await self._end(commit=False)

    async def send_offsets_to_transaction(self, offsets: Mapping[Any, OffsetAndMetadata], group: str) -> None:
        if not self._in_transaction:
            raise IllegalOperation
        plain = {Partition(at.topic, at.partition): offset.offset for at, offset in offsets.items()}
        await self._coordinate("add offsets", lambda: self._kafka.add_offsets(self._sender, group, plain))

    async def _end(self, commit: bool) -> None:
        if self._dead:
            raise self._dead
        if not self._in_transaction:
            raise IllegalOperation
        self._in_transaction = False
        if self._tasks:
            await asyncio.wait(set(self._tasks))
        name = "commit" if commit else "abort"
        await self._coordinate(f"{name} transaction", lambda: self._kafka.end_transaction(self._sender, commit))
        self._added = set()

    async def _add(self, partition: Partition, record: Message) -> asyncio.Future[None]:
        await asyncio.sleep(0)
        if self._client.full:
            self._client.full = False
            raise KafkaTimeoutError
        while True:
            if self._closed:
                raise ProducerClosed
            if self._dead:
                raise self._dead
            if self._id is not None and not self._in_transaction:
                raise IllegalOperation
            queue = self._queues.setdefault(partition, deque())
            if not queue:
                queue.append(Batch())
                if not any(task.get_name() == str(partition) and not task.done() for task in self._tasks):
                    self._keep(self._send_all(partition), str(partition))
            batch = queue[-1]
            if batch.takes(record):
                batch.records.append(record)
                batch.sent.append(asyncio.get_running_loop().create_future())
                return batch.sent[-1]
            await batch.drained.wait()

    async def _send_all(self, partition: Partition) -> None:
        for _ in range(LINGER):
            await asyncio.sleep(0)
        queue = self._queues[partition]
        while queue and not self._dead:
            if self._id is not None and partition not in self._added:
                await self._coordinate("add partition", lambda: self._kafka.add_partition(self._sender, partition))
                self._added.add(partition)
            batch = queue.popleft()
            batch.drained.set()
            sequence = self._sequences[partition]
            self._sequences[partition] += len(batch.records)
            await self._produce(partition, batch, sequence)

    async def _produce(self, partition: Partition, batch: Batch, sequence: int) -> None:
        def write() -> None:
            self._kafka.produce(partition, self._sender, sequence, batch.records)

        try:
            await self._client.call(f"produce to {partition.topic}", write)
        except InvalidProducerEpoch:
            batch.end(ProducerFenced())
        except KafkaError as error:
            batch.end(error)
        else:
            batch.end(self._dead)

    async def _coordinate(self, name: str, apply: Callable[[], None]) -> None:
        try:
            await asyncio.shield(self._keep(self._client.call(name, apply)))
        except KafkaError as error:
            self._dead = error
            for queue in self._queues.values():
                for batch in queue:
                    batch.drained.set()
                    batch.end(error)
            raise

    def _keep(self, work: Coroutine[Any, Any, T], name: str | None = None) -> asyncio.Task[T]:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


class Admin:
    """`AIOKafkaAdminClient`."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_consumer_group_offsets(
        self, group: str, partitions: Sequence[TopicPartition]
    ) -> dict[TopicPartition, OffsetAndMetadata]:
        def committed() -> dict[TopicPartition, OffsetAndMetadata]:
            held = self._client.kafka.groups[group].committed
            return {at: OffsetAndMetadata(held.get(Partition(*at), -1), "") for at in partitions}

        return await self._client.call("list offsets", committed, raises=True)


@asynccontextmanager
async def admin(client: Client) -> AsyncIterator[Admin]:
    """An admin client for the length of a block."""
    yield Admin(client)
