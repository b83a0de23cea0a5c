"""A record that the brokers reject does not hold up the others."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import InvalidTimestampError, KafkaError, MessageSizeTooLargeError, OutOfOrderSequenceNumber

from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stages.linking.store import LinkStore
from wiredesk.stages.standby import outbox
from wiredesk.stages.standby.outbox import WrongClockError, opened_outbox

Reject = Callable[[bytes, int | None], KafkaError | None]


class Broker:
    """A broker that rejects some records, and after one of them all others of the same producer."""

    def __init__(self, reject: Reject) -> None:
        self.reject = reject
        self.written: list[tuple[bytes, int | None]] = []

    def producer(self, settings: object) -> "Producer":
        return Producer(self)


class Producer:
    def __init__(self, broker: Broker) -> None:
        self._broker, self._broken = broker, False

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def send(
        self, topic: str, value: bytes, key: bytes, headers: object, timestamp_ms: int | None
    ) -> "asyncio.Future[None]":
        answer = asyncio.get_running_loop().create_future()
        refused = self._broker.reject(value, timestamp_ms)
        if self._broken or refused:
            answer.set_exception(refused if refused and not self._broken else OutOfOrderSequenceNumber())
            self._broken = True
        else:
            answer.set_result(None)
            self._broker.written.append((value, timestamp_ms))
        return answer


def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broker: Broker) -> int:
    """Put four records into the outbox and write it; return how many are left in it."""
    monkeypatch.setattr(outbox, "producer", broker.producer)
    settings = load_settings(link_file=tmp_path / "link.sqlite")

    async def leads() -> bool:
        return True

    async def run() -> int:
        state = LinkStore(settings)
        await state.open(own=True)
        try:
            await state.run(
                state.send_later,
                [Message("news.stories", b"k", value, timestamp=7) for value in (b"1", b"2", b"3", b"4")],
            )
            status = SimpleNamespace(wrote=lambda messages: None, alive=lambda: None)
            member = SimpleNamespace(confirm=leads)
            worker: Any = SimpleNamespace(settings=settings, state=state, member=member, status=status)
            async with opened_outbox(worker) as opened:
                try:
                    await opened.write()
                finally:
                    left = len((await state.unsent(10))[0])
            return left
        finally:
            await state.close()

    return asyncio.run(run())


def test_a_record_that_is_too_large_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broker = Broker(lambda value, timestamp: MessageSizeTooLargeError() if value == b"2" else None)

    assert write(tmp_path, monkeypatch, broker) == 0
    assert [value for value, _ in broker.written] == [b"1", b"1", b"3", b"4"]  # the newest of a key stays the last
    assert "the record of k on news.stories has" in caplog.text
    assert "wiredesk topics apply" in caplog.text


def test_a_record_whose_time_is_rejected_gets_the_present_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broker = Broker(lambda value, timestamp: InvalidTimestampError() if value == b"3" and timestamp else None)

    assert write(tmp_path, monkeypatch, broker) == 0
    assert [(value, timestamp) for value, timestamp in broker.written[-2:]] == [(b"3", None), (b"4", 7)]


def test_a_wrong_clock_ends_the_worker_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broker = Broker(lambda value, timestamp: InvalidTimestampError())

    with pytest.raises(WrongClockError, match="set this host's clock"):
        write(tmp_path, monkeypatch, broker)
    broker.reject = lambda value, timestamp: None
    assert write(tmp_path, monkeypatch, broker) == 0
    assert [value for value, _ in broker.written] == [b"1", b"2", b"3", b"4"] * 2  # those of both runs
