"""Waiting for brokers ends; waiting for anything else does not count."""

import asyncio

import pytest

from wiredesk.kafka import stalls
from wiredesk.kafka.stalls import SilentBrokersError, with_stall_timeout


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stalls, "TICK", 0.01)


def ended(seconds: float, awaited: bool) -> str:
    async def work() -> str:
        await asyncio.sleep(seconds)
        return "done"

    return asyncio.run(with_stall_timeout(work(), 0.1, lambda: 0, lambda count: f"{count} articles", lambda: awaited))


def test_work_that_waits_for_silent_brokers_is_cancelled() -> None:
    with pytest.raises(SilentBrokersError, match="WIREDESK_STALL_TIMEOUT_SECONDS"):
        ended(60, awaited=True)


def test_work_that_expects_no_response_has_no_timeout() -> None:
    assert ended(0.5, awaited=False) == "done"
