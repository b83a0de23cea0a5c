"""A running Wiredesk for tests: an embedded broker, workers as child processes, and a reader."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from wiredesk.kafka.connection import producer
from wiredesk.kafka.delivery import deliver
from wiredesk.kafka.reader import topic_reader
from wiredesk.message import Message
from wiredesk.settings import Settings

WITHIN = 240.0
"""Timeout in seconds for steps of a few seconds of processor time, such as the start of a worker with its model. A busy
machine takes twenty times as long; what goes wrong for good is mostly noticed at once."""


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


class LoggedProcess(subprocess.Popen[bytes]):
    """A process whose standard error goes to a file: a pipe that nobody reads fills up and stops the process."""

    def __init__(self, command: Sequence[str], env: dict[str, str], file: IO[bytes]) -> None:
        self._file = file
        super().__init__(command, env=env, stderr=file)

    @property
    def log(self) -> bytes:
        """What it has written so far."""
        size = os.fstat(self._file.fileno()).st_size
        return os.pread(self._file.fileno(), size, 0)  # the process has the same position in the file

    def end(self) -> None:
        """End it; a failure shows the last part of its log."""
        try:
            end(self)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it does not end: {self.log.decode()[-3000:]}") from None


def end(process: "subprocess.Popen[bytes]") -> None:
    """Send SIGTERM and wait; a process that does not end is killed, and fails the test."""
    process.terminate()
    try:
        process.wait(WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def distinct(records: Iterable[Message]) -> list[Message]:
    """The records without those that are there again: a worker repeats some after a crash or a rebalance.

    On a busy machine a group rebalances at any time, since the embedded broker misses a heartbeat after two seconds.
    """
    first: dict[object, Message] = {}
    for record in records:
        headers = tuple(header for header in record.headers if header[0] != "traceparent")
        first.setdefault((record.topic, record.key, record.value, headers), record)
    return list(first.values())


@dataclass(frozen=True, slots=True)
class Desk:
    """Publishes and reads on the topics of one set of settings."""

    settings: Settings
    running_worker: LoggedProcess | None = None
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
    def worker(self, *stages: str, **variables: str) -> Iterator[LoggedProcess]:
        """Run `wiredesk worker` for the length of a block; `variables` are further settings, without prefix."""
        command = [sys.executable, "-m", "wiredesk.cli", "worker", *stages]
        more = {f"WIREDESK_{name}": value for name, value in variables.items()}
        with (
            tempfile.TemporaryFile() as file,
            LoggedProcess(command, environment(self.settings) | more, file) as worker,
        ):
            try:
                yield worker
            finally:
                worker.end()

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

    def process(self, *messages: Message, key: bytes, count: int, topic: str, repeats: bool = False) -> list[Message]:
        """Publish messages and return the next `count` records with `key` on a topic, as a live reader sees them.

        A reader that comes later may find fewer, since compacted topics drop what was replaced. `repeats`: also return
        records that are there again.
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
                    found = found if repeats else distinct(found)
                    if len(found) == count:
                        break
            return found

        return asyncio.run(asyncio.wait_for(run(), WITHIN))

    def wait(self, *topics: str, until: Callable[[list[Message]], bool]) -> list[Message]:
        """The records on some topics once they meet a condition."""
        deadline = time.monotonic() + WITHIN
        while (began := time.monotonic()) < deadline:
            found = self.records(*topics)
            if until(found):
                return found
            worker = self.running_worker
            assert worker is None or worker.poll() is None, f"the worker has ended: {worker.log.decode()[-3000:]}"
            time.sleep(max(0.2, time.monotonic() - began))  # reading must not slow the worker down
        log = worker.log.decode()[-3000:] if worker else ""
        raise AssertionError(f"not in {WITHIN:.0f} s; last seen: {[(m.topic, m.key) for m in found][-20:]}\n{log}")

    def of_key(self, key: bytes, count: int, *topics: str) -> list[Message]:
        """The records with a key on some topics, without repeats, once there are `count`."""
        found = self.wait(*topics, until=lambda records: len(_of(records, key)) >= count)
        return _of(found, key)


def _of(records: Iterable[Message], key: bytes) -> list[Message]:
    return distinct(record for record in records if record.key == key)
