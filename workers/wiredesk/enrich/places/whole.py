"""Complete place names by the gazetteer: "Market Velm" for "Velm", and "Velma do Mar" for two mentions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.pieces.counties import with_counties
from wiredesk.enrich.names.pieces.roads import with_number
from wiredesk.enrich.names.politics.local_offices import without_office
from wiredesk.enrich.places.gazetteer import folded, gazetteer
from wiredesk.knowledge.courtesies import is_title
from wiredesk.knowledge.nations import is_country
from wiredesk.knowledge.provinces import PLACES_IN_OTHER_LANGUAGES

_BEFORE = re.compile(r"(?<![\w.’'-])(?P<word>[^\W\d_a-z][\w.’-]*) $")
_BEHIND = re.compile(r" (?P<word>[^\W\d_a-z][\w’-]*)")
_SMALL = re.compile(r"['’]s | (?:am|an der|da|das|de|de la|del|di|do|dos|du|el|en|es|la|le|of|on|sur|upon) ")
_HEAD_OF = re.compile(
    r"(?<![\w’'-])(?P<head>Bay|Bight|Cape|Falls|Firth|Forest|Gulf|Isles?|Islands?|Kyles?|Lakes?|Loch|Mount|Mouth|Mull|Point|Sea"
    r"|Sound|Straits?|Vale|Valley) of (?:the )?$"
)
"""Before a name that is only part of a place's: "Sound of Velm"."""
REACH_OF_HEAD = 20
_AFTER_COMMA = re.compile(r", (?!D\.?C\b)")
_WITHIN = re.compile(r"(?<=Area|City|Zone) of |(?<=County|Region) of |(?<=District) of |(?<=Province) of ")
"""Between a place and where it is, in one mention."""
_TERRITORY = re.compile(r" (?:Constituency|District|Division|Municipality|Ward)\b(?! (?:of |[A-Z]))")
"""Behind the person that a district is called after: "Ana Velm District"."""
_TITLES = ("count ", "general ", "king ", "lady ", "lord ", "prince ", "princess ", "queen ", "sir ")
_TITLED = re.compile(
    r"\b(?:at|between [\w’'-]+ and|from|in|near|outside|through|to)"
    rf" (?P<title>{'|'.join(map(str.strip, _TITLES))}) $",
    re.IGNORECASE,
)
_PARTS = ("LOCATION", "PERSON", "ORGANIZATION", "FACILITY", "NORP")
REACH_OF_TITLE = 48
"""Characters before a title and in it."""
REACH = 24
"""Characters beside a mention in which the next word ends."""


def whole_places(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with places whose names the model cuts short or splits as one.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    found: list[EntityMention] = []
    mentions = [without_office(text, with_number(text, mention)) for mention in with_counties(text, mentions)]
    mentions = [part for mention in mentions for part in _town_and_country(text, mention)]
    for index, mention in enumerate(mentions):
        before = found[-1] if found else None
        if before and mention.span.start < before.span.end:
            continue
        if before and before.type == "LOCATION" and mention.type in _PARTS and _are_one(text, before, mention):
            found[-1] = replace(before, span=Span(before.span.start, mention.span.end))
            continue
        if before and mention.type == "ORGANIZATION" and _of_two(text, before, mention):
            found[-1] = replace(mention, span=Span(before.span.start, mention.span.end))
            continue
        named_after = _TERRITORY.match(text, mention.span.end) if mention.type == "PERSON" else None
        if named_after:
            found.append(EntityMention(Span(mention.span.start, named_after.end()), "LOCATION"))
            continue
        if mention.type == "PERSON" and (title := _titled(text, mention.span)):
            found.append(EntityMention(Span(title, mention.span.end), "LOCATION"))
            continue
        if head := _head_of(text, mention, before):
            found[len(found) - (before is not None and before.span.start == head) :] = [
                EntityMention(Span(head, mention.span.end), "LOCATION")
            ]
            continue
        if end := _end_behind_kind(text, mention, mentions[index + 1 : index + 2]):
            found.append(EntityMention(Span(mention.span.start, end), "LOCATION"))
            continue
        if mention.type == "LOCATION":
            until = mentions[index + 1].span.start if index + 1 < len(mentions) else len(text)
            mention = _widened(text, mention, before.span.end if before else 0, until)
        found.append(mention)
    return found


def _end_behind_kind(text: str, mention: EntityMention, following: Sequence[EntityMention]) -> int | None:
    """The end of a place of which the model marks what it is in another language: "Barangay" of "Barangay Velm"."""
    start, end = mention.span
    name = _BEHIND.match(text, end) if text[start:end].lower() in PLACES_IN_OTHER_LANGUAGES else None
    if name is None or (is_title(name["word"]) and _BEHIND.match(text, name.end())):
        return None  # "Barangay Captain Ana Ruiz"
    if following and following[0].span.start == name.start("word"):
        return None if following[0].type == "PERSON" else following[0].span.end
    return name.end()


def _head_of(text: str, mention: EntityMention, before: EntityMention | None) -> int | None:
    """Where the name of a place begins of which the model leaves out the head: "Sound of Velm"."""
    start = mention.span.start
    if mention.type not in _PARTS or not text.endswith((" of ", " of the "), max(0, start - REACH_OF_HEAD), start):
        return None
    head = _HEAD_OF.search(text, max(0, start - REACH_OF_HEAD), start)
    if head is None or (before and before.span.end > head.start() and before.span != head.span("head")):
        return None
    return head.start()


def _titled(text: str, span: Span) -> int | None:
    """Where the name of a known city begins that is called like somebody with a title: "from Prince George"."""
    near = max(0, span.start - REACH_OF_TITLE)
    titled = text[near : span.start].lower().endswith(_TITLES)
    title = _TITLED.search(text, near, span.start) if titled else None
    if title is None or not gazetteer().named(text[title.start("title") : span.end]):
        return None
    return title.start("title")


def _town_and_country(text: str, mention: EntityMention) -> list[EntityMention]:
    """The two places in a mention of one and its state or country: "Velm, Barbados", "Velm District of Niger State"."""
    start, end = mention.span
    if mention.type != "LOCATION" or " " not in text[start:end]:
        return [mention]
    if comma := _AFTER_COMMA.search(text, start, end):
        rest = replace(mention, span=Span(comma.end(), end))
        return [replace(mention, span=Span(start, comma.start())), *_town_and_country(text, rest)]
    between = _WITHIN.search(text, start, end)
    if between is None:
        return [mention]
    second = text[between.end() : end]
    kinds = {place.kind for place in (*gazetteer().named(second), *gazetteer().abbreviated(second))}
    if kinds.isdisjoint(("country", "state", "province")):
        return [mention]
    return [replace(mention, span=Span(start, between.start())), replace(mention, span=Span(between.end(), end))]


def _of_two(text: str, first: EntityMention, second: EntityMention) -> bool:
    """Whether a body is that of a region called by two names: "Argyll and Bute Council"."""
    between = text[first.span.end : second.span.start]
    if first.type not in _PARTS or between not in (" and ", " of "):
        return False
    words = text[slice(*second.span)].split()
    region = f"{text[slice(*first.span)]}{between}{' '.join(words[:-1])}"
    return len(words) > 1 and any(place.kind == "region" for place in gazetteer().all_named(region))


def _are_one(text: str, first: EntityMention, second: EntityMention) -> bool:
    between = _SMALL.fullmatch(text, first.span.end, second.span.start)
    return between is not None and _is_known(text[first.span.start : second.span.end])


def _widened(text: str, mention: EntityMention, free_from: int, until: int) -> EntityMention:
    """A place with the word before or behind it that is part of its name."""
    start, end = mention.span
    before = _BEFORE.search(text, max(free_from, start - REACH), start)
    if before and _is_other(text[start:end], text[before.start("word") : end]):
        return replace(mention, span=Span(before.start("word"), end))
    saint = text.startswith(("St ", "St. "), start) and text.startswith(("'s ", "’s "), end)
    if saint and not is_country(text[start:end]) and _has_owner(f"{text[start:end]}'s"):
        return replace(mention, span=Span(start, end + len("'s")))
    if text.startswith(" County ", end) and gazetteer().counties(f"{text[start:end]} County"):
        return replace(mention, span=Span(start, end + len(" County")))
    behind = _BEHIND.match(text, end, min(until, end + REACH))
    if behind and _is_other(text[start:end], text[start : behind.end()]):
        return replace(mention, span=Span(start, behind.end()))
    return mention


def _has_owner(name: str) -> bool:
    """Whether places have a saint's name with "'s", which the gazetteer finds without it, too: "St. Louis's mayor"."""
    return any(place.name.endswith(("'s", "’s")) for place in gazetteer().named(name))


def _is_other(part: str, whole: str) -> bool:
    return folded(part) != folded(whole) and _is_known(whole)


def _is_known(name: str) -> bool:
    return any(place.kind in ("city", "town") for place in gazetteer().all_named(name))
