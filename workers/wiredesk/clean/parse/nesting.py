"""The nesting depth of parsed JSON."""

from collections.abc import Iterator


def nesting(parsed: object) -> int:
    """The nesting depth of parsed JSON: 0 for a scalar, 1 for a flat object. Visits each value once."""
    levels = 0
    level = [parsed] if isinstance(parsed, (dict, list)) else []
    while level:
        levels += 1
        level = [value for container in level for value in _values(container) if isinstance(value, (dict, list))]
    return levels


def _values(container: object) -> Iterator[object]:
    if isinstance(container, dict):
        yield from container.values()
    elif isinstance(container, list):
        yield from container
