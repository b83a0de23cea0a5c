"""Resolve sources without a name: "the ambassador", "the union", "the 44-year-old"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.speakers.accused import accused_of, is_accused
from wiredesk.enrich.speakers.descriptions import (
    Description,
    described,
    descriptions_of,
    fits,
    is_kind_of,
    is_occupation,
    is_personal,
    named_noun,
)
from wiredesk.enrich.speakers.genders import gender_of
from wiredesk.enrich.speakers.phrases import gender_of_phrase, person_phrase
from wiredesk.enrich.speakers.source_words import body_noun, is_role, parts_of, without_titles
from wiredesk.knowledge.speech import DOCUMENTS
from wiredesk.knowledge.trades import KIN_AND_OFFICES
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import Entity, EntityType, Mention

_APPOSITION = re.compile(
    r",\s(?:(?:\w+\s){0,5}(?:called|calls|identified|identifies|introduced|known|named|names)\s"
    r"(?:(?:him|her|them)(?:self|selves)\s)?(?:(?:only|simply)\s)?(?:as\s|by\s)?)?"
)
_NAME_GIVEN = re.compile(
    r",?\swho\s(?:\w+\s){1,5}(?:as|by)\s(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?"
    r"(?P<name>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,3})(?=[,.;])"
)
_BESIDE_PHRASE = re.compile(
    r"(?: (?:at|for|from|in|of|with) [^,.;:“”\"\n]{1,60}?)?(?:,? who [^,.;:“”\"\n]{1,80})?(?=, [^\W\d_a-z])"
)
"""Between an expression for somebody and the name: "A herder from Velm who had come by bus, Bo Lind, was calm"."""
_LEAD = re.compile(r"(?:[^\n.]{0,50}(?::| [-–—]) )?")
"""What may be before the first words of an article: its dateline."""
_BEFORE_SUBJECT = re.compile(r"(?:\n|[.!?”\"] )$")
_BEHIND_SUBJECT = re.compile(r"\*?,? \(?\d{1,3}\b|, (?:who|an?|of|from)\b|,? (?!(?:and|or|of|said|says|told)\b)[a-z]+")
"""Behind a name that opens a sentence: an age, who somebody is, or what somebody does, except to speak."""
_BESIDE = listed("bystander judge lawyer neighbor neighbour official prosecutor resident spokesman spokeswoman witness")
"""Who speaks of another in the first words of an article."""
MAX_LEAD = 200
"""Characters of an article in which its first words describe somebody."""
NEXT = 600
"""Characters behind the first words of an article in which the person they describe is named."""
TITLE = 32
"""Characters behind the beginning of an apposition in which its name begins, after titles."""
_AGED = re.compile(r"(?:[Tt]he )?(?P<age>\d{1,3})-year-old(?: [A-Z]?[a-z-]+){0,3}")
_AGE_BEHIND = re.compile(r"\*?,? \(?(?P<age>\d{1,3})\b")
_NATIONAL = re.compile(
    r"[Tt]he (?:(?P<age>\d{1,3}-year-old)(?: [A-Z]?[a-z-]+){0,3}|[A-Z][a-z]+(?:an|ard|ese|ish|ch|man|woman|er|i))"
)
_PARTISAN = re.compile(
    r"[Tt]he (?:Conservative|Democrat|Independent|Lib Dem|Liberal(?: Democrat)?|Republican|Tory"
    r"|[A-Z][a-z]{2,}[^s\W]ist)"
)
_EPITHET = re.compile(
    r"[Tt]he (?P<before>(?:[\w’'-]+ ){0,3}?)(?P<head>[a-z][a-z-]+)"
    r"(?P<children> of (?:one|two|three|four|five|six|seven|eight|nine|ten))?"
)
_INDEFINITE = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) (?P<words>(?:[\w’'-]+ ){0,3}[\w’'-]+)")
_OF_PERSONS = listed("elderly former old retired veteran young")
"""Words before a noun for persons and firms that tell that a person is meant: "the retired miner"."""
_POSITIONS = listed("anchor centre center cox hooker libero lock opener pivot prop setter skip stroke wing")
"""Places in a team that are things elsewhere."""
_ANYBODY = listed("man woman")
_BY_TURN = (
    KIN_AND_OFFICES - listed("candidate expert monarch player ruler scientist specialist student teen youth")
) | listed(
    """
    accused attacker buyer caller caretaker claimant complainant coroner customer doctor driver editor gunman
    interviewer landlady landlord lawyer magistrate manager moderator nurse owner paramedic pilot plaintiff
    presenter prosecutor publican purser referee reporter resident seller sheriff spokesman spokesperson spokeswoman
    stranger surgeon teacher tenant therapist umpire victim villager winner witness worker
    """
)
"""What somebody is beside another in what happened: "Ruiz was jailed. The judge said"."""
_READING = re.compile(
    rf"(?P<words>(?:An?|His|Her|Its|That|The|Their|This) (?:[\w’'-]+ ){{0,3}}?(?:{'|'.join(sorted(DOCUMENTS))})"
    r"(?: (?:by|from|of) (?:the )?(?:[^\W\d_a-z][\w’'-]*(?: |(?=,))(?:(?:of|for|on|and|the) )*)+)?)(?=\b)"
)
"""A text at the beginning of a sentence: "A report by the Harbour Board"."""

_BODY = re.compile(r"(?P<words>(?:The|Its|Their) (?:[a-z’'-]+ ){0,2}?(?P<noun>[a-z-]{4,}))(?=,(?! [^\W\d_a-z])| [a-z])")
"""A body without a name of its own at the beginning of a sentence."""
_PHRASE = re.compile(
    r"\b(?:the|an?|her|his|its|their|one|some|many|most|several|two|three|four|\d+)\s(?:(?!the\b|an?\b)[\w'’-]+\s){0,4}[\w'’-]+(?=,?\s*$)",
    re.IGNORECASE,
)
"""An article or a number, and the noun that it belongs to, at the end of a clause."""
_PEOPLE = re.compile(r"(?<![^\s(])(?:(?P<noun>[a-z-]{3,})s|(?:other )?(?P<party>[^\W\d_a-z][a-z]{3,}s)),?\s*$")
"""Several people without an article, at the end of a clause: "swayed lawmakers, who", "upset Democrats, who"."""
_HONOUR = re.compile(r"(?:His|Her|Their) (?:Honou?r|Lordship|Ladyship|Worship)", re.IGNORECASE)
_ON_THE_BENCH = Description(frozenset({"judge"}), frozenset({"judge"}))
_FIRMS = listed("company firm")
_NO_FIRMS = listed("commission committee council court department federation ministry party police union university")
FAR = 5000
"""Characters before a definite expression that are searched for the same person without a name."""
_STOP = re.compile(r"[.!?]\s|\n")
MAX_MENTIONS = 10
"""Mentions of a person around which a group is searched."""
NEAR = 120
"""Characters around a name in its sentence that are searched for the group it belongs to."""
REACH = 60
"""Characters before a relative that are searched for them."""


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
        self._bodies_by_word: dict[str, list[Entity]] = {}
        for entity in entities:
            if entity.type == "ORGANIZATION" and " " in entity.name:
                for word in set(name_words(entity.name)):
                    self._bodies_by_word.setdefault(word, []).append(entity)

    def by_description(self, words: str, offset: int) -> Entity | None:
        """The person that the article describes by these words; of several, the one named last before the offset."""
        if is_accused(words):
            return max(self._accused, key=lambda entity: _last_before(entity, offset), default=None)
        asked = _ON_THE_BENCH if _HONOUR.fullmatch(words) else described(words) or named_noun(words)
        if asked is None:
            return None
        fitting = [entity for entity, given in self._descriptions if fits(asked, given)]
        fitting = fitting or [entity for entity, given in self._descriptions if is_kind_of(asked, given)]
        return max(fitting, key=lambda entity: _last_before(entity, offset), default=None)

    def named_behind(self, source: Span) -> Entity | None:
        """The person named in an apposition behind the source: "The rebels’ leader, known only as Commander Lind"."""
        parts = parts_of(self._text, source)
        if not parts:
            return None
        at = parts[0].end
        beside = _BESIDE_PHRASE.match(self._text, at)
        if beside and not is_personal(beside[0].split(" ")[-1]):  # not "who spoke through his aide, Bo Lind"
            at = beside.end()
        behind = _APPOSITION.match(self._text, at)
        if behind is None:
            return None
        first, last = (
            bisect_left(self._named, offset, key=lambda pair: pair[0].start)
            for offset in (behind.end(), behind.end() + TITLE)
        )
        opens = self._text.endswith("According to ", 0, source.start)
        for mention, entity in self._named[first:last]:
            if opens and not self._text.startswith((",", "."), mention.end):
                return None  # "According to the police, Ruiz left": the comma ends what opens the sentence
            words = without_titles(self._text[behind.end() : mention.start])
            if entity.type == "PERSON" and (not words or is_role(words)):
                return entity
        return None

    def named_in_next(self, source: Span) -> Entity | None:
        """The first person of the article, described by its first words: "A farmer has lost 41 ewes. Bo Lind, who"."""
        mention, person = next((pair for pair in self._named if pair[1].type == "PERSON"), (None, None))
        phrase = person_phrase(self._text, *source) if _LEAD.fullmatch(self._text, 0, source.start) else None
        if phrase is None or mention is None or person is None or not source.end < mention.start < source.end + NEXT:
            return None
        words = self._text[slice(*phrase)]
        if " " not in mention.text or words.split()[-1].lower() in _BESIDE or self._is_of_person(words, phrase.start):
            return None
        if words.lower().startswith("the ") and not self._text.startswith((" of ", " who "), phrase.end):
            return None  # "The minister"
        genders = {gender_of_phrase(words), gender_of(self._text, person.mentions, person.name)}
        is_subject = _BEFORE_SUBJECT.search(self._text, max(0, mention.start - 3), mention.start)
        is_subject = is_subject and _BEHIND_SUBJECT.match(self._text, mention.end)
        return person if is_subject and not genders.issuperset(("male", "female")) else None

    def _is_of_person(self, words: str, start: int) -> bool:
        """Whether an expression at an offset has an owner who is no place or body: "Ruiz’s neighbour", "his driver"."""
        owner = re.search(r"['’]s? ", words)
        if owner is None:
            return False
        owners = (pair for pair in self._named if start <= pair[0].start and pair[0].end <= start + owner.start())
        return all(entity.type == "PERSON" for _, entity in owners)

    def name_given(self, source: Span) -> str | None:
        """The name that a source gives and the model does not find: "A resident, who gave her name as Basira"."""
        parts = parts_of(self._text, source)
        found = _NAME_GIVEN.match(self._text, parts[0].end) if parts else None
        return found["name"] if found else None

    def by_noun_or_age(self, words: str, offset: int) -> Entity | None:
        """The organisation named before the offset of "the union", or the person of "the 44-year-old"."""
        if noun := body_noun(words):
            bodies = self._bodies_by_word.get(noun, [])
            return bodies[0] if len(bodies) == 1 and bodies[0].mentions[0].start < offset else None
        aged = _AGED.fullmatch(words)
        persons = (pair for pair in self._named if aged and pair[1].type == "PERSON")
        for mention, person in persons:
            age = _AGE_BEHIND.match(self._text, mention.end)
            if aged and age and age["age"] == aged["age"]:
                return person
        return None

    def only_body(self, offset: int) -> Entity | None:
        """The organisation named before an offset, if the article names no other one until then."""
        body, until = self._first_body
        return body if body and body.mentions[0].start < offset <= until else None

    def phrase_before(self, offset: int) -> str | None:
        """The noun and its article right before "who" or "which": "a clerk, who"; or several people: "clerks who"."""
        before = self._text[max(0, offset - REACH) : offset]
        phrases: list[str] = _PHRASE.findall(before)
        if phrases:
            return phrases[-1]
        people = _PEOPLE.search(before)
        if people is None:
            return None
        if people["noun"]:
            noun = people["noun"]
            return f"{noun}s" if is_occupation(noun) or is_occupation(noun.rpartition("-")[2]) else None
        types = {
            entity.type for mention, entity in self._named if mention.end == offset - len(before) + people.end("party")
        }
        return people["party"] if "NORP" in types else None

    def subject_of(self, start: int, end: int) -> str | None:
        """The document or nameless body that opens a sentence: "The study" of "The study, led by Ruiz, looked at"."""
        found = _READING.match(self._text, start, end)
        if found:
            return found["words"].rstrip(" ,")
        body = _BODY.match(self._text, start, end)
        return body["words"] if body and body_noun(f"the {body['noun']}") else None

    def is_epithet(self, words: str, offset: int) -> bool:
        """Whether words may be another name for a person in the sentences before: "the lawmaker", "the mother of two".

        They are not where they name a part in what happened, which mostly another person has ("the judge"), nor behind
        somebody without a name ("a lawmaker").

        Args:
            words: a source.
            offset: of the source.
        """
        found = _EPITHET.fullmatch(words)
        if found is None or not any(
            is_occupation(head) or head in _POSITIONS or head in _ANYBODY
            for head in (found["head"], found["head"].rpartition("-")[2])
        ):
            return False
        if any(word.endswith(("’s", "'s")) and word.islower() for word in found["before"].split()):
            return False  # "the defendant’s grandmother", and not "the St Bede’s manager"
        if body_noun(f"the {found['head']}") and _OF_PERSONS.isdisjoint(found["before"].split()):
            return False
        is_of_group = any(word[0].isupper() for word in found["before"].split())  # "the Green councillor"
        is_by_turn = found["head"] in _BY_TURN and not is_of_group
        if not found["children"] and _OF_PERSONS.isdisjoint(found["before"].split()) and is_by_turn:
            return False
        introduced = rf"\b(?:an?|another|one|some|two|three|other) (?:[\w’'-]+ ){{0,3}}?{re.escape(found['head'])}\b"
        return not re.search(introduced, self._text[max(0, offset - FAR) : offset], re.IGNORECASE)

    def beside_group(self, persons: Sequence[Entity], words: str) -> Sequence[Entity]:
        """Of persons, those named near the group that words hold: "the City coach" of "Lind and his Velm City side".

        All of them, if the words hold no group's name, or nobody is named near it.
        """
        groups = [word for word in words.split()[1:] if word[0].isupper()]
        beside = [
            person
            for person in persons
            if any(group in self._around(mention) for group in groups for mention in person.mentions)
        ]
        return beside or persons

    def _around(self, mention: Mention) -> str:
        """The words around a mention in its sentence."""
        before = _STOP.split(self._text[max(0, mention.start - NEAR) : mention.start])[-1]
        return before + _STOP.split(self._text[mention.end : mention.end + NEAR])[0]

    def is_another(self, words: str, end: int) -> bool:
        """Whether an expression is for somebody other than the person named last, by its role or the words behind it.

        Args:
            words: an expression for one person that names nobody.
            end: of its noun.
        """
        if not words.lower().startswith("the ") or "’" in words or "'" in words:
            return True
        is_described = self._text.startswith((",", " of ", " for ", " at ", " in ", " who ", " from "), end)
        return is_described or (words.count(" ") == 1 and words.split()[1] in _BY_TURN)

    def is_beside(self, offset: int) -> bool:
        """Whether the paragraph of an offset opens with a quote, or names a person before the offset."""
        paragraph = self._text.rfind("\n", 0, offset) + 1
        first, last = (bisect_left(self._named, at, key=lambda pair: pair[0].start) for at in (paragraph, offset))
        return self._text[paragraph] in "“\"‘'" or any(entity.type == "PERSON" for _, entity in self._named[first:last])

    def first_words(self, words: str, sources: Iterable[Span]) -> str:
        """The source that a definite expression takes up ("an official of Velm" for "the official"), or the words."""
        found = _EPITHET.fullmatch(words)
        if found is None:
            return words
        earlier = (self._text[slice(*source)] for source in sources)
        return next((phrase for phrase in earlier if _introduces(phrase, found["head"])), words)

    def is_described(self, person: Entity) -> bool:
        """Whether the article says what a person is beside the name, or gives an age behind it."""
        return person.entity_id in self._described_ids or any(
            _AGE_BEHIND.match(self._text, mention.end) for mention in person.mentions
        )

    @cached_property
    def _accused(self) -> list[Entity]:
        return accused_of(self._text, self._persons)

    @cached_property
    def _first_body(self) -> tuple[Entity | None, int]:
        """The first organisation of the article, and where the second one is named."""
        first: Entity | None = None
        for mention, entity in self._named:
            if entity.type == "ORGANIZATION":
                if first and entity != first:
                    return first, mention.start
                first = entity
        return first, len(self._text)

    @cached_property
    def _descriptions(self) -> list[tuple[Entity, list[Description]]]:
        """The persons' descriptions; computed lazily, since few articles need them."""
        led, lead = self._lead
        return [
            (person, descriptions_of(self._text, person) + ([lead] if lead and person == led else []))
            for person in self._persons
        ]

    @cached_property
    def _described_ids(self) -> frozenset[str]:
        """The persons described by a word beside the name; initials may be of any words."""
        return frozenset(
            person.entity_id
            for person, given in self._descriptions
            if any(is_occupation(head) for description in given for head in description.heads)
        )

    @property
    def _lead(self) -> tuple[Entity | None, Description | None]:
        """The first person of the article and what its first words say of them: "Velm’s minister has resigned."."""
        opening = _LEAD.match(self._text)
        phrase = person_phrase(self._text, opening.end() if opening else 0, MAX_LEAD, followed=True)
        person = self.named_in_next(phrase) if phrase else None
        return person, described(self._text[slice(*phrase)]) if phrase and person else None


def is_by_origin(words: str, types: set[EntityType]) -> bool:
    """Whether words of these entity types are for somebody by nationality, party or age: "the Italian"."""
    called = _NATIONAL.fullmatch(words)
    if _PARTISAN.fullmatch(words):
        return True
    return called is not None and (bool(called["age"]) or not types.isdisjoint(("NORP", "LOCATION")))


def may_be_called(body: Entity, words: str) -> bool:
    """Whether an organisation may be meant by a noun: "the company" is no union."""
    if body.type != "ORGANIZATION":
        return False
    return body_noun(words) not in _FIRMS or _NO_FIRMS.isdisjoint(name_words(body.name))


def is_honour(words: str) -> bool:
    """Whether words are a judge's form of address: "Her Honour"."""
    return _HONOUR.fullmatch(words) is not None


def _introduces(phrase: str, noun: str) -> bool:
    """Whether an expression begins indefinite and has a noun among its next words: "an elderly farmer of Velm"."""
    found = _INDEFINITE.match(phrase)
    words = found["words"].split(" ") if found else []
    return any(word.startswith(noun) and not word[len(noun) : len(noun) + 1].isalnum() for word in words)


def _last_before(entity: Entity, offset: int) -> int:
    """The start of the last mention before an offset; if none, a negative number, nearer 0 the sooner one follows."""
    before = [mention.start for mention in entity.mentions if mention.start < offset]
    return before[-1] if before else -entity.mentions[0].start
