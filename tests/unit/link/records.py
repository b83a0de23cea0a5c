"""Small records for linking, built from text."""

import hashlib
import re
from typing import Any

Json = dict[str, Any]


def clean(article_id: str, text: str, **fields: Any) -> Json:
    """A record of `news.clean`."""
    return {
        "article_id": article_id,
        "title": "",
        "text": text,
        "content_hash": content_hash(text),
        "source": None,
        "agency": None,
        "published_at": None,
        "modified_at": None,
        "revision": 1,
        **fields,
    }


def quotes(article: Json, *said: tuple[str, str | None]) -> Json:
    """A record of `news.quotes` from each quote's words and speaker name; all are direct quotes."""
    return _beside(article) | {
        "quotes": [
            {
                "quote_id": f"quote-{place}-{hashlib.sha256(words.encode()).hexdigest()[:8]}",
                "kind": "direct",
                "text": words,
                "speaker": None if name is None else {"name": name, "entity_id": entity_id("PERSON", name)},
            }
            for place, (words, name) in enumerate(said)
        ]
    }


def entities(article: Json, *names: tuple[str, str] | tuple[str, str, list[str]]) -> Json:
    """A record of `news.entities` from each entity's type, name and other mentions, most salient first.

    "John Mensah @gh-farmer" is a John Mensah whose entity id says so.
    """
    return _beside(article) | {
        "entities": [
            {
                "entity_id": entity_id(kind, name),
                "type": kind,
                "name": name.partition(" @")[0],
                "mentions": [{"text": text} for text in [name.partition(" @")[0], *(rest[0] if rest else [])]],
                "salience": round(1 / (place + 1), 3),
            }
            for place, (kind, name, *rest) in enumerate(names)
        ]
    }


def entity_id(kind: str, name: str) -> str:
    """An entity id that is equal for equal names."""
    bare, _, meant = name.partition(" @")
    if meant:
        return f"person-{hashlib.sha256(bare.encode()).hexdigest()[:16]}-{meant}"
    return f"{kind.lower()}-{re.sub(r'[^a-z]+', '-', name.lower())}"


def content_hash(text: str) -> str:
    """As in real records."""
    return hashlib.sha256(text.encode()).hexdigest()


def _beside(article: Json) -> Json:
    return {name: article[name] for name in ("article_id", "content_hash", "published_at", "modified_at", "revision")}
