"""Fill a desk's store with generated articles, without Kafka, for benchmarks and for work on the page.

Afterwards `WIREDESK_DESK_FILE=PATH wiredesk desk` shows them, even without a broker.
"""

import argparse
import asyncio
import sys
import time
from pathlib import Path

from benchmarks.desk.articles import links, records
from wiredesk.desk.store.store import Store

BATCH = 150
"""Articles per transaction."""

APART = 1_500
"""Milliseconds between two articles, so that 50,000 articles span a day."""


async def fill(store: Store, articles: int) -> None:
    """Put generated articles into an open store; the last one has just arrived."""
    first = store.now() - articles * APART
    await store.offsets("invented")
    for start in range(0, articles, BATCH):
        numbers = range(start, min(start + BATCH, articles))
        batch = [
            record for number in numbers for made in (records, links) for record in made(number, first + number * APART)
        ]
        await store.ingest(batch, backlog=True)
    await store.expire()


async def _run(path: Path, articles: int) -> None:
    began = time.monotonic()
    store = Store(path, max_articles=articles)
    await store.open()
    await fill(store, articles)
    print(f"{store.articles} articles in {path}, {time.monotonic() - began:.1f} s", file=sys.stderr)
    await store.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    arguments = parser.parse_args()
    asyncio.run(_run(arguments.path, arguments.articles))
