"""A place's page: its coordinates and the articles that name it."""

import sqlite3
from typing import Any

from wiredesk.desk.queries.river import Filters, river


def place(read: sqlite3.Connection, entity_id: str, before: int | None, limit: int) -> dict[str, Any] | None:
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
        **river(read, Filters(place=entity_id), before, limit),
    }
