from pathlib import Path

import cramjam
import pytest

from wiredesk.cli.doctor import _codecs, _findings, _knowledge
from wiredesk.errors import ConfigurationError


def test_codecs_are_checked_and_listed() -> None:
    assert _codecs() == "gzip, snappy, lz4, zstd"


def test_a_codec_that_does_not_round_trip_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cramjam.snappy, "decompress_raw", lambda block: b"other")

    with pytest.raises(ConfigurationError, match="snappy does not restore what it compressed"):
        _codecs()


def test_a_list_of_entities_that_cannot_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "known.jsonl"
    file.write_text('{"id": "o/1", "type": "ORGANIZATION", "names": ["Tidewater Union", "TU"]}')
    assert _knowledge(file) == f"2 names in {file}"

    file.write_text("id,type,names")
    monkeypatch.setenv("WIREDESK_KNOWLEDGE_FILE", str(file))
    monkeypatch.setenv("WIREDESK_BROKERS", "127.0.0.1:1")

    (finding,) = (finding for finding in _findings() if finding.check == "knowledge file")
    assert not finding.ok
    assert "line 1: no JSON" in finding.detail
