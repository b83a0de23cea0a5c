from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jsonschema
import orjson
import pytest
from openapi_spec_validator import validate

from tests.unit.desk.desk_client import DeskClient, serve
from tests.unit.desk.desk_records import TAMBA, message, records
from tests.unit.desk.link_records import copy, person, statement, story, variant
from tests.unit.desk.watch_records import alert, watch
from wiredesk.desk.api.openapi import FILE, document
from wiredesk.desk.api.routes import ROUTES

REAL: dict[str, list[dict[str, Any]]] = {
    "/api/articles": [{}, {"person": "person-ama-mensah", "kind": "direct", "limit": 2}, {"person": "nobody"}],
    "/api/article": [{"id": "story-1"}],
    "/api/person": [{"id": "person-ama-mensah", "limit": 1}, {"id": "person-kofi-adu"}],
    "/api/place": [{"id": TAMBA.entity_id, "limit": 1}, {"id": "person-kofi-adu"}],
    "/api/trends": [{}, {"type": "PERSON"}],
    "/api/flow": [{}],
    "/api/names": [{"q": "a"}, {"q": "ama", "type": "person"}],
    "/api/sources": [{}],
    "/api/choices": [{}],
    "/api/quotes": [{}, {"q": "boat", "speaker": "person-ama-mensah"}, {"about": "nobody"}],
    "/api/story": [{"id": "st"}],
    "/api/statement": [{"id": "said"}],
    "/api/numbers": [{}, {"speaker": "person-ama-mensah"}],
    "/api/places": [{}, {"q": "Tamba"}],
    "/api/watches": [{}, {"after": "ferry"}],
    "/api/watch": [{"id": "ferry"}],
    "/api/alerts": [{}, {"watch": "ferry", "status": "open"}, {"watch": "nobody"}],
}
REFUSED: list[tuple[str, dict[str, Any], int]] = [
    ("/api/article", {"id": "nobody"}, 404),
    ("/api/articles", {"limit": 0}, 400),
    ("/api/trends", {"who": "x"}, 400),
]


def test_the_committed_document_is_the_one_that_is_served() -> None:
    assert FILE.read_bytes() == document(), "run `wiredesk schemas openapi`"


def test_the_document_is_valid_openapi() -> None:
    validate(orjson.loads(document()))


def test_every_documented_route_is_tested_here() -> None:
    assert {route.path for route in ROUTES if route.response and route.method == "GET"} == set(REAL)


@pytest.mark.parametrize("path", REAL)
def test_responses_match_the_document(tmp_path: Path, path: str) -> None:
    async def ask(client: DeskClient) -> None:
        api = orjson.loads((await client.get("/api/openapi.json")).body)
        for parameters in REAL[path]:
            response = await client.get(f"{path}?{urlencode(parameters)}")
            assert response.status == 200
            found = orjson.loads(response.body)
            _check(api, path, 200, found)
            _check_model(path, found)
        for refused, parameters, status in REFUSED:
            response = await client.get(f"{refused}?{urlencode(parameters)}")
            assert response.status == status
            _check(api, refused, status, orjson.loads(response.body))

    made = [
        record for number in range(3) for record in records(f"story-{number}", language=None, url="https://a.example/")
    ]
    linked = [
        story("st", "story-0", "story-1", "not-here"),
        copy("story-1", "story-0"),
        person("ama", "Ama Mensah", ("person-ama-mensah", "Ama Mensah")),
        statement(
            "said",
            ("story-0", "quote-28"),
            ("story-1", "quote-28"),
            ("not-here", "quote-1"),
            variants=[
                variant("We waited two years for this boat,", ("a whole year", "two years"), flags=("number_changed",))
            ],
        ),
    ]
    serve(
        tmp_path,
        ask,
        [
            *made,
            *linked,
            watch(),
            alert(),
            *records("bare", "Nothing.", entities=[], quotes=[], source=None),
            message("dead", "x", b""),
        ],
    )


def _check(api: Any, path: str, status: int, response: Any) -> None:
    of = api["paths"][path]["get"]["responses"][str(status)]["content"]
    schema = next(content["schema"] for kind, content in of.items() if kind.endswith("json"))
    jsonschema.validate(response, schema | {"components": api["components"]}, jsonschema.Draft202012Validator)


def _check_model(path: str, response: Any) -> None:
    [model] = [route.response for route in ROUTES if (route.method, route.path) == ("GET", path)]
    assert model is not None
    model.model_validate(response)
