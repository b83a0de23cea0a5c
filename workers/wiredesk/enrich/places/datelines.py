"""Names of the places that datelines in the text give in capitals: "Velm" in "VELM — Rain fell. Velm police said"."""

import re
from collections.abc import Collection, Sequence

from wiredesk.enrich.annotation import EntityMention

_ENDS = re.compile(r"(?::|\s?[—–]|\s--?)\s")
"""Behind the place at the head of a paragraph."""
_ENDS_WITHIN = re.compile(r"\s(?:[—–]|--?)\s[\"“]?[A-Z]")
"""Behind the place within one, where a headline and its report are glued together."""
_HEADS = ("", "\n")
_STOPS = (". ", "! ", "? ")


def filed_in(text: str, mentions: Sequence[EntityMention], towns: Collection[str] = ()) -> set[str]:
    """The names in the text, in capitals and not, of places that a dateline has.

    Args:
        text: the article's.
        mentions: in any order.
        towns: the places of the dateline before the text, in capitals or not.
    """
    names = {text[slice(*mention.span)] for mention in mentions if _is_head(text, mention)}
    names.update(map(str.upper, towns))
    return names and {name for mention in mentions if (name := text[slice(*mention.span)]).upper() in names}


def _is_head(text: str, mention: EntityMention) -> bool:
    start, end = mention.span
    if not text[start:end].isupper():
        return False
    if text[start - 1 : start] in _HEADS:
        return bool(_ENDS.match(text, end))
    return text.startswith(_STOPS, start - 2) and bool(_ENDS_WITHIN.match(text, end))
