"""Feed a file of articles through both stages on the embedded broker, and account for every article.

    python benchmarks/feed_through.py ARTICLES.jsonl.gz

Starts `wiredesk worker clean enrich` and `wiredesk feed` as a user would, reads the topics with its own consumer, and
prints one JSON object: articles fed, ids found on each topic, missing ids, seconds, and the resident memory of each
process after the first tenth and at the end. Exits with status 1 if an id is missing.
"""

import asyncio
import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.reader import topic_reader
from wiredesk.kafka.topics import apply
from wiredesk.settings import Settings, load_settings

QUIET = 120.0
"""Seconds without a new record after which missing articles count as lost."""


def memory(process: int) -> dict[str, float]:
    """Resident memory in MiB of a process and its descendants, by kind and number."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            parents.setdefault(parent, []).append(int(folder.name))
    found, ahead = {}, [(process, "supervisor")]
    while ahead:
        number, name = ahead.pop()
        pages = int(Path(f"/proc/{number}/statm").read_text().split()[1])
        found[f"{name} {number}"] = round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)
        below = {"supervisor": "stage", "stage": "text"}.get(name, "other")
        ahead += [(child, below) for child in parents.get(number, [])]
    return found


async def account(settings: Settings, ids: set[str], worker: int) -> dict[str, Any]:
    """Read the output topics until every id is accounted for, or no new record arrives."""
    found: dict[str, set[str]] = {name: set() for name in ("clean", "entities", "quotes", "dead")}
    early: dict[str, float] = {}
    started = last = time.monotonic()
    async with topic_reader(settings, [settings.topic(name) for name in found], from_start=True) as reader:
        records = reader.records()
        while not ids <= (found["entities"] & found["quotes"]) | found["dead"]:
            try:
                record = await asyncio.wait_for(anext(records), QUIET)
            except TimeoutError:
                break
            last = time.monotonic()
            found[record.topic.rpartition(".")[2]].add((record.key or b"").decode())
            if not early and len(found["quotes"]) >= len(ids) / 10:
                early = memory(worker)
    return {
        "articles": len(ids),
        **{f"on_{name}": len(ids & keys) for name, keys in found.items()},
        "lost": sorted(ids - found["clean"] - found["dead"]),
        "lost_after_clean": sorted(ids - (found["entities"] & found["quotes"]) - found["dead"]),
        "seconds": round(last - started, 1),
        "memory_mib_at_a_tenth": early,
        "memory_mib_at_the_end": memory(worker),
    }


def main(path: str) -> int:
    """Run the benchmark; return the exit status."""
    with gzip.open(path, "rt") as lines:
        ids = {json.loads(line)["article_id"] for line in lines}
    with embedded_broker(load_settings()) as settings:
        asyncio.run(apply(settings))
        variables = {
            "WIREDESK_BROKERS": settings.brokers,
            "WIREDESK_IDEMPOTENT_PRODUCER": "false",
            "WIREDESK_SESSION_TIMEOUT_SECONDS": str(settings.session_timeout_seconds),
        }
        command = [sys.executable, "-m", "wiredesk.cli"]
        worker = subprocess.Popen([*command, "worker", "clean", "enrich"], env={**os.environ, **variables})
        try:
            subprocess.run([*command, "feed", path], env={**os.environ, **variables}, check=True)
            counts = asyncio.run(account(settings, ids, worker.pid))
        finally:
            worker.terminate()
            worker.wait()
    print(json.dumps(counts))
    return 1 if counts["lost"] or counts["lost_after_clean"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
