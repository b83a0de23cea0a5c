"""The view of an article for matching: its index keys, and the data that watches are checked against."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cached_property, lru_cache
from itertools import accumulate, starmap
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from wiredesk.knowledge.dateline_places import places_in_dateline
from wiredesk.knowledge.nations import COUNTRY_CODES
from wiredesk.watch.field_text import FieldText
from wiredesk.watch.tokens import Term, name_term, spaced, term, tokens
from wiredesk_schemas.alerts import AlertQuote

Json = dict[str, Any]

FIELDS = ("title", "subhead", "text")
"""Fields of the clean article in which words are searched."""

MAX_ENTITIES, MAX_QUOTES, MAX_MENTIONS = 500, 500, 200
"""Maximum entities and quotes per article, and mentions per entity, that are considered: the first ones."""

FEW_WORDS = 8
"""Words up to which searching a text for each is faster than splitting it."""

PEOPLE = ("PERSON",)
ORGANISATIONS = ("ORGANIZATION",)
PLACES = ("LOCATION", "FACILITY")

KEY_OF_TYPE = {"PERSON": "p", "ORGANIZATION": "o", "LOCATION": "g", "FACILITY": "g"}
"""The prefix of the index keys for the names of an entity, by its type."""


class NamedForms(NamedTuple):
    """An entity and its names in the article."""

    place: int
    """Its index in the record; negative for a place of the dateline."""
    entity_id: str
    type: str
    forms: frozenset[Term]
    ids: tuple[str, ...]
    """Its id and its country's."""
    words: frozenset[str]
    """The words of its names, and its ids."""
    keys: tuple[str, ...]
    """Its index keys."""
    record: Json
    is_dateline: bool = False
    """Whether it is a place that the story was filed from and that the text does not name."""


class QuotedSpeaker(NamedTuple):
    """Who is quoted."""

    entity_id: str | None
    name: str
    """Empty if the article does not say."""


class SaidQuote:
    """A quote with its speaker.

    Args:
        place: its index in the record.
        record: the quote in `news.quotes`.
    """

    def __init__(self, place: int, record: Json) -> None:
        self.place, self.record = place, record
        self.kind: str = record["kind"]
        self.confidence = float(record.get("confidence") or 0.0)
        speaker = record.get("speaker") or {}
        self.speaker = QuotedSpeaker(speaker.get("entity_id"), speaker.get("name") or "")

    @cached_property
    def listed(self) -> AlertQuote:
        """The quote as an alert lists it."""
        record = self.record
        return AlertQuote(
            quote_id=record["quote_id"],
            kind=record["kind"],
            text=record["text"],
            spans=record.get("spans") or [],
            speaker=(record.get("speaker") or {}).get("name"),
            speaker_id=self.speaker.entity_id,
            confidence=self.confidence,
        )

    def mentions(self, mentions: Sequence[tuple[int, int]]) -> bool:
        """Whether one of the given mentions, in text order, is in it."""
        for first, last in self.record.get("spans") or []:
            for start, end in mentions[bisect_left(mentions, (first,)) :]:
                if start > last:
                    break
                if end <= last:
                    return True
        return False


class ArticleView:
    """An article with its entities and quotes.

    Args:
        clean: its record in `news.clean`.
        entities: its record in `news.entities`; None if there is none.
        quotes: its record in `news.quotes`; None if there is none.
    """

    def __init__(self, clean: Json, entities: Json | None = None, quotes: Json | None = None) -> None:
        self.clean = clean
        self._entities, self._quotes = entities, quotes
        self._mentions: dict[int, list[tuple[int, int]]] = {}
        self._mentioning: dict[int, frozenset[int]] = {}
        self._quotes_with: dict[Term, frozenset[int]] = {}
        self.fields = {name: FieldText(clean.get(name) or "") for name in FIELDS}

    @cached_property
    def line(self) -> str:
        """The words of all fields, each between spaces, to search for phrases."""
        return "\n".join(field.line for field in self.fields.values())

    @cached_property
    def named(self) -> tuple[NamedForms, ...]:
        """The entities, in the order of the record, and the places of the dateline that are none of them."""
        entities = (self._entities or {}).get("entities", [])[:MAX_ENTITIES]
        named = [_named(place, entity) for place, entity in enumerate(entities)]
        places = {form for entity in named if entity.type in PLACES for form in entity.forms}
        filed = places_in_dateline((self.clean.get("dateline") or {}).get("place"))
        return (
            *named,
            *(_filed_from(-index, name) for index, name in enumerate(filed, 1) if name_term(name) not in places),
        )

    @cached_property
    def by_id(self) -> dict[str | None, NamedForms]:
        """The entities by id."""
        return {entity.entity_id: entity for entity in self.named}

    @cached_property
    def by_word(self) -> dict[str, list[NamedForms]]:
        """The entities by the words of their names, by their ids and by their countries."""
        found: dict[str, list[NamedForms]] = {}
        for entity in self.named:
            for word in entity.words:
                found.setdefault(word, []).append(entity)
        return found

    def mentions(self, entity: NamedForms) -> list[tuple[int, int]]:
        """The start and end offset of each mention of an entity, in text order."""
        if (found := self._mentions.get(entity.place)) is None:
            listed = (entity.record.get("mentions") or [])[:MAX_MENTIONS]
            found = self._mentions[entity.place] = sorted([(mention["start"], mention["end"]) for mention in listed])
        return found

    @cached_property
    def said(self) -> tuple[SaidQuote, ...]:
        """The quotes, in text order."""
        return tuple(starmap(SaidQuote, enumerate((self._quotes or {}).get("quotes", [])[:MAX_QUOTES])))

    @cached_property
    def speakers(self) -> dict[QuotedSpeaker, frozenset[Term]]:
        """Who is quoted, with all names, as words; none if the article does not say."""
        found: dict[QuotedSpeaker, frozenset[Term]] = {}
        for speaker in {quote.speaker for quote in self.said}:
            words = name_term(speaker.name)
            forms = frozenset((words,) if words else ())
            entity = self.by_id.get(speaker.entity_id)
            found[speaker] = forms | entity.forms if entity else forms
        return found

    def quotes_mentioning(self, entity: NamedForms) -> frozenset[int]:
        """The indices of the quotes with a mention of an entity."""
        if (found := self._mentioning.get(entity.place)) is None:
            mentions = self.mentions(entity)
            found = frozenset([quote.place for quote in self.said if quote.mentions(mentions)])
            self._mentioning[entity.place] = found
        return found

    def quotes_with(self, wanted: Term) -> frozenset[int]:
        """The indices of the quotes with a name or word whose last word is in the article's fields too."""
        if (found := self._quotes_with.get(wanted)) is None:
            found = self._quotes_with[wanted] = frozenset(self._find_quotes(wanted))
        return found

    def _find_quotes(self, wanted: Term) -> Iterator[int]:
        if wanted[-1] not in self.keys:
            return
        (starts, lines), line = self._quote_lines, f" {' '.join(wanted)} "
        at = lines.find(line)
        while at >= 0:
            place = bisect_right(starts, at)
            yield place - 1
            at = lines.find(line, starts[place]) if place < len(starts) else -1

    @cached_property
    def _quote_lines(self) -> tuple[list[int], str]:
        """The start of each quote in a text of the words of all quotes, and this text, with spaces around each word."""
        lines = [f" {' '.join(tokens(quote.record['text']))} \n" for quote in self.said]
        return list(accumulate([len(line) for line in lines[:-1]], initial=0)), "".join(lines)

    def words_in_quotes(self, words: Set[str]) -> set[str]:
        """Those of some words that are words of a quote."""
        if len(words) > FEW_WORDS:
            return {*words & set(tokens(self._quoted_text))}
        return {word for word in words if f" {word} " in self._spaced_quotes}

    @cached_property
    def _quoted_text(self) -> str:
        return "\n".join([quote.record["text"] for quote in self.said])

    @cached_property
    def _spaced_quotes(self) -> str:
        """The words of all quotes, each between spaces."""
        plain = spaced(self._quoted_text)
        return f" {' '.join(tokens(self._quoted_text)) if plain is None else plain} "

    def names_in_quotes(self, wanted: Set[str]) -> set[str]:
        """Those of some words and ids that belong to an entity that a quote mentions."""
        found: set[str] = set()
        for entity in self.named if self.said else ():
            if not entity.words.isdisjoint(wanted) and self._is_quoted(entity):
                found |= entity.words & wanted
        return found

    def _is_quoted(self, entity: NamedForms) -> bool:
        """Whether a quote mentions an entity."""
        starts, ends = self._quote_spans
        return any(ends[bisect_right(starts, start)] >= end for start, end in self.mentions(entity))

    @cached_property
    def _quote_spans(self) -> tuple[list[int], list[int]]:
        """The starts of the spans of all quotes in text order, and before each, and last, the farthest end so far."""
        spans = sorted([(first, last) for quote in self.said for first, last in quote.record.get("spans") or []])
        return [first for first, _ in spans], list(accumulate([last for _, last in spans], max, initial=-1))

    @cached_property
    def language(self) -> str:
        """The language without region, in lower case; empty if unknown."""
        return (self.clean.get("language") or "").partition("-")[0].lower()

    @cached_property
    def sources(self) -> frozenset[str]:
        """The names of the publication: its name, the agency's name, its host and the parent domains."""
        found: set[str] = set()
        for name in (self.clean.get("source"), self.clean.get("agency")):
            if name:
                found.update(source_names(name))
        if url := self.clean.get("url"):
            found.update(_domains(_host(url)))
        return frozenset(found)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words of the fields, and the other index keys under which watches that match can be stored."""
        found = [ALWAYS, f"l:{self.language}"]
        found += [f"s:{source}" for source in self.sources]
        for entity in self.named:
            found += entity.keys
        found += {f"k:{quote.kind}" for quote in self.said}
        for speaker, forms in self.speakers.items():
            found += [f"b:{word}" for form in forms for word in form]
            if speaker.entity_id:
                found.append(f"b:{speaker.entity_id}")
        return frozenset(found).union(*[field.words for field in self.fields.values()])


ALWAYS = "*"
"""The key of watches whose only condition is the story's size."""

ABOUT = "a"
"""The prefix of the index keys for what quotes mention. An article does not list these keys: see `words_in_quotes` and
`names_in_quotes`."""


def source_names(name: str) -> Iterator[str]:
    """The names of a publication: as given, and for a host also each of its parent domains."""
    yield " ".join(term(name))
    if "." in name and not name.strip().count(" "):
        yield from _domains(_host(name))


def wanted_source(name: str) -> str:
    """The normalized form of a publication named in a watch."""
    host = _host(name) if "." in name and not name.strip().count(" ") else ""
    return " ".join(term(host or name))


def _host(url: str) -> str:
    url = url.strip()
    try:
        found = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return found.removeprefix("www.")


def _domains(host: str) -> Iterator[str]:
    labels = host.split(".")[-8:]
    for place in range(len(labels) - 1):
        yield " ".join(term(".".join(labels[place:])))


def _named(place: int, entity: Json) -> NamedForms:
    names = {mention["text"] for mention in (entity.get("mentions") or [])[:MAX_MENTIONS]}
    names.add(entity["name"])
    entity_id, kind = entity["entity_id"], entity["type"]
    country = (entity.get("links") or {}).get("country")
    ids = (entity_id, f"country-{country.lower()}") if country and kind in PLACES else (entity_id,)
    forms, words, keys = _forms(ids, kind, frozenset(names))
    return NamedForms(place, entity_id, kind, forms, ids, words, keys, entity)


def _filed_from(place: int, name: str) -> NamedForms:
    """A place of the dateline, which has no mention in the text."""
    code = COUNTRY_CODES.get(name)
    ids = (f"country-{code.lower()}",) if code else ()
    forms, words, keys = _forms(ids, "LOCATION", frozenset({name}))
    return NamedForms(place, f"dateline {name}", "LOCATION", forms, ids, words, keys, {"name": name}, is_dateline=True)


@lru_cache(maxsize=1 << 14)
def _forms(
    ids: tuple[str, ...], kind: str, names: frozenset[str]
) -> tuple[frozenset[Term], frozenset[str], tuple[str, ...]]:
    """The names of an entity as words, all of these words with its ids, and its index keys."""
    forms = frozenset(filter(None, map(name_term, names)))
    words = frozenset(ids).union(*forms)
    prefix = KEY_OF_TYPE.get(kind)
    return forms, words, tuple([f"{prefix}:{word}" for word in words]) if prefix else ()
