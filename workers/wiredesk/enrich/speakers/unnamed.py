"""Resolve sources without a name: "the ambassador", "the union", "the 44-year-old"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.speakers.descriptions import Description, described, descriptions_of, fits
from wiredesk.enrich.speakers.source_words import body_noun, parts_of, without_titles
from wiredesk_schemas.entities import Entity, Mention

_APPOSITION = re.compile(
    r",\s(?:(?:\w+\s){0,2}(?:called|identified|known|named)\s(?:(?:only|simply)\s)?(?:as\s|by\s)?)?"
)
TITLE = 24
"""Characters behind the beginning of an apposition in which its name begins, after titles."""
_AGED = re.compile(r"[Tt]he (?P<age>\d{1,3})-year-old")
_AGE_BEHIND = re.compile(r",? \(?(?P<age>\d{1,3})\b")


class UnnamedSpeakers:
    """The persons and organisations of one article, by what it says of them.

    Args:
        text: the article's.
        entities: its entities.
        named: their mentions, in the order of the text.
    """

    def __init__(self, text: str, entities: Sequence[Entity], named: Sequence[tuple[Mention, Entity]]) -> None:
        self._text = text
        self._named = named
        self._persons = [entity for entity in entities if entity.type == "PERSON"]
        self._bodies = [entity for entity in entities if entity.type == "ORGANIZATION"]

    def by_description(self, words: str, offset: int) -> Entity | None:
        """The person whom the article describes by these words; of several, the one named last before the offset."""
        asked = described(words)
        if asked is None:
            return None
        fitting = [entity for entity, given in self._descriptions if fits(asked, given)]
        return max(fitting, key=lambda entity: _last_before(entity, offset), default=None)

    def named_behind(self, source: Span) -> Entity | None:
        """The person named in an apposition behind the source: "The rebels’ leader, known only as Commander Lind"."""
        parts = parts_of(self._text, source)
        behind = _APPOSITION.match(self._text, parts[0].end) if parts else None
        if behind is None:
            return None
        first, last = (
            bisect_left(self._named, offset, key=lambda pair: pair[0].start)
            for offset in (behind.end(), behind.end() + TITLE)
        )
        for mention, entity in self._named[first:last]:
            if entity.type == "PERSON" and not without_titles(self._text[behind.end() : mention.start]):
                return entity
        return None

    def by_noun_or_age(self, words: str, offset: int) -> Entity | None:
        """The organisation named before the offset of "the union", or the person of "the 44-year-old"."""
        if noun := body_noun(words):
            bodies = [body for body in self._bodies if " " in body.name and noun in name_words(body.name)]
            return bodies[0] if len(bodies) == 1 and bodies[0].mentions[0].start < offset else None
        aged = _AGED.fullmatch(words)
        persons = (pair for pair in self._named if aged and pair[1].type == "PERSON")
        for mention, person in persons:
            age = _AGE_BEHIND.match(self._text, mention.end)
            if aged and age and age["age"] == aged["age"]:
                return person
        return None

    @cached_property
    def _descriptions(self) -> list[tuple[Entity, list[Description]]]:
        """The persons' descriptions; computed lazily, since few articles need them."""
        return [(person, descriptions_of(self._text, person)) for person in self._persons]


def _last_before(entity: Entity, offset: int) -> int:
    """The start of the last mention before an offset; if none, a negative number, nearer 0 the sooner one follows."""
    before = [mention.start for mention in entity.mentions if mention.start < offset]
    return before[-1] if before else -entity.mentions[0].start
