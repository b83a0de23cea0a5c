"""Latency from an article to its webhook, with 10,000 watches: `python -m benchmarks.watch.latency --rate 50`.

A broker (the embedded one), the stages, `notify` and a receiver run on this machine. With `--enriched` the records of
`clean` and `enrich` are published instead of raw articles, so only `watch` and `notify` are measured: for machines that
cannot enrich articles at the requested rate. In addition to the 10,000 watches, one matches every article and has the
receiver's address, updates included: an article counts from its publication until the first webhook that lists it, by
itself or as an article of its story. `--stages` prints when articles are seen on each topic; reading the topics takes
processor time from the stages. The last line is one JSON object with the percentiles in seconds.
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from benchmarks.watch.made_articles import MadeArticles
from benchmarks.watch.match_speed import SEED, made_article, made_watches
from benchmarks.watch.stage_times import StageTimes, stage_times
from tests.integration.receiver import Receiver, receiving
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.connection import producer
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings
from wiredesk.watch.saved_watches import new_secret
from wiredesk_schemas.watches import Watch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=50, help="articles a second")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--watches", type=int, default=10_000)
    parser.add_argument("--enriched", action="store_true", help="publish what enrich writes")
    parser.add_argument("--link", action="store_true", help="run link too")
    parser.add_argument("--stages", action="store_true", help="also print when articles are seen on each topic")
    options = parser.parse_args()
    secret = new_secret()
    with (
        tempfile.TemporaryDirectory(prefix="wiredesk-") as folder,
        embedded_broker(load_settings(partitions=3)) as settings,
        receiving(secret) as receiver,
        ExitStack() as stack,
    ):
        asyncio.run(apply(settings))
        stages = ["watch"] + ([] if options.enriched else ["clean", "enrich"]) + (["link"] if options.link else [])
        environment = os.environ | {
            "WIREDESK_BROKERS": settings.brokers,
            "WIREDESK_NOTIFY_PRIVATE_NETWORKS": "127.0.0.0/8",
            "WIREDESK_NOTIFY_PER_MINUTE": "60000",
            "WIREDESK_POOL_PROCESSES": "1",
        }
        for name in ("LINK", "WATCH", "NOTIFY"):
            environment[f"WIREDESK_{name}_FILE"] = str(Path(folder) / f"{name}.sqlite")
        for command in (["worker", *stages], ["notify"]):
            line = [sys.executable, "-m", "wiredesk.cli", *command]
            process = stack.enter_context(subprocess.Popen(line, env=environment))
            stack.callback(process.terminate)
        rng, made = random.Random(SEED), MadeArticles(SEED)
        articles = [made_article(made, number, rng) for number in range(round(options.rate * options.seconds))]
        others = [made_article(made, number, rng) for number in range(1_000_000, 1_002_000)]
        addresses: Any = [{"url": receiver.url, "secret": secret}]
        condition: Any = {"quote_kinds": ["direct"]} if options.enriched else {"words_all": ["webhook"]}
        everything = Watch(watch_id="all", name="All", deliver_to=addresses, deliver_updates=True, **condition)
        watches = [*made_watches(options.watches, others), everything]
        records = [Message("news.watches", watch.watch_id.encode(), watch.to_json()) for watch in watches]
        asyncio.run(_publish(settings, records))
        _wait(lambda: _ready(settings, made, rng, receiver, options), "the stages")
        nothing: StageTimes = {}
        with stage_times(settings) if options.stages else nullcontext(nothing) as times:
            sent = asyncio.run(_feed(settings, articles, options.rate, options.enriched))
            _wait(lambda: sent.keys() <= _arrivals(receiver).keys(), "the webhooks", 120)
        arrived = _arrivals(receiver)
    for topic, seen in times.items():
        since = sorted(seen[article_id] - moment for article_id, moment in sent.items() if article_id in seen)
        if since:
            print(f"until it is on news.{topic}: {_shares(since)}, {len(since)} articles")
    until_alert = sorted(
        written - sent[article_id] for article_id, (written, _) in arrived.items() if article_id in sent
    )
    taken = sorted(arrived[article_id][1] - moment for article_id, moment in sent.items())
    print(f"until the alert is written: {_shares(until_alert)}")
    print(json.dumps({**_shares(taken), "articles": len(taken), "rate": options.rate}))


def _shares(taken: list[float]) -> dict[str, float]:
    """Percentiles of sorted seconds."""
    shares = {f"p{share}": round(taken[min(len(taken) - 1, len(taken) * share // 100)], 3) for share in (50, 95, 99)}
    return {**shares, "max": round(taken[-1], 3)}


def _records(article: dict[str, dict[str, Any]], enriched: bool) -> list[Message]:
    article_id = article["clean"]["article_id"].encode()
    if enriched:
        return [Message(f"news.{kind}", article_id, orjson.dumps(record)) for kind, record in article.items()]
    raw = {name: article["clean"][name] for name in ("article_id", "title", "text", "source")}
    raw["text"] += "\n\nThis one goes to the webhook."
    return [Message("news.raw", article_id, orjson.dumps(raw))]


def _arrivals(receiver: Receiver) -> dict[str, tuple[float, float]]:
    """When the first alert with each article was written, and when it came to the receiver, in seconds since 1970."""
    found: dict[str, tuple[float, float]] = {}
    for moment, (_, body) in zip(list(receiver.moments), list(receiver.came), strict=False):
        for article in (body["data"]["article"], *body["data"]["articles"]):
            written = datetime.fromisoformat(body["timestamp"]).timestamp()
            found.setdefault(article["article_id"], (written, moment))
    return found


def _ready(
    settings: Settings, made: MadeArticles, rng: random.Random, receiver: Receiver, options: argparse.Namespace
) -> bool:
    """Publish an article; True if one has come to the receiver, with its story if `link` runs."""
    article = made_article(made, 2_000_000 + rng.randrange(1_000_000), rng)
    asyncio.run(_publish(settings, _records(article, options.enriched)))
    time.sleep(2)
    return any(body["data"]["story_id"] or not options.link for _, body in receiver.came)


async def _publish(settings: Settings, messages: list[Message]) -> None:
    sender = producer(settings)
    await sender.start()
    try:
        sent = [await sender.send(message.topic, message.value, key=message.key) for message in messages]
        await asyncio.gather(*sent)
    finally:
        await sender.stop()


async def _feed(settings: Settings, articles: list[Any], rate: float, enriched: bool) -> dict[str, float]:
    """Publish at a constant rate; return when each article was sent, in seconds since 1970."""
    sender, sent, begun = producer(settings), {}, time.monotonic()
    await sender.start()
    try:
        for number, article in enumerate(articles):
            await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
            sent[article["clean"]["article_id"]] = time.time()
            for record in _records(article, enriched):
                await sender.send(record.topic, record.value, key=record.key)
    finally:
        await sender.stop()
    return sent


def _wait(until: Any, what: str, seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not until():
        if time.monotonic() > deadline:
            raise SystemExit(f"{what} did not come in {seconds:.0f} s")
        time.sleep(0.1)


if __name__ == "__main__":
    main()
