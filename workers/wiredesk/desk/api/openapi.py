"""The API as an OpenAPI 3.1 document, generated from the routes and their response models."""

from functools import cache
from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from wiredesk.desk.alert_responses import AlertShown
from wiredesk.desk.api.export.writers import FORMATS
from wiredesk.desk.api.parameters import Parameter
from wiredesk.desk.api.routes import ROUTES, Route
from wiredesk.desk.responses import Card, Flow, Problem, Withdrawn

FILE = Path(__file__).parents[4] / "docs" / "openapi.json"

PROBLEMS = {
    400: "A parameter is unknown or invalid, or the search cannot be read; `parameter` names it.",
    401: "The token (`WIREDESK_DESK_TOKEN`; to change watches `WIREDESK_DESK_WRITE_TOKEN`) is missing or wrong.",
    403: "The header of the authenticating proxy (`WIREDESK_DESK_USER_HEADER`) is missing; or, to change watches, the "
    "desk has no token that may write, or the request comes from another site.",
    404: "No such id in the store: withdrawn, too old, or unknown.",
    409: "There is a watch of this id already.",
    412: "The watch is not the one of `If-Match`: it was changed meanwhile.",
    415: "The body is not JSON by its `Content-Type`.",
    421: "The desk binds to localhost and the request has another host.",
    503: "Too many requests: retry in a second. Or the search took longer than a second, or Kafka did not "
    "take a watch.",
}

STREAM = (
    "`event: article`, `id:` its seq, `data:` a Card: an article arrived or was corrected (same `article_id`, new "
    "`seq`), or shares its card with other articles now (same `seq`, no `id:`). `event: withdrawn`, `data:` "
    "Withdrawn: an article was withdrawn. `event: alert`, `data:` an AlertShown that is new or changed. `event: flow`, "
    "`data:` Flow: every five seconds. A client that reconnects "
    "sends the last id it got in the header `Last-Event-ID` or as `after`, and first gets up to 100 of the newest "
    "articles that it missed. A client that reads too slowly is disconnected."
)


def openapi() -> dict[str, Any]:
    """The document as a dictionary."""
    responses = [route.response for route in ROUTES if route.response]
    models: dict[type[BaseModel], None] = dict.fromkeys([*responses, Card, Flow, Withdrawn, AlertShown, Problem])
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models], ref_template="#/components/schemas/{model}"
    )
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wiredesk's desk",
            "version": "1.0.0",
            "description": "Articles as they arrive, the entities they name, and their quotes. GET and HEAD, and "
            "other methods for watches; JSON in UTF-8; times in ISO 8601, UTC. Offsets are Unicode code points into "
            "the article's `text`. Article text is untrusted: render it as text, never as HTML.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "http://localhost:8600"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


@cache
def document() -> bytes:
    """The document as a file."""
    return orjson.dumps(openapi(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _operation(route: Route) -> dict[str, Any]:
    sent = {"POST": [409, 415], "PUT": [412, 415], "DELETE": [412]}.get(route.method, [])
    statuses = [400, 401, 403] + ([404] if route.may_be_missing else []) + sent + [421, 503]
    if route.response:
        content: dict[str, Any] = {"application/json": {"schema": _reference(route.response.__name__)}}
        if any(parameter.name == "format" for parameter in route.parameters):
            content |= {of.content_type: {"schema": {"type": "string"}} for of in FORMATS.values()}
    else:
        content = {"text/event-stream": {"schema": {"type": "string", "description": STREAM}}}
    problem = {"application/problem+json": {"schema": _reference("Problem")}}
    operation: dict[str, Any] = {
        "operationId": _operation_id(route),
        "summary": route.summary,
        "responses": {
            _success(route): {"description": "Success.", "content": content},
            **{str(status): {"description": PROBLEMS[status], "content": problem} for status in statuses},
        },
    }
    if route.parameters:
        operation["parameters"] = [_parameter(parameter) for parameter in route.parameters]
    if route.sends:
        body = {"application/json": {"schema": {"type": "object", "description": route.sends}}}
        operation["requestBody"] = {"required": True, "content": body}
    return operation


def _operation_id(route: Route) -> str:
    verbs = {"POST": "add-", "PUT": "change-", "DELETE": "remove-"}
    name = route.path.removeprefix("/api/").replace("/", "-")
    return name if name == "watches-test" else verbs.get(route.method, "") + name


def _success(route: Route) -> str:
    return "201" if (route.method, route.path) == ("POST", "/api/watches") else "200"


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.description,
        "schema": parameter.schema(),
    }


def _reference(model: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model}"}
