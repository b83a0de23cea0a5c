"""Names that begin in brackets which close within them: "Prevention and Control) Authority"."""

import re

from wiredesk_schemas.entities import EntityType

MAX_BEFORE = 80
"""Characters before a bracket that are searched for the beginning of the name."""
_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w’'-]*(?: (?:and|for|of|the)){0,2} ){1,6}$")
_CAPITALISED = re.compile(r"[^\W\d_a-z]\S* \S")
"""Two words or more with a capital: what may be a name by itself."""


def without_half_bracket(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int]:
    """The name with the words before its bracket, or only the part that is a name on one side of it.

    "Air (Prevention and Control) Authority" is whole, "Velm Fund (VF) scandal" names the fund by its letters, and
    "Mr (Bo) Lind" is Lind.

    Args:
        text: the article's.
        start: of a name that contains a closing bracket.
        end: of the name.
        kind: its type.
    """
    closed, opened = text.index(")", start, end), text.rfind("(", max(0, start - MAX_BEFORE), start)
    if text.find("(", start, closed) >= 0 or opened < 0 or text.find(")", opened, start) >= 0:
        return start, end
    behind = end - len(text[closed + 1 : end].lstrip())
    if kind == "PERSON":
        return (behind, end) if behind < end else (start, closed)
    inside = text[opened + 1 : closed]
    if " " in inside and (before := _BEFORE.search(text, max(0, opened - MAX_BEFORE), opened)):
        return before.start(), end
    return (behind, end) if _CAPITALISED.match(text, behind, end) else (start, closed)
