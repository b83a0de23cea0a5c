import asyncio
import sqlite3
import threading
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.unit.desk.desk_client import DeskClient, Response, serve
from tests.unit.desk.desk_records import NOON, records
from tests.unit.desk.watch_records import HOOK, alert, watch
from wiredesk.desk.queries.watching import trial
from wiredesk.watch.saved_watches import checked_watch
from wiredesk_schemas.watches import Watch

READ, WRITE = "a token that reads", "a token that writes"
MINUTE = 60_000


async def send(
    client: DeskClient, method: str, path: str, body: Any = None, token: str | None = WRITE, **headers: str
) -> Response:
    given = {"Content-Type": "application/json", **headers}
    if token:
        given["Authorization"] = f"Bearer {token}"
    return await client.get(path, method, data=orjson.dumps(body), headers=given)


def read(response: Response) -> Any:
    return orjson.loads(response.body)


def test_a_watch_is_made_changed_and_removed(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        made = await send(client, "POST", "/api/watches", {"name": "Mensah, the ferry", "quotes_by": ["Ama Mensah"]})
        assert (made.status, read(made)) == (201, {"watch_id": "mensah-the-ferry", "stored": True, "secrets": []})
        shown = read(await client.get("/api/watch?id=mensah-the-ferry"))
        assert shown["watch"]["quotes_by"] == ["Ama Mensah"]
        assert shown["rights"] == {"write": False, "writable": True}

        change = {"name": "Mensah", "quotes_by": ["Mensah"], "min_confidence": 0.5}
        assert (await send(client, "PUT", "/api/watch?id=mensah-the-ferry", change)).status == 200
        assert read(await client.get("/api/watches"))["watches"][0]["min_confidence"] == 0.5

        assert (await send(client, "DELETE", "/api/watch?id=mensah-the-ferry")).status == 200
        assert read(await client.get("/api/watches"))["total"] == 0

    serve(tmp_path, ask, desk_write_token=WRITE)


def test_a_watch_with_the_name_of_a_removed_one_does_not_take_over_its_alerts(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        body = {"name": "Ferry", "words_any": ["ferry"]}
        made = await send(client, "POST", "/api/watches", body)
        assert read(made)["watch_id"] == "ferry-2"
        assert read(await client.get("/api/watch?id=ferry-2"))["watch"]["alerts"] == 0
        assert (await send(client, "POST", "/api/watches", body)).status == 409, "it exists under its new id"

    serve(tmp_path, ask, [alert("old", watch_id="ferry")], desk_write_token=WRITE)


def test_a_webhook_gets_a_secret_that_is_shown_once(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        body = {"name": "Ferry", "words_any": ["ferry"], "deliver_to": [{"url": HOOK}]}
        made = read(await send(client, "POST", "/api/watches", body))
        assert made["secrets"][0]["host"] == "https://newsroom.example"
        assert made["secrets"][0]["secret"].startswith("whsec_")

        response = await client.get("/api/watch?id=ferry")
        assert b"whsec_" not in response.body
        assert b"hidden" not in response.body
        assert read(response)["watch"]["deliver_to"][0]["host"] == "https://newsroom.example"

    serve(tmp_path, ask, desk_write_token=WRITE)


def test_a_watch_is_checked_outside_the_event_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address that is no webhook loads apprise, which takes part of a second."""
    threads = []

    def checked(fields: dict[str, Any]) -> Watch:
        threads.append(threading.current_thread())
        return checked_watch(fields)

    monkeypatch.setattr("wiredesk.desk.api.watch_editing.checked_watch", checked)

    async def ask(client: DeskClient) -> None:
        body = {"name": "Ferry", "words_any": ["ferry"], "deliver_to": [{"url": "mailto://desk@a.example"}]}
        assert (await send(client, "POST", "/api/watches", body)).status == 201
        assert threading.current_thread() not in threads
        assert threads

    serve(tmp_path, ask, desk_write_token=WRITE)


def test_a_change_keeps_the_addresses_that_it_names(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        shown = read(await client.get("/api/watch?id=ferry"))["watch"]
        address = {"address_id": shown["deliver_to"][0]["address_id"]}
        body = {"name": "Ferry", "words_any": ["ferry"], "deliver_to": [address, {"url": "mailto://desk@a.example"}]}
        assert (await send(client, "PUT", "/api/watch?id=ferry", body)).status == 200
        after = read(await client.get("/api/watch?id=ferry"))["watch"]["deliver_to"]
        assert [address["host"] for address in after] == ["https://newsroom.example", "mailto://…"]
        assert after[0] == shown["deliver_to"][0]

        wrong = await send(client, "PUT", "/api/watch?id=ferry", {**body, "deliver_to": [{"address_id": "guess"}]})
        assert (wrong.status, read(wrong)["parameter"]) == (400, "deliver_to.0.address_id")

    serve(tmp_path, ask, [watch()], desk_write_token=WRITE)


def test_a_concurrent_change_of_a_watch_is_rejected(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        etag = read(await client.get("/api/watch?id=ferry"))["watch"]["etag"]
        await client.take([watch(time=NOON + MINUTE, name="Theirs")])
        body = {"name": "Mine", "words_any": ["ferry"]}
        response = await send(client, "PUT", "/api/watch?id=ferry", body, **{"If-Match": etag})
        assert response.status == 412
        assert read(await client.get("/api/watch?id=ferry"))["watch"]["name"] == "Theirs"

    serve(tmp_path, ask, [watch()], desk_write_token=WRITE)


@pytest.mark.parametrize(
    ("settings", "token", "status"),
    [
        ({}, None, 403),
        ({}, WRITE, 403),
        ({"desk_token": READ}, None, 401),
        ({"desk_token": READ}, READ, 403),
        ({"desk_write_token": WRITE}, None, 401),
        ({"desk_write_token": WRITE}, "a token of nobody", 401),
        ({"desk_token": READ, "desk_write_token": WRITE}, READ, 401),
    ],
)
def test_nothing_is_written_without_the_write_token(
    tmp_path: Path, settings: dict[str, str], token: str | None, status: int
) -> None:
    async def ask(client: DeskClient) -> None:
        body = {"name": "Ferry", "words_any": ["boat"]}
        for method, path in (("POST", "/api/watches"), ("PUT", "/api/watch?id=a"), ("DELETE", "/api/watch?id=a")):
            response = await send(client, method, path, body, token)
            assert response.status == status, (method, read(response))
            assert response.headers["Content-Type"] == "application/problem+json"

    serve(tmp_path, ask, [watch("a")], **settings)


def test_the_write_token_may_also_read(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        response = await client.get("/api/watches", headers={"Authorization": f"Bearer {WRITE}"})
        assert read(response)["rights"] == {"write": True, "writable": True}

    serve(tmp_path, ask, desk_token=READ, desk_write_token=WRITE)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
@pytest.mark.parametrize("path", ["/api/watches", "/api/watches/test"])
def test_cross_site_requests_are_rejected(tmp_path: Path, path: str, headers: dict[str, str], status: int) -> None:
    async def ask(client: DeskClient) -> None:
        response = await send(client, "POST", path, {"name": "Ferry", "words_any": ["boat"]}, **headers)
        assert response.status == status

    serve(tmp_path, ask, desk_write_token=WRITE)


@pytest.mark.parametrize(
    ("body", "status", "parameter"),
    [
        ([1], 400, None),
        ({"name": "Ferry"}, 400, None),
        ({"name": "Ferry", "words_none": ["boat"]}, 400, None),
        ({"name": "Ferry", "words_any": "boat"}, 400, "words_any"),
        ({"name": "Ferry", "words_any": ["boat"], "colour": "red"}, 400, "colour"),
        ({"name": "Ferry", "words_any": ["boat"], "quote_kinds": ["said"]}, 400, "quote_kinds.0"),
        ({"name": "Ferry", "words_any": ["boat"], "min_confidence": 2}, 400, "min_confidence"),
        ({"name": "Ferry", "words_any": ["boat"], "deliver_to": [{"url": "nowhere"}]}, 400, "deliver_to.0.url"),
        ({"name": "Ferry", "words_any": ["boat"], "deliver_to": [{"url": "http://["}]}, 400, "deliver_to.0.url"),
        ({"name": "Ferry", "words_any": ["boat"], "deliver_to": [7]}, 400, "deliver_to.0"),
        ({"name": "!?", "words_any": ["渡船"]}, 400, "name"),
        ({"name": "Ferry", "watch_id": "taken", "words_any": ["boat"]}, 409, "watch_id"),
    ],
)
def test_an_invalid_watch_is_rejected_with_the_name_of_its_field(
    tmp_path: Path, body: Any, status: int, parameter: str | None
) -> None:
    async def ask(client: DeskClient) -> None:
        response = await send(client, "POST", "/api/watches", body)
        assert (response.status, read(response)["parameter"]) == (status, parameter)

    serve(tmp_path, ask, [watch("taken")], desk_write_token=WRITE)


def test_a_body_that_is_no_json_or_too_long_is_rejected(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {WRITE}"}
        assert (await client.get("/api/watches", "POST", data=b"{", headers=headers)).status == 400
        assert (await client.get("/api/watches", "POST", data=b" " * 300_000, headers=headers)).status == 413

    serve(tmp_path, ask, desk_write_token=WRITE)


def test_a_watch_is_tried_on_the_articles_of_the_last_days(tmp_path: Path) -> None:
    week = 7 * 24 * 60 * MINUTE
    texts = ["A boat comes. “Boats are late,” said Ama Mensah.", "Nothing of that kind."]
    articles = [
        record for index, text in enumerate(texts) for record in records(f"a-{index}", text, quotes=[], entities=[])
    ]
    old = records("old", "An old boat.", time=NOON - week - MINUTE, quotes=[], entities=[])

    async def ask(client: DeskClient) -> None:
        await client.take([*old, *articles], catching_up=True)
        body = {"words_any": ["boat"], "name": "Ferry"}
        found = read(await send(client, "POST", "/api/watches/test", body, token=None))
        assert (found["checked"], found["articles"], found["matched"]) == (2, 2, 1)
        match = found["matches"][0]
        assert match["article"]["article_id"] == "a-0"
        assert match["evidence"]["reason"] == "Has “boat”"
        assert match["evidence"]["passages"][0]["marks"] == [[2, 6]]

    serve(tmp_path, ask)


def test_a_trial_that_becomes_too_slow_shows_what_it_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []

    def slow(read: Any, wanted: Any, now: int, before: int | None) -> Any:
        asked.append(before)
        if before is not None:
            raise sqlite3.OperationalError("interrupted")
        return trial.trial_part(read, wanted, now, before)

    monkeypatch.setattr(trial, "AT_ONCE", 2)
    monkeypatch.setattr("wiredesk.desk.api.watch_editing.trial_part", slow)

    async def ask(client: DeskClient) -> None:
        found = read(await send(client, "POST", "/api/watches/test", {"words_any": ["boat"], "name": "Ferry"}))
        assert (found["checked"], found["articles"], found["matched"]) == (2, 3, 2)
        assert len(asked) == 2

    serve(tmp_path, ask, [record for number in range(3) for record in records(f"a-{number}")])


def test_the_feed_of_a_watch_opens_with_its_key_alone(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        headers = {"Authorization": f"Bearer {READ}"}
        shown = read(await client.get("/api/watch?id=ferry", headers=headers))["watch"]
        feed = await client.get(shown["feed"])
        assert feed.status == 200
        assert feed.headers["Content-Type"].startswith("application/atom+xml")
        assert b"<title>Alerts: The ferry</title>" in feed.body
        assert b"Ferry returns" in feed.body

        other = shown["feed"].replace("watch=ferry", "watch=tram")
        as_json = shown["feed"].replace("format=atom", "format=jsonl")
        for wrong in (other, as_json, shown["feed"][:-1], "/api/alerts?format=atom"):
            assert (await client.get(wrong)).status == 401, wrong

    serve(tmp_path, ask, [*records(), watch(), alert()], desk_token=READ)


def test_alerts_are_sent_live_to_open_pages(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        async with client.client.get("/api/live") as live:
            await asyncio.wait_for(live.content.readuntil(b"\n\n"), 60)
            await client.take([*records(), alert()])
            events = b""
            while b"event: alert" not in events:
                events += await asyncio.wait_for(live.content.readuntil(b"\n\n"), 60)
        assert read(Response(200, {}, events.split(b"event: alert\ndata: ")[1]))["status"] == "open"

    serve(tmp_path, ask)


def test_alerts_are_exported_as_tables(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        line = orjson.loads((await client.get("/api/alerts?watch=ferry&format=jsonl")).body)
        assert (line["status"], line["reason"], line["headline"]) == ("open", "Has “boat”", "Ferry returns")
        table = (await client.get("/api/alerts?format=csv")).body.decode().splitlines()
        assert table[0].startswith("alert_id,status,version,watch_id")

    serve(tmp_path, ask, [*records(), watch(), alert()])
