"""How `wiredesk feed` reads files, folders, archives and standard input."""

import bz2
import gzip
import io
import lzma
import os
import sys
import tarfile
import threading
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from wiredesk.feed.delivery import Delivery, SourceError
from wiredesk.feed.feed import key
from wiredesk.feed.source import ArticleSources
from wiredesk.settings import load_settings

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAX_BYTES = 5_000_000
FERRY = b'{"article_id": "a", "text": "The ferry is back."}'
BRIDGE = b'{"article_id": "b", "text": "The bridge is open."}'


def feed(*paths: Path | str) -> tuple[list[Delivery], list[str]]:
    """The articles of these paths, and the lines about skipped files."""
    skipped: list[str] = []
    with ArticleSources(map(str, paths)) as sources:
        count = sources.check(MAX_BYTES, skipped.append)
        found = list(sources.deliveries())
    assert count in (len(found), None)
    return found, skipped


def values(*paths: Path | str) -> list[bytes]:
    return [delivery.value for delivery in feed(*paths)[0]]


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


# Folders and files


def test_a_folder_is_read_by_file_name_and_skipped_files_are_reported(
    tmp_path: Path,
) -> None:
    written(tmp_path, "2.txt", b"second")
    written(tmp_path, "1.json", b"{}")
    written(tmp_path, ".hidden.txt", b"no")
    written(tmp_path, "picture.png", b"no")
    written(tmp_path, "database.sql.gz", gzip.compress(b"INSERT"))
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub", "3.html", b"<p>third")
    os.mkfifo(tmp_path / "pipe.txt")

    found, skipped = feed(tmp_path)

    assert [(delivery.value, delivery.content_type) for delivery in found] == [
        (b"{}", b"application/json"),
        (b"second", b"text/plain"),
        (b"<p>third", b"text/html"),
    ]
    assert [Path(line.partition(":")[0]).name for line in skipped] == [
        ".hidden.txt",
        "database.sql.gz",
        "picture.png",
        "pipe.txt",
    ]


def test_a_page_is_one_article_byte_for_byte(tmp_path: Path) -> None:
    assert values(written(tmp_path, "story.html", b"\xff\xfe <p>\r\n")) == [b"\xff\xfe <p>\r\n"]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("missing.txt", None, "no such file"),
        ("story.pdf", b"%PDF-1.7", "not a supported kind of file: convert it"),
        ("dump.jsonl.gz", b"not gzip", "but the file is not"),
        ("dump.jsonl.gz", gzip.compress(FERRY * 1000, mtime=0)[:60], "damaged"),
        ("dump.zip", b"PK\x03\x04broken", "damaged"),
        ("dump.warc", b"WARC", "WARC"),
        ("dump.json", b'[{"text": "a"}, {"text": ', "not JSON"),
        ("dump.json", b'{"text": "a"} {"text": ', "not JSON"),
        ("table.csv", b"title,author\nFerry,Ama\n", "no column contains the article's text"),
        ("table.csv", b"title,text\na,b,c,d\n", "4 cells and the header 2"),
        ("table.csv", b'title,text\na,"b\n', "unexpected end"),
        ("table.csv", b"text,Text\na,b\n", "two columns are named 'text'"),
        ("page", b"", "empty"),
        ("page", b" \n", "empty"),
        ("large.txt", b"a" * (MAX_BYTES + 1), "WIREDESK_MAX_RECORD_BYTES"),
    ],
)
def test_unsupported_files_are_rejected_before_anything_is_sent(
    tmp_path: Path, name: str, content: bytes | None, complaint: str
) -> None:
    written(tmp_path, "good.txt", b"good")
    if content is not None:
        written(tmp_path, name, content)

    with (
        ArticleSources([str(tmp_path / "good.txt"), str(tmp_path / name)]) as sources,
        pytest.raises(SourceError) as raised,
    ):
        sources.check(MAX_BYTES, print)

    assert name in str(raised.value)
    assert complaint in str(raised.value)


# JSON


@pytest.mark.parametrize(
    "document",
    [
        b"[" + FERRY + b"," + BRIDGE + b"]",
        b"[\n  " + FERRY + b",\n  " + BRIDGE + b"\n]\n",
        b'{"status": "ok", "totalResults": 2, "articles": [' + FERRY + b"," + BRIDGE + b"]}",
        b'{"response": {"docs": [' + FERRY + b"," + BRIDGE + b"]}}",
        FERRY + b"\n" + BRIDGE + b"\n",
        FERRY + b"\r\n\r\n" + BRIDGE,
        FERRY + BRIDGE,
        orjson.dumps(orjson.loads(FERRY), option=orjson.OPT_INDENT_2)
        + b"\n"
        + orjson.dumps(orjson.loads(BRIDGE), option=orjson.OPT_INDENT_2),
        b"[" + FERRY + b"]\n[" + BRIDGE + b"]\n",
        b"\xef\xbb\xbf[" + FERRY + b"," + BRIDGE + b"]",
        ("[" + FERRY.decode() + "," + BRIDGE.decode() + "]").encode("utf-16"),
    ],
)
@pytest.mark.parametrize("name", ["dump.json", "dump.jsonl", None])
def test_json_is_read_in_any_shape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: bytes, name: str | None
) -> None:
    if name is None:
        stdin(monkeypatch, document)
    found = values("-" if name is None else written(tmp_path, name, document))

    assert [orjson.loads(value) for value in found] == [orjson.loads(FERRY), orjson.loads(BRIDGE)]


def test_an_object_with_text_is_one_article_even_with_lists(tmp_path: Path) -> None:
    article = b'{"text": "The ferry is back.", "related": [' + BRIDGE + b"]}"

    assert values(written(tmp_path, "a.json", article)) == [article]


def test_an_article_without_text_is_fed_unchanged(tmp_path: Path) -> None:
    article = b'{"text": "", "authors": [{"name": "Ama Mensah"}]}'

    assert values(written(tmp_path, "a.json", article)) == [article]


def test_a_truncated_article_is_fed_unchanged_and_becomes_a_dead_letter(tmp_path: Path) -> None:
    assert values(written(tmp_path, "a.json", b'{"text": "The fer\xff')) == [b'{"text": "The fer\xff']


def test_a_line_that_is_no_json_does_not_stop_the_others(tmp_path: Path) -> None:
    found, _ = feed(written(tmp_path, "a.jsonl", b'{"text": "cut\n' + FERRY + b"\n\n" + BRIDGE + b"\n"))

    assert [delivery.value for delivery in found] == [b'{"text": "cut', FERRY, BRIDGE]
    assert found[2].origin.endswith("a.jsonl:4")


@pytest.mark.parametrize("line", [b'[{"text": "cut"}, {"tex', b"[1,2", b'{"text": "a"} {"text"'])
def test_a_broken_list_in_a_line_is_fed_unchanged_and_stops_no_others(tmp_path: Path, line: bytes) -> None:
    found = values(written(tmp_path, "a.jsonl", FERRY + b"\n" + line + b"\n" + BRIDGE + b"\n"))

    assert found == [FERRY, line, BRIDGE]


def test_half_a_character_in_a_list_does_not_hide_its_articles(tmp_path: Path) -> None:
    found = values(written(tmp_path, "a.json", rb'{"articles": [{"text": "It sailed \ud83d"}, ' + BRIDGE + b"]}"))

    assert [orjson.loads(value) for value in found] == [{"text": "It sailed \ufffd"}, orjson.loads(BRIDGE)]


def test_an_empty_list_holds_no_article(tmp_path: Path) -> None:
    assert values(written(tmp_path, "a.json", b"[]"), written(tmp_path, "b.json", b'{"articles": []}')) == []


def test_a_large_array_is_read_in_little_memory(tmp_path: Path) -> None:
    item = b'{"text": "' + b"The ferry is back. " * 500 + b'"}'
    file = written(tmp_path, "a.json", b"[" + b",\n".join([item] * 5000) + b"]")
    tracemalloc.start()

    with ArticleSources([str(file)]) as sources:
        assert sources.check(MAX_BYTES, print) == 5000

    assert tracemalloc.get_traced_memory()[1] < 8_000_000 < file.stat().st_size / 5
    tracemalloc.stop()


# Standard input


def test_json_lines_on_standard_input_are_fed_as_they_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.FileIO(reading))))
    os.write(writing, FERRY + b"\n")

    with ArticleSources(["-"]) as sources:
        assert sources.check(MAX_BYTES, print) is None
        arriving = sources.deliveries()
        assert next(arriving).value == FERRY  # the writer has not ended
        os.write(writing, BRIDGE + b"\n")
        assert next(arriving).value == BRIDGE
        os.close(writing)
        assert list(arriving) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (gzip.compress(FERRY + b"\n" + BRIDGE, mtime=0), [FERRY, BRIDGE]),
        (zstd.compress(b"[" + FERRY + b"]"), [FERRY]),
        (orjson.dumps(orjson.loads(FERRY), option=orjson.OPT_INDENT_2), [FERRY]),
        (b"<!DOCTYPE html><p>The ferry is back.", [b"<!DOCTYPE html><p>The ferry is back."]),
        (b"<rss><item>1</item>\n<item>2</item></rss>", [b"<rss><item>1</item></rss>", b"<rss><item>2</item></rss>"]),
        (b"title,text\nFerry,The ferry is back.\n", [b'{"title":"Ferry","text":"The ferry is back."}']),
    ],
)
def test_standard_input_is_recognised_by_its_content(
    monkeypatch: pytest.MonkeyPatch, content: bytes, expected: list[bytes]
) -> None:
    stdin(monkeypatch, content)

    found = values("-")

    if expected[0].startswith(b"{"):
        assert list(map(orjson.loads, found)) == list(map(orjson.loads, expected))
    else:
        assert found == expected


@pytest.mark.parametrize("content", [b"Some words.\n", b'{"text": "cut', b"\x00\x01\x02"])
def test_standard_input_of_an_unknown_kind_is_rejected(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    stdin(monkeypatch, content)

    with pytest.raises(SourceError, match="standard input: "):
        feed("-")


def test_a_pipe_is_copied_before_it_is_checked(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(gzip.compress(FERRY)), daemon=True).start()

    assert values(tmp_path / "pipe") == [FERRY]


# Tables


TABLE = 'Title|Text|Published At|Authors\nFerry|"The ferry, ""MV Tamba""; is back."|2026-03-03|"Ama; Kofi"\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", TABLE.replace("|", ",").encode()),
        ("a.csv", TABLE.replace("|", ";").replace("\n", "\r\n").encode("utf-16")),
        ("a.tsv", TABLE.replace("|", "\t").encode("utf-8-sig")),
    ],
)
def test_a_row_of_a_table_is_an_article(tmp_path: Path, name: str, content: bytes) -> None:
    (value,) = values(written(tmp_path, name, content))

    assert orjson.loads(value) == {
        "title": "Ferry",
        "text": 'The ferry, "MV Tamba"; is back.',
        "published_at": "2026-03-03",
        "authors": "Ama; Kofi",
    }


def test_a_table_in_another_charset_is_decoded(tmp_path: Path) -> None:
    text = "заголовок;text\nПаром;Паром вернулся на озеро после ремонта, сообщили власти города в понедельник.\n"

    (value,) = values(written(tmp_path, "a.csv", text.encode("cp1251")))

    assert orjson.loads(value)["text"].startswith("Паром вернулся на озеро")


def test_cells_are_converted_to_the_type_of_their_field(tmp_path: Path) -> None:
    (value,) = values(written(tmp_path, "a.csv", b"text,captions,withdrawn,section,\nWords.,A boat.,TRUE,,\n"))

    assert orjson.loads(value) == {"text": "Words.", "captions": ["A boat."], "withdrawn": True}


# Compressed files and archives


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd.compress,
}


@pytest.mark.parametrize("ending", COMPRESS)
@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", FERRY + b"\n", FERRY),
        ("a.txt", b"The ferry is back.", b"The ferry is back."),
        ("a.csv", b"title,text\nFerry,Back.\n", b'{"title":"Ferry","text":"Back."}'),
        ("a", FERRY, FERRY),
    ],
)
def test_compressed_files_are_read(tmp_path: Path, ending: str, name: str, content: bytes, expected: bytes) -> None:
    assert values(written(tmp_path, f"{name}.{ending}", COMPRESS[ending](content))) == [expected]


def archive(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    path = folder / name
    if name.endswith(".zip"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            for file, content in files.items():
                zipped.writestr(file, content)
        return path
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tarred:
        for file, content in files.items():
            member = tarfile.TarInfo(file)
            member.size = len(content)
            tarred.addfile(member, io.BytesIO(content))
    ending = {"tgz": "gz"}.get(name.rpartition(".")[2], name.rpartition(".")[2])
    return written(folder, name, COMPRESS.get(ending, bytes)(buffer.getvalue()))


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst", "a.tar.xz"])
def test_archives_are_read_and_skipped_files_are_reported(tmp_path: Path, name: str) -> None:
    files = {
        "news/1.json": b"[" + FERRY + b"," + BRIDGE + b"]",
        "news/2.txt.gz": gzip.compress(b"Words."),
        "news/3.csv": b"title,text\nFerry,Back.\n",
        "news/picture.png": b"no",
        "news/inner.zip": b"PK\x03\x04",
        "../../escape.txt": b"Stays inside.",
    }

    found, skipped = feed(archive(tmp_path, name, files))

    assert [delivery.value for delivery in found] == [
        FERRY,
        BRIDGE,
        b"Words.",
        b'{"title":"Ferry","text":"Back."}',
        b"Stays inside.",
    ]
    assert [line.partition(":")[0].rpartition("/")[2] for line in skipped] == ["picture.png", "inner.zip"]
    assert {file.name for file in tmp_path.iterdir()} == {name}


@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "bomb.zip", "bomb.tar.gz", "bomb.warc.gz", "bomb.csv.zst"])
def test_a_decompression_bomb_is_rejected(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.feed.streams.FREE_BYTES", 1_000_000)
    lines = (b'{"text": "' + b"0" * 10_000 + b'"}\n') * 2000
    if name.endswith((".zip", ".tar.gz")):
        file = archive(tmp_path, name, {"bomb.jsonl": lines})
    else:
        start = {"csv": b"text,x\n", "warc": b"WARC/1.0\r\n"}.get(name.split(".")[1], b"")
        file = written(tmp_path, name, COMPRESS[name.rpartition(".")[2]](start + lines))

    with pytest.raises(SourceError, match=r"200 times its size|WARC"):
        feed(file)


def test_an_endless_line_is_rejected_with_bounded_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.feed.json_articles.MAX_ITEM_BYTES", 1_000_000)

    with pytest.raises(SourceError, match="in one article or document"):
        feed(written(tmp_path, "a.jsonl", b'{"text": "' + b"a" * 2_000_000))


# Web archives


def test_the_pages_of_a_web_archive_are_articles_with_their_addresses(tmp_path: Path) -> None:
    def record(writer: WARCWriter, kind: str, url: str, status: str, content_type: str, body: bytes) -> None:
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(body), http_headers=headers))

    for name, zipped in (("a.warc.gz", True), ("b.warc", False)):
        with (tmp_path / name).open("wb") as file:
            writer = WARCWriter(file, gzip=zipped)
            page = "<html><body><p>Паром вернулся.</p></body></html>".encode("cp1251")
            record(writer, "response", "https://news.example/ferry", "200 OK", "text/html; charset=windows-1251", page)
            record(writer, "response", "https://news.example/logo.png", "200 OK", "image/png", b"\x89PNG")
            record(writer, "response", "https://news.example/gone", "404 Not Found", "text/html", b"<p>Gone")
            record(writer, "request", "https://news.example/ferry", "GET / HTTP/1.1", "text/html", b"")

        found, skipped = feed(tmp_path / name)

        assert [orjson.loads(delivery.value) for delivery in found] == [
            {"url": "https://news.example/ferry", "html": "<html><body><p>Паром вернулся.</p></body></html>"}
        ]
        assert [line.partition(": skipped ")[2] for line in skipped] == [
            "1 responses that are not HTML pages",
            "1 responses without status 200",
        ]


# Keys


def test_an_article_is_sent_under_its_id_and_anything_else_without_a_key() -> None:
    def key_of(value: bytes) -> bytes | None:
        return key(Delivery(value, b"application/json", "x"), load_settings())

    assert key_of(b'{"article_id": "a1", "text": "Words."}') == b"a1"
    assert key_of(b'{"article_id": "a1", "te') is None


@pytest.mark.parametrize("fault", [b'"text": 5', b'"text": ""', b'"text": "Words.", "authors": 7'])
def test_an_article_with_a_wrong_field_is_sent_under_its_id_so_that_its_dead_letter_has_it(fault: bytes) -> None:
    def key_of(name: bytes) -> bytes | None:
        return key(Delivery(b'{"%s, %s}' % (name, fault), b"application/json", "x"), load_settings())

    assert key_of(b'article_id": "a1"') == b"a1"
    assert key_of(b'id": 17') == b"17"
    assert key_of(b'article_id": ["a1"]') is None
