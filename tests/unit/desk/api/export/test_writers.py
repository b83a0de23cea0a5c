import csv
import io
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import aiohttp
import orjson
import pytest

from tests.unit.desk.desk_client import DeskClient, serve
from tests.unit.desk.desk_records import NOON, TAMBA, quote, records
from tests.unit.desk.link_records import copy, statement, story, variant
from tests.unit.desk.watch_records import alert, watch
from wiredesk.desk.api import handlers
from wiredesk.desk.api.export import sending
from wiredesk.desk.api.export.rows import TABLES
from wiredesk.desk.api.export.writers import ATOM
from wiredesk.desk.api.parameters import Given
from wiredesk.desk.api.routes import ROUTES
from wiredesk.desk.queries.matching import Filters
from wiredesk.desk.queries.quotes_found import quotes
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.store.store import BusyError
from wiredesk.desk.times import parse_time

HOSTILE = '=HYPERLINK("http://evil.example"), "x"\n]]><script>\x00\x0b\ud800'.encode("utf-8", "replace").decode()

ASKED = {
    "/api/articles": "q=boat",
    "/api/quotes": "speaker=person-ama-mensah",
    "/api/article": "id=one",
    "/api/person": "id=person-ama-mensah",
    "/api/place": f"id={TAMBA.entity_id}",
    "/api/places": "",
    "/api/trends": "",
    "/api/statement": "id=said",
    "/api/story": "id=st",
    "/api/numbers": "",
    "/api/alerts": "watch=ferry",
}

LINKED = [
    story("st", "one", "two", "elsewhere"),
    copy("two", "one"),
    statement(
        "said",
        ("one", "quote-28"),
        ("two", "quote-28"),
        variants=[
            variant("We waited two years for this boat,", ("a whole year", "two years"), flags=("number_changed",))
        ],
    ),
]


def test_every_view_can_be_exported() -> None:
    assert set(TABLES) == {
        route.path for route in ROUTES if "format" in {parameter.name for parameter in route.parameters}
    }
    assert set(TABLES) == set(ASKED)


@pytest.mark.parametrize("path", ASKED)
def test_each_format_has_the_same_rows(tmp_path: Path, path: str) -> None:
    async def ask(client: DeskClient) -> None:
        got = {}
        for name in ("csv", "jsonl", "atom"):
            got[name] = await client.get(f"{path}?{ASKED[path]}&format={name}".replace("?&", "?"))
            assert got[name].status == 200, got[name].body
        table = list(csv.DictReader(io.StringIO(got["csv"].body.decode())))
        lines = [orjson.loads(line) for line in got["jsonl"].body.splitlines()]
        entries = ElementTree.fromstring(got["atom"].body).findall(f"{{{ATOM}}}entry")
        assert len(table) == len(lines) == len(entries) > 0
        assert list(table[0]) == list(lines[0])
        ids = [entry.findtext(f"{{{ATOM}}}id") or "" for entry in entries]
        assert len(set(ids)) == len(ids)
        assert all(id_.startswith("http://127.0.0.1:") for id_ in ids)
        assert got["csv"].headers["Content-Type"] == "text/csv; charset=utf-8"
        assert got["csv"].headers["Content-Disposition"].endswith('.csv"')
        assert got["atom"].headers["Content-Type"] == "application/atom+xml; charset=utf-8"

    serve(tmp_path, ask, [*records("one"), *records("two"), *LINKED, watch(), alert()])


def test_article_content_is_neither_a_formula_nor_markup(tmp_path: Path) -> None:
    text = f"{HOSTILE} Ama Mensah said so."
    hostile = records("one", text, title=HOSTILE, source=HOSTILE, entities=[], quotes=[quote(HOSTILE, text=text)])

    async def ask(client: DeskClient) -> None:
        table = list(csv.DictReader(io.StringIO((await client.get("/api/quotes?format=csv")).body.decode())))
        assert table[0]["headline"].startswith("'=HYPERLINK")
        assert table[0]["text"].startswith("'=")
        feed = ElementTree.fromstring((await client.get("/api/articles?format=atom")).body)
        title = feed.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") or ""
        assert "<script>" in title
        assert "\x0b" not in title

    serve(tmp_path, ask, hostile)


def test_an_export_has_more_than_a_page_and_reports_errors(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        assert (await client.get("/api/articles?format=jsonl")).body.count(b"\n") == 30
        assert (await client.get("/api/articles?format=jsonl&limit=5")).body.count(b"\n") == 5
        wrong = await client.get("/api/articles?format=xls")
        assert (wrong.status, orjson.loads(wrong.body)["parameter"]) == (400, "format")
        assert (await client.get("/api/story?id=none&format=csv")).status == 404

    serve(tmp_path, ask, [record for number in range(30) for record in records(f"story-{number}", time=NOON + number)])


def test_an_export_has_all_entries_read_by_several_queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "LARGEST_PART", 4)

    async def ask(client: DeskClient) -> None:
        for path in (
            "/api/articles?format=jsonl",
            "/api/quotes?format=jsonl",
            "/api/person?id=person-ama-mensah&format=jsonl",
        ):
            body = (await client.get(path)).body
            ids = [orjson.loads(line)["article_id"] for line in body.splitlines()]
            assert ids == [f"story-{number}" for number in range(29, -1, -1)], path
        table = (await client.get("/api/articles?format=csv")).body.decode()
        assert len(list(csv.DictReader(io.StringIO(table)))) == 30, "one header line"
        assert len((await client.get("/api/articles?format=jsonl&limit=10")).body.splitlines()) == 10

    serve(tmp_path, ask, [record for number in range(30) for record in records(f"story-{number}", time=NOON + number)])


def test_an_export_goes_on_in_smaller_parts_when_a_query_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def slow(read: sqlite3.Connection, given: Given, now: int, style: CardStyle) -> Any:
        asked.append(given["limit"])
        if given["limit"] > 100:
            raise sqlite3.OperationalError("interrupted")
        return quotes(read, Filters(), given["before"], given["limit"])

    monkeypatch.setitem(handlers.QUERIES, "/api/quotes", slow)

    async def ask(client: DeskClient) -> None:
        assert len((await client.get("/api/quotes?format=csv")).body.splitlines()) == 201
        assert asked[:3] == [500, 125, 31]
        assert (await client.get("/api/quotes?format=csv", "HEAD")).body == b""

    serve(tmp_path, ask, [record for number in range(200) for record in records(f"story-{number}")])


def test_a_table_that_is_cut_short_has_no_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "LARGEST_PART", 4)
    monkeypatch.setattr(sending, "PAUSE", 0)

    async def ask(client: DeskClient) -> None:
        given = iter([client.desk.store.ask] * 2)

        def busy(*args: Any) -> Any:
            if (ask_store := next(given, None)) is None:
                raise BusyError
            return ask_store(*args)

        monkeypatch.setattr(client.desk.store, "ask", busy)
        with pytest.raises(aiohttp.ClientError):
            await client.get("/api/articles?format=csv")

    serve(tmp_path, ask, [record for number in range(30) for record in records(f"story-{number}", time=NOON + number)])


def test_an_article_dated_in_the_future_does_not_freeze_a_feed(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        for view in ("articles", "quotes"):
            feed = ElementTree.fromstring((await client.get(f"/api/{view}?format=atom")).body)
            times = [element.text or "" for element in feed.iter(f"{{{ATOM}}}updated")]
            assert {parse_time(time) for time in times} == {datetime.fromtimestamp(NOON / 1000, UTC)}, view

    serve(tmp_path, ask, records(published_at="9999-12-31T23:59:59Z"))
