import gzip
import io
from pathlib import Path

import pytest

from wiredesk.feed.feed import key
from wiredesk.feed.source import Delivery, SourceError, deliveries, size
from wiredesk.settings import load_settings


def test_a_folder_is_read_in_the_order_of_its_file_names(tmp_path: Path) -> None:
    (tmp_path / "2.txt").write_bytes(b"second")
    (tmp_path / "1.json").write_bytes(b"{}")
    (tmp_path / ".hidden.txt").write_bytes(b"no")
    (tmp_path / "picture.png").write_bytes(b"no")

    found = list(deliveries([str(tmp_path)]))

    assert [(delivery.value, delivery.content_type) for delivery in found] == [
        (b"{}", b"application/json"),
        (b"second", b"text/plain"),
    ]


def test_a_file_is_one_article_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_bytes(b"\xff\xfe <p>\r\n")

    assert [delivery.value for delivery in deliveries([str(tmp_path / "story.html")])] == [b"\xff\xfe <p>\r\n"]


def test_of_json_lines_each_line_is_an_article_and_blank_ones_are_passed_over(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "dump.jsonl.gz", "wb") as dump:
        dump.write(b'{"text": "a"}\n\n{"text": "b"}\r\n')

    found = list(deliveries([str(tmp_path / "dump.jsonl.gz")]))

    assert [delivery.value for delivery in found] == [b'{"text": "a"}', b'{"text": "b"}']
    assert found[1].origin.endswith("dump.jsonl.gz:3")


def test_standard_input_is_json_lines_of_unknown_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "a"}\n')))

    assert size(["-"]) is None
    assert [delivery.value for delivery in deliveries(["-"])] == [b'{"text": "a"}']


@pytest.mark.parametrize(("name", "complaint"), [("missing.txt", "no such file"), ("story.pdf", "rename it")])
def test_what_cannot_be_fed_is_named(tmp_path: Path, name: str, complaint: str) -> None:
    if name != "missing.txt":
        (tmp_path / name).write_bytes(b"")

    with pytest.raises(SourceError, match=f"{name}.*{complaint}"):
        list(deliveries([str(tmp_path / name)]))


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl.gz").write_bytes(b"not gzip")

    with pytest.raises(SourceError, match=r"dump\.jsonl\.gz"):
        list(deliveries([str(tmp_path / "dump.jsonl.gz")]))


def test_an_article_goes_out_under_its_id_and_what_is_none_without_a_key() -> None:
    def key_of(value: bytes) -> bytes | None:
        return key(Delivery(value, b"application/json", "x"), load_settings())

    assert key_of(b'{"article_id": "a1", "text": "Words."}') == b"a1"
    assert key_of(b'{"article_id": "a1", "te') is None
