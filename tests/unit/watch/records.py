"""Small records for matching, whose names and quotes stand in their text."""

from typing import Any

from tests.unit.link.records import clean, content_hash, entity_id

Json = dict[str, Any]

__all__ = ["article", "content_hash", "entity_id"]


def article(
    article_id: str,
    text: str,
    names: tuple[tuple[str, str], ...] = (),
    said: tuple[tuple[str, str | None], ...] = (),
    confidence: float = 0.9,
    **fields: Any,
) -> tuple[Json, Json, Json]:
    """The records of `news.clean`, `news.entities` and `news.quotes` of one article.

    Args:
        article_id: its id.
        text: its text.
        names: type and name of each entity; its mentions are where the name stands in the text.
        said: words and speaker of each quote, which stand in the text.
        confidence: of every quote.
        fields: of the clean article.
    """
    record = clean(article_id, text, **fields)
    beside = {
        name: record[name] for name in ("article_id", "content_hash", "published_at", "modified_at", "revision")
    } | {"language": fields.get("language")}
    entities = [
        {
            "entity_id": entity_id(kind, name),
            "type": kind,
            "name": name,
            "mentions": _mentions(text, name),
            "salience": round(1 / (place + 1), 3),
            "links": {},
        }
        for place, (kind, name) in enumerate(names)
    ]
    quotes = [
        {
            "quote_id": f"quote-{place}",
            "kind": "direct",
            "text": words,
            "spans": [[text.index(words), text.index(words) + len(words)]],
            "cue": None,
            "speaker": None
            if speaker is None
            else {
                "text": speaker,
                "start": 0,
                "end": 0,
                "name": speaker,
                "entity_id": entity_id("PERSON", speaker),
                "description": None,
            },
            "confidence": confidence,
            "prefix": "",
            "suffix": "",
            "act": None,
        }
        for place, (words, speaker) in enumerate(said)
    ]
    return record, beside | {"entities": entities}, beside | {"quotes": quotes, "attributions": []}


def _mentions(text: str, name: str) -> list[Json]:
    found, start = [], text.find(name)
    while start >= 0:
        found.append({"text": name, "start": start, "end": start + len(name)})
        start = text.find(name, start + 1)
    return found
