"""A bounded cache of rows of the state, and keys of many rows for one query."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

TOGETHER = 400
"""Maximum keys in one query."""


def batched(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Keys in parts, each of them for one query."""
    return (keys[start : start + TOGETHER] for start in range(0, len(keys), TOGETHER))


class Recent(OrderedDict[Key, Value], Generic[Key, Value]):
    """The most recently used values by key.

    Args:
        most: maximum number of values.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def used(self, key: Key, missing: Value) -> Value:
        """The value of a key, which is now the most recently used one; `missing` if it is not here."""
        try:
            self.move_to_end(key)
        except KeyError:
            return missing
        return self[key]

    def keep(self, key: Key, value: Value) -> Value:
        """Set the value of a key, and drop the one that was not used for longest; return the value."""
        self[key] = value
        self.move_to_end(key)
        if len(self) > self._most:
            self.popitem(last=False)
        return value
