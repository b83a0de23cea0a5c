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
"""Kafka's number for the request."""

FETCH_BYTES = 4096
"""Bytes of a partition that a fetch may bring through the proxy: a damaged batch is fetched again with what follows."""

MUTATED, TRANSIENT, DISGUISED = 0.75, 0.2, 0.4
"""Shares: of batches that are mutated; of these, that are so only once; and that get a checksum that fits."""

REQUESTS = {kind.API_VERSION: kind for kind in FetchRequest._CLASSES}


class Proxy:
    """Listens on a port of its own from its start on, in a thread of its own.

    Args:
        topic: whose batches to mutate.
        seed: each batch's fate is a function of this, its partition and its offset.
    """

    def __init__(self, topic: str, seed: int) -> None:
        self._topic, self._seed = topic, seed
        self.broker: tuple[str, int] | None = None
        self.spared: Callable[[int, int], bool] = lambda partition, offset: False
        """Whether a batch is left as it is."""
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
        assert self.broker is not None, "the broker is named before anyone connects"
        fetches: dict[int, Any] = {}
        with suppress(OSError, asyncio.IncompleteReadError):
            far_reader, far_writer = await asyncio.open_connection(*self.broker)
            ways = (
                self._pass_on(reader, far_writer, lambda frame: self._request(frame, fetches)),
                self._pass_on(far_reader, writer, lambda frame: self._answer(frame, fetches)),
            )
            tasks = [asyncio.ensure_future(way) for way in ways]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
            far_writer.close()
        writer.close()

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, change: Callable[[bytes], bytes]
    ) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                (size,) = struct.unpack(">i", await reader.readexactly(4))
                frame = change(await reader.readexactly(size))
                writer.write(struct.pack(">i", len(frame)) + frame)
                await writer.drain()

    def _request(self, frame: bytes, fetches: dict[int, Any]) -> bytes:
        kind, version, number = struct.unpack_from(">hhi", frame)
        if kind != FETCH:
            return frame
        fetches[number] = REQUESTS[version].RESPONSE_TYPE
        (client,) = struct.unpack_from(">h", frame, 8)
        head = 10 + max(0, client)
        request = REQUESTS[version].decode(frame[head:])
        request.topics = [
            (topic, [(*partition[:-1], FETCH_BYTES) if topic == self._topic else partition for partition in partitions])
            for topic, partitions in request.topics
        ]
        return frame[:head] + bytes(request.encode())

    def _answer(self, frame: bytes, fetches: dict[int, Any]) -> bytes:
        (number,) = struct.unpack_from(">i", frame)
        if number not in fetches:
            return frame
        answer = fetches.pop(number).decode(frame[4:])
        answer.topics = [
            (
                topic,
                [(*part[:-1], self._mutate(part[0], part[-1])) for part in parts] if topic == self._topic else parts,
            )
            for topic, parts in answer.topics
        ]
        return frame[:4] + bytes(answer.encode())

    def _mutate(self, partition: int, data: bytes | None) -> bytes | None:
        changed, at = bytearray(), 0
        while data and at + 12 <= len(data):
            base, length = struct.unpack_from(">qi", data, at)
            if at + 12 + length > len(data):
                break
            changed += self._fate(partition, base, bytes(data[at : at + 12 + length]))
            at += 12 + length
        return None if data is None else bytes(changed) + bytes(data[at:])

    def _fate(self, partition: int, base: int, data: bytes) -> bytes:
        rng = Random(f"{self._seed} {partition} {base}")
        if rng.random() > MUTATED or self.spared(partition, base):
            return data
        once = rng.random() < TRANSIENT
        if once and (partition, base) in self.mutated:
            return data
        changed = disguised(data, rng) if not once and rng.random() < DISGUISED else None
        self.mutated[partition, base] = "once" if once else "damaged" if changed is None else "disguised"
        return damaged(data, rng) if changed is None else changed
