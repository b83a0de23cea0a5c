"""Resolve an attribution's source words to a person, group or office."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from wiredesk.enrich.annotation import Annotation, Attribution, Span
from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.speakers.descriptions import described, is_neither, is_of_principal
from wiredesk.enrich.speakers.genders import Gender, gender_of
from wiredesk.enrich.speakers.source_words import (
    POINTING,
    PRONOUNS,
    RELATIVES,
    body_noun,
    is_article,
    is_body_before_name,
    is_document,
    is_office,
    is_role,
    names_document,
    parts_of,
    without_titles,
)
from wiredesk.enrich.speakers.unnamed import UnnamedSpeakers, is_by_origin, is_somebody
from wiredesk.knowledge.courtesies import COURTESIES, GENDERED_TITLES, POSTNOMINALS
from wiredesk_schemas.entities import Entity, Mention
from wiredesk_schemas.quotes import Speaker

INSTITUTIONS = frozenset({"ORGANIZATION", "LOCATION"})
"""Types of what "it" said something can mean."""
CLAUSE = 120
"""Characters before a relative in which its antecedent ends."""

# A report within a report within a report.
NESTED_QUOTES = 3
# How far back a pronoun reaches: beyond a few sentences it is a guess.
SENTENCES_BACK = 4

_PLURAL = re.compile(
    r"^[A-Z][a-z]{2,}s(?= (?:at|for|from|in|of|who|with)\b)"
    r"|\b(?:[a-z]{2,}s|people|police|children|[a-z]*men|\w+ and [A-Z]\w+)\b"
)
"""Signs of a source of several people: a plural noun, or two names."""
_BODY = re.compile(
    r"(?:^[Tt]he|^[Ii]ts|['’]s?)\s(?:[\w-]+\s){0,2}(?:administration|agency|army|association|authority|bank|board|camp|campaign"
    r"|charity|club|commission|committee|company|council|court|department|embassy|firm|government|group|hospital"
    r"|institute|ministry|museum|office|party|police|school|team|union|university)$"
)
"""A source that is a body without a name of its own."""
_PLURAL_NAME = re.compile(r"(?:[A-Z][\w-]* )*[A-Z][a-z]{3,}s")
"""A source that is a name in the plural alone: "Democrats", "City Rangers"."""
_RELATIVE_GAP = re.compile(r"\s*,?\s*(?:\d{1,3}\s*,\s*)?|\s*,[^,.;:\n]{0,60},\s*")
_AGE = re.compile(r"\d{1,3}(?:-year-old)?$")
_OTHERS = re.compile(r"\b(?:of|for|to|by|with|from|and)$|\b(?:in|by|at|from)\s+(?:the|an?)\b", re.IGNORECASE)
"""Before a name: that it is not the one who speaks, but whom or what the speaker is for, or where the words stood."""
_OPENING = re.compile(r"(?:In|At|On|During|After|Before|With)\b[^,;:.]* (?:about|by|for|from|of|to|with)")
_WHERE = re.compile(r"(?:At|In|Near|Outside|From)\s")
_BEHIND_NAME = re.compile(
    r"\s+(?:about|after|amid|as|at|before|beside|by|during|following|for|from|in|inside|near|of|on|outside|over|through"
    r"|to|under|upon|via|when|where|while|with)\b"
)
"""Opens where somebody is from, and when, where or how somebody spoke."""
_RELATIVE_CLAUSE = re.compile(r",\s(?:who|which|whose|an?|[a-z]{2,}ed|the)\b")
_LETTERS_BEHIND = re.compile(rf"(?:,? (?:{'|'.join(sorted(POSTNOMINALS))}))+$")
_MEDIUM = re.compile(r" (?:news )?(?:agency|channel|magazine|network|newspaper|paper|service|website)$")
"""The noun behind the name of what reports the news: "Xinhua news agency"."""
_KIND = re.compile(r"(?:(?:[Tt]he|[Aa]n?)\s)?(?:(?!of\b|for\b|to\b|by\b)[a-z][a-z-]*\s){0,2}")
_COURTESY_BEHIND = re.compile(rf"\s*\b(?:{'|'.join(sorted(COURTESIES))})\.?$", re.IGNORECASE)
_OFFICE = re.compile(r"\b[Tt]he ([a-z]+)(?=[?.!,;:]| [a-z])")


class Speakers:
    """The possible speakers of one article; of its attributions, `said` are those that count as quotes."""

    def __init__(self, text: str, annotation: Annotation, entities: list[Entity], said: Sequence[Attribution]) -> None:
        self._text = text
        self._sources = sorted(one.source for one in annotation.attributions if one.source)
        self._said = sorted(span for one in said for span in one.content)
        spoken = sorted(span for one in annotation.attributions if one.kind == "direct" for span in one.content)
        self._sentences = [each for each in annotation.sentences if not _is_within(each, spoken)]
        """The reporter's: those inside a long quote do not count when a pronoun behind it refers back."""
        named = ((mention, entity) for entity in entities for mention in entity.mentions)
        self._named = sorted(named, key=lambda pair: pair[0].start)
        self._named_at = [mention.start for mention, _ in self._named]
        self._entities = entities
        self._unnamed = UnnamedSpeakers(text, entities, self._named)
        self._meant: dict[Gender, list[tuple[Span, Entity | None, str | None]]] = {"male": [], "female": []}
        """Whom "he" and "she" meant so far, in the order of the text."""

    def of(self, attribution: Attribution) -> Speaker | None:
        """The speaker of an attribution; None if the article names nobody."""
        source = attribution.source
        if source is None:
            return None
        words = self._text[source.start : source.end]
        entity: Entity | None = None
        description: str | None = None
        name = words
        if words.lower() in POINTING:
            is_read = is_document(self._text, attribution)
            entity, unnamed = self._author(source) if is_read else self._pointed_at(words.lower(), source)
            if entity is None and unnamed is None:
                return None
            name = unnamed or words
        elif not is_neither(self._text, source):
            entity, description = self._named_in(source)
            if entity is None and (relative := _RELATIVE_CLAUSE.search(words)) and " and " not in words:
                name = words[: relative.start()]
            entity = entity or self._unnamed.by_description(name, source.start) or self._unnamed.named_behind(source)
            entity = entity or self._unnamed.by_noun_or_age(name, source.start) or self._called_anew(name, source)
            name = name if entity else self._unnamed.first_words(name, self._sources_before(source))
        return Speaker(
            text=words,
            start=source.start,
            end=source.end,
            name=entity.name if entity else name,
            entity_id=entity.entity_id if entity else None,
            description=description,
        )

    def _pointed_at(self, word: str, source: Span) -> tuple[Entity | None, str | None]:
        """The referent of a personal or relative pronoun, or the words for an unnamed speaker; None for other words."""
        if word in PRONOUNS:
            return self._person(PRONOUNS[word], source)
        if word == "they":
            return None, self._group(source)
        if word in RELATIVES:
            entity = self._antecedent(word, source)
            return entity, None if entity else self._unnamed.phrase_before(source.start)
        if word == "it":
            body = self._body(source)
            entity = self._unnamed.by_noun_or_age(body, source.start) if body else self._institution(source)
            return entity, None if entity else body
        return None, None

    def _person(self, gender: Gender, source: Span) -> tuple[Entity | None, str | None]:
        """The referent of "he" or "she": named or credited in the sentences before, else that of the last pronoun."""
        entity, words = self._meant_by(gender, source), None
        if entity is None:
            entity, words = self._speaker_before(gender, source)
        meant = self._meant[gender]
        at = bisect_left(meant, source, key=lambda earlier: earlier[0])
        if entity is None and words is None:
            entity = self._office_before(gender, source)
        if entity is None and words is None:
            if at == 0 or meant[at - 1][0].start < self._first_sentence_before(source):
                return None, None
            _, entity, words = meant[at - 1]
        meant.insert(at, (source, entity, words))
        return entity, words

    def _office_before(self, gender: Gender, source: Span) -> Entity | None:
        """The bearer of an office in the sentences before, whom the article names later: "Will the mayor go? …"."""
        start = self._first_sentence_before(source, 3)
        for office in reversed(_OFFICE.findall(self._text[start : source.start])):
            entity = self._unnamed.by_description(f"the {office}", source.start)
            if entity and self._genders[entity.entity_id] in (gender, None):
                return entity
        return None

    def _sentences_before(self, source: Span, count: int) -> Sequence[Span]:
        """The reporter's last sentences, in the order of the text, up to the one that the source is in."""
        here = bisect_right(self._sentences, source.start, key=lambda sentence: sentence.start)
        return self._sentences[max(0, here - count) : here]

    def _first_sentence_before(self, source: Span, count: int = 2 * SENTENCES_BACK) -> int:
        """The start of the sentences that a pronoun can refer back to."""
        return next((sentence.start for sentence in self._sentences_before(source, count)), 0)

    def _sources_before(self, source: Span) -> Iterator[Span]:
        """The source words in the sentences before, nearest first, without pronouns."""
        before = bisect_left(self._sources, source.start, key=lambda span: span.start)
        first = self._first_sentence_before(source)
        for earlier in reversed(self._sources[:before]):
            if earlier.start < first:
                return
            if self._text[slice(*earlier)].lower() not in POINTING:
                yield earlier

    def _speaker_before(self, gender: Gender, source: Span) -> tuple[Entity | None, str | None]:
        """The last speaker that "he" or "she" can refer to: a person, or an unnamed speaker."""
        for earlier in self._sources_before(source):
            words = self._text[slice(*earlier)]
            entity = self._named_in(earlier)[0] or self._unnamed.by_description(words, earlier.start)
            entity = entity or self._unnamed.named_behind(earlier)
            if entity and entity.type == "PERSON":
                return self._of_gender(entity, gender), None
            if is_somebody(words) or described(words):
                return None, words
        return None, None

    def _of_gender(self, person: Entity, gender: Gender) -> Entity | None:
        """A person if the gender matches, else a relative with the same surname whose gender matches."""
        if self._genders[person.entity_id] in (gender, None):
            return person
        surname = name_words(person.name)[-1]
        relatives = (entity for entity in self._entities if entity.type == "PERSON")
        relatives = (entity for entity in relatives if name_words(entity.name)[-1:] == (surname,))
        return next((entity for entity in relatives if self._genders[entity.entity_id] == gender), None)

    def _group(self, source: Span) -> str | None:
        """The words for the group that "they" refers to: the nearest source before it that is several people."""
        for span in self._sources_before(source):
            words = self._text[slice(*span)]
            named, _ = self._named_in(span)
            if named and named.type == "PERSON" and " and " not in words:
                continue
            if _PLURAL.search(words) or (_PLURAL_NAME.fullmatch(words) and self._is_people(span)):
                return words
        return None

    def _body(self, source: Span) -> str | None:
        """The words for a nameless body that "it" refers to: "Ana Ruiz's campaign" as the last source before it."""
        last, recent = next(self._sources_before(source), None), self._sentences_before(source, 2)
        if len(recent) > 1 and (document := self._unnamed.subject_of(*recent[0])):
            return document
        if last is None or len(recent) < 2 or last.start < recent[0].start:
            return None
        words = self._text[slice(*last)]
        is_nameless = self._named_in(last)[0] is None and body_noun(words.partition(",")[0])
        return words if is_nameless or _BODY.search(words) else None

    def _is_people(self, span: Span) -> bool:
        """Whether words name a nationality, party or group, not a single person or place."""
        types = {entity.type for _, entity in self._named_between(span.start, span.end)}
        return not types or "NORP" in types

    def _antecedent(self, word: str, source: Span) -> Entity | None:
        """The entity directly before "who" or "which", allowing a description between commas."""
        before = [
            pair
            for pair in self._named_between(max(0, source.start - CLAUSE), source.start)
            if pair[0].end <= source.start
        ]
        for mention, entity in reversed(before):
            between = self._text[mention.end : source.start]
            if _RELATIVE_GAP.fullmatch(between) and (entity.type == "PERSON") == (word != "which"):
                return entity
        return None

    def _institution(self, source: Span) -> Entity | None:
        """The organisation or country that "it" refers to: the first one in the nearest sentence that names one."""
        return next((entity for entity in self._named_before(source) if entity.type in INSTITUTIONS), None)

    def _named_before(self, source: Span, count: int = 3) -> Iterator[Entity]:
        """Whom the last sentences name outside quotes, the nearest first; in each, whoever speaks and then in order."""
        for sentence in reversed(self._sentences_before(source, count)):
            for mention, entity in self._speaking_first(sentence.start, min(sentence.end, source.start)):
                if not self._is_said(mention):
                    yield entity

    def _named_in(self, source: Span) -> tuple[Entity | None, str | None]:
        """The entity that the words name, and the remaining words about it."""
        parts = parts_of(self._text, source)
        if len(parts) > 1 and _WHERE.match(self._text, parts[0].start):
            del parts[0]
        for position, part in enumerate(parts[:2]):
            found = self._head_of(part)
            if found is None:
                continue
            mention, entity = found
            led_by = self._text[part.start : mention.start]
            is_role_here = is_role(led_by) or (is_office(self._text[slice(*parts[0])]) and not _OTHERS.search(led_by))
            if position == 1 and (not is_role_here or self._text[part.start - 1] == "("):
                break
            return entity, self._description(parts, position, mention, entity)
        return None, None

    def _head_of(self, part: Span) -> tuple[Mention, Entity] | None:
        """The entity in part of the source that is the speaker, not somebody with a spokesman or son.

        It is the first person with more words behind the name, which may name others, or else the last name.
        """
        named = [(mention, entity) for mention, entity in self._named_between(*part) if mention.end <= part.end]
        persons = [(mention, one) for mention, one in named if one.type == "PERSON" and self._may_speak(part, mention)]
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
        """Whether a person is not the one whom the words before say somebody speaks for, or belongs to."""
        before = self._text[part.start : mention.start]
        return not (is_of_principal(before) or _OTHERS.search(without_titles(before)))

    def _description(self, parts: list[Span], position: int, mention: Mention, entity: Entity) -> str | None:
        if entity.type != "PERSON":
            return None
        after = parts[position + 1 :]
        while after and _AGE.match(self._text[after[0].start : after[0].end]):
            after = after[1:]
        if after:
            return self._text[after[0].start : parts[-1].end].rstrip(" ,;)")
        before = Span(parts[0].start, mention.start)
        title = self._text[before.start : before.end].strip(" ,—–(")
        title = _COURTESY_BEHIND.sub("", title).rstrip(" ,")
        return None if is_article(title) else title

    def _called_anew(self, words: str, source: Span) -> Entity | None:
        """The last person who spoke or was named, called by nationality, age or lot: "the Italian", "the lawmaker".

        By a lot only if the sentences before name nobody else, or the paragraph opens with a quote or names somebody.
        """
        is_national = is_by_origin(words, {entity.type for _, entity in self._named_between(*source)})
        if not is_national and not self._unnamed.is_epithet(words, source.start):
            return None
        persons = [entity for entity in self._named_before(source, SENTENCES_BACK) if entity.type == "PERSON"]
        gender = next((GENDERED_TITLES[word] for word in words.split() if word in GENDERED_TITLES), None)
        persons = [each for each in persons if gender and self._genders[each.entity_id] == gender] or persons
        if not persons or (gender and self._genders[persons[0].entity_id] not in (gender, None)):
            return None
        is_sure = is_national or len({each.entity_id for each in persons}) == 1
        return persons[0] if is_sure or self._unnamed.is_beside(source.start) else None

    def _author(self, source: Span) -> tuple[Entity | None, None]:
        """Who wrote what "it" reads: the source of the sentence before, if that names a document."""
        start, last = self._first_sentence_before(source, 2), next(self._sources_before(source), None)
        is_named = last and last.start >= start and names_document(self._text[start : source.start])
        return (self._named_in(last)[0] if last and is_named else None), None

    @cached_property
    def _genders(self) -> dict[str, Gender | None]:
        """The persons' genders; computed lazily, when there is a "he" or "she"."""
        people = (entity for entity in self._entities if entity.type == "PERSON")
        return {person.entity_id: gender_of(self._text, person) for person in people}

    def _meant_by(self, gender: Gender, source: Span) -> Entity | None:
        """The most plausible person for a pronoun.

        In the nearest sentence that names anyone, the person who speaks there; else the first named there. None if an
        unnamed speaker comes in between.
        """
        fitting: list[Entity] = []
        surely: list[Entity] = []
        for sentence in reversed(self._sentences_before(source, SENTENCES_BACK + 1)):
            end = min(sentence.end, source.start)
            for mention, entity in self._speaking_first(sentence.start, end):
                if entity.type == "PERSON" and not self._is_said(mention):
                    known = self._genders[entity.entity_id]
                    fitting += [entity] if known in (gender, None) else []
                    # A name of one word may be a place or a thing that the model took for a person.
                    is_name = " " in entity.name or self._is_source(mention) or self._unnamed.is_aged(entity)
                    surely += [entity] if known == gender or (not known and is_name) else []
            if not fitting and self._somebody_speaks(sentence.start, end):
                return None
        return next(iter(surely or fitting), None)

    def _somebody_speaks(self, start: int, end: int) -> bool:
        """Whether an unnamed speaker is credited in a span of the text: "a spokesman for the union"."""
        first, last = (bisect_left(self._sources, offset, key=lambda span: span.start) for offset in (start, end))
        return any(is_somebody(self._text[slice(*source)]) for source in self._sources[first:last])

    def _speaking_first(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        return sorted(
            self._named_between(start, end),
            key=lambda pair: (
                not self._is_source(pair[0]),
                self._is_addressed(start, pair[0]),
                self._text.startswith(("’s ", "'s "), pair[0].end),
            ),
        )

    def _is_addressed(self, start: int, mention: Mention) -> bool:
        """Whether a sentence opens with words to somebody, before the one who does it: "In a letter to Ruiz, "."""
        if not self._text.startswith(",", mention.end):
            return False
        return bool(_OPENING.fullmatch(without_titles(self._text[start : mention.start])))

    def _is_source(self, mention: Mention) -> bool:
        before = bisect_right(self._sources, mention.start, key=lambda span: span.start)
        return before > 0 and mention.end <= self._sources[before - 1].end

    def _named_between(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """The mentions that begin in a span of the text."""
        return self._named[bisect_left(self._named_at, start) : bisect_left(self._named_at, end)]

    def _is_said(self, mention: Mention) -> bool:
        before = bisect_right(self._said, mention.start, key=lambda span: span.start)
        return any(mention.start < span.end for span in self._said[max(0, before - NESTED_QUOTES) : before])


def _is_within(sentence: Span, spoken: Sequence[Span]) -> bool:
    """Whether a sentence, apart from its marks, is inside quoted words."""
    before = bisect_right(spoken, sentence.start + 1, key=lambda span: span.start)
    return before > 0 and sentence.end <= spoken[before - 1].end + 1
