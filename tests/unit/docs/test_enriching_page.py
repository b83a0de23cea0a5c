"""The examples of docs/enriching.md are what the stage really finds; the blocks `was` are a record of the past."""

import re
from pathlib import Path

import pytest

import wiredesk
from wiredesk_schemas.entities import Entity
from wiredesk_schemas.quotes import Quote

PAGE = (Path(__file__).parents[3] / "docs" / "enriching.md").read_text()
EXAMPLES = re.findall(r"```article\n(.*?)\n```\n\n```was\n(.*?)\n```\n\n```now\n(.*?)\n```", PAGE, re.DOTALL)


def shown(text: str) -> str:
    """A line for each entity in the order of the text, each quote, and each other attribution."""
    result = wiredesk.read(text=text, published_at="2026-11-27T12:00:00Z")
    entities = sorted(result.entities, key=lambda entity: entity.mentions[0].start)
    quotes = (("quote", result.quotes), ("attribution", result.attributions))
    lines = [_entity(entity) for entity in entities]
    lines += [_quote(name, quote) for name, listed in quotes for quote in listed]
    return "\n".join(lines)


def _entity(entity: Entity) -> str:
    known = {name: value for name, value in entity.links.model_dump().items() if name in SHOWN and value}
    links = " ".join(f"{name}={value}" for name, value in known.items())
    return f"{entity.type:<12} | {entity.name}" + (f" | {links}" if links else "")


def _quote(name: str, quote: Quote) -> str:
    kind = f"{quote.kind}, {quote.act}" if quote.act else quote.kind
    return f"{name:<12} | {kind} | {quote.text} | {quote.speaker.name if quote.speaker else '–'}"


SHOWN = ("geonames_id", "country", "date")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 14


@pytest.mark.parametrize(("article", "was", "now"), EXAMPLES)
def test_an_example_is_what_the_stage_finds(article: str, was: str, now: str) -> None:
    assert shown(article) == now
    assert was != now
