"""Names of persons that the model misses, found as the speaker behind a role: "ranger in charge, Ana Ruiz, said"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from wiredesk.enrich.annotation import Attribution, EntityMention, Span
from wiredesk.enrich.names.boundaries import trimmed
from wiredesk.enrich.names.neighbours import may_be_person
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.enrich.speakers.descriptions import BEHIND_HEAD, is_personal
from wiredesk.enrich.speakers.source_words import parts_of
from wiredesk.knowledge.courtesies import is_title
from wiredesk.knowledge.surnames import COMMON_SURNAMES, PARTICLES
from wiredesk.knowledge.trades import KIN_AND_OFFICES, occupations

MAX_NAME = 4
"""Words of a name."""
_WORD = re.compile(r"\S+")
_CAPITAL = re.compile(r"[^\W\d_a-z](?:[\w’'.-]*\w)?\.?")
_KIN = re.compile(
    r"(?:[Hh]is|[Hh]er|[Tt]heir|[^\W\d_a-z][\w-]*['’]s?) (?:[a-z-]+ )?"
    r"(?:brother|sister|mother|father|son|daughter|wife|husband|aunt|uncle|cousin|niece|nephew|grandmother|grandfather"
    r"|grandson|granddaughter|widow|widower|twin|girlfriend|boyfriend|partner) (?P<name>[^\W\d_a-z][a-zà-ÿ]+)"
)
"""A relative and a given name: "His sister Indra"."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


def with_introduced_names(
    text: str, mentions: Sequence[EntityMention], said: Sequence[Attribution]
) -> list[EntityMention]:
    """The mentions with the names that sources give behind a role, as persons.

    Args:
        text: the article's.
        mentions: in the order of the text.
        said: the attributions.
    """
    found = list(mentions)
    for source in sorted({attribution.source for attribution in said if attribution.source and attribution.cue}):
        name = _introduced(text, source)
        if name is None:
            continue
        first = bisect_left(found, name.start, key=lambda mention: mention.span.end)
        first += first < len(found) and found[first].span.end <= name.start
        last = bisect_left(found, name.end, key=lambda mention: mention.span.start)
        inside = found[first:last]
        begun, ended = (bisect_left(found, at, key=lambda mention: mention.span.start) for at in source)
        beside = (*found[begun:first], *found[last:ended])
        if _is_open(text, name, inside) and not any(mention.type == "PERSON" for mention in beside):
            found[first:last] = [EntityMention(name, "PERSON")]
    return found


def _is_open(text: str, name: Span, inside: Sequence[EntityMention]) -> bool:
    """Whether the model finds no name there, an unknown place, only its last words, or anything with its initials."""
    if not inside:
        return True
    if _INITIALS.match(text, *name):
        return inside[-1].span.end == name.end
    if len(inside) > 1 or not name.contains(inside[0].span) or inside[0].span.end < name.end:
        return False
    if inside[0].type == "LOCATION":
        return inside[0].span == name and not gazetteer().named(text[slice(*name)])
    return inside[0].type == "PERSON" and inside[0].span != name


def _introduced(text: str, source: Span) -> Span | None:
    """The name behind the role with which a source begins: the last words of its first part, or a whole later part."""
    parts = parts_of(text, source)
    if not parts:
        return None
    name = _name_at_end(text, parts[0])
    role = text[parts[0].start : name.start].split() if name else []
    if name and role:
        is_field = role[-1] in BEHIND_HEAD and not _INITIALS.match(text, *name)  # "Minister of Trade Ana Ruiz"
        return name if not is_field and _is_of_person(" ".join(role)) else None
    if kin := _KIN.fullmatch(text, *parts[0]):
        return Span(*kin.span("name"))
    if not _is_of_person(text[slice(*parts[0])]):
        return None
    names = [name for part in parts[1:3] if (name := _name_in_apposition(text, part))]
    return names[-1] if names else None  # "Forest officer, South Velm, Ana Ruiz"


def _name_in_apposition(text: str, part: Span) -> Span | None:
    name = None if text[part.start - 1] == "(" else _name_at_end(text, part)
    return name if name and name.start == part.start else None


def _is_of_person(words: str) -> bool:
    """Whether words for a role have a noun for a person before their first preposition."""
    every = [word.rstrip(",").lower() for word in words.split()]
    front = next((number for number, word in enumerate(every) if word in BEHIND_HEAD), len(every))
    head = every[front - 1] if front else ""
    is_person = is_personal(head) or head in occupations() or head == "member" or is_title(head)
    return is_person and "and" not in every


def _is_office(word: str) -> bool:
    """Whether a word before two words of a name is what the person is: "Finance Minister Bo Velm"."""
    bare = word.lower().rstrip(".,")
    return is_title(bare) or bare in KIN_AND_OFFICES or (bare in occupations() and bare not in COMMON_SURNAMES)


def _name_at_end(text: str, part: Span) -> Span | None:
    """The name of a person that a part ends with."""
    last = text[slice(*part)].split()[-1:]
    if not last or not _CAPITAL.fullmatch(last[0]):
        return None
    words = list(_WORD.finditer(text, *part))
    taken: list[re.Match[str]] = []
    for word in reversed(words):
        if len(taken) == MAX_NAME or not (_CAPITAL.fullmatch(word[0]) or (taken and word[0].lower() in PARTICLES)):
            break
        if len(taken) > 1 and _is_office(word[0]):
            break
        taken.append(word)
        if word[0].count(".") > 1 and _INITIALS.fullmatch(word[0]) and len(taken) > 1:
            break
    if len(taken) < 2:
        return None
    kept = trimmed(text, EntityMention(Span(taken[-1].start(), taken[0].end()), "PERSON"))
    name = text[slice(*kept.span)] if kept else ""
    return kept.span if kept and " " in name and name[0].isupper() and may_be_person(name) else None
