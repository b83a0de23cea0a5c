import cramjam
import pytest

from wiredesk.cli.doctor import _codecs
from wiredesk.errors import ConfigurationError


def test_codecs_are_checked_and_listed() -> None:
    assert _codecs() == "gzip, snappy, lz4, zstd"


def test_a_codec_that_does_not_round_trip_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cramjam.snappy, "decompress_raw", lambda block: b"other")

    with pytest.raises(ConfigurationError, match="snappy does not restore what it compressed"):
        _codecs()
