"""The labels of the model's outputs."""

from collections.abc import Sequence

NAMES, CONLL = "names", "conll"
"""The two schemes of names: our own types, annotated on world news, and CoNLL's four."""

SCHEMES: dict[str, tuple[str, ...]] = {
    NAMES: ("PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP", "MISC", "PRODUCT", "MONEY", "DATE"),
    CONLL: ("PERSON", "ORGANIZATION", "LOCATION", "MISC"),
}

ROLES = ("outside", "content", "content goes on", "source", "source goes on")
"""The roles of a word for a cue."""
CUES = ("outside", "cue", "cue goes on")


def opening(kinds: Sequence[str], kind: str) -> int:
    """The label of a name's first word; 0 is outside any name."""
    return 1 + 2 * kinds.index(kind)


def inside(kinds: Sequence[str], kind: str) -> int:
    """The label of a name's other words."""
    return 2 + 2 * kinds.index(kind)


def labels(kinds: Sequence[str]) -> int:
    """The number of labels of a scheme."""
    return 1 + 2 * len(kinds)
