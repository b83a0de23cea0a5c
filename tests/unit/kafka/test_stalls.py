"""Work that waits for brokers has a timeout; waiting for anything else does not count."""

import asyncio

import pytest

from wiredesk.kafka import stalls
from wiredesk.kafka.stalls import SilentBrokersError, with_stall_timeout


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stalls, "TICK", 0.01)


def run(seconds: float, waiting: bool) -> str:
    async def work() -> str:
        await asyncio.sleep(seconds)
        return "done"

    return asyncio.run(with_stall_timeout(work(), 0.1, lambda: 0, lambda count: f"{count} articles", lambda: waiting))


def test_work_that_waits_for_silent_brokers_is_cancelled() -> None:
    with pytest.raises(SilentBrokersError, match="WIREDESK_STALL_TIMEOUT_SECONDS"):
        run(60, waiting=True)


def test_work_that_expects_no_response_has_no_timeout() -> None:
    assert run(0.5, waiting=False) == "done"
