"""A place's page, and the places of a whole view for its map."""

import sqlite3
from collections import Counter
from itertools import islice
from typing import Any

from wiredesk.desk.queries.matching import Filters, Matcher
from wiredesk.desk.queries.river import river
from wiredesk.desk.queries.story_cards import CardStyle

ON_MAP = 2_000
"""Newest articles of a view whose places are drawn."""

MAX_PLACES = 300


def place(
    read: sqlite3.Connection, entity_id: str, before: int | None, limit: int, style: CardStyle
) -> dict[str, Any] | None:
    """The response of `/api/place`, or None if no article in the store names it."""
    row = read.execute(
        "SELECT name, country, latitude, longitude FROM entities WHERE entity_id = ? AND articles > 0", (entity_id,)
    ).fetchone()
    if row is None:
        return None
    name, country, latitude, longitude = row
    return {
        "entity_id": entity_id,
        "name": name,
        "country": country,
        "latitude": latitude,
        "longitude": longitude,
        **river(read, Filters(place=entity_id), before, limit, style),
    }


def places(read: sqlite3.Connection, filters: Filters) -> dict[str, Any]:
    """The response of `/api/places`: the places that the newest articles of a view name, the most frequent first.

    Raises:
        SearchSyntaxError: the search cannot be read.
    """
    counted: Counter[int] = Counter()
    articles = 0
    for seq in islice(Matcher(read, filters).seqs(), ON_MAP):
        articles += 1
        rows = read.execute(
            "SELECT entity FROM mentions JOIN entities USING (entity) WHERE seq = ? "
            "AND type IN ('LOCATION', 'FACILITY')",
            (seq,),
        )
        counted.update(entity for (entity,) in rows)
    found = []
    for entity, count in counted.most_common(MAX_PLACES):
        fields = ("entity_id", "name", "country", "latitude", "longitude")
        row = read.execute(f"SELECT {', '.join(fields)} FROM entities WHERE entity = ?", (entity,)).fetchone()
        found.append(dict(zip(fields, row, strict=True)) | {"articles": count})
    return {"places": found, "total": len(counted), "articles": articles}
