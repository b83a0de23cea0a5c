"""The view of an article for matching: its index keys, and the data that watches are checked against."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from wiredesk.watch.field_text import FieldText
from wiredesk.watch.tokens import Term, name_term, term, tokens

Json = dict[str, Any]

FIELDS = ("title", "subhead", "text")
"""Fields of the clean article in which words are searched."""

MAX_ENTITIES, MAX_QUOTES, MAX_MENTIONS = 500, 500, 200
"""Maximum entities and quotes per article, and mentions per entity, that are considered: the first ones."""

PEOPLE = ("PERSON",)
ORGANISATIONS = ("ORGANIZATION",)
PLACES = ("LOCATION", "FACILITY")

KEY_OF_TYPE = {"PERSON": "p", "ORGANIZATION": "o", "LOCATION": "g", "FACILITY": "g"}
"""The prefix of the index keys for the names of an entity, by its type."""


class NamedForms(NamedTuple):
    """An entity and its names in the article."""

    place: int
    """Its index in the record."""
    entity_id: str
    type: str
    forms: frozenset[Term]
    words: frozenset[str]
    """The words of its names, its id and its country."""
    keys: tuple[str, ...]
    """Its index keys."""
    record: Json


class SaidQuote:
    """A quote with its speaker and words.

    Args:
        record: the quote in `news.quotes`.
        article: the article that contains it.
    """

    def __init__(self, record: Json, article: "ArticleView") -> None:
        self.record, self._article = record, article
        self.kind: str = record["kind"]
        self.confidence = float(record.get("confidence") or 0.0)
        speaker = record.get("speaker") or {}
        self.speaker_id: str | None = speaker.get("entity_id")
        self.speaker_name: str = speaker.get("name") or ""

    @cached_property
    def speaker(self) -> frozenset[Term]:
        """Names of the speaker; empty if the article does not say."""
        return self._article.speaker_forms(self.speaker_id, self.speaker_name)

    @cached_property
    def line(self) -> str:
        """Its words, each between spaces."""
        return f" {' '.join(tokens(self.record['text']))} "

    def has(self, wanted: Term) -> bool:
        """Whether a name or word occurs in it, and in the article's text."""
        article = self._article
        known = wanted[-1] in article.words and article.quoted.issuperset(wanted)
        return known and f" {' '.join(wanted)} " in self.line

    def mentions(self, entity: NamedForms) -> bool:
        """Whether a mention of an entity is in it."""
        spans = self._article.mentions(entity)
        for first, last in self.record.get("spans") or []:
            for start, end in spans[bisect_left(spans, (first,)) :]:
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
        self.fields = {name: FieldText(clean.get(name) or "") for name in FIELDS}
        self.words = frozenset().union(*(field.words for field in self.fields.values()))

    @cached_property
    def line(self) -> str:
        """The words of all fields, each between spaces, to search for phrases."""
        return "\n".join(field.line for field in self.fields.values())

    @cached_property
    def named(self) -> tuple[NamedForms, ...]:
        """The entities, in the order of the record."""
        entities = (self._entities or {}).get("entities", [])[:MAX_ENTITIES]
        return tuple(_named(place, entity) for place, entity in enumerate(entities))

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
        return tuple(SaidQuote(quote, self) for quote in (self._quotes or {}).get("quotes", [])[:MAX_QUOTES])

    def speaker_forms(self, entity_id: str | None, name: str) -> frozenset[Term]:
        """The names of a speaker with an id and a name; empty if there are none."""
        words = name_term(name)
        forms = frozenset((words,) if words else ())
        return forms | self.by_id[entity_id].forms if entity_id in self.by_id else forms

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The words of all quotes."""
        return frozenset(tokens("\n".join(quote.record["text"] for quote in self.said)))

    def subjects(self, wanted: Set[str]) -> set[str]:
        """Those of some words and ids that are words of a quote, or of an entity that a quote mentions."""
        found = {*(wanted & self.quoted)}
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
        """The index keys under which watches that match this article can be stored."""
        found = [ALWAYS, f"l:{self.language}"]
        found += [f"s:{source}" for source in self.sources]
        for entity in self.named:
            found += entity.keys
        found += {f"k:{quote.kind}" for quote in self.said}
        for entity_id, name in {(quote.speaker_id, quote.speaker_name) for quote in self.said}:
            found += [f"b:{word}" for form in self.speaker_forms(entity_id, name) for word in form]
            if entity_id:
                found.append(f"b:{entity_id}")
        return self.words.union(found)


ALWAYS = "*"
"""The key of watches whose only condition is the story's size."""

ABOUT = "a"
"""The prefix of the index keys for what quotes mention. An article does not list these keys: see `subjects`."""


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
    country_id = f"country-{country.lower()}" if country and kind in PLACES else None
    return NamedForms(place, entity_id, kind, *_forms(entity_id, kind, country_id, frozenset(names)), entity)


@lru_cache(maxsize=1 << 14)
def _forms(
    entity_id: str, kind: str, country_id: str | None, names: frozenset[str]
) -> tuple[frozenset[Term], frozenset[str], tuple[str, ...]]:
    """The names of an entity as words, all of these words with its ids, and its index keys."""
    forms = frozenset(filter(None, map(name_term, names)))
    words = frozenset((entity_id,)).union(*forms, (country_id,) if country_id else ())
    prefix = KEY_OF_TYPE.get(kind)
    return forms, words, tuple([f"{prefix}:{word}" for word in words]) if prefix else ()
