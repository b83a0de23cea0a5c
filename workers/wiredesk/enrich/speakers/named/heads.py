"""Find the entity that a source names: the head of its words, not an owner, a place, or a spokesman's principal."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.speakers.descriptions import is_of_principal, is_personal
from wiredesk.enrich.speakers.source_words import (
    is_article,
    is_body_before_name,
    is_office,
    is_role,
    parts_of,
    without_titles,
)
from wiredesk.knowledge.courtesies import COURTESIES, POSTNOMINALS
from wiredesk_schemas.entities import Entity, Mention

_AGE = re.compile(r"\d{1,3}(?:-year-old)?$")
_OTHERS = re.compile(r"\b(?:of|for|to|by|with|from|and)$|\b(?:in|by|at|from)\s+(?:the|an?)\b", re.IGNORECASE)
"""Before a name: that it is not the speaker, but who or what the speaker is for, or where the words stood."""
_OFFICER_OF = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?) )?(?:[\w-]+ ){0,3}(?:[Aa]dvis[eo]r|[Aa]nalyst|[Cc]hair(?:man|person|woman)?|[Cc]hief"
    r"|[Cc]oordinator|[Dd]irector|[Ee]conomist|[Hh]ead|[Ll]ecturer|[Mm]anager|[Oo]fficer|[Pp]resident|[Pp]rofessor"
    r"|[Ss]ecretary|[Ss]pecialist|[Tt]reasurer) (?:at|in|of) "
)
"""Before the body of an officer: "Permanent secretary in the Ministry of Ports Ana Ruiz"."""
_RELATIVE_GAP = re.compile(
    r"\s*,?\s*(?:\d{1,3}\s*,\s*)?|\s[–—-]+\s|\s*,[^,.;:\n]{0,60},\s*"
    r"|\s(?:at|from|in|of)\s[^,.;:\n]{1,40}(?:,\s[^\W\d_a-z][\w.]{1,14}(?:\s[\w.]{1,14})?)?,\s*"
    r"|,\s(?:\d{1,3},\s)?(?:an?|the)\s(?!who\b)[^,.;:\n]{0,60}\s"
)
_OWNER = re.compile(r"^(?:[^\W\d_a-z][\w.-]* ){0,3}[^\W\d_a-z][\w.-]*['’]s? $")
"""A place or body before a name in an apposition: "Velm’s "."""
_WHERE = re.compile(r"(?:At|In|Near|Outside|From)\s")
_PARTICIPLE = re.compile(r"[A-Z][a-z]+ing")
_GOES_ON = re.compile(r"\) \w")
_BEHIND_NAME = re.compile(
    r"\s+(?:about|after|amid|as|at|before|beside|by|during|following|for|from|in|inside|near|of|on|outside|over|through"
    r"|to|under|upon|via|when|where|while|with|and (?:(?:her|his|their) )?(?:co-?authors?|colleagues?|team))\b"
)
"""Opens where somebody is from, who works with them, and when, where or how they spoke."""
_LETTERS_BEHIND = re.compile(rf"(?:,? (?:{'|'.join(sorted(POSTNOMINALS))}|(?:him|her|it)self|themselves))+$")
_MEDIUM = re.compile(r" (?:news )?(?:agency|channel|magazine|network|newspaper|paper|service|website)$")
"""The noun behind the name of what reports the news: "Xinhua news agency"."""
_KIND = re.compile(r"(?:(?:[Tt]he|[Aa]n?)\s)?(?:(?!of\b|for\b|to\b|by\b)[a-z][a-z-]*\s){0,2}")
_COURTESY_BEHIND = re.compile(rf"\s*\b(?:{'|'.join(sorted(COURTESIES))})\.?$", re.IGNORECASE)

_POSSESSIVES = (["her"], ["his"], ["their"])

CLAUSE = 120
"""Characters before a relative in which its antecedent ends."""


class NamedSources:
    """The mentions of one article by place, and what the words of a source name.

    Args:
        text: the article's.
        named: its mentions with their entities, in the order of the text.
    """

    def __init__(self, text: str, named: Sequence[tuple[Mention, Entity]]) -> None:
        self._text = text
        self._named = named
        self._named_at = [mention.start for mention, _ in named]

    def between(self, start: int, end: int) -> Sequence[tuple[Mention, Entity]]:
        """The mentions that begin in a span of the text."""
        return self._named[bisect_left(self._named_at, start) : bisect_left(self._named_at, end)]

    def named_in(self, source: Span) -> tuple[Entity | None, str | None]:
        """The entity that the words name, and the remaining words about it."""
        parts = self._joined(parts_of(self._text, source))
        if len(parts) > 1 and (_WHERE.match(self._text, parts[0].start) or self._is_participle(*parts[:2])):
            del parts[0]
        for position, part in enumerate(parts[:2]):
            found = self._head_of(part)
            if found is None:
                continue
            mention, entity = found
            led_by = _OWNER.sub("", self._text[part.start : mention.start])
            is_role_here = is_role(led_by) or (is_office(self._text[slice(*parts[0])]) and not _OTHERS.search(led_by))
            if position == 1 and entity.type == "ORGANIZATION" and (holder := self._holder(parts)):
                return holder, None
            if position == 1 and (not is_role_here or self._text[part.start - 1] == "("):
                break
            return entity, self._description(parts, position, mention, entity)
        return None, None

    def antecedent(self, word: str, source: Span) -> Entity | None:
        """The entity directly before "who" or "which", allowing a description between commas."""
        before = [
            pair for pair in self.between(max(0, source.start - CLAUSE), source.start) if pair[0].end <= source.start
        ]
        for mention, entity in reversed(before):
            between = self._text[mention.end : source.start]
            if _RELATIVE_GAP.fullmatch(between) and (entity.type == "PERSON") == (word != "which"):
                return entity
        return None

    def _holder(self, parts: Sequence[Span]) -> Entity | None:
        """The person behind an office and its body: "The Permanent Secretary, Lagos State Agency, Dr Ana Ruiz"."""
        found = self._head_of(parts[2]) if len(parts) > 2 else None
        if found is None or found[1].type != "PERSON" or not is_role(self._text[parts[2].start : found[0].start]):
            return None
        return found[1]

    def _joined(self, parts: list[Span]) -> list[Span]:
        """The parts without brackets in the middle of a title: "Deputy commissioner (cyber) Ana Ruiz".

        A body and its letters in brackets are one part with its officer: "Velm Rail Board (VRB) director Ana Ruiz".
        """
        joined: list[Span] = []
        goes_on = False
        for part in parts:
            if self._text[part.start - 1] == "(" and _GOES_ON.match(self._text, part.end):
                goes_on = bool(joined)
                continue
            if joined and self._is_field(joined[-1], part):
                continue
            if goes_on and self._is_officer(joined[-1], part):
                joined[-1] = Span(joined[-1].start, part.end)
            else:
                joined.append(part)
            goes_on = False
        return joined

    def _is_field(self, office: Span, part: Span) -> bool:
        """Whether brackets have what an office is for: "Permanent Secretary (Technical Services), Dr Ana Ruiz"."""
        if self._text[part.start - 1] != "(" or not is_personal(self._text[slice(*office)].split()[-1].lower()):
            return False
        return self._text[part.start].isupper() and not (self._head_of(office) or self._head_of(part))

    def _is_officer(self, body: Span, part: Span) -> bool:
        """Whether a body, or an office, stands before an officer: "Velm Rail Board" and "director Ana Ruiz"."""
        leading = self._head_of(body)
        if leading is None:
            return True
        if leading[1].type != "ORGANIZATION":
            return False
        found = self._head_of(part)
        if found is None:
            return is_personal(self._text[slice(*part)].split()[-1])
        return found[1].type == "PERSON" and found[0].start > part.start

    def _is_participle(self, first: Span, second: Span) -> bool:
        """Whether a source opens with what somebody does, and not with a name: "Prosecuting, Ana Ruiz"."""
        found = self._head_of(second) if _PARTICIPLE.fullmatch(self._text, *first) else None
        return found is not None and found[1].type == "PERSON" and is_role(self._text[second.start : found[0].start])

    def _head_of(self, part: Span) -> tuple[Mention, Entity] | None:
        """The entity in part of the source that is the speaker, not somebody with a spokesman or son.

        It is the first person with more words behind the name, which may name others, or else the last name.
        """
        named = [(mention, entity) for mention, entity in self.between(*part) if mention.end <= part.end]
        persons = [
            (mention, entity) for mention, entity in named if entity.type == "PERSON" and self._may_speak(part, mention)
        ]
        for mention, entity in persons:
            if _BEHIND_NAME.match(self._text, mention.end, part.end):
                return mention, entity
        for mention, entity in reversed(named):
            before = without_titles(self._text[part.start : mention.start])
            after = _LETTERS_BEHIND.sub("", self._text[mention.end : part.end])
            if entity.type == "ORGANIZATION" and (
                (not after.strip() and (is_article(before) or is_body_before_name(before)))
                or (_MEDIUM.fullmatch(after) and _KIND.fullmatch(f"{before} " if before else ""))
            ):
                return mention, entity
            if not after.strip() and (mention, entity) in persons:
                return mention, entity
        return None

    def _may_speak(self, part: Span, mention: Mention) -> bool:
        """Whether a person is not the one that somebody speaks for, or belongs to, by the words before."""
        before = self._text[part.start : mention.start]
        if _OFFICER_OF.match(before) and self._ends_body(mention.start - 1):
            return True
        return not (is_of_principal(before) or _OTHERS.search(without_titles(before)))

    def _ends_body(self, end: int) -> bool:
        """Whether a body ends at an offset: "Ministry of Ports" of "Ministry of Ports Ana Ruiz"."""
        before = bisect_left(self._named_at, end) - 1
        return before >= 0 and self._named[before][0].end == end and self._named[before][1].type == "ORGANIZATION"

    def _description(self, parts: list[Span], position: int, mention: Mention, entity: Entity) -> str | None:
        if entity.type != "PERSON":
            return None
        after = parts[position + 1 :]
        while after and _AGE.match(self._text[after[0].start : after[0].end]):
            after = after[1:]
        if after and not self._is_manner(after[0]):
            return self._text[after[0].start : parts[-1].end].rstrip(" ,;)")
        before = Span(parts[0].start, mention.start)
        title = self._text[before.start : before.end].strip(" ,—–(")
        title = _COURTESY_BEHIND.sub("", title).rstrip(" ,")
        return None if is_article(title) else title

    def _is_manner(self, part: Span) -> bool:
        """Whether words behind a name tell how somebody spoke, and not who it is: "her voice almost gone"."""
        words = self._text[slice(*part)].lower().split()
        return words[:1] in _POSSESSIVES and not any(map(is_personal, words[1:]))
