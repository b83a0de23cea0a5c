"""Fuzz a stage with record batches that are damaged in transit from a real broker.

    python -m fuzz.records --batches 100000 --seed 7

Needs `make kafka`. Prints one JSON object; the exit status is 0 if no stage stopped and no record is lost.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import orjson
from aiokafka import TopicPartition
from aiokafka.client import AIOKafkaClient
from aiokafka.errors import KafkaError
from aiokafka.protocol.produce import ProduceRequest

from fuzz.records.mutations import CODEC_NAMES, odd
from fuzz.records.proxy import Proxy
from tests.cluster.brokers import Cluster
from tests.cluster.properties import write
from tests.wire import batch, record
from wiredesk.dead_letter import PREFIX
from wiredesk.kafka.connection import admin
from wiredesk.kafka.reader import topic_reader
from wiredesk.kafka.topics import apply
from wiredesk.settings import Settings, load_settings

PARTITIONS = 24
ODD = 0.15
"""The share of batches as a careless client builds them."""

STALLED_AFTER = 90.0
"""Seconds without a commit after which a stage counts as stopped, on a busy machine."""


@dataclass
class Produced:
    """What the broker has accepted."""

    keys: dict[tuple[int, int], list[bytes]] = field(default_factory=dict)
    """The records of each batch, by partition and first offset."""
    refused: int = 0


class ProxiedCluster(Cluster):
    """A broker whose clients all connect through the proxy."""

    def __init__(self, folder: Path, proxy: Proxy) -> None:
        super().__init__(folder)
        self._proxy = proxy

    def _make(self) -> None:
        super()._make()
        (broker,) = self.brokers
        path = broker.folder / "server.properties"
        lines = dict(line.split("=", 1) for line in path.read_text().splitlines())
        host, _, port = broker.address.partition(":")
        self._proxy.broker = host, int(port)
        advertised = lines["advertised.listeners"].replace(f":{port}", f":{self._proxy.port}")
        write(path, lines | {"advertised.listeners": advertised})


def run(batches: int, seed: int, delivery: str = "at-least-once") -> dict[str, Any]:
    """Write batches to `news.raw`, have the stage `clean` read them through the proxy, and compare.

    Returns:
        Counts, `lost` (records neither cleaned nor in a dead letter), and `stopped` (how often the stage ended).
    """
    began = time.monotonic()
    proxy = Proxy("fuzz.news.raw", seed)
    with tempfile.TemporaryDirectory() as folder, ProxiedCluster(Path(folder) / "kafka", proxy):
        settings = load_settings(
            brokers=f"127.0.0.1:{proxy.port}", topic_prefix="fuzz.", partitions=PARTITIONS, delivery=delivery
        )
        asyncio.run(apply(settings))
        produced = asyncio.run(_produce(settings, batches, Random(seed)))
        last = {position for position, keys in produced.keys.items() if keys[0].startswith(b"last-")}
        proxy.spared = lambda partition, offset: (partition, offset) in last
        log, stopped = _work(settings, {partition: offset + 1 for partition, offset in last}, Path(folder))
        found = asyncio.run(_found(settings))
        tail = subprocess.run(
            [sys.executable, "-m", "wiredesk.cli", "tail", "raw", "--json", "--from-beginning", "--once"],
            env=_environment(settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=3600,
            check=False,
        )
    proxy.stop()
    return {
        "batches": len(produced.keys),
        "refused_by_the_broker": produced.refused,
        "mutated": len(proxy.mutated),
        **{kind: sum(how == kind for how in proxy.mutated.values()) for kind in ("damaged", "disguised", "once")},
        **_compared(produced, proxy.mutated, *found),
        "stopped": stopped,
        "tail_status": tail.returncode,
        "tail_records": tail.stdout.count(b"\n"),
        "seconds": round(time.monotonic() - began),
        **({"log": log} if stopped else {}),
    }


async def _produce(settings: Settings, batches: int, rng: Random) -> Produced:
    client, produced, topic = AIOKafkaClient(bootstrap_servers=settings.broker_list), Produced(), settings.topic("raw")
    await client.bootstrap()
    client.add_topic(topic)
    await client.force_metadata_update()
    leader = client.cluster.leader_for_partition(TopicPartition(topic, 0))
    number = 0
    while number < batches + PARTITIONS:
        made: dict[int, tuple[list[bytes], bytes]] = {}
        for partition in range(PARTITIONS):
            made[partition] = _batch(number, rng, last=number >= batches)
            number += 1
        data = [(partition, packed) for partition, (_, packed) in made.items()]
        response = await client.send(leader, ProduceRequest(None, -1, 10_000, [(topic, data)]))
        for partition, error, offset, *_ in response.topics[0][1]:
            if error:
                produced.refused += 1
            else:
                produced.keys[partition, offset] = made[partition][0]
    await client.close()
    return produced


def _batch(number: int, rng: Random, last: bool) -> tuple[list[bytes], bytes]:
    name = "last" if last else "n"
    keys = [b"%s-%d-%d" % (name.encode(), number, index) for index in range(1 if last else rng.choice([1, 1, 1, 2, 3]))]
    values = [orjson.dumps({"article_id": key.decode(), "text": f"The ferry {key.decode()} is back."}) for key in keys]
    if not last and rng.random() < ODD:
        return keys, odd(keys, values, rng)
    records = [record(value, key, offset=index) for index, (key, value) in enumerate(zip(keys, values, strict=True))]
    return keys, batch(*records, codec=rng.choice(CODEC_NAMES))


def _environment(settings: Settings) -> dict[str, str]:
    ours = {
        "BROKERS": settings.brokers,
        "TOPIC_PREFIX": settings.topic_prefix,
        "DELIVERY": settings.delivery,
        "POOL_PROCESSES": "1",
        "DEAD_MAX_CONSECUTIVE": "1000000000",
        "DEAD_MAX_RATIO": "1",
    }
    return {**os.environ, **{f"WIREDESK_{name}": value for name, value in ours.items()}}


def _work(settings: Settings, ends: Mapping[int, int], folder: Path) -> tuple[str, int]:
    """Run the stage until it has committed `ends`; return its log and how often it stopped before that."""
    path = folder / "worker.log"
    with path.open("wb") as log:
        command = [sys.executable, "-m", "wiredesk.cli", "worker", "clean"]
        worker = subprocess.Popen(command, env=_environment(settings), stdout=log, stderr=log)
        try:
            stalled = asyncio.run(_committed_to(settings, ends, worker))
        finally:
            worker.terminate()
            worker.wait(60)
    lines = path.read_text()
    ended = lines.count("restarting in")
    return lines[-3000:], ended + (stalled is not None)


async def _committed_to(
    settings: Settings, ends: Mapping[int, int], worker: "subprocess.Popen[bytes]"
) -> Mapping[int, int] | None:
    """Wait until the group has committed `ends`; None then, or the offsets at which it stalled."""
    partitions = [TopicPartition(settings.topic("raw"), partition) for partition in ends]
    before, now, progressed_at = dict[int, int](), dict[int, int](), time.monotonic()
    async with admin(settings) as client:
        while worker.poll() is None:
            with suppress(KafkaError):  # the offsets topic is created for the first member
                offsets = await client.list_consumer_group_offsets(settings.group("clean"), partitions=partitions)
                now = {tp.partition: commit.offset for tp, commit in offsets.items()}
            if all(now.get(partition, 0) >= end for partition, end in ends.items()):
                return None
            if now != before:
                before, progressed_at = now, time.monotonic()
            if time.monotonic() - progressed_at > STALLED_AFTER:
                break
            await asyncio.sleep(0.5)
    return before


async def _found(settings: Settings) -> tuple[set[bytes], list[tuple[int, int, int]]]:
    """The keys on `news.clean`, and the partition and offsets of each dead letter."""
    keys, letters = set[bytes](), list[tuple[int, int, int]]()
    async with topic_reader(settings, [settings.topic("clean"), settings.topic("dead")], from_start=True) as reader:
        async for message in reader.records_to_end():
            if message.topic == settings.topic("clean"):
                keys.add(message.key or b"")
            else:
                partition, first = (int(message.header(PREFIX + name) or -1) for name in ("partition", "offset"))
                letters.append((partition, first, int(message.header(PREFIX + "last.offset") or first)))
    return keys, letters


def _compared(
    produced: Produced, mutated: Mapping[tuple[int, int], str], keys: set[bytes], letters: list[tuple[int, int, int]]
) -> dict[str, Any]:
    covered = {
        (partition, index) for partition, first, last in letters for index in range(first, min(last, first + 9999) + 1)
    }
    lost, in_letters = [], 0
    for (partition, base), records in produced.keys.items():
        positions = [(partition, base + index) for index in range(len(records))]
        how = mutated.get((partition, base))
        for key, position in zip(records, positions, strict=True):
            if key in keys:
                continue
            # A batch with a damaged frame has one dead letter, at its first offset. One with a forged checksum may
            # be anything, even a transaction marker without records.
            if position in covered or (how == "damaged" and covered.intersection(positions)):
                in_letters += 1
            elif how != "disguised":
                lost.append(f"{position} {key.decode()} {how}")
    total = sum(map(len, produced.keys.values()))
    return {
        "records": total,
        "letters": len(letters),
        "in_letters": in_letters,
        "lost": len(lost),
        "first_lost": lost[:5],
    }


def main() -> None:
    """Read the arguments, run, print."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.records")
    parser.add_argument("--batches", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--mode", choices=["at-least-once", "exactly-once"], default="at-least-once")
    args = parser.parse_args()
    result = run(args.batches, args.seed, args.mode)
    print(json.dumps(result))
    sys.exit(bool(result["stopped"] or result["lost"] or result["tail_status"]))


if __name__ == "__main__":
    main()
