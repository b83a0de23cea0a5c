"""The nesting depth of parsed JSON."""

from typing import Any


def nesting(parsed: object) -> int:
    """The nesting depth of parsed JSON: 0 for a scalar, 1 for a flat object. Visits each value once."""
    levels = 0
    level: list[Any] = [parsed] if isinstance(parsed, (dict, list)) else []
    while level:
        levels += 1
        level = [
            value
            for container in level
            for value in (container if isinstance(container, list) else container.values())
            if isinstance(value, (dict, list))
        ]
    return levels
