"""Convert lines of FollowTheMoney (OpenSanctions) and Wikidata to lines of the user's list."""

from collections.abc import Iterator
from typing import Any

FTM_TYPES = {
    "Person": "PERSON",
    "Organization": "ORGANIZATION",
    "Company": "ORGANIZATION",
    "PublicBody": "ORGANIZATION",
    "LegalEntity": "ORGANIZATION",
}
"""Schemas of FollowTheMoney that articles name; of others (addresses, sanctions, ownership) nothing is read."""

FTM_NAMES = ("name", "alias", "weakAlias")

PLAIN_TYPES = {
    "person": "PERSON",
    "human": "PERSON",
    "q5": "PERSON",
    "organization": "ORGANIZATION",
    "organisation": "ORGANIZATION",
    "company": "ORGANIZATION",
    "business": "ORGANIZATION",
    "q43229": "ORGANIZATION",
    "place": "LOCATION",
    "location": "LOCATION",
}
"""Types as Wikidata and other lists call them."""


def as_listed(line: dict[str, Any]) -> dict[str, Any] | None:
    """A line converted to `id`, `type` and `names`; None if it has no names; a line of our format is unchanged.

    FollowTheMoney: `{"id", "schema", "properties": {"name": [], "alias": []}}`.
    Wikidata: `{"id", "type", "labels": {}, "aliases": {}}`, in all languages, or with `names`.
    """
    if isinstance(line.get("schema"), str) and isinstance(line.get("properties"), dict):
        kind = FTM_TYPES.get(line["schema"])
        names = [name for field in FTM_NAMES for name in line["properties"].get(field) or []]
        return {"id": line.get("id"), "type": kind, "names": names} if kind and names else None
    kind = line.get("type")
    line = line | ({"type": PLAIN_TYPES.get(kind.lower(), kind)} if isinstance(kind, str) else {})
    if "names" not in line and ("labels" in line or "aliases" in line):
        line = line | {"names": list(dict.fromkeys(_values([line.get("labels"), line.get("aliases")])))}
    return line


def _values(found: Any) -> Iterator[str]:
    """The texts of labels and aliases, given directly, under `value`, in lists or by language."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, list):
        for entry in found:
            yield from _values(entry)
    elif isinstance(found, dict):
        yield from _values(found["value"] if "value" in found else list(found.values()))
