import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import quote as escape

import orjson
import pytest

from tests.unit.desk.desk_client import DeskClient, serve
from tests.unit.desk.desk_records import NOON, TAMBA, entity, message, quote, records, tombstones
from tests.unit.desk.link_records import story
from tests.unit.desk.watch_records import watch
from wiredesk.desk.api.auth import HEADERS

TOKEN = "a token of some length"
ID = "https://news.example/a?b=c&d=<script>"


def decoded(body: bytes) -> Any:
    return orjson.loads(body)


def test_an_article_whose_id_is_a_url_is_found(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        response = await client.get(f"/api/article?id={escape(ID, safe='')}")
        assert response.status == 200
        assert response.headers["Content-Type"].startswith("application/json")
        assert decoded(response.body)["card"]["article_id"] == ID

    serve(tmp_path, ask, records(ID))


@pytest.mark.parametrize("what", ["article", "person", "place", "story", "statement", "watch", "edit-watch"])
def test_the_page_of_an_unknown_id_says_so_with_404(tmp_path: Path, what: str) -> None:
    async def ask(client: DeskClient) -> None:
        known = {"article": escape(ID, safe=""), "place": TAMBA.entity_id, "story": "s", "watch": "ferry"}
        response = await client.get(f"/{what}?id=nobody", headers={"Accept": "text/html"})
        assert (response.status, response.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
        if what in known:
            assert (await client.get(f"/{what}?id={known[what]}")).status == 200
        problem = await client.get(f"/api/{what.removeprefix('edit-')}?id=nobody")
        assert (problem.status, problem.headers["Content-Type"]) == (404, "application/problem+json")

    serve(tmp_path, ask, [*records(ID), story("s", ID), watch("ferry")])


def test_a_page_reveals_no_ids_without_the_token(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        assert (await client.get("/article?id=nobody")).status == 200
        asked = await client.get("/article?id=nobody", headers={"Authorization": f"Bearer {TOKEN}"})
        assert asked.status == 404

    serve(tmp_path, ask, desk_token=TOKEN)


@pytest.mark.parametrize("what", ["article", "person", "place"])
def test_an_unknown_id_is_not_found(tmp_path: Path, what: str) -> None:
    async def ask(client: DeskClient) -> None:
        response = await client.get(f"/api/{what}?id=nobody")
        assert response.status == 404
        assert "withdrawn" in decoded(response.body)["detail"]

    serve(tmp_path, ask, records())


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/api/articles?limit=0", "limit"),
        ("/api/articles?limit=101", "limit"),
        ("/api/articles?limit=1e1", "limit"),
        ("/api/articles?limit=-1", "limit"),
        ("/api/articles?limit=%D9%A1", "limit"),
        ("/api/articles?before=" + "9" * 400, "before"),
        ("/api/articles?kind=said", "kind"),
        ("/api/articles?person=" + "x" * 513, "person"),
        ("/api/articles?source=" + "x" * 513, "source"),
        ("/api/article", "id"),
        ("/api/article?id=", "id"),
        ("/api/article?id=" + "x" * 513, "id"),
        ("/api/person?id=" + "x" * 513, "id"),
        ("/api/names?q=a&type=DATE", "type"),
        ("/api/names?q=" + "x" * 513, "q"),
        ("/api/live?after=yesterday", "after"),
        ("/api/articles?colour=red", "colour"),
        ("/api/articles?source=a&source=b", "source"),
        ("/api/articles?from=2026-02-30", "from"),
        ("/api/articles?to=20260203", "to"),
        ("/api/quotes?from=2026-02-03&to=2026-02-02", "to"),
        ("/api/articles?in=text", "in"),
        ("/api/articles?q=%22ferry", "q"),
        ("/api/quotes?q=-ferry", "q"),
        ("/api/places?q=(", "q"),
        ("/api/numbers?q=*", "q"),
        ("/api/numbers?order=relevance", "order"),
        ("/api/articles?order=best", "order"),
        ("/api/trends?type=DATE", "type"),
        ("/api/flow?x=1", "x"),
        ("/api/sources?<script>=1", "<script>"),
    ],
)
def test_a_wrong_parameter_is_reported_by_name(tmp_path: Path, path: str, parameter: str) -> None:
    async def ask(client: DeskClient) -> None:
        response = await client.get(path)
        assert response.status == 400
        assert response.headers["Content-Type"] == "application/problem+json"
        problem = decoded(response.body)
        assert f"'{parameter}'" in problem["detail"]
        assert (problem["status"], problem["title"], problem["parameter"]) == (400, "Bad Request", parameter)

    serve(tmp_path, ask)


@pytest.mark.parametrize(
    "id_",
    ["' OR 1=1 --", "\x00", "%", "../../etc/passwd", "𐐷" * 128, "\ufffe", "person-ama-mensah'; DROP TABLE articles"],
)
def test_ids_are_only_looked_up(tmp_path: Path, id_: str) -> None:
    async def ask(client: DeskClient) -> None:
        for path in ("article?id=", "person?id=", "place?id="):
            assert (await client.get(f"/api/{path}{escape(id_, safe='')}")).status == 404
        for path in ("articles?person=", "articles?place=", "articles?source=", "names?q="):
            assert (await client.get(f"/api/{path}{escape(id_, safe='')}")).status == 200
        assert len(decoded((await client.get("/api/articles")).body)["articles"]) == 1

    serve(tmp_path, ask, records())


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/api/articles", "/", "/api/live", "/page/index.html"])
def test_nothing_can_be_changed(tmp_path: Path, method: str, path: str) -> None:
    async def ask(client: DeskClient) -> None:
        response = await client.get(path, method)
        assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")

    serve(tmp_path, ask)


def test_a_method_that_is_not_allowed_gets_the_allowed_ones(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        for path, methods in (("watches", "GET, HEAD, POST"), ("watch?id=a", "GET, HEAD, PUT, DELETE")):
            response = await client.get(f"/api/{path}", "PATCH")
            assert (response.status, response.headers["Allow"]) == (405, methods)
            assert decoded(response.body)["detail"] == f"PATCH is not allowed here: use {methods}"

    serve(tmp_path, ask)


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/",
        "/api/nothing",
        "/page/",
        "/page/nothing.js",
        "/page/..%2fguard.py",
        "/workers/wiredesk/desk/auth.py",
    ],
)
def test_an_unknown_url_is_not_found(tmp_path: Path, path: str) -> None:
    async def ask(client: DeskClient) -> None:
        assert (await client.get(path)).status == 404

    serve(tmp_path, ask)


def test_every_response_forbids_foreign_scripts_and_resources(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        for path in (
            "/",
            "/api/articles",
            "/api/nothing",
            "/api/articles?limit=0",
            "/page/index.html",
            "/metrics",
            "/health/live",
        ):
            response = await client.get(path)
            assert {name: response.headers[name] for name in HEADERS} == HEADERS, path
        async with client.client.get("/api/live") as stream:
            assert {name: stream.headers[name] for name in HEADERS} == HEADERS

    serve(tmp_path, ask)


def test_article_content_is_always_sent_as_data(tmp_path: Path) -> None:
    script = "</script><script>alert(1)</script>\u2028 𐐷 \"'&"
    text = f"{script} Ama Mensah spoke."
    hostile = records(
        ID,
        text,
        title=script,
        subhead=script,
        url="javascript:alert(1)",
        source=script,
        language=script,
        byline=[script],
        captions=[{"text": script, "credit": script}],
        extra={"_html": script},
        entities=[entity(script, text=text).model_copy(update={"entity_id": script})],
        quotes=[quote(script, script, text=text)],
    )

    async def ask(client: DeskClient) -> None:
        for path in (
            "/api/articles",
            f"/api/article?id={escape(ID, safe='')}",
            f"/api/person?id={escape(script, safe='')}",
        ):
            response = await client.get(path)
            assert response.status == 200
            assert response.headers["Content-Type"].startswith("application/json")
            assert orjson.dumps(script)[1:-1] in response.body, "the script is returned unchanged"
            assert b"javascript:" not in response.body
            assert b"_html" not in response.body

    serve(tmp_path, ask, hostile)


def test_a_long_response_is_compressed_on_request(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        plain = await client.get("/api/articles", headers={"Accept-Encoding": "identity"})
        async with client.client.get("/api/articles", headers={"Accept-Encoding": "gzip"}) as packed:
            assert packed.headers["Content-Encoding"] == "gzip"
            assert await packed.read() == plain.body
        assert "Content-Encoding" not in plain.headers

    serve(tmp_path, ask, [record for number in range(5) for record in records(f"story-{number}")])


def test_page_files_are_cached_and_compressed(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        for path in ("/", "/article?id=x", "/person?id=x", "/place", "/trends"):
            first = await client.get(path)
            assert first.headers["Content-Type"] == "text/html; charset=utf-8"
            assert first.body.lower().startswith(b"<!doctype html>")
        again = await client.get("/", headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status, again.body) == (304, b"")
        session = client.client.session
        async with session.get(client.client.make_url("/"), headers={"Accept-Encoding": "gzip"}) as packed:
            assert packed.headers["Content-Encoding"] == "gzip"
            assert await packed.read() == first.body

    serve(tmp_path, ask)


async def events(response: Any, count: int) -> list[tuple[str, str | None, Any]]:
    """The next events of a live stream: event, id, data."""
    found: list[tuple[str, str | None, Any]] = []
    while len(found) < count:
        fields: dict[str, str] = {}
        while line := (await asyncio.wait_for(response.content.readline(), 60)).decode().rstrip("\n"):
            name, _, value = line.partition(": ")
            fields[name] = value
        found.append((fields["event"], fields.get("id"), orjson.loads(fields["data"])))
    return found


def test_articles_withdrawals_and_corrections_are_sent_live(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        async with client.client.get("/api/live") as response:
            assert response.headers["Content-Type"] == "text/event-stream"
            assert [what for what, *_ in await events(response, 1)] == ["flow"]
            await client.take(records("one"))
            await client.take(records("one", title="Ferry is back", revision=2, time=NOON + 1))
            await client.take(tombstones("one", NOON + 2))
            came = await events(response, 3)
        assert [what for what, *_ in came] == ["article", "article", "withdrawn"]
        assert came[1][2]["title"] == "Ferry is back"
        assert int(came[1][1] or 0) == came[1][2]["seq"] > came[0][2]["seq"]
        assert came[2][2]["article_id"] == came[2][2]["card"]["article_id"] == "one"
        assert came[2][2]["card"]["withdrawn_at"] is not None

    serve(tmp_path, ask)


@pytest.mark.parametrize("by_header", [True, False])
def test_a_page_that_reconnects_gets_what_it_missed(tmp_path: Path, by_header: bool) -> None:
    async def ask(client: DeskClient) -> None:
        cards = decoded((await client.get("/api/articles")).body)["articles"]
        last = str(cards[2]["seq"])
        options: Any = {"headers": {"Last-Event-ID": last}} if by_header else {"params": {"after": last}}
        async with client.client.get("/api/live", **options) as response:
            came = await events(response, 3)
        assert [(what, data.get("article_id")) for what, _, data in came] == [
            ("article", "story-3"),
            ("article", "story-4"),
            ("flow", None),
        ]

    serve(tmp_path, ask, [record for number in range(5) for record in records(f"story-{number}")])


def test_a_burst_of_articles_is_announced_once_it_is_over(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        async with client.client.get("/api/live") as response:
            await events(response, 1)
            for number in range(150):
                await client.take(records(f"story-{number}", time=NOON - 1000 + number), catching_up=True)
            await client.desk.caught_up(0)
            came = await events(response, 100)
        assert [data["article_id"] for _, _, data in came] == [f"story-{number}" for number in range(50, 150)]

    serve(tmp_path, ask)


def test_a_page_that_does_not_read_is_disconnected_and_the_others_continue(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        much = b"event: flow\ndata: %b\n\n" % (b"x" * 500_000)
        slow = await client.client.get("/api/live", read_bufsize=1024)
        async with client.client.get("/api/live") as quick:
            await events(quick, 1)
            for _ in range(40):
                client.desk.live.send([much])
                for _ in range(3):
                    line = await asyncio.wait_for(quick.content.readuntil(b"\n"), 60)
                assert line == b"\n"
            assert len(client.desk.live) == 1
            with pytest.raises(Exception, match=r"payload|Connection|closed|complete"):
                await asyncio.wait_for(slow.read(), 60)

    serve(tmp_path, ask)


def test_too_many_open_pages_are_asked_to_retry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.desk.api.live.MAX_STREAMS", 1)

    async def ask(client: DeskClient) -> None:
        async with client.client.get("/api/live") as stream:
            await events(stream, 1)
            response = await client.get("/api/live")
        assert (response.status, response.headers["Retry-After"]) == (503, "10")

    serve(tmp_path, ask)


def test_too_many_requests_are_asked_to_retry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.desk.store.store.MAX_WAITING", 0)

    async def ask(client: DeskClient) -> None:
        response = await client.get("/api/articles")
        assert (response.status, response.headers["Retry-After"]) == (503, "1")

    serve(tmp_path, ask)


def test_the_flow_shows_throughput_and_lag(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        flow = decoded((await client.get("/api/flow")).body)
        assert flow["per_minute"] == [0] * 59 + [1]
        assert (flow["stored"], flow["live_pages"], flow["dead_last_hour"]) == (1, 0, 1)
        assert flow["lag"] == {"clean": None, "enrich": None}

    serve(tmp_path, ask, [*records(), message("dead", "x", b"?")])


def test_metrics_name_routes_and_never_urls(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        await client.get("/api/article?id=secret-1")
        await client.get("/secret-2")
        metrics = (await client.get("/metrics")).body.decode()
        assert 'wiredesk_desk_request_duration_seconds_count{route="/api/article"} 1.0' in metrics
        assert 'wiredesk_desk_request_duration_seconds_count{route="none"} 1.0' in metrics
        assert "wiredesk_desk_stored_articles 1.0" in metrics
        assert "wiredesk_desk_live_streams 0.0" in metrics
        assert "process_resident_memory_bytes" in metrics
        assert "secret" not in metrics

    serve(tmp_path, ask, records())


def test_an_internal_error_is_reported_without_its_details(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object) -> None:
        raise ValueError("inside")

    monkeypatch.setattr("wiredesk.desk.api.handlers.article", fail)

    async def ask(client: DeskClient) -> None:
        response = await client.get("/api/article?id=x")
        assert response.status == 500
        assert b"inside" not in response.body

    serve(tmp_path, ask)


def test_places_and_names_are_returned(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        place = decoded((await client.get(f"/api/place?id={TAMBA.entity_id}")).body)
        assert (place["name"], place["country"], len(place["articles"])) == ("Tamba", "GH", 1)
        names = decoded((await client.get("/api/names?q=ta&type=place")).body)
        assert names == {"names": [{"entity_id": TAMBA.entity_id, "type": "LOCATION", "name": "Tamba", "articles": 1}]}

    serve(tmp_path, ask, records())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/apis", 404),
        ("/healthy", 404),
        ("/nowhere", 404),
        ("/?colour=red", 400),
        ("/quotes?from=x", 400),
        ("/trends?type=x", 400),
        ("/numbers?q=a", 200),
    ],
)
def test_a_browser_gets_a_page_for_a_wrong_url(tmp_path: Path, path: str, status: int) -> None:
    async def ask(client: DeskClient) -> None:
        response = await client.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        assert response.status == status
        assert response.body.lower().startswith(b"<!doctype html>")

    serve(tmp_path, ask)


@pytest.mark.parametrize("path", ["/api/nothing", "/page/nothing.js", "/nowhere"])
def test_a_program_gets_a_problem_document_for_a_wrong_url(tmp_path: Path, path: str) -> None:
    async def ask(client: DeskClient) -> None:
        accept = "*/*" if path == "/nowhere" else "text/html"
        response = await client.get(path, headers={"Accept": accept})
        assert (response.status, response.headers["Content-Type"]) == (404, "application/problem+json")

    serve(tmp_path, ask)


def test_a_wrong_url_shows_nothing_that_needs_a_token(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        browser = {"Accept": "text/html"}
        assert (await client.get("/nowhere", headers=browser)).body.lower().startswith(b"<!doctype html>")
        assert (await client.get("/api/nothing", headers=browser)).status == 401
        assert (await client.get("/nowhere")).status == 401

    serve(tmp_path, ask, desk_token="only-for-the-newsroom")


def test_a_search_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.desk.store.store.MAX_SECONDS", 0.05)
    monkeypatch.setattr("wiredesk.desk.store.store.STEPS", 100)

    def slow(read: Any, *given: object) -> Any:
        read.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n").fetchone()

    monkeypatch.setattr("wiredesk.desk.api.handlers.places", slow)

    async def ask(client: DeskClient) -> None:
        response = await client.get("/api/places")
        assert (response.status, "longer than a second" in decoded(response.body)["detail"]) == (503, True)
        assert (await client.get("/api/articles")).status == 200

    serve(tmp_path, ask)


def test_articles_that_share_a_card_are_sent_live_without_moving_the_resume_position(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        await client.take([*records("one"), *records("two")])
        async with client.client.get("/api/live") as response:
            await events(response, 1)
            await client.take(records("three"))
            await client.take([story("s", "one", "two")])
            came = await events(response, 2)
        assert [(what, id_ is None, data["article_id"]) for what, id_, data in came] == [
            ("article", False, "three"),
            ("article", True, "two"),
        ]
        assert [article["article_id"] for article in came[1][2]["story"]["others"]] == ["one"]

    serve(tmp_path, ask)
