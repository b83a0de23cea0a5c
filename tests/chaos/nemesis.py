"""The nemesis: injects a given number of faults at random times."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager

from tests.chaos.wait import wait_until
from tests.chaos.workers import Worker, kill
from tests.cluster.brokers import Broker, Cluster

READY_WITHIN = 120
"""Seconds for a broker to restart on a busy machine."""

RELIEF = 3.0
"""Seconds from a broker's restart to the next fault of a broker, so that replicas can catch up: Kafka guarantees
nothing for records whose replicas are mostly lost."""

STARTS_WITHIN = 120.0
"""Seconds for a worker's processes to start or stop on a busy machine; beyond that the test itself is broken."""

DIES_OF_FULL_DISK = 20.0
"""Seconds to wait for a broker with a full disk to end, which it does at the next record."""


class Nemesis:
    """Seeded: the same seed gives the same faults in the same order at the same moments; the targets also
    depend on what runs. One broker at a time; workers in any number.
    """

    def __init__(
        self,
        seed: int,
        faults: int,
        cluster: Cluster,
        workers: list[Worker],
        extra: Worker,
        session: float,
        *,
        links: bool,
        disks: bool,
    ) -> None:
        """Args: the faults and their targets.

        seed: of its random choices.
        faults: how many it deals.
        cluster: its brokers are killed, paused, cut off and filled.
        workers: killed, paused and cut off.
        extra: a worker that joins and leaves to force rebalances; not running at the start.
        session: seconds after which Kafka gives a silent worker's partitions away.
        links: brokers and workers have links that can be cut.
        disks: brokers have disks that can be filled.
        """
        self._rng = random.Random(f"nemesis {seed}")
        self._faults, self._cluster, self._session = faults, cluster, session
        self._workers = {worker: asyncio.Lock() for worker in workers}
        self._extra, self._extra_free = extra, asyncio.Lock()
        self._broker_free = asyncio.Lock()
        self.injected: Counter[str] = Counter()
        """By kind."""
        self._kinds: dict[str, tuple[int, Callable[[random.Random], Awaitable[None]]]] = {
            "worker killed": (4, self._kill_worker),
            "supervisor killed": (2, self._kill_supervisor),
            "stage killed": (4, self._kill_stage),
            "text process killed": (3, self._kill_text_process),
            "worker paused": (3, self._pause_worker),
            "rebalance": (2, self._rebalance),
            "broker killed": (4, self._kill_broker),
            "broker paused": (2, self._pause_broker),
        }
        if links:
            self._kinds |= {"worker cut off": (2, self._cut_worker), "broker cut off": (2, self._cut_broker)}
        if disks:
            self._kinds["disk filled"] = (2, self._fill_disk)

    async def inject(self, seconds: float) -> None:
        """Inject all faults within about `seconds`, and return when their targets are up again.

        Raises:
            ClusterError: a broker does not come back.
        """
        begun = asyncio.get_running_loop().time()
        moments = sorted(self._rng.uniform(0, seconds) for _ in range(self._faults))
        async with asyncio.TaskGroup() as group:
            for moment, kind in zip(moments, self._deck(), strict=False):
                await asyncio.sleep(begun + moment - asyncio.get_running_loop().time())
                group.create_task(self._inject(kind, random.Random(self._rng.random())))

    async def stop_all_brokers(self, after: float, seconds: float) -> None:
        """Kill all brokers after `after` seconds, and restart them `seconds` later."""
        await asyncio.sleep(after)
        async with self._broker_free:
            for broker in self._cluster.brokers:
                await asyncio.to_thread(broker.kill)
            await asyncio.sleep(seconds)
            for broker in self._cluster.brokers:
                broker.start()
            for broker in self._cluster.brokers:
                await asyncio.to_thread(broker.wait_ready, READY_WITHIN)

    async def restart_ended(self) -> None:
        """Restart what has ended by itself, until cancelled."""
        while True:
            for worker, free in self._workers.items():
                if not free.locked() and not worker.running:
                    self.injected["(a worker ended by itself)"] += 1
                    worker.start()
            if not self._broker_free.locked():
                for broker in self._cluster.brokers:
                    if not broker.running:
                        self.injected["(a broker ended by itself)"] += 1
                        broker.start()
            await asyncio.sleep(1)

    def _deck(self) -> Iterator[str]:
        """Every kind once in random order, then by weight."""
        deck = list(self._kinds)
        while True:
            self._rng.shuffle(deck)
            yield from deck
            deck = [kind for kind, (weight, _) in self._kinds.items() for _ in range(weight)]

    async def _inject(self, kind: str, rng: random.Random) -> None:
        await self._kinds[kind][1](rng)
        self.injected[kind] += 1

    async def _kill_worker(self, rng: random.Random) -> None:
        async with self._worker(rng) as worker:
            worker.kill()
            await asyncio.sleep(rng.uniform(0, 3))

    async def _kill_supervisor(self, rng: random.Random) -> None:
        async with self._worker(rng) as worker:
            worker.kill_supervisor()
            await asyncio.sleep(rng.uniform(0, 3))

    async def _kill_stage(self, rng: random.Random) -> None:
        async with self._worker(rng) as worker:
            await _kill_one_of(worker.stages, rng)

    async def _kill_text_process(self, rng: random.Random) -> None:
        async with self._worker(rng) as worker:
            await _kill_one_of(worker.pool_processes, rng)

    async def _pause_worker(self, rng: random.Random) -> None:
        """Pause it for long enough that others get its partitions: it comes back as a zombie."""
        async with self._worker(rng) as worker:
            worker.pause()
            await asyncio.sleep(self._session + rng.uniform(1, 5))
            worker.resume()

    async def _cut_worker(self, rng: random.Random) -> None:
        async with self._worker(rng) as worker:
            assert worker.link is not None
            worker.link.cut()
            await asyncio.sleep(rng.uniform(2, 1.5 * self._session))
            worker.link.reconnect()

    async def _rebalance(self, rng: random.Random) -> None:
        async with self._extra_free:
            self._extra.start()
            await asyncio.sleep(rng.uniform(10, 20))
            self._extra.ask_to_stop()
            await wait_until(lambda: not self._extra.running, STARTS_WITHIN)
            self._extra.kill()

    async def _kill_broker(self, rng: random.Random) -> None:
        async with self._broker(rng) as broker:
            await asyncio.to_thread(broker.kill)
            await asyncio.sleep(rng.uniform(1, 10))

    async def _pause_broker(self, rng: random.Random) -> None:
        async with self._broker(rng) as broker:
            broker.pause()
            await asyncio.sleep(rng.uniform(2, 12))
            broker.resume()

    async def _cut_broker(self, rng: random.Random) -> None:
        async with self._broker(rng) as broker:
            broker.cut()
            await asyncio.sleep(rng.uniform(2, 12))
            broker.reconnect()

    async def _fill_disk(self, rng: random.Random) -> None:
        async with self._broker(rng) as broker:
            await asyncio.to_thread(broker.fill_disk)
            await wait_until(lambda: not broker.running, DIES_OF_FULL_DISK)
            await asyncio.sleep(rng.uniform(0, 5))
            await asyncio.to_thread(broker.free_disk)

    @asynccontextmanager
    async def _worker(self, rng: random.Random) -> AsyncIterator[Worker]:
        """A worker that is reserved for one fault, and runs again afterwards."""
        free = [worker for worker, lock in self._workers.items() if not lock.locked()]
        worker = rng.choice(free or list(self._workers))
        async with self._workers[worker]:
            try:
                yield worker
            finally:
                worker.start()

    @asynccontextmanager
    async def _broker(self, rng: random.Random) -> AsyncIterator[Broker]:
        """A broker for one fault while all others run; it is up again afterwards."""
        async with self._broker_free:
            broker = rng.choice(self._cluster.brokers)
            yield broker
            broker.start()
            await asyncio.to_thread(broker.wait_ready, READY_WITHIN)
            await asyncio.sleep(RELIEF)


async def _kill_one_of(processes: Callable[[], list[int]], rng: random.Random) -> None:
    """Kill one of the processes, as soon as one exists."""
    await wait_until(lambda: bool(processes()), STARTS_WITHIN)
    kill(rng.choice(processes()))
