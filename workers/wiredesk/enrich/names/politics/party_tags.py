"""The tags of US legislators: "R-Wis.", of which the model may take the whole or the state for a name."""

import re

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.provinces import SPELLED_OUT, STATE_CODES
from wiredesk_schemas.entities import EntityType

_TAG = re.compile(r"(?:[DGILR]|DFL)-[A-Z][A-Za-z]*\.?")
"""By the letters of parties, unlike a party's wing: "PML-N"."""
_PARTY_BEFORE = re.compile(r"\b[DIR]-$")
_PROVINCES = frozenset(form for form in SPELLED_OUT if not form.isupper())
"""Abbreviations with a full stop: "Que", "Sask"."""
_PLACE = re.compile(
    r"[DIR]-(?:(?P<state>[A-Z][a-z]+|[A-Z]\.[A-Z]|W\. ?Va|[A-Z]{2})\.?|(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}))$"
)
"""A whole tag of a legislator of the country, or of one of its states: "D-N.Y.", "R-Elbow Lake"."""
PLACES = ("LOCATION", "ORGANIZATION")
"""What the model takes a state in a tag for; persons and others are none."""
_PARTIES = frozenset({"D", "I", "R", "Con", "Ind", "Lab"})
"""Parties in brackets behind legislators of the USA and British councillors: "(D)", "Cllr Ana Ruiz (Con)"."""


def is_party_tag(name: str, kind: EntityType) -> bool:
    """Whether a name is such a tag, or only its party: "R-Wis.", "D" of "(D)" and of "R&D", "Con" of "(Con)"."""
    if (name := name.lstrip("&")) in _PARTIES:
        return kind in PLACES
    return "-" in name and _TAG.fullmatch(name) is not None


def is_in_party_tag(text: str, start: int) -> bool:
    """Whether a party and a hyphen are before a word with a capital at an offset, which "I-85" has not."""
    is_behind = text[start - 1 : start] == "-" and text[start : start + 1].isupper()
    return is_behind and _PARTY_BEFORE.search(text, max(0, start - 3), start) is not None


def state_of_tag(text: str, mention: EntityMention) -> EntityMention | None:
    """The state in a tag, with its full stop: "Ky." of "R-Ky."; None if the mention is of another kind."""
    start, end = mention.span
    return EntityMention(Span(start, end + text.startswith(".", end)), "LOCATION") if mention.type in PLACES else None


def state_set_apart(text: str, start: int, end: int) -> EntityMention | None:
    """The state alone in brackets, the province behind its town, or the place of a whole tag.

    They are in "Ana Velm (Calif.)", "Velm, Que.", "Ana Velm, D-N.Y.," and "Ana Velm, R-Elbow Lake,".
    """
    if text[start + 1 : start + 2] == "-" and (tag := _PLACE.match(text[start:end])):
        return _place_of(text, start, tag)
    if text[end : end + 1] == "." and text[start - 2 : start] == ", " and text[start:end] in _PROVINCES:
        return EntityMention(Span(start, end + 1), "LOCATION")
    if text[start - 1 : start] != "(" or text[start:end].rstrip(".") not in STATE_CODES:
        return None
    end = text.find(")", end, end + 2)
    is_state = end > 0 and text[end - 1] == "."
    return EntityMention(Span(start, end), "LOCATION") if is_state else None


def _place_of(text: str, start: int, tag: re.Match[str]) -> EntityMention | None:
    if tag["town"]:
        return EntityMention(Span(start + tag.start("town"), start + tag.end("town")), "LOCATION")
    if tag["state"].replace(" ", "") not in STATE_CODES:
        return None
    end = start + tag.end("state")
    return EntityMention(Span(start + tag.start("state"), end + text.startswith(".", end)), "LOCATION")
