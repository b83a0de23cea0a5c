import cramjam
import pytest

from wiredesk.cli.doctor import _codecs
from wiredesk.errors import ConfigurationError


def test_the_codecs_are_tried_and_named() -> None:
    assert _codecs() == "gzip, snappy, lz4, zstd"


def test_a_codec_that_gives_back_something_else_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cramjam.snappy, "decompress_raw", lambda block: b"other")

    with pytest.raises(ConfigurationError, match="snappy does not restore what it compressed"):
        _codecs()
