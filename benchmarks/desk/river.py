"""Response time of the desk with 50,000 articles in its store, for every filter, and for first and later pages.

Prints one JSON object; exits with status 1 if the 95th percentile of a filter is not below 100 ms. The store is created
once, in the given folder, and reused.
"""

import argparse
import asyncio
import http.client
import json
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

from benchmarks.desk.fill import fill
from benchmarks.desk.shown import shown
from wiredesk.desk.store.store import Store

LIMIT_MS = 100.0

OUTSIDE_SCORE = {"WIREDESK_BROKERS": "127.0.0.1:1"}
"""An unreachable broker: the desk responds from its store."""

FILTERS = ("person", "place", "source", "kind")

OTHERS = ("/api/article", "/api/person", "/api/place", "/api/names", "/api/trends", "/api/flow", "/api/sources")


class Asking:
    """A client that sends requests one after the other over one connection."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc)
        self.seconds: dict[str, list[float]] = defaultdict(list)

    def ask(self, what: str, path: str, **parameters: object) -> bytes:
        query = urlencode({name: value for name, value in parameters.items() if value is not None})
        began = time.perf_counter()
        self._connection.request("GET", f"{path}?{query}")
        answer = self._connection.getresponse()
        body = answer.read()
        self.seconds[what].append(time.perf_counter() - began)
        if answer.status not in (200, 404):
            raise SystemExit(f"{path}?{query}: {answer.status} {body[:200]!r}")
        return body


def _chosen(rng: Random, filters: tuple[str, ...]) -> dict[str, object]:
    """A value for each filter, including very frequent and very rare names."""
    few = rng.random() < 0.5
    return {
        "person": f"person-{rng.randrange(1, 160) if few else rng.randrange(1, 3000)}",
        "place": f"place-{rng.randrange(1, 45) if few else rng.randrange(1, 800)}",
        "source": f"Invented Courier {rng.randrange(1, 5 if few else 41)}",
        "kind": rng.choice(("direct", "mixed", "indirect")),
    } | {name: None for name in FILTERS if name not in filters}


def _ask_all(asking: Asking, rounds: int) -> None:
    rng = Random(7)
    newest = json.loads(asking.ask("warm", "/api/articles", limit=1))["articles"][0]["seq"]
    kinds = [kinds for number in range(len(FILTERS) + 1) for kinds in combinations(FILTERS, number)]
    for _ in range(rounds):
        for kind in kinds:
            far = newest - round(rng.random() ** 2 * 70_000_000 * 1024) if rng.random() < 0.5 else None
            limit = rng.choice((None, None, 100))
            name = "+".join(kind) or "none"
            asking.ask(f"river {name}", "/api/articles", before=far, limit=limit, **_chosen(rng, kind))
        known = _chosen(rng, FILTERS)
        asking.ask("/api/article", "/api/article", id=f"invented-{rng.randrange(50_000)}")
        asking.ask("/api/person", "/api/person", id=known["person"])
        asking.ask("/api/place", "/api/place", id=known["place"])
        asking.ask("/api/names", "/api/names", q="marta lindqvist"[: rng.randrange(1, 9)], type="person")
        for path in ("/api/trends", "/api/flow", "/api/sources"):
            asking.ask(path, path)


def _percentiles(seconds: list[float]) -> dict[str, float]:
    cuts = quantiles(seconds, n=100)
    return {
        "asked": len(seconds),
        "p50_ms": round(cuts[49] * 1000, 2),
        "p95_ms": round(cuts[94] * 1000, 2),
        "worst_ms": round(max(seconds) * 1000, 2),
    }


async def _make(path: Path, articles: int) -> float:
    """Fill the store; return the time in seconds."""
    began = time.monotonic()
    store = Store(path, max_articles=articles)
    await store.open()
    await fill(store, articles)
    await store.close()
    return round(time.monotonic() - began, 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=100)
    arguments = parser.parse_args()
    path = arguments.folder / f"desk-{arguments.articles}.sqlite"
    filled = None if path.exists() else asyncio.run(_make(path, arguments.articles))
    with shown(path, OUTSIDE_SCORE) as (address, _):
        asking = Asking(address)
        _ask_all(asking, arguments.rounds)
    rivers = {kind: seconds for kind, seconds in asking.seconds.items() if kind.startswith("river")}
    river = _percentiles([second for seconds in rivers.values() for second in seconds])
    slowest = max(_percentiles(seconds)["p95_ms"] for seconds in rivers.values())
    print(
        json.dumps(
            {
                "articles": arguments.articles,
                "filled_seconds": filled,
                "file_mib": round(path.stat().st_size / 2**20),
                "river": river,
                "river_slowest_filter_p95_ms": slowest,
                "by_filter": {kind.removeprefix("river "): _percentiles(seconds) for kind, seconds in rivers.items()},
                "others": {path: _percentiles(asking.seconds[path]) for path in OTHERS},
            }
        )
    )
    return 0 if slowest < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
