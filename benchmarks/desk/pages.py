"""The cost of open pages: the workers' rate with and without 200 live streams, then the desk's memory over time.

Both stages run in a separate worker, on the embedded broker or on the brokers of WIREDESK_BROKERS; articles are fed
so that some always wait. Prints one JSON object; exits with status 1 if the workers are slowed by more than 5 %, the
desk's memory grows, or a page was disconnected.
"""

import argparse
import asyncio
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from statistics import median

from benchmarks.desk.shown import metrics, shown
from benchmarks.desk.streams import open_pages
from benchmarks.stream.articles import article, feed
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.settings import PREFIX, Settings, load_settings

WAITING = 200
"""Articles fed ahead of those finished: more than a worker takes at once."""

SETTLE = 5.0
"""Seconds to wait after pages are opened or closed before measuring."""

MAX_SLOWED, MAX_GROWN_MIB = 0.05, 10.0
"""Limits that the desk guarantees; memory fluctuates by that many MiB anyway."""

QUOTES = 'wiredesk_desk_records_total{topic="quotes"}'
MEMORY = "process_resident_memory_bytes"


class Work:
    """The running stages: counts finished articles, and feeds the stages so that they are never idle."""

    def __init__(self, settings: Settings, address: str) -> None:
        self._settings, self._address = settings, address
        self._fed = 0

    async def finished(self) -> float:
        """Articles whose quotes have reached the desk."""
        return (await asyncio.to_thread(metrics, self._address)).get(QUOTES, 0.0)

    async def memory(self) -> float:
        """The desk's resident memory in MiB."""
        return (await asyncio.to_thread(metrics, self._address))[MEMORY] / 2**20

    async def keep_fed(self) -> None:
        """Feed until cancelled."""
        while True:
            behind = round(await self.finished()) + WAITING - self._fed
            if behind > 0:
                await feed(self._settings, map(article, range(self._fed, self._fed + behind)))
                self._fed += behind
            await asyncio.sleep(1)

    async def warm(self) -> None:
        """Wait until the models are loaded and `WAITING` articles are finished."""
        while True:
            await asyncio.sleep(1)
            if await self.finished() >= WAITING:
                return

    async def rate(self, seconds: float) -> float:
        """Articles finished per second, measured over `seconds` from now."""
        await asyncio.sleep(SETTLE)
        began, before = time.monotonic(), await self.finished()
        await asyncio.sleep(seconds)
        return (await self.finished() - before) / (time.monotonic() - began)


async def measure(settings: Settings, address: str, arguments: argparse.Namespace) -> dict[str, object]:
    work = Work(settings, address)
    async with _fed(work):
        await work.warm()
        pairs = []
        for number in range(arguments.pairs):
            rates = {}
            for count in (0, arguments.pages) if number % 2 else (arguments.pages, 0):
                async with open_pages(address, count):
                    rates[count] = await work.rate(arguments.seconds)
            pairs.append((rates[0], rates[arguments.pages]))
            _say(f"pair {number + 1}: {rates[0]:.2f} articles/s without, {rates[arguments.pages]:.2f} with")
        memory = []
        async with open_pages(address, arguments.pages) as pages:
            began = time.monotonic()
            while time.monotonic() - began < arguments.minutes * 60:
                await asyncio.sleep(min(30, arguments.minutes * 10))
                memory.append((round(time.monotonic() - began), round(await work.memory(), 1)))
                _say(f"{memory[-1][0]} s: {memory[-1][1]} MiB")
            cut_off, heard = sum(page.lost for page in pages), min(page.bytes for page in pages)
    third = max(1, len(memory) // 3)
    ratios = [with_pages / without for without, with_pages in pairs]
    return {
        "pages": arguments.pages,
        "pairs": [[round(rate, 2) for rate in pair] for pair in pairs],
        "rate_with_to_without": round(median(ratios), 3) if ratios else None,
        "minutes": arguments.minutes,
        "memory_mib": memory,
        "grown_mib": round(
            median(mib for _, mib in memory[-third:]) - median(mib for _, mib in memory[third : 2 * third] or memory), 1
        ),
        "pages_cut_off": cut_off,
        "least_heard_bytes": heard,
        "articles": round(await work.finished()),
    }


@contextlib.asynccontextmanager
async def _fed(work: Work) -> AsyncIterator[None]:
    feeding = asyncio.create_task(work.keep_fed())
    try:
        yield
    finally:
        feeding.cancel()
        await asyncio.gather(feeding, return_exceptions=True)


@contextlib.contextmanager
def _worker(variables: dict[str, str]) -> Iterator[None]:
    command = [sys.executable, "-m", "wiredesk.cli", "worker", "clean", "enrich"]
    with subprocess.Popen(command, env={**os.environ, **variables}) as worker:
        try:
            yield
        finally:
            worker.terminate()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=6, help="turns with and without pages")
    parser.add_argument("--seconds", type=float, default=60.0, help="of each half of a pair")
    parser.add_argument("--minutes", type=float, default=30.0, help="of memory")
    arguments = parser.parse_args()
    given = load_settings()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wiredesk-")))
        here = given if "brokers" in given.model_fields_set else stack.enter_context(embedded_broker(given))
        settings = here.model_copy(update={"topic_prefix": f"pages-{os.getpid()}."})
        names = ("brokers", "idempotent_producer", "session_timeout_seconds", "topic_prefix", "partitions")
        variables = {f"{PREFIX}{name.upper()}": str(getattr(settings, name)) for name in names}
        variables |= {f"{PREFIX}LOG_LEVEL": "WARNING", f"{PREFIX}POOL_PROCESSES": "1"}
        asyncio.run(apply(settings))
        stack.enter_context(_worker(variables))
        address, _ = stack.enter_context(shown(folder / "desk.sqlite", variables))
        found = asyncio.run(measure(settings, address, arguments))
    print(json.dumps(found))
    slowed, grown = found["rate_with_to_without"], found["grown_mib"]
    assert isinstance(grown, float)
    well = (slowed is None or (isinstance(slowed, float) and slowed >= 1 - MAX_SLOWED)) and grown <= MAX_GROWN_MIB
    return 0 if well and not found["pages_cut_off"] else 1


if __name__ == "__main__":
    sys.exit(main())
