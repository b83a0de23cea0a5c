"""Whether a reader of an older schema can still read what a newer one writes."""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]


def breaking_changes(old: Schema, new: Schema) -> list[str]:
    """What in `new` would break a tolerant reader written for `old`: one line for each field.

    A reader passes over fields that it does not know, so new fields are no break; a field that is gone,
    is no longer always there, or can hold something else, is.

    Args:
        old: the JSON Schema that readers were written against.
        new: the JSON Schema that we would write from now on.
    """
    return list(_object(old, new, old, new, ""))


def _object(old: Schema, new: Schema, old_root: Schema, new_root: Schema, path: str) -> Iterator[str]:
    for name, before in old.get("properties", {}).items():
        field = f"{path}.{name}" if path else name
        after = new.get("properties", {}).get(name)
        if after is None:
            yield f"{field}: removed"
            continue
        if name in old.get("required", ()) and name not in new.get("required", ()):
            yield f"{field}: no longer always there"
        yield from _value(before, after, old_root, new_root, field)


def _value(before: Schema, after: Schema, old_root: Schema, new_root: Schema, field: str) -> Iterator[str]:
    was, now = _kinds(before, old_root), _kinds(after, new_root)
    if not set(now) <= set(was):
        yield f"{field}: was {' or '.join(sorted(was))}, is {' or '.join(sorted(now))}"
        return
    for kind in now:
        old, new = was[kind], now[kind]
        gained = set(map(str, new.get("enum", ()))) - set(map(str, old.get("enum", ())))
        if "enum" in old and ("enum" not in new or gained):
            yield f"{field}: may hold {', '.join(sorted(gained)) or 'anything'}"
        yield from _object(old, new, old_root, new_root, field)
        if "items" in old:
            yield from _value(old["items"], new.get("items", {}), old_root, new_root, f"{field}[]")


def _kinds(schema: Schema, root: Schema) -> dict[str, Schema]:
    """The alternatives of a value by their JSON type, references followed."""
    if "$ref" in schema:
        return _kinds(_at(root, schema["$ref"]), root)
    if "anyOf" in schema:
        return {kind: part for option in schema["anyOf"] for kind, part in _kinds(option, root).items()}
    kind = schema.get("type", "anything")
    return {kind: schema} if isinstance(kind, str) else dict.fromkeys(kind, schema)


def _at(root: Schema, reference: str) -> Schema:
    found = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found
