import asyncio
import errno

import pytest

from wiredesk.telemetry.loop_errors import LoopErrors


def test_a_server_without_file_descriptors_is_reported_in_one_line_a_minute(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler, loop, now = LoopErrors(), asyncio.new_event_loop(), 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    context = {
        "message": "socket.accept() out of system resource",
        "exception": OSError(errno.EMFILE, "Too many open files"),
    }

    for _ in range(10_000):
        handler(loop, context)

    (record,) = caplog.records
    assert "out of system resource: OSError: [Errno 24] Too many open files: raise the limit" in record.getMessage()
    assert record.exc_info is None  # no traceback
    now += 61
    handler(loop, context)
    assert len(caplog.records) == 2
    loop.close()


def test_another_kind_of_error_is_reported_as_well(caplog: pytest.LogCaptureFixture) -> None:
    handler, loop = LoopErrors(), asyncio.new_event_loop()

    handler(loop, {"message": "Task exception was never retrieved", "exception": ValueError("x")})
    handler(loop, {"message": "Task exception was never retrieved", "exception": KeyError("x")})

    assert len(caplog.records) == 2
    loop.close()
