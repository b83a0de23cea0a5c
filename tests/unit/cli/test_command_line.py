import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import IO

import orjson
import pytest
from typer.testing import CliRunner

from wiredesk.cli.filters import FileGivenError
from wiredesk.cli.main import app

COMMANDS = (
    ("demo",),
    ("worker",),
    ("desk",),
    ("feed",),
    ("tail",),
    ("clean",),
    ("enrich",),
    ("doctor",),
    ("topics", "apply"),
    ("topics", "acls"),
    ("dead", "list"),
    ("dead", "show"),
    ("dead", "replay"),
    ("schemas", "write"),
    ("schemas", "openapi"),
)


def wiredesk(
    *arguments: str,
    stdin: bytes = b"",
    stdout: int | IO[bytes] = subprocess.PIPE,
    cwd: Path | None = None,
    **settings: str,
) -> "subprocess.CompletedProcess[bytes]":
    root = str(Path(__file__).parents[3])
    return subprocess.run(
        [sys.executable, "-m", "wiredesk.cli", *arguments],
        input=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root, "WIREDESK_POOL_PROCESSES": "1", **settings},
        timeout=60,
        check=False,
        cwd=cwd,
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    helped = CliRunner().invoke(app, [*command, "--help"])

    assert helped.exit_code == 0
    assert "Usage" in helped.stdout
    if command not in (("doctor",), ("dead", "list")):
        assert "Example" in helped.stdout


def test_a_wrong_setting_stops_a_command_with_its_name_and_a_remedy() -> None:
    stopped = wiredesk("clean", WIREDESK_PARTITIONS="many")

    assert stopped.returncode == 2
    assert stopped.stderr.startswith(b"wiredesk: WIREDESK_PARTITIONS: ")
    assert b"set it to partitions of each topic" in stopped.stderr
    assert b"Traceback" not in stopped.stderr


def test_an_unknown_stage_is_a_wrong_argument() -> None:
    stopped = wiredesk("worker", "polish")

    assert stopped.returncode == 2
    assert b"polish" in stopped.stderr


def test_replay_needs_a_selection_of_dead_letters() -> None:
    assert wiredesk("dead", "replay").returncode == 2
    assert CliRunner().invoke(app, ["dead", "replay", "0:1", "--all"]).exit_code == 2


def test_clean_is_a_filter_from_raw_articles_to_records() -> None:
    raw = b'{"article_id": "a", "title": "Ferry", "text": "The ferry is back."}\n{"article_id": "b", "te\n'

    filtered = wiredesk("clean", stdin=raw)

    assert filtered.returncode == 0, filtered.stderr
    first, second = map(orjson.loads, filtered.stdout.splitlines())
    assert (first["topic"], first["key"], first["value"]["text"]) == ("news.clean", "a", "The ferry is back.")
    assert (second["topic"], second["value"]) == ("news.dead", None)
    assert b"2 articles: 1 published, 1 dead\nline 2: MalformedArticle: not JSON: " in filtered.stderr


def test_enrich_is_a_filter_from_clean_articles_to_two_records_each() -> None:
    filtered = wiredesk("enrich", stdin=b'{"article_id": "a", "text": "Ama Mensah spoke in Accra."}\n')

    records = [orjson.loads(line) for line in filtered.stdout.splitlines()]
    assert [(record["topic"], record["key"]) for record in records] == [("news.entities", "a"), ("news.quotes", "a")]


@pytest.mark.parametrize("name", ["clean", "enrich", "link"])
def test_a_filter_that_is_given_a_file_says_that_it_reads_standard_input(name: str) -> None:
    with pytest.raises(FileGivenError, match=f"standard input.* wiredesk {name} < ferry.jsonl") as refused:
        CliRunner().invoke(app, [name, "ferry.jsonl"], catch_exceptions=False)

    assert refused.value.status == 2


def test_filters_chain() -> None:
    raw = (
        b'{"article_id": "a", "title": "Ferry", "text": "\xe2\x80\x9cWe waited,\xe2\x80\x9d said Ama Mensah."}\n'
        b'{"article_id": "b", "te\n'
        b'{"article_id": "c", "withdrawn": true}\n'
    )

    cleaned = wiredesk("clean", stdin=raw)
    enriched = wiredesk("enrich", stdin=cleaned.stdout)

    lines = enriched.stdout.splitlines()
    assert [orjson.loads(line)["topic"].removeprefix("news.") for line in lines] == [
        *("clean", "entities", "quotes"),
        "dead",
        *("clean", "entities", "quotes"),
    ]
    assert [line for line in lines if b'"news.clean"' in line or b'"news.dead"' in line] == cleaned.stdout.splitlines()
    assert [orjson.loads(line)["value"] for line in lines[4:]] == [None, None, None]  # the withdrawal
    assert orjson.loads(lines[2])["value"]["quotes"][0]["text"] == "We waited"
    assert b"passed on 1 dead letter of an earlier filter" in enriched.stderr
    assert enriched.returncode == 0


@pytest.mark.parametrize("name", ["clean", "link"])
def test_a_filter_names_the_lines_that_failed_first_and_says_why(name: str) -> None:
    filtered = wiredesk(name, stdin=b'\n{"article_id": "a", "text": 5}\n' + b'{"article_id": "b", "text": 7}\n' * 4)

    report = filtered.stderr.decode().splitlines()
    assert [line.partition(":")[0] for line in report[1:-1]] == ["line 2", "line 3", "line 4", "and 2 more"]
    assert "MalformedArticle: field 'text'" in report[1]
    assert "earlier version" not in report[1]
    assert filtered.returncode == 4


def test_a_filter_ends_with_status_4_when_all_its_articles_died() -> None:
    cleaned = wiredesk("clean", stdin=b"{}\n")
    enriched = wiredesk("enrich", stdin=cleaned.stdout)

    assert (cleaned.returncode, enriched.returncode) == (4, 4)
    assert enriched.stdout == cleaned.stdout
    assert b"no article succeeded, 1 article failed" in cleaned.stderr
    assert wiredesk("clean").returncode == 0  # nothing came in, nothing died


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device of Linux that is always full")
@pytest.mark.parametrize("articles", [1, 200])
def test_a_filter_that_cannot_write_its_records_says_so_in_one_line(articles: int) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = wiredesk("clean", stdin=b'{"text": "The ferry is back."}\n' * articles, stdout=full)

    assert ended.returncode == 1
    assert ended.stderr == (
        b"wiredesk: standard output cannot be written: No space left on device; the records are incomplete\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device of Linux that is always full")
def test_a_command_that_cannot_write_its_output_says_so_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = wiredesk("--help", stdout=full)

    assert ended.returncode == 1
    assert ended.stderr == b"wiredesk: No space left on device\n"


def test_a_command_that_cannot_write_a_file_names_it_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    ended = wiredesk("schemas", "write", str(tmp_path / "file" / "folder"))

    assert ended.returncode == 1
    assert ended.stderr.decode() == f"wiredesk: {tmp_path}/file/folder: Not a directory\n"


def test_schemas_write_puts_the_contract_in_a_folder(tmp_path: Path) -> None:
    wrote = CliRunner().invoke(app, ["schemas", "write", str(tmp_path)])

    assert wrote.exit_code == 0
    assert (tmp_path / "asyncapi.json").is_file()


def test_schemas_write_refuses_to_break_older_readers(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["schemas", "write", str(tmp_path)]).exit_code == 0
    published = orjson.loads((tmp_path / "Quotes.json").read_bytes())
    published["properties"]["mood"] = {"type": "string"}
    (tmp_path / "Quotes.json").write_bytes(orjson.dumps(published))

    refused = CliRunner().invoke(app, ["schemas", "write", str(tmp_path)])

    assert refused.exit_code == 1
    assert "mood: removed" in refused.stderr
    assert b"mood" in (tmp_path / "Quotes.json").read_bytes()


def test_the_version_is_printed_without_a_command() -> None:
    result = wiredesk("--version")

    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().strip() == version("wiredesk")
