"""A running Wiredesk for tests: an embedded broker, workers as child processes, and a reader."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from wiredesk.kafka.connection import producer
from wiredesk.kafka.delivery import deliver
from wiredesk.kafka.reader import topic_reader
from wiredesk.message import Message
from wiredesk.settings import Settings

WITHIN = 90.0
"""Timeout in seconds for steps of one or two seconds: test machines can be slow."""


def environment(settings: Settings) -> dict[str, str]:
    """The environment variables for commands to use the test's broker."""
    ours = {
        "BROKERS": settings.brokers,
        "DELIVERY": settings.delivery,
        "SESSION_TIMEOUT_SECONDS": str(settings.session_timeout_seconds),
        "POOL_PROCESSES": "1",
        "PARTITIONS": str(settings.partitions),
        "LINK_FILE": str(settings.link_file),
        "WATCH_FILE": str(settings.watch_file),
        "WATCH_STORY_WAIT_SECONDS": str(settings.watch_story_wait_seconds),
        "NOTIFY_FILE": str(settings.notify_file),
        "NOTIFY_PER_MINUTE": str(settings.notify_per_minute),
        "NOTIFY_PRIVATE_NETWORKS": settings.notify_private_networks,
        "TOPIC_PREFIX": settings.topic_prefix,
        "MONITORING_PORT": str(settings.monitoring_port),
        "LOG_FORMAT": settings.log_format,
        **({"INSTANCE_ID": settings.instance_id} if settings.instance_id else {}),
        **({"OTLP_ENDPOINT": settings.otlp_endpoint} if settings.otlp_endpoint else {}),
    }
    return {**os.environ, **{f"WIREDESK_{name}": value for name, value in ours.items()}, "COLUMNS": "200"}


@dataclass(frozen=True, slots=True)
class Desk:
    """Publishes and reads on the topics of one set of settings."""

    settings: Settings
    running_worker: "subprocess.Popen[bytes] | None" = None
    """The worker; waiting fails if it ends."""

    def command(self, *arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        """Run `wiredesk` with these arguments until it ends."""
        return subprocess.run(
            [sys.executable, "-m", "wiredesk.cli", *arguments],
            input=stdin,
            capture_output=True,
            env=environment(self.settings),
            timeout=WITHIN,
            check=False,
        )

    @contextmanager
    def worker(self, *stages: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Run `wiredesk worker` for the length of a block."""
        command = [sys.executable, "-m", "wiredesk.cli", "worker", *stages]
        with subprocess.Popen(command, env=environment(self.settings), stderr=subprocess.PIPE) as worker:
            try:
                yield worker
            finally:
                worker.terminate()
                if worker.returncode is None:
                    worker.communicate(timeout=30)

    def publish(self, *messages: Message) -> None:
        """Send messages; `topic` is the full name."""

        async def send() -> None:
            sender = producer(self.settings)
            await sender.start()
            try:
                await deliver(sender, messages)
            finally:
                await sender.stop()

        asyncio.run(send())

    def records(self, *topics: str) -> list[Message]:
        """All current records on some topics, in order within each partition."""

        async def read() -> list[Message]:
            names = [self.settings.topic(topic) for topic in topics]
            async with topic_reader(self.settings, names, from_start=True) as reader:
                return [message async for message in reader.records_to_end()]

        return asyncio.run(read())

    def process(self, *messages: Message, key: bytes, count: int, topic: str) -> list[Message]:
        """Publish messages and return the next `count` records with `key` on a topic, as a live reader sees them.

        A reader that comes later may find fewer, since compacted topics drop what was replaced.
        """

        async def run() -> list[Message]:
            found: list[Message] = []
            async with topic_reader(self.settings, [self.settings.topic(topic)], from_start=False) as reader:
                sender = producer(self.settings)
                await sender.start()
                await deliver(sender, messages)
                await sender.stop()
                async for record in reader.records():
                    found += [record] if record.key == key else []
                    if len(found) == count:
                        break
            return found

        return asyncio.run(asyncio.wait_for(run(), WITHIN))

    def wait(self, *topics: str, until: Callable[[list[Message]], bool]) -> list[Message]:
        """The records on some topics once they meet a condition."""
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            found = self.records(*topics)
            if until(found):
                return found
            assert self.running_worker is None or self.running_worker.poll() is None, "the worker has ended"
            time.sleep(0.2)
        raise AssertionError(f"not in {WITHIN:.0f} s; last seen: {[(m.topic, m.key) for m in found][-20:]}")

    def of_key(self, key: bytes, count: int, *topics: str) -> list[Message]:
        """The records with a key on some topics, once there are `count`."""
        found = self.wait(*topics, until=lambda records: len(_of(records, key)) >= count)
        return _of(found, key)


def _of(records: Iterable[Message], key: bytes) -> list[Message]:
    return [record for record in records if record.key == key]
