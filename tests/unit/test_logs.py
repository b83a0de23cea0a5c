import io
import logging
from collections.abc import Iterator

import pytest
from aiokafka.protocol.admin import SaslAuthenticateRequest_v1
from aiokafka.protocol.metadata import MetadataRequest_v1

from workers.settings import load_settings
from workers.stream.logs import set_up_logs


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_login_is_in_no_log_line(monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    monkeypatch.setattr("sys.stderr", told)
    set_up_logs(load_settings(log_level="DEBUG"), "clean")
    client = logging.getLogger("aiokafka.conn")

    client.debug("Request to %s: %s", "kafka:9092", SaslAuthenticateRequest_v1(b"\0clean\0hunter2"))
    client.debug("Asked %s: %s", "kafka:9092", MetadataRequest_v1([]))

    assert "hunter2" not in told.getvalue()
    assert "MetadataRequest" in told.getvalue()
