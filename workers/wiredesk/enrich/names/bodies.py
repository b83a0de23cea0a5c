"""Complete names of organisations ("Department of the Marine", "Fianna Fáil") and strip words before them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.acronyms import expansions_in
from wiredesk.enrich.names.comparison import SMALL_WORDS
from wiredesk.enrich.names.neighbours import BODIES
from wiredesk.enrich.names.politics.courts import courts_in
from wiredesk.enrich.names.politics.departments import with_lists_of_fields
from wiredesk.knowledge.calendar import ENGLISH_MONTHS
from wiredesk.knowledge.firms import PAPERS
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS, PARTIES
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import Phrases, listed

OF_SOMETHING = listed(
    """
    Academy Agency Archdiocese Association Bank Board Bureau Chamber Church College Commission Committee Council Court
    Department Diocese Faculty Federation House Institute Institution Ministry Museum Office School Society University
    """
)
"""Organisations that have to be of something: "the Department of Water and Sanitation"."""
WITH_PURPOSE = listed(
    """
    Alliance Association Campaign Center Centers Centre Coalition Commission Committee Council Court Foundation
    Institute Network Panel Society Subcommittee Transport
    """
)
"""Organisations that are on or for something: "the Committee on Water and Sanitation"."""
BEFORE_NAMES = frozenset(word.title() for word in BODIES if word.endswith(("er", "or"))) | listed(
    "Acting Airline Airlines Automaker Charity Conglomerate Ex Former Outgoing Start-up Startup Then"
)
"""Nouns for organisations that can start a sentence before the name: "Developer Velm Group"."""
_COMPLEMENT = re.compile(
    r" of (?:the )?[A-Z][\w’'-]*(?:(?:, [A-Z][\w’'-]*)*(?: (?:and|of|for|&)(?: the)? [A-Z][\w’'-]*| [A-Z][\w’'-]*))*"
)
_LEAD = re.compile(r"(?<![\w’'-] )(?<![\w’'-])(?:Department|Ministry) of (?:the )?$")
"""Before what a department is of, where the model marks that alone: "Department of Conservation"."""
REACH = 24
_PURPOSE = re.compile(
    r" (?:on|for) (?:the )?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"|(?:{'|'.join(map(str.title, ENGLISH_MONTHS))})\b|[A-Z]+[a-z]?\d)[A-Z][\w’'-]*(?: (?:(?:and|of|the"
    rf"|for) ){{0,2}}[A-Z][\w’'-]*)*"
)
"""What a body is for, or on: "Committee on Water", "Court of Appeals for the Velm Circuit"."""
_MEDIUM = re.compile(r" (?:news(?: (?:agency|service|website|site|channel))?|newspaper|magazine|website)(?=$| [A-Z])")
"""What an organisation is that reports the news, in lower case beside its name: "RIA news agency"."""
_OF_GROUPS = listed(
    """
    citizens families fathers friends guardians keepers mothers neighbors neighbours parents people residents voices
    women
    """
)
"""Who groups call themselves, beside what people are by occupation: "Doctors for Velm"."""
_GROUP = re.compile(
    r"(?P<who>[A-Z](?<![\w’'-].)(?:[a-z]+s|eople|omen)) (?:(?:for|against)(?: an?)?|(?<=Friends )of(?: the)?"
    r"|(?<=Guardians )of(?: the)?) [A-Z][\w’'-]+(?: (?:(?:and|of|the) )?[A-Z][\w’'-]+){0,3}"
)
_PARTIES = Phrases(PARTIES)
_TOLD_PAPER = re.compile(
    r"told(?<=\btold) the (?P<paper>Citizen|Mail|Mirror|Nation|Star|Sun|"
    + "|".join(sorted(PAPERS))
    + r")\b(?![’'-]| [A-Z])"
)
_PAPER_REPORTED = re.compile(r"the(?<=\bthe) (?P<paper>" + "|".join(sorted(PAPERS)) + r") (?:first )?reported\b")
"""Who somebody spoke to is a newspaper, by words that mean nothing else with a capital."""
_KNOWN: dict[str, list[tuple[str, int]]] = {}
"""The known organisations of several words by each word of theirs with a capital, and where it stands in the name."""
for _name in sorted(KNOWN_ORGANISATIONS):
    if " " in _name or "-" in _name:
        for _word in re.finditer(r"[^\W\d_a-z][\w'’]*", _name):
            _KNOWN.setdefault(_word.group(), []).append((_name, _word.start()))
_FIRST = re.compile(r"[\w'’]+")
_NOT_IN_NAMES = frozenset(("NGO", "Messrs", "Messrs."))
_MEMBERS = re.compile(r" (?P<members>[A-Z][a-z]{3,})s\b(?!['’])")
_OWNERS = frozenset(("State", "Government", "Local", "National", "Official", "Private"))


def whole_bodies(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with parties and government departments extended to their full names.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    mentions = [_with_members(text, mention) for mention in mentions]
    kept = [rest for mention in mentions if (rest := _without_medium(text, _without_kind(text, mention)))]
    certain = (*with_lists_of_fields(text, kept), *courts_in(text))
    wide = _apart([*certain, *_parties(text), *_papers(text), *_offices(text, kept), *_groups(text, kept)])
    for found in (_known(text, kept), _spelled_out(text, kept)):
        wide = _apart([*wide, *(span for span in found if _touched(wide, span) is None)])
    if not wide:
        return kept
    kept = [rest for mention in kept if (rest := _outside(text, mention, wide))]
    return sorted([*kept, *(EntityMention(span, "ORGANIZATION") for span in wide)], key=lambda mention: mention.span)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans in the order of the text, without those that touch one before; the first of two that begin together."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _touched(wide: Sequence[Span], span: Span) -> int | None:
    """The index of the first of the wider names, which lie apart, that a span touches."""
    index = bisect_right(wide, span.start, key=lambda wider: wider.end)
    return index if index < len(wide) and wide[index].touches(span) else None


def _with_members(text: str, mention: EntityMention) -> EntityMention:
    """A body with its last word, which is what its members are: "Velm Fruit and Vegetable Growers"."""
    last = _MEMBERS.match(text, mention.span.end) if mention.type == "ORGANIZATION" else None
    if last is None or last["members"].lower() not in occupations():
        return mention
    return replace(mention, span=Span(mention.span.start, last.end()))


def _without_kind(text: str, mention: EntityMention) -> EntityMention:
    start, end = mention.span
    first, _, rest = text[start:end].partition(" ")
    if mention.type == "ORGANIZATION" and first in _NOT_IN_NAMES and rest:
        return replace(mention, span=Span(end - len(rest), end))
    if mention.type != "ORGANIZATION" or first not in BEFORE_NAMES or not rest[:1].isupper():
        return mention
    opens = start == 0 or text[max(0, start - 2) : start] in ("\n\n", ". ", "” ", '" ')
    return replace(mention, span=Span(start + len(first) + 1, end)) if opens else mention


def _without_medium(text: str, mention: EntityMention) -> EntityMention | None:
    """The mention without "news agency" or "newspaper" before or after the name; None if no name remains."""
    if mention.type != "ORGANIZATION" or (medium := _MEDIUM.search(text, *mention.span)) is None:
        return mention
    start, end = mention.span
    if medium.end() < end:
        start = medium.end() + 1
    else:
        end = medium.start()
    name = text[start:end].strip()
    return replace(mention, span=Span(start, end)) if name and name not in _OWNERS else None


def _papers(text: str) -> Iterator[Span]:
    for sign, pattern in (("told the ", _TOLD_PAPER), (" reported", _PAPER_REPORTED)):
        if sign in text:
            yield from (Span(*paper.span("paper")) for paper in pattern.finditer(text))


def _parties(text: str) -> Iterator[Span]:
    for name in _PARTIES.inside(text):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
                yield Span(at, end)
            at = text.find(name, end)


def _known(text: str, mentions: Sequence[EntityMention]) -> Iterator[Span]:
    """The known organisations of which the model marks a part: "An Post" of "Post"."""
    last = -1
    for mention in mentions:
        start, end = mention.span
        word = _FIRST.match(text, start, end)
        for name, offset in _KNOWN.get(word[0], ()) if word else ():
            at = start - offset
            stop = at + len(name)
            whole = stop >= end and at > last and text.startswith(name, max(0, at))
            if whole and not text[max(0, at - 1) : at].isalnum() and not text[stop : stop + 1].isalnum():
                yield Span(at, stop)
                last = stop - 1
                break


def _spelled_out(text: str, mentions: Sequence[EntityMention]) -> Iterator[Span]:
    """Organisations before their acronym in brackets that the model marks only in part: "Velm Rail Board (VRB)"."""
    for _, span, kind in expansions_in(text):
        words = text[slice(*span)].split()
        inside = [mention for mention in mentions if mention.span.touches(span)]
        if kind != "body" or not all(word[0].isupper() or word in SMALL_WORDS for word in words) or not inside:
            continue
        within = all(span.start <= mention.span.start and mention.span.end <= span.end for mention in inside)
        if within and inside[0].span != span:
            yield span


def _offices(text: str, mentions: Sequence[EntityMention]) -> Iterator[Span]:
    """Departments of which the model marks a single word, with the words after "of"."""
    for mention, following in zip_longest(mentions, mentions[1:]):
        if mention.type != "ORGANIZATION":
            continue
        of = mention.span.start + len("of ") * text.startswith("of ", mention.span.start)
        lead = _LEAD.search(text, max(0, of - REACH), of) if mention.type == "ORGANIZATION" else None
        if lead:
            yield Span(lead.start(), mention.span.end)
            continue
        if purpose := _purpose(text, mention, following):
            yield Span(mention.span.start, purpose)
            continue
        office = text[slice(*mention.span)].partition(" of")
        if office[0] not in OF_SOMETHING or office[2] not in ("", " the"):
            continue
        found = _COMPLEMENT.match(text, mention.span.start + len(office[0]))
        if found:
            yield Span(mention.span.start, found.end())


def _groups(text: str, mentions: Sequence[EntityMention]) -> Iterator[Span]:
    """Groups called after who is in them and what for: "Citizens for a Quiet Harbour", "Friends of Velm Bay"."""
    persons = [mention.span for mention in mentions if mention.type in ("PERSON", "DATE")]
    for found in _GROUP.finditer(text):
        who = found["who"].lower()
        span = Span(*found.span())
        after = bisect_left(persons, span.start, key=lambda person: person.end)
        free = after == len(persons) or not persons[after].touches(span)
        if free and (who in _OF_GROUPS or who.removesuffix("s") in occupations()):
            yield span


def _purpose(text: str, mention: EntityMention, following: EntityMention | None) -> int | None:
    """The end of what a committee is on or a centre is for, unless that is a person."""
    words = text[slice(*mention.span)].split()
    if WITH_PURPOSE.isdisjoint((words[0], words[-1])):
        return None
    found = _PURPOSE.match(text, mention.span.end)
    if found is None or (following and following.span.start < found.end() and following.type in ("PERSON", "DATE")):
        return None
    return found.end()


def _outside(text: str, mention: EntityMention, wide: Sequence[Span]) -> EntityMention | None:
    """The mention, or its part after one of the wider names; None if nothing remains."""
    start, end = mention.span
    first = _touched(wide, mention.span)
    if first is None:
        return mention
    while first < len(wide) and wide[first].start <= start < wide[first].end:
        start = wide[first].end
        first += 1
    if start > mention.span.start:  # "$5" keeps its sign beside any body
        while start < end and not text[start].isalnum():
            start += 1
    if start >= end:
        return None
    if first < len(wide) and start < wide[first].start < end:
        return mention if mention.type != "ORGANIZATION" else None
    return replace(mention, span=Span(start, end))
