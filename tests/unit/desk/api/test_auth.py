from pathlib import Path

import pytest

from tests.unit.desk.desk_client import DeskClient, serve
from tests.unit.desk.desk_records import records
from wiredesk.desk.api.auth import host_name, is_local

TOKEN = "a token of some length"


@pytest.mark.parametrize(
    "path",
    ["/api/articles", "/api/live", "/api/flow", "/api/openapi.json", "/metrics", "/%61pi/articles", "/api/nothing"],
)
def test_without_the_token_requests_for_articles_and_metrics_are_rejected(tmp_path: Path, path: str) -> None:
    async def ask(client: DeskClient) -> None:
        for given in (
            {},
            {"Authorization": "Bearer wrong"},
            {"Authorization": TOKEN},
            {"Authorization": f"Basic {TOKEN}"},
        ):
            response = await client.get(path, headers=given)
            assert response.status == 401
            assert response.headers["WWW-Authenticate"] == 'Bearer realm="wiredesk"'
            assert TOKEN.encode() not in response.body

    serve(tmp_path, ask, records(), desk_token=TOKEN)


def test_with_the_token_they_are_accepted(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        assert (await client.get("/api/articles", headers={"Authorization": f"bearer {TOKEN}"})).status == 200

    serve(tmp_path, ask, records(), desk_token=TOKEN)


@pytest.mark.parametrize("path", ["/", "/article", "/page/index.html", "/health/live", "/health/ready"])
def test_the_page_and_health_need_no_token(tmp_path: Path, path: str) -> None:
    async def ask(client: DeskClient) -> None:
        assert (await client.get(path)).status == 200

    serve(tmp_path, ask, desk_token=TOKEN)


def test_behind_a_proxy_its_header_is_required(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        for path in ("/", "/api/articles", "/metrics", "/page/index.html"):
            assert (await client.get(path)).status == 403
            assert (await client.get(path, headers={"X-Forwarded-User": ""})).status == 403
            assert (await client.get(path, headers={"x-forwarded-user": "ama"})).status == 200
        assert (await client.get("/health/live")).status == 200

    serve(tmp_path, ask, desk_user_header="X-Forwarded-User")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8600", "localhost.evil.example", "127.0.0.1.nip.example", ""]
)
def test_a_desk_bound_to_localhost_rejects_other_host_names(tmp_path: Path, host: str) -> None:
    async def ask(client: DeskClient) -> None:
        for path in ("/api/articles", "/", "/health/live"):
            assert (await client.get(path, headers={"Host": host})).status == 421

    serve(tmp_path, ask)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8600", "127.0.0.1:8600", "[::1]:8600"])
def test_it_accepts_its_own_host_names(tmp_path: Path, host: str) -> None:
    async def ask(client: DeskClient) -> None:
        assert (await client.get("/api/articles", headers={"Host": host})).status == 200

    serve(tmp_path, ask)


def test_a_desk_bound_to_other_addresses_accepts_any_host_name(tmp_path: Path) -> None:
    async def ask(client: DeskClient) -> None:
        assert (await client.get("/api/articles", headers={"Host": "desk.example"})).status == 200

    serve(tmp_path, ask, desk_host="0.0.0.0")


def test_local_addresses_are_distinguished_from_others() -> None:
    assert all(map(is_local, ["localhost", "127.0.0.1", "127.8.9.1", "::1", "[::1]"]))
    assert not any(map(is_local, ["0.0.0.0", "::", "10.0.0.1", "desk.example", ""]))
    assert [host_name(host) for host in ("a.B:80", "[::1]:80", "[::1]", "")] == ["a.b", "::1", "::1", ""]
