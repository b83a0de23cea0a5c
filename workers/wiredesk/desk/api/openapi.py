"""The API as an OpenAPI 3.1 document, made of the routes and of the models of their answers."""

from functools import cache
from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from wiredesk.desk.api.routes import ROUTES, Parameter, Route
from wiredesk.desk.responses import Card, Flow, Refusal, Withdrawn

FILE = Path(__file__).parents[4] / "docs" / "openapi.json"

REFUSALS = {
    400: "A parameter is wrong; the message names it.",
    401: "The desk wants its token (`WIREDESK_DESK_TOKEN`).",
    403: "The desk wants the header of the proxy in front of it (`WIREDESK_DESK_USER_HEADER`).",
    404: "The store has nothing of that id: it was withdrawn, is too old, or never was.",
    421: "The desk answers as localhost alone.",
    503: "Too many ask at once: ask again in a second.",
}

STREAM = (
    "`event: article`, `id:` its seq, `data:` a Card: an article came, or was corrected (the same `article_id`, a new "
    "`seq`). `event: withdrawn`, `data:` Withdrawn: an article was taken back. `event: flow`, `data:` Flow: every five "
    "seconds. A reader that comes back gives the last id it got, in the header `Last-Event-ID` or as `after`, and "
    "first gets the up to 100 newest articles that it missed. One that reads too slowly is cut off, and comes back so."
)


def openapi() -> dict[str, Any]:
    """The document."""
    answers = [route.answer for route in ROUTES if route.answer]
    models: dict[type[BaseModel], None] = dict.fromkeys([*answers, Card, Flow, Withdrawn, Refusal])
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models], ref_template="#/components/schemas/{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wiredesk's desk",
            "version": "1.0.0",
            "description": "Articles as they pass, who is named in them, and who said what. Only GET and HEAD; JSON "
            "in UTF-8; times in ISO 8601, UTC. Offsets are Unicode code points into the article's `text`. Whatever "
            "stands in an article is its author's: show it as text, never as HTML.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "http://localhost:8600"}],
        "security": [{}, {"token": []}],
        "paths": {route.path: {"get": _operation(route)} for route in ROUTES},
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


@cache
def document() -> bytes:
    """The document as it is checked in."""
    return orjson.dumps(openapi(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _operation(route: Route) -> dict[str, Any]:
    statuses = [400] if route.parameters else []
    statuses += [401, 403] + ([404] if route.finds_one else []) + [421, 503]
    if route.answer:
        content: dict[str, Any] = {"application/json": {"schema": _reference(route.answer.__name__)}}
    else:
        content = {"text/event-stream": {"schema": {"type": "string", "description": STREAM}}}
    refusal = {"application/json": {"schema": _reference("Refusal")}}
    operation: dict[str, Any] = {
        "operationId": route.path.removeprefix("/api/"),
        "summary": route.summary,
        "responses": {
            "200": {"description": "The answer.", "content": content},
            **{str(status): {"description": REFUSALS[status], "content": refusal} for status in statuses},
        },
    }
    if route.parameters:
        operation["parameters"] = [_parameter(parameter) for parameter in route.parameters]
    return operation


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.says,
        "schema": parameter.schema(),
    }


def _reference(model: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model}"}
