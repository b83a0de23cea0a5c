"""Complete relatives called by a given name, and later "Mrs Lind": "Bo Lind's wife, Ana" is Ana Lind."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.names.joining import Key

REACH = 90
"""Characters before a given name that are searched for whose relative it is."""
BACK = 500
"""Characters before "his" or "her" in which whose relative it is has been named."""
MAX_BACK = 8
"""Persons named there."""
TITLE = 8
"""Characters before a surname in which its title is."""
_RELATIVE = re.compile(
    r"(?:\b(?P<pronoun>[Hh]is|[Hh]er)|(?P<owner>['’]s?)) (?:[a-z-]+ ){0,2}?"
    r"(?P<kin>brother|daughter|father|husband|mother|sister|son|widow|widower|wife),? (?:[a-z-]+ ){0,4}$"
)
_GOES_ON = re.compile(r"[ -](?:[^\W\d_a-z]|van |de |al-|bin )")
_TITLE = re.compile(r"\b(?:(?P<male>Mr)|Mrs|Ms|Miss)\.? $")
_MALE = frozenset({"brother", "father", "husband", "son", "widower"})
_SPOUSES = frozenset({"husband", "widow", "widower", "wife"})

Sex = Literal["male", "female"]


def relatives(text: str, mentions: Sequence[EntityMention], keys: Mapping[int, Key]) -> dict[Key, str]:
    """The full names of persons whom the article calls somebody's relative, by a given name, and "Mr" or "Mrs".

    The title has to be the relative's: whoever has the surname by a full name is of the other sex.

    Args:
        text: the article's.
        mentions: in the order of the text.
        keys: the keys of the mentions of persons, by their index.

    Returns:
        Full names by the keys of the given names.
    """
    titled: dict[tuple[str, Sex], str] = {}
    for index, key in keys.items():
        start, end = mentions[index].span
        title = _TITLE.search(text, max(0, start - TITLE), start) if len(key[1]) == 1 else None
        if title and name_words(text[start:end]) == key[1]:
            titled[key[1][0], "male" if title["male"] else "female"] = text[start:end]
    if not titled:
        return {}
    firsts = {key[1][0] for key in keys.values() if len(key[1]) > 1}
    indices = list(keys)
    found: dict[Key, str] = {}
    for place, (index, key) in enumerate(keys.items()):
        start, end = mentions[index].span
        if len(key[1]) != 1 or key in found or key[1][0] in firsts or _GOES_ON.match(text, end):
            continue
        kin = _RELATIVE.search(text, max(0, start - REACH), start)
        sex: Sex = "male" if kin and kin["kin"] in _MALE else "female"
        if kin is None or not _is_other(kin, sex):
            continue
        for each in reversed(indices[max(0, place - MAX_BACK) : place]):
            before = mentions[each].span
            is_owner = before.end == kin.start("owner") if kin["owner"] else before.end <= kin.start()
            surname = titled.get((keys[each][1][-1], sex)) if is_owner and before.start >= start - BACK else None
            if surname:
                found[key] = f"{text[start:end]} {surname}"
                break
    return found


def _is_other(kin: re.Match[str], sex: Sex) -> bool:
    """Whether somebody is of another sex than a relative: "his wife", "Lind's husband"."""
    if kin["owner"]:
        return kin["kin"] in _SPOUSES
    return (kin["pronoun"].lower() == "his") == (sex == "female")
