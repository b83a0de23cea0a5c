import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import quote as escape

import orjson
import pytest

from tests.unit.desk.asked import Asking, serve
from tests.unit.desk.linked import story
from tests.unit.desk.made import NOON, TAMBA, entity, message, quote, records, tombstones
from tests.unit.desk.watched import watch
from wiredesk.desk.api.auth import HEADERS

TOKEN = "a token of some length"
ID = "https://news.example/a?b=c&d=<script>"


def decoded(body: bytes) -> Any:
    return orjson.loads(body)


def test_an_article_whose_id_is_an_address_is_found_by_it(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        answer = await asking.get(f"/api/article?id={escape(ID, safe='')}")
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("application/json")
        assert decoded(answer.body)["card"]["article_id"] == ID

    serve(tmp_path, ask, records(ID))


@pytest.mark.parametrize("what", ["article", "person", "place", "story", "statement", "watch", "edit-watch"])
def test_an_id_that_nobody_has_is_a_page_that_says_so_with_404(tmp_path: Path, what: str) -> None:
    async def ask(asking: Asking) -> None:
        known = {"article": escape(ID, safe=""), "place": TAMBA.entity_id, "story": "s", "watch": "ferry"}
        answer = await asking.get(f"/{what}?id=nobody", headers={"Accept": "text/html"})
        assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
        if what in known:
            assert (await asking.get(f"/{what}?id={known[what]}")).status == 200
        problem = await asking.get(f"/api/{what.removeprefix('edit-')}?id=nobody")
        assert (problem.status, problem.headers["Content-Type"]) == (404, "application/problem+json")

    serve(tmp_path, ask, [*records(ID), story("s", ID), watch("ferry")])


def test_a_page_does_not_tell_who_has_no_token_which_ids_there_are(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        assert (await asking.get("/article?id=nobody")).status == 200
        asked = await asking.get("/article?id=nobody", headers={"Authorization": f"Bearer {TOKEN}"})
        assert asked.status == 404

    serve(tmp_path, ask, desk_token=TOKEN)


@pytest.mark.parametrize("what", ["article", "person", "place"])
def test_an_id_that_nobody_has_is_not_found(tmp_path: Path, what: str) -> None:
    async def ask(asking: Asking) -> None:
        answer = await asking.get(f"/api/{what}?id=nobody")
        assert answer.status == 404
        assert "withdrawn" in decoded(answer.body)["detail"]

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
    async def ask(asking: Asking) -> None:
        answer = await asking.get(path)
        assert answer.status == 400
        assert answer.headers["Content-Type"] == "application/problem+json"
        problem = decoded(answer.body)
        assert f"'{parameter}'" in problem["detail"]
        assert (problem["status"], problem["title"], problem["parameter"]) == (400, "Bad Request", parameter)

    serve(tmp_path, ask)


@pytest.mark.parametrize(
    "id_",
    ["' OR 1=1 --", "\x00", "%", "../../etc/passwd", "𐐷" * 128, "\ufffe", "person-ama-mensah'; DROP TABLE articles"],
)
def test_ids_are_looked_up_and_never_read_as_anything_else(tmp_path: Path, id_: str) -> None:
    async def ask(asking: Asking) -> None:
        for path in ("article?id=", "person?id=", "place?id="):
            assert (await asking.get(f"/api/{path}{escape(id_, safe='')}")).status == 404
        for path in ("articles?person=", "articles?place=", "articles?source=", "names?q="):
            assert (await asking.get(f"/api/{path}{escape(id_, safe='')}")).status == 200
        assert len(decoded((await asking.get("/api/articles")).body)["articles"]) == 1

    serve(tmp_path, ask, records())


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/api/articles", "/", "/api/live", "/page/index.html"])
def test_nothing_can_be_changed(tmp_path: Path, method: str, path: str) -> None:
    async def ask(asking: Asking) -> None:
        answer = await asking.get(path, method)
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")

    serve(tmp_path, ask)


def test_a_method_that_is_not_allowed_is_answered_with_those_that_are(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        for path, methods in (("watches", "GET, HEAD, POST"), ("watch?id=a", "GET, HEAD, PUT, DELETE")):
            answer = await asking.get(f"/api/{path}", "PATCH")
            assert (answer.status, answer.headers["Allow"]) == (405, methods)
            assert decoded(answer.body)["detail"] == f"PATCH is not allowed here: use {methods}"

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
def test_an_address_at_which_nothing_is_is_not_found(tmp_path: Path, path: str) -> None:
    async def ask(asking: Asking) -> None:
        assert (await asking.get(path)).status == 404

    serve(tmp_path, ask)


def test_every_answer_tells_a_browser_to_run_and_load_nothing_of_others(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        for path in (
            "/",
            "/api/articles",
            "/api/nothing",
            "/api/articles?limit=0",
            "/page/index.html",
            "/metrics",
            "/health/live",
        ):
            answer = await asking.get(path)
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path
        async with asking.client.get("/api/live") as response:
            assert {name: response.headers[name] for name in HEADERS} == HEADERS

    serve(tmp_path, ask)


def test_what_an_article_holds_leaves_as_data_whatever_it_is(tmp_path: Path) -> None:
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

    async def ask(asking: Asking) -> None:
        for path in (
            "/api/articles",
            f"/api/article?id={escape(ID, safe='')}",
            f"/api/person?id={escape(script, safe='')}",
        ):
            answer = await asking.get(path)
            assert answer.status == 200
            assert answer.headers["Content-Type"].startswith("application/json")
            assert orjson.dumps(script)[1:-1] in answer.body, "the script is returned unchanged"
            assert b"javascript:" not in answer.body
            assert b"_html" not in answer.body

    serve(tmp_path, ask, hostile)


def test_a_long_answer_is_packed_for_those_who_unpack(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        plain = await asking.get("/api/articles", headers={"Accept-Encoding": "identity"})
        async with asking.client.get("/api/articles", headers={"Accept-Encoding": "gzip"}) as packed:
            assert packed.headers["Content-Encoding"] == "gzip"
            assert await packed.read() == plain.body
        assert "Content-Encoding" not in plain.headers

    serve(tmp_path, ask, [each for number in range(5) for each in records(f"story-{number}")])


def test_page_files_are_sent_once_and_packed(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        for path in ("/", "/article?id=x", "/person?id=x", "/place", "/trends"):
            first = await asking.get(path)
            assert first.headers["Content-Type"] == "text/html; charset=utf-8"
            assert first.body.lower().startswith(b"<!doctype html>")
        again = await asking.get("/", headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status, again.body) == (304, b"")
        client = asking.client.session
        async with client.get(asking.client.make_url("/"), headers={"Accept-Encoding": "gzip"}) as packed:
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


def test_articles_withdrawals_and_corrections_come_live(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        async with asking.client.get("/api/live") as response:
            assert response.headers["Content-Type"] == "text/event-stream"
            assert [what for what, *_ in await events(response, 1)] == ["flow"]
            await asking.take(records("one"))
            await asking.take(records("one", title="Ferry is back", revision=2, time=NOON + 1))
            await asking.take(tombstones("one", NOON + 2))
            came = await events(response, 3)
        assert [what for what, *_ in came] == ["article", "article", "withdrawn"]
        assert came[1][2]["title"] == "Ferry is back"
        assert int(came[1][1] or 0) == came[1][2]["seq"] > came[0][2]["seq"]
        assert came[2][2] == {"article_id": "one"}

    serve(tmp_path, ask)


@pytest.mark.parametrize("by_header", [True, False])
def test_a_page_that_comes_back_gets_what_it_missed(tmp_path: Path, by_header: bool) -> None:
    async def ask(asking: Asking) -> None:
        cards = decoded((await asking.get("/api/articles")).body)["articles"]
        last = str(cards[2]["seq"])
        options: Any = {"headers": {"Last-Event-ID": last}} if by_header else {"params": {"after": last}}
        async with asking.client.get("/api/live", **options) as response:
            came = await events(response, 3)
        assert [(what, data.get("article_id")) for what, _, data in came] == [
            ("article", "story-3"),
            ("article", "story-4"),
            ("flow", None),
        ]

    serve(tmp_path, ask, [each for number in range(5) for each in records(f"story-{number}")])


def test_a_burst_of_articles_is_announced_once_it_is_over(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        async with asking.client.get("/api/live") as response:
            await events(response, 1)
            for number in range(150):
                await asking.take(records(f"story-{number}", time=NOON - 1000 + number), catching_up=True)
            await asking.desk.caught_up(0)
            came = await events(response, 100)
        assert [data["article_id"] for _, _, data in came] == [f"story-{number}" for number in range(50, 150)]

    serve(tmp_path, ask)


def test_a_page_that_does_not_read_is_cut_off_and_the_others_go_on(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        much = b"event: flow\ndata: %b\n\n" % (b"x" * 500_000)
        slow = await asking.client.get("/api/live", read_bufsize=1024)
        async with asking.client.get("/api/live") as quick:
            await events(quick, 1)
            for _ in range(40):
                asking.desk.live.send([much])
                for _ in range(3):
                    line = await asyncio.wait_for(quick.content.readuntil(b"\n"), 60)
                assert line == b"\n"
            assert len(asking.desk.live) == 1
            with pytest.raises(Exception, match=r"payload|Connection|closed|complete"):
                await asyncio.wait_for(slow.read(), 60)

    serve(tmp_path, ask)


def test_pages_beyond_counting_are_asked_to_come_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.desk.api.live.MAX_STREAMS", 1)

    async def ask(asking: Asking) -> None:
        async with asking.client.get("/api/live") as response:
            await events(response, 1)
            answer = await asking.get("/api/live")
        assert (answer.status, answer.headers["Retry-After"]) == (503, "10")

    serve(tmp_path, ask)


def test_too_many_requests_are_asked_to_retry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.desk.store.store.MAX_WAITING", 0)

    async def ask(asking: Asking) -> None:
        answer = await asking.get("/api/articles")
        assert (answer.status, answer.headers["Retry-After"]) == (503, "1")

    serve(tmp_path, ask)


def test_the_flow_tells_what_passes_and_what_waits(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        flow = decoded((await asking.get("/api/flow")).body)
        assert flow["per_minute"] == [0] * 59 + [1]
        assert (flow["stored"], flow["live_pages"], flow["dead_last_hour"]) == (1, 0, 1)
        assert flow["lag"] == {"clean": None, "enrich": None}

    serve(tmp_path, ask, [*records(), message("dead", "x", b"?")])


def test_metrics_name_routes_and_never_addresses(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        await asking.get("/api/article?id=secret-1")
        await asking.get("/secret-2")
        metrics = (await asking.get("/metrics")).body.decode()
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

    monkeypatch.setattr("wiredesk.desk.api.answers.article", fail)

    async def ask(asking: Asking) -> None:
        answer = await asking.get("/api/article?id=x")
        assert answer.status == 500
        assert b"inside" not in answer.body

    serve(tmp_path, ask)


def test_places_and_names_are_answered(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        place = decoded((await asking.get(f"/api/place?id={TAMBA.entity_id}")).body)
        assert (place["name"], place["country"], len(place["articles"])) == ("Tamba", "GH", 1)
        names = decoded((await asking.get("/api/names?q=ta&type=place")).body)
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
def test_a_wrong_address_is_a_page_for_a_browser(tmp_path: Path, path: str, status: int) -> None:
    async def ask(asking: Asking) -> None:
        answer = await asking.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        assert answer.status == status
        assert answer.body.lower().startswith(b"<!doctype html>")

    serve(tmp_path, ask)


@pytest.mark.parametrize("path", ["/api/nothing", "/page/nothing.js", "/nowhere"])
def test_a_wrong_address_is_a_problem_for_a_program(tmp_path: Path, path: str) -> None:
    async def ask(asking: Asking) -> None:
        accept = "*/*" if path == "/nowhere" else "text/html"
        answer = await asking.get(path, headers={"Accept": accept})
        assert (answer.status, answer.headers["Content-Type"]) == (404, "application/problem+json")

    serve(tmp_path, ask)


def test_a_wrong_address_shows_nothing_that_needs_a_token(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        browser = {"Accept": "text/html"}
        assert (await asking.get("/nowhere", headers=browser)).body.lower().startswith(b"<!doctype html>")
        assert (await asking.get("/api/nothing", headers=browser)).status == 401
        assert (await asking.get("/nowhere")).status == 401

    serve(tmp_path, ask, desk_token="only-for-the-newsroom")


def test_a_search_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.desk.store.store.MAX_SECONDS", 0.05)
    monkeypatch.setattr("wiredesk.desk.store.store.STEPS", 100)

    def slow(read: Any, *given: object) -> Any:
        read.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n").fetchone()

    monkeypatch.setattr("wiredesk.desk.api.answers.places", slow)

    async def ask(asking: Asking) -> None:
        answer = await asking.get("/api/places")
        assert (answer.status, "longer than a second" in decoded(answer.body)["detail"]) == (503, True)
        assert (await asking.get("/api/articles")).status == 200

    serve(tmp_path, ask)


def test_articles_that_share_a_card_are_sent_live_without_moving_the_resume_position(tmp_path: Path) -> None:
    async def ask(asking: Asking) -> None:
        await asking.take([*records("one"), *records("two")])
        async with asking.client.get("/api/live") as response:
            await events(response, 1)
            await asking.take(records("three"))
            await asking.take([story("s", "one", "two")])
            came = await events(response, 2)
        assert [(what, id_ is None, data["article_id"]) for what, id_, data in came] == [
            ("article", False, "three"),
            ("article", True, "two"),
        ]
        assert [each["article_id"] for each in came[1][2]["story"]["others"]] == ["one"]

    serve(tmp_path, ask)
