"""Resolve an attribution's source words to a person, group or office."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from wiredesk.enrich.annotation import Annotation, Attribution, Span
from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.speakers.descriptions import described, is_neither
from wiredesk.enrich.speakers.documents import Documents
from wiredesk.enrich.speakers.genders import Gender, gender_of
from wiredesk.enrich.speakers.groups import UnnamedGroups
from wiredesk.enrich.speakers.named.heads import NamedSources
from wiredesk.enrich.speakers.named.kin import Relatives, kin_in
from wiredesk.enrich.speakers.named.one_surname import couples_of, full_names, with_bearers
from wiredesk.enrich.speakers.phrases import gender_of_phrase, person_phrase
from wiredesk.enrich.speakers.preceding import SENTENCES_BACK, Preceding
from wiredesk.enrich.speakers.source_words import (
    ANY_BODY,
    POINTING,
    PRONOUNS,
    RELATIVES,
    body_noun,
    is_document,
    is_personal_document,
    is_reply,
    relative_alone,
    without_titles,
)
from wiredesk.enrich.speakers.unnamed import UnnamedSpeakers, is_by_origin, is_honour, may_be_called
from wiredesk.knowledge.courtesies import GENDERED_TITLES
from wiredesk_schemas.entities import Entity, Mention
from wiredesk_schemas.quotes import Speaker

INSTITUTIONS = frozenset({"ORGANIZATION", "LOCATION"})
"""Types of what "it" said something can mean."""

_OPENING = re.compile(
    r"(?:(?:In|At|On|During|After|Before|Under|With)\b|[A-Z][\w-]*(?:ed|told)\b)[^,;:.“”]* "
    r"(?:about|by|for|from|of|to|with)(?: [a-z]+)?"
)
_RELATIVE_CLAUSE = re.compile(r",\s(?:who|which|whose|an?|[a-z]{2,}ed|the)\b")
_HEARER = re.compile(r"[^.!?“”\"\n]{0,40}?\b(?:asked|told) (?P<hearer>the [a-z]+) ")
"""The person asked in the sentence before: "Judge Ruiz asked the defendant if he was sorry. “I am,” he replied."."""
_REFLEXIVE = re.compile(r" (?:him|her|them)sel(?:f|ves)$")
_INITIALS = re.compile(r"[Tt]he (?:[\w’-]+ ){0,2}?[A-Z]{2,4}\b")
_OFFICE = re.compile(r"\b[Tt]he ([a-z]+)(?=[?.!,;:]| [a-z])")


class Speakers:
    """The possible speakers of one article; of its attributions, `said` are those that count as quotes."""

    def __init__(self, text: str, annotation: Annotation, entities: list[Entity], said: Sequence[Attribution]) -> None:
        self._text = text
        self._before = Preceding(text, annotation, said)
        named = ((mention, entity) for entity in entities for mention in entity.mentions)
        ordered = with_bearers(text, sorted(named, key=lambda pair: pair[0].start), self._before.sources)
        self._heads = NamedSources(text, ordered)
        self._documents = Documents(text, self._before, self._heads)
        self._named = ordered
        couples = couples_of(text, ordered)
        self._relatives = Relatives(text, entities, couples)
        self._full_names = full_names(ordered, couples)
        self._entities = entities
        self._unnamed = UnnamedSpeakers(text, entities, ordered)
        self._groups = UnnamedGroups(text, self._before, self._heads, self._unnamed)
        self._meant: dict[Gender, list[tuple[Span, Entity | None, str | None]]] = {"male": [], "female": []}
        """Persons that "he" and "she" meant so far, in the order of the text."""
        self._last_body: tuple[int, Entity | None, str | None] = (-1, None, None)  # where "it" last spoke, as what

    def of(self, attribution: Attribution) -> Speaker | None:
        """The speaker of an attribution; None if the article names nobody."""
        source = attribution.source
        if source is None:
            return None
        source = relative_alone(self._text, source)
        words = self._text[source.start : source.end]
        entity: Entity | None = None
        description: str | None = None
        name = words
        if words.lower() in POINTING:
            is_read = is_document(self._text, attribution)
            answers = is_reply(self._text, attribution.cue)
            entity, unnamed = (
                self._documents.author(source) if is_read else self._pointed_at(words.lower(), source, answers)
            )
            if entity is None and unnamed is None:
                return None
            name = unnamed or words
        elif not is_neither(self._text, source):
            entity, description, name = self._in_words(source)
            if entity is None and is_reply(self._text, attribution.cue):
                entity = self._asked(source)
            if entity is None:
                name = self._unnamed.name_given(source) or self._unnamed.first_words(
                    name, self._before.sources_before(source)
                )
        return Speaker(
            text=words,
            start=source.start,
            end=source.end,
            name=self._full_names.get(entity.entity_id, entity.name) if entity else name,
            entity_id=entity.entity_id if entity else None,
            description=description,
        )

    def _in_words(self, source: Span) -> tuple[Entity | None, str | None, str]:
        """The entity that source words without a pronoun mean, the remaining words about it, and the words to show."""
        words = _REFLEXIVE.sub("", self._text[slice(*source)])
        entity, description = self._heads.named_in(source)
        if words.isupper():  # "LIND: It rained."
            entity = self._called(without_titles(words)) or entity
        if entity is None and is_personal_document(words):
            whose = PRONOUNS.get(words.partition(" ")[0].lower())
            entity = self._documents.writer(words, source) or (self._person(whose, source)[0] if whose else None)
        if _INITIALS.fullmatch(words) or is_honour(
            words
        ):  # "the CS" is somebody in office where the article has one, else a body
            entity = self._unnamed.by_description(words, source.start) or entity
        if entity and (entity.type == "NORP" or is_by_origin(words, set())):
            return self._called_anew(words, source) or entity, None, words  # "the Italian", "the Democrat"
        if entity is None and (relative := _RELATIVE_CLAUSE.search(words)) and " and " not in words:
            words = words[: relative.start()]
        entity = entity or self._unnamed.by_description(words, source.start) or self._unnamed.named_behind(source)
        entity = entity or self._unnamed.by_noun_or_age(words, source.start) or self._called_anew(words, source)
        entity = entity or self._unnamed.named_in_next(source) or self._body_again(words, source)
        entity = entity or self._relative(words.partition(",")[0], source)
        return entity, description, words

    def _called(self, surname: str) -> Entity | None:
        """The one person with a surname."""
        names = ((entity, name_words(entity.name)) for entity in self._entities if entity.type == "PERSON")
        found = [entity for entity, words in names if len(words) > 1 and words[-1:] == name_words(surname)]
        return found[0] if len(found) == 1 else None

    def _pointed_at(self, word: str, source: Span, answers: bool) -> tuple[Entity | None, str | None]:
        """The referent of a personal or relative pronoun, or the words for an unnamed speaker; None for other words."""
        if word in PRONOUNS:
            return self._person(PRONOUNS[word], source, answers)
        if word == "they":
            return None, self._groups.they(source)
        if word in RELATIVES:
            entity = self._heads.antecedent(word, source)
            return entity, None if entity else self._unnamed.phrase_before(source.start)
        return self._body_meant(source) if word == "it" else (None, None)

    def _body_meant(self, source: Span) -> tuple[Entity | None, str | None]:
        """The referent of "it": a body or document, else the first one named in a sentence before, or the last "it"."""
        body = self._groups.it(source)
        last_source = next(self._before.sources_before(source), None) if body else None
        if last_source and body == self._text[slice(*last_source)]:
            entity = self._in_words(last_source)[0]
        elif body:
            entity = self._unnamed.by_noun_or_age(body, source.start)
        else:
            entity = next((entity for entity in self._named_before(source) if entity.type in INSTITUTIONS), None)
        if entity is None and body is None:
            last, entity, body = self._last_body
            if not self._before.first_sentence_before(source) <= last <= source.start:
                return None, None
        self._last_body = (source.start, entity, body)
        return entity, None if entity else body

    def _person(self, gender: Gender, source: Span, answers: bool = False) -> tuple[Entity | None, str | None]:
        """The referent of "he" or "she": named or credited in the sentences before, else that of the last pronoun.

        Args:
            gender: of the pronoun.
            source: the pronoun.
            answers: whether they reply to somebody.
        """
        entity, words = self._meant_by(gender, source)
        if entity is None and words is None:
            entity, words = self._speaker_before(gender, source)
        meant = self._meant[gender]
        at = bisect_left(meant, source, key=lambda earlier: earlier[0])
        if entity is None and words is None:
            entity = self._office_before(gender, source)
        if entity is None and words is None:
            if at == 0 or meant[at - 1][0].start < self._before.first_sentence_before(source):
                return None, None
            _, entity, words = meant[at - 1]
        if entity and answers:
            entity = self._answering(entity, gender, source)
        meant.insert(at, (source, entity, words))
        if entity and self._genders.get(entity.entity_id, gender) is None:
            self._genders[entity.entity_id] = gender  # "she" cannot later mean a person that "he" meant
        return entity, words

    def _answering(self, person: Entity, gender: Gender, source: Span) -> Entity:
        """Who a pronoun with a verb of reply means: not who spoke last, where that sentence names somebody else."""
        last = next(self._before.sources_before(source), None)
        asked = _HEARER.match(self._text, last.end, source.start) if last else None
        if asked and (hearer := self._unnamed.by_description(asked["hearer"], source.start)):
            return hearer
        if last is None or self._heads.named_in(last)[0] != person:
            return person
        count = SENTENCES_BACK if self._before.asks(last) else 1
        known = self._genders.get(person.entity_id) == gender
        for sentence in reversed(self._before.sentences_before(last, count)):
            for mention, entity in self._heads.between(*sentence):
                own = self._genders[entity.entity_id] if self._is_person(mention, entity) else None
                if entity != person and self._is_person(mention, entity) and (own == gender or (not own and not known)):
                    return entity
        return person

    def _asked(self, source: Span) -> Entity | None:
        """Who "the witness" that answers a question means: the person who spoke before the one who asks."""
        earlier = self._before.sources_before(source)
        asker = next(earlier, None)
        if asker is None or not self._before.asks(asker):
            return None
        persons = (self._heads.named_in(span)[0] for span in earlier)
        known = self._heads.named_in(asker)[0]
        return next((person for person in persons if person and person.type == "PERSON" and person != known), None)

    def _office_before(self, gender: Gender, source: Span) -> Entity | None:
        """The bearer of an office in the sentences before, named later in the article: "Will the mayor go? …"."""
        start = self._before.first_sentence_before(source, 3)
        for office in reversed(_OFFICE.findall(self._text[start : source.start])):
            entity = self._unnamed.by_description(f"the {office}", source.start)
            if entity and self._genders[entity.entity_id] in (gender, None):
                return entity
        return None

    def _speaker_before(self, gender: Gender, source: Span) -> tuple[Entity | None, str | None]:
        """The last speaker that "he" or "she" can refer to: a person, or an unnamed speaker."""
        for earlier in self._before.sources_before(source):
            words = self._text[slice(*earlier)]
            entity = self._heads.named_in(earlier)[0] or self._unnamed.by_description(words, earlier.start)
            entity = entity or self._unnamed.named_behind(earlier)
            if entity and entity.type == "PERSON":
                return self._of_gender(entity, gender), None
            if person_phrase(self._text, *earlier) or described(words):
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

    def _named_before(self, source: Span, count: int = 3) -> Iterator[Entity]:
        """Persons named outside quotes in the last sentences, the nearest first; in each the speaker first."""
        for sentence in reversed(self._before.sentences_before(source, count)):
            for mention, entity in self._speaking_first(sentence.start, min(sentence.end, source.start)):
                if not self._before.is_said(mention):
                    yield entity

    def _called_anew(self, words: str, source: Span) -> Entity | None:
        """The last person who spoke or was named, called by nationality, age or role: "the Italian", "the lawmaker".

        By a lot only if the sentences before name nobody else, or the paragraph opens with a quote or names somebody.
        """
        is_national = is_by_origin(words, {entity.type for _, entity in self._heads.between(*source)})
        if not is_national and not self._unnamed.is_epithet(words, source.start):
            return None
        persons = [entity for entity in self._named_before(source, SENTENCES_BACK) if entity.type == "PERSON"]
        gender = next((GENDERED_TITLES[word] for word in words.split() if word in GENDERED_TITLES), None)
        gender = gender or gender_of_phrase(words)
        persons = [person for person in persons if not gender or self._genders[person.entity_id] in (gender, None)]
        is_sure = is_national or len({person.entity_id for person in persons}) == 1
        if not persons or not (is_sure or self._unnamed.is_beside(source.start)):
            return None
        return self._unnamed.beside_group(persons, words)[0]

    def _body_again(self, words: str, source: Span) -> Entity | None:
        """The organisation that spoke last, in the sentences right before "the agency" or "the company"."""
        if body_noun(words) not in ANY_BODY:
            return None
        start = self._before.first_sentence_before(source, 3)
        last = next(self._before.sources_before(source), None)
        entity = self._heads.named_in(last)[0] if last and last.start >= start else None
        is_body = entity and may_be_called(entity, words)
        return entity if is_body else self._unnamed.only_body(source.start)

    def _relative(self, words: str, source: Span) -> Entity | None:
        """The person "his wife" or "her father" means: the other one of a couple, or of the two with one surname."""
        kin = kin_in(words)
        if kin is None:
            return None
        gender = PRONOUNS[kin.whose]
        named = {entity.entity_id: entity for entity in self._named_before(source, SENTENCES_BACK)}
        persons = [entity for entity in named.values() if entity.type == "PERSON"]
        owners = (person for known in (gender, None) for person in persons if self._genders[person.entity_id] == known)
        found = (self._relatives.of(owner, kin, self._genders, source.start) for owner in owners)
        return next((relative for relative in found if relative), None)

    @cached_property
    def _genders(self) -> dict[str, Gender | None]:
        """The persons' genders; computed lazily, when there is a "he" or "she"."""
        own: dict[str, list[Mention]] = {}
        for mention, entity in self._named:
            own.setdefault(entity.entity_id, []).append(mention)
        people = ((entity.entity_id, entity.name) for entity in self._entities if entity.type == "PERSON")
        return {identifier: gender_of(self._text, own.get(identifier, []), name) for identifier, name in people}

    def _meant_by(self, gender: Gender, source: Span) -> tuple[Entity | None, str | None]:
        """The most plausible person for a pronoun, or the words for an unnamed one.

        In the nearest sentence that names anyone, the person who speaks there; else the first named there. An unnamed
        speaker or subject comes before those who do not speak in the same sentence, and before earlier sentences.
        """
        fitting: list[Entity] = []
        surely: list[Entity] = []
        for sentence in reversed(self._before.sentences_before(source, SENTENCES_BACK + 1)):
            end = min(sentence.end, source.start)
            here = [pair for pair in self._speaking_first(sentence.start, end) if self._is_person(*pair)]
            if end == source.start:  # "Questioned by Lind, she said"
                here = [pair for pair in here if not self._is_addressed(sentence.start, pair[0])]
            unnamed = None if fitting else self._unnamed_in(Span(sentence.start, end), gender)
            is_first = unnamed and unnamed.start == sentence.start
            if unnamed and is_first and not any(self._rivals(pair, unnamed, gender) for pair in here):
                return None, self._text[slice(*unnamed)]
            if not fitting and not any(self._before.is_source(mention) for mention, _ in here):
                described = self._described_first(Span(sentence.start, end))
                if described and self._genders[described.entity_id] in (gender, None):
                    return described, None
            for mention, entity in here:
                known = self._genders[entity.entity_id]
                fitting += [entity] if known in (gender, None) else []
                # A name of one word may be a place or a thing that the model took for a person.
                is_name = " " in entity.name or self._before.is_source(mention) or self._unnamed.is_described(entity)
                is_name = is_name or self._is_apposed(sentence, mention)
                surely += [entity] if known == gender or (not known and is_name) else []
            if unnamed and not fitting:
                return None, self._text[slice(*unnamed)]
        return next(iter(surely or fitting), None), None

    def _described_first(self, sentence: Span) -> Entity | None:
        """The person described by the words without a name that open a sentence: "The florist laughed"."""
        for source in self._before.sources_in(sentence):
            words = self._text[slice(*source)]
            if self._heads.named_in(source)[0] is None and (
                entity := self._unnamed.by_description(words, source.start)
            ):
                return entity
        opening = person_phrase(self._text, *sentence, followed=True)
        if opening is None and (office := _INITIALS.match(self._text, *sentence)):
            opening = Span(*office.span())
        if opening is None or self._before.is_in_quote(*opening):
            return None
        words = self._text[slice(*opening)]
        entity = self._unnamed.by_description(words, opening.start) or self._unnamed.named_behind(opening)
        return entity or self._relative(words, opening) or self._unnamed.named_in_next(opening)

    def _rivals(self, named: tuple[Mention, Entity], unnamed: Span, gender: Gender) -> bool:
        """Whether a person named in a sentence speaks there, or is known to be of a gender that the subject is not."""
        mention, entity = named
        is_known = self._genders[entity.entity_id] == gender != gender_of_phrase(self._text[slice(*unnamed)])
        return is_known or self._before.is_source(mention)

    def _is_apposed(self, sentence: Span, mention: Mention) -> bool:
        """Whether a name stands behind an expression for a person that opens the sentence: "A vendor, Basira, "."""
        opening = person_phrase(self._text, *sentence)
        return bool(opening and without_titles(self._text[opening.end : mention.start].removeprefix(", ")) == "")

    def _is_person(self, mention: Mention, entity: Entity) -> bool:
        """Whether a mention is of a person, in the reporter's words."""
        return entity.type == "PERSON" and not self._before.is_said(mention)

    def _unnamed_in(self, sentence: Span, gender: Gender) -> Span | None:
        """An unnamed person who speaks in a sentence, or is its subject."""
        first, last = (bisect_left(self._before.sources, offset, key=lambda span: span.start) for offset in sentence)
        opening = person_phrase(self._text, *sentence, followed=True)
        if opening and (self._before.is_in_quote(*opening) or self._text.startswith((" is ", " was "), opening.end)):
            opening = None
        sources = self._before.sources[first:last]
        if opening and any(opening.touches(source) for source in sources):
            opening = None  # "The father of six said"
        for source in (*reversed(sources), *([opening] if opening else [])):
            phrase = person_phrase(self._text, *source)
            if phrase is None or gender_of_phrase(self._text[slice(*phrase)]) not in (gender, None):
                continue
            entity, _, words = self._in_words(source)
            is_other = self._unnamed.is_another(self._text[slice(*phrase)], phrase.end)
            if entity is None and is_other and not self._unnamed.is_epithet(words, source.start):
                return Span(source.start, source.start + len(words))
        return None

    def _speaking_first(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        return sorted(
            self._heads.between(start, end),
            key=lambda pair: (
                not self._before.is_source(pair[0]),
                self._is_addressed(start, pair[0]),
                self._text.startswith(("’s ", "'s "), pair[0].end),
            ),
        )

    def _is_addressed(self, start: int, mention: Mention) -> bool:
        """Whether a sentence opens with words to somebody, before the one who does it: "In a letter to Ruiz, "."""
        if not self._text.startswith(",", mention.end):
            return False
        return bool(_OPENING.fullmatch(without_titles(self._text[start : mention.start])))
