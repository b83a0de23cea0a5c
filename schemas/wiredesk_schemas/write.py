"""The contract as files: JSON Schema 2020-12 for each message and an AsyncAPI 3 document over them."""

from pathlib import Path
from typing import Any

import orjson
from pydantic.json_schema import JsonSchemaMode

from wiredesk_schemas.alerts import Alert
from wiredesk_schemas.base import Part
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.copies import Copy
from wiredesk_schemas.dead import DeadLetterHeaders
from wiredesk_schemas.entities import Entities
from wiredesk_schemas.people import Person
from wiredesk_schemas.quotes import Quotes
from wiredesk_schemas.raw import RawArticle
from wiredesk_schemas.statements import Statement
from wiredesk_schemas.stories import Story
from wiredesk_schemas.watches import Watch

FOLDER = Path(__file__).parent / "json"

DIALECT = "https://json-schema.org/draft/2020-12/schema"

MESSAGES: dict[str, tuple[type[Part], str, str]] = {
    "RawArticle": (RawArticle, "raw", "An article as it came; bare text or HTML bytes are welcome too"),
    "CleanArticle": (CleanArticle, "clean", "The article's text and structure; compacted"),
    "Entities": (Entities, "entities", "All entities of one article; compacted"),
    "Quotes": (Quotes, "quotes", "All quotes of one article; compacted"),
    "Copy": (Copy, "copies", "Which earlier article an article copies; compacted"),
    "Statement": (Statement, "statements", "A statement with its first source, repeats and variants; compacted"),
    "Story": (Story, "stories", "The articles about one event; compacted"),
    "Person": (Person, "people", "A person or organisation under all its names; compacted"),
    "Watch": (Watch, "watches", "A saved query; compacted"),
    "Alert": (Alert, "alerts", "A watch and the story that matched it"),
    "DeadLetterHeaders": (
        DeadLetterHeaders,
        "dead",
        "What could not be processed; the value is the original bytes",
    ),
}
"""Each message: its model, the topic `news.<name>` it goes on, and what that topic holds."""

KEYS = {
    "Statement": "The statement's id",
    "Story": "The story's id",
    "Person": "The person's id",
    "Watch": "The watch's id",
    "Alert": "The alert's id",
}
"""What the key of a message is, where it is not the article's id."""


RECEIVED = ("raw", "watches")
"""Topics that other programs write."""


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a message, as written: what we write is closed, what we read is not."""
    model = MESSAGES[name][0]
    mode: JsonSchemaMode = "validation" if name == "RawArticle" else "serialization"
    return {"$schema": DIALECT, **model.model_json_schema(mode=mode)}


def asyncapi() -> dict[str, Any]:
    """The AsyncAPI 3.0 document: topics as channels, and what Wiredesk receives and sends."""
    messages, channels, operations = {}, {}, {}
    for name, (model, topic, summary) in MESSAGES.items():
        messages[name] = _message(name, (model.__doc__ or "").partition("\n")[0])
        channels[topic] = {
            "address": f"news.{topic}",
            "summary": summary,
            "messages": {name: {"$ref": f"#/components/messages/{name}"}},
            "bindings": {"kafka": {"topic": f"news.{topic}", "bindingVersion": "0.5.0"}},
        }
        operations[f"receive-{topic}" if topic in RECEIVED else f"send-{topic}"] = {
            "action": "receive" if topic in RECEIVED else "send",
            "channel": {"$ref": f"#/channels/{topic}"},
        }
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Wiredesk",
            "version": "1.0.0",
            "description": "Raw articles and watches in; clean text, entities, quotes, copies, statements, stories, "
            "people and alerts out.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {"kafka": {"host": "localhost:9092", "protocol": "kafka"}},
        "channels": channels,
        "operations": operations,
        "components": {"messages": messages},
    }


def _message(name: str, summary: str) -> dict[str, Any]:
    key = {"type": "string", "description": KEYS.get(name, "The article's id")}
    message: dict[str, Any] = {"name": name, "summary": summary, "bindings": {"kafka": {"key": key}}}
    schema = {
        "schemaFormat": f"application/schema+json;version={DIALECT}",
        "schema": {"$ref": f"./{name}.json"},
    }
    if name == "DeadLetterHeaders":
        return message | {"headers": schema, "contentType": "application/octet-stream"}
    return message | {"payload": schema}


def documents() -> dict[str, bytes]:
    """Every file of the contract by its name, as bytes to write."""
    written = {f"{name}.json": json_schema(name) for name in MESSAGES} | {"asyncapi.json": asyncapi()}
    return {file: orjson.dumps(document, option=_PRETTY) for file, document in written.items()}


_PRETTY = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
