"""A TCP proxy in front of a broker that damages the batches of one topic on their way to the client."""

import asyncio
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

from aiokafka.protocol.fetch import FetchRequest

from fuzz.records.mutations import damaged, disguised

FETCH = 1
"""Kafka's API key of the request."""

FETCH_BYTES = 4096
"""Maximum bytes of a partition per fetch through the proxy: a damaged batch is fetched again with what follows."""

MUTATED, TRANSIENT, DISGUISED = 0.75, 0.2, 0.4
"""The share of batches that are mutated; of these, those mutated only once, and those with a matching checksum."""

REQUESTS = {kind.API_VERSION: kind for kind in FetchRequest._CLASSES}


class Proxy:
    """Listens on a free port, in its own thread.

    Args:
        topic: the topic whose batches are mutated.
        seed: the mutation of a batch depends on this, its partition and its offset.
    """

    def __init__(self, topic: str, seed: int) -> None:
        self._topic, self._seed = topic, seed
        self.broker: tuple[str, int] | None = None
        self.spared: Callable[[int, int], bool] = lambda partition, offset: False
        """Whether a batch is left unchanged."""
        self.mutated: dict[tuple[int, int], str] = {}
        """How each batch was mutated, by partition and first offset: `damaged`, `disguised`, `once`."""
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._connection, "127.0.0.1", 0))
        self.port: int = self._server.sockets[0].getsockname()[1]
        threading.Thread(target=self._loop.run_forever, daemon=True, name="proxy").start()

    def stop(self) -> None:
        """Close all connections."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self.broker is not None, "the broker is set before clients connect"
        fetches: dict[int, Any] = {}
        with suppress(OSError, asyncio.IncompleteReadError):
            broker_reader, broker_writer = await asyncio.open_connection(*self.broker)
            directions = (
                self._forward(reader, broker_writer, lambda frame: self._request(frame, fetches)),
                self._forward(broker_reader, writer, lambda frame: self._response(frame, fetches)),
            )
            tasks = [asyncio.ensure_future(direction) for direction in directions]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
            broker_writer.close()
        writer.close()

    async def _forward(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, change: Callable[[bytes], bytes]
    ) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                (size,) = struct.unpack(">i", await reader.readexactly(4))
                frame = change(await reader.readexactly(size))
                writer.write(struct.pack(">i", len(frame)) + frame)
                await writer.drain()

    def _request(self, frame: bytes, fetches: dict[int, Any]) -> bytes:
        kind, version, correlation_id = struct.unpack_from(">hhi", frame)
        if kind != FETCH:
            return frame
        fetches[correlation_id] = REQUESTS[version].RESPONSE_TYPE
        (client,) = struct.unpack_from(">h", frame, 8)
        head = 10 + max(0, client)
        request = REQUESTS[version].decode(frame[head:])
        request.topics = [
            (topic, [(*partition[:-1], FETCH_BYTES) if topic == self._topic else partition for partition in partitions])
            for topic, partitions in request.topics
        ]
        return frame[:head] + bytes(request.encode())

    def _response(self, frame: bytes, fetches: dict[int, Any]) -> bytes:
        (correlation_id,) = struct.unpack_from(">i", frame)
        if correlation_id not in fetches:
            return frame
        response = fetches.pop(correlation_id).decode(frame[4:])
        response.topics = [
            (
                topic,
                [(*partition[:-1], self._mutate(partition[0], partition[-1])) for partition in partitions]
                if topic == self._topic
                else partitions,
            )
            for topic, partitions in response.topics
        ]
        return frame[:4] + bytes(response.encode())

    def _mutate(self, partition: int, data: bytes | None) -> bytes | None:
        changed, index = bytearray(), 0
        while data and index + 12 <= len(data):
            base, length = struct.unpack_from(">qi", data, index)
            if index + 12 + length > len(data):
                break
            changed += self._mutated_batch(partition, base, bytes(data[index : index + 12 + length]))
            index += 12 + length
        return None if data is None else bytes(changed) + bytes(data[index:])

    def _mutated_batch(self, partition: int, base: int, data: bytes) -> bytes:
        rng = Random(f"{self._seed} {partition} {base}")
        if rng.random() > MUTATED or self.spared(partition, base):
            return data
        once = rng.random() < TRANSIENT
        if once and (partition, base) in self.mutated:
            return data
        changed = disguised(data, rng) if not once and rng.random() < DISGUISED else None
        self.mutated[partition, base] = "once" if once else "damaged" if changed is None else "disguised"
        return damaged(data, rng) if changed is None else changed
