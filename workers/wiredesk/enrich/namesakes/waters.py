"""Rivers and lakes, which are often called like persons: "a weir on the Ruiz", "beside the River Ana"."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.nations import is_country, is_nationality
from wiredesk.knowledge.vocabulary import listed, words_in

TYPES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "MISC", "NORP", "FACILITY"})
WITH_THE = ("the ", "The ")
UNSURE = ("PERSON", "LOCATION", "NORP")
"""Types of names with "the" that are rivers if an article is about water."""
_THE = re.compile(r"\b[Tt]he $")
_NAMED_SO = re.compile(r"(?:River|Loch|Lough|Lake|Mount|Cape|Isle) [A-Z]")
_AT = re.compile(r"\b(?:across|along|around|at|beside|from|in|into|near|of|off|on|over|to|towards?|up|down) $")
_ALONG = re.compile(
    r"\b(?:along(?:side)?|beside|across|downstream on|upstream on|(?:banks?|mouths?|tributar(?:y|ies)|valleys?"
    r"|waters?|source"
    r"|estuary|course|levels?|stretch(?:es)?|reach(?:es)?) (?:of|on|along)) the $"
)
_WATER = listed(
    """
    River river Rivers rivers creek creeks brook weir weirs tributary tributaries estuary upstream downstream riverbank
    riverbanks riverside riverbed Flood flood Floods floods Flooded flooded Flooding flooding Floodplain floodplain
    Floodwater floodwater irrigate irrigated irrigation Irrigator irrigator Irrigators irrigators canoe canoes canoeing
    canoeist canoeists kayak kayaks kayaked kayaker kayakers kayaking reservoir angler anglers angling barge barges
    dredged dredging paddler paddlers salmon trout
    """
)
_ENDS = re.compile(
    r"[.,;:!?)”\"]|$| (?:(?:always|never|also|still|now|soon) )?(?:and|or|is|was|were|are|in|on|at|near|to|from"
    r"|had|has|have|r[io]ses?"
    r"|flows?|flowed|floods?|flooded|comes?|came|runs?|ran|burst|will|would|that|which|by|after|before|when"
    r"|while|for|as|wins"
    r"|for|during|this|last|yesterday|today|between|above|below|breached|overflows|[a-z]{3,}ed)\b"
)
"""Behind the name of a river, which is followed by no noun: not "the Ruiz plan"."""
_OPENS = re.compile(r"(?:^|[.!?:][\"”]? [\"“]?|\n[\"“]?)$")
"""Where "The" with a capital is no part of a name, as it is in "The Hague"."""
REACH = 40
"""Code points before a name that are searched."""


def waters_in(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The names, marked as persons or something else, that are rivers or lakes.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    persons = [text[slice(*mention.span)] for mention in mentions if mention.type == "PERSON"]
    full = {name.split()[-1] for name in persons if " " in name and not _NAMED_SO.match(name)}
    wet: bool | None = None
    found: set[str] = set()
    for mention in mentions:
        start, end = mention.span
        name = text[start:end]
        if mention.type not in TYPES or (" " not in name and text[start - 4 : start] not in WITH_THE):
            continue
        if is_country(name) or is_nationality(name):
            continue
        if " " in name:
            before = _THE if name.startswith("River ") else _AT
            if _NAMED_SO.match(name) and before.search(text, max(0, start - REACH), start):
                found.add(name)
                found.add(name.partition(" ")[2])
            continue
        the = _THE.search(text, max(0, start - 4), start)
        if not the or name in full or name.isupper() or not _ENDS.match(text, end):
            continue
        along = _ALONG.search(text, max(0, start - REACH), start)
        if mention.type not in UNSURE and not along:
            continue
        if wet is None:
            wet = _is_about_water(text)
        if not wet:
            continue
        found.add(name)
    return found


def is_water(text: str, span: Span) -> bool:
    """Whether a place has "the" and no noun behind it in an article about water: "the Ruiz burst its banks"."""
    return bool(
        _THE.search(text, max(0, span.start - 4), span.start)
        and (text[span.start - 4] == "t" or _OPENS.search(text, max(0, span.start - 7), span.start - 4))
        and _ENDS.match(text, span.end)
        and _is_about_water(text)
    )


def _is_about_water(text: str) -> bool:
    return not _WATER.isdisjoint(words_in(text)) or "water level" in text
