from pathlib import Path

import pytest

from wiredesk.cli.watch import read_watches
from wiredesk.errors import ConfigurationError

FERRY = b'{"watch_id": "ferry", "name": "The ferry", "words_all": ["ferry"]}\n'
TRAM = b'{"watch_id": "tram", "name": "The tram", "words_all": ["tram"]}\n'


def read(folder: Path, content: bytes) -> list[str]:
    (folder / "watches.jsonl").write_bytes(content)
    return [watch.watch_id for watch in read_watches(folder / "watches.jsonl")]


def test_each_line_is_a_watch(tmp_path: Path) -> None:
    assert read(tmp_path, FERRY + b"\n" + TRAM) == ["ferry", "tram"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (FERRY + b"not JSON", "line 2: no JSON"),
        (FERRY + b"[1]", "line 2: .*valid dictionary"),
        (b'{"watch_id": "F 1", "name": "F", "words_all": ["f"]}', "line 1: field 'watch_id'"),
        (FERRY + TRAM + FERRY, "line 3: there is a watch ferry in an earlier line already"),
        (b"\n\n", "no watch in .*watches.jsonl"),
    ],
)
def test_errors_of_a_file_are_reported_with_their_line(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        read(tmp_path, content)
