"""A compiled watch: checks whether an article meets its conditions, and lists its index keys."""

from collections.abc import Iterable, Iterator, Sequence, Set, Sized
from sys import intern
from typing import NamedTuple

from wiredesk.watch.merged_names import MergedNames
from wiredesk.watch.tokens import Term, contains, name_term, term
from wiredesk.watch.view import (
    ABOUT,
    ALWAYS,
    KEY_OF_TYPE,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    ArticleView,
    NamedForms,
    QuotedSpeaker,
    SaidQuote,
    wanted_source,
)
from wiredesk_schemas.alerts import Condition
from wiredesk_schemas.watches import Watch

Alternatives = tuple[str, ...]
"""Index keys, at least one of which every matching article has."""


class WantedWords(NamedTuple):
    """A word or phrase that a watch names."""

    text: str
    """As the watch has it."""
    words: Term
    line: str
    """The words, each between spaces; two line breaks if there are none, which occur nowhere."""

    def occurs(self, article: ArticleView) -> bool:
        """Whether it occurs in the headline, the standfirst or the text."""
        if len(self.words) == 1:
            return self.words[0] in article.keys
        return article.keys.issuperset(self.words) and self.line in article.line


class WantedName:
    """A name that a watch requires: an `entity_id`, or words that occur in an entity's name."""

    __slots__ = ("_ids", "name", "whole", "words")

    def __init__(self, name: str, whole: bool = False, merged: MergedNames | None = None) -> None:
        """Args: whole: the entity must have exactly this name, as for places: "York" does not match New York."""
        self.name, self.whole = name, whole
        self.words: Term = name_term(name)
        self._ids = tuple(sorted({name, *(merged.entity_ids(name) if merged else ())}))
        """Entities that match, whatever they are called: the name may be an id, and `link` merges names."""

    def found(self, article: ArticleView, types: tuple[str, ...] = ()) -> list[NamedForms]:
        """The entities of the given types, or of any type, that have this id or name, or are in this country."""
        able = [
            entity
            for entity_id in self._ids
            for entity in article.by_word.get(entity_id, ())
            if entity_id in entity.ids
        ]
        if self.words and self.words[0] in article.by_word:
            known = {entity.place for entity in able}
            others = [entity for entity in article.by_word.get(self.words[-1], ()) if entity.place not in known]
            able += [entity for entity in others if self._is_one_of(entity.forms)]
        return [entity for entity in able if entity.type in types] if types else able

    def speakers(self, article: ArticleView) -> list[QuotedSpeaker]:
        """The speakers of quotes that are this person or organisation."""
        return [
            speaker
            for speaker, forms in article.speakers.items()
            if speaker.entity_id in self._ids or self._is_one_of(forms)
        ]

    def quotes_about(self, article: ArticleView) -> frozenset[int]:
        """The indices of the quotes that mention it, as one of its entities, or by its words."""
        found = article.quotes_with(self.words) if self.words else frozenset()
        return found.union(*map(article.quotes_mentioning, self.found(article)))

    def _is_one_of(self, forms: Set[Term]) -> bool:
        if self.words in forms:
            return bool(self.words)
        return not self.whole and bool(self.words) and any(map(self._fits, forms))

    def _fits(self, form: Term) -> bool:
        if self.words[-1] not in form:
            return False
        if contains(form, self.words):
            return True
        # Middle names may be missing on one side: "Kim Lee" and "Kim J. Lee", but not "Kim J. Lee" and "Kim R. Lee".
        ends = (form[0], form[-1]) == (self.words[0], self.words[-1])
        return ends and min(len(form), len(self.words)) == 2

    def key_words(self) -> tuple[str, ...]:
        """What its index keys end in: its ids, and its last word, which every form of the name has."""
        return (*self._ids, *self.words[-1:])


class WatchQuery:
    """A watch, prepared to be checked against many articles.

    Thousands of these are read for each article, from memory that no cache holds: hence the slots, and tuples and
    interned strings in place of equal objects of each watch.

    Args:
        watch: the watch.
        merged: the names of people and organisations that are the same.
    """

    __slots__ = (
        "_alternatives",
        "_lines",
        "_min_confidence",
        "groups",
        "languages",
        "names",
        "needed",
        "on_quotes",
        "on_words",
        "phrases",
        "quote_kinds",
        "quotes_about",
        "quotes_by",
        "sources",
        "watch",
        "watch_id",
        "words_all",
        "words_any",
        "words_none",
    )

    def __init__(self, watch: Watch, merged: MergedNames | None = None) -> None:
        self.watch = watch
        self.watch_id = watch.watch_id
        names: tuple[tuple[Condition, tuple[str, ...], tuple[WantedName, ...]], ...] = (
            ("people", PEOPLE, _named(watch.people, merged)),
            ("organisations", ORGANISATIONS, _named(watch.organisations, merged)),
            ("places", PLACES, tuple([WantedName(name, whole=True) for name in watch.places])),
        )
        self.names = tuple([condition for condition in names if condition[2]])
        self.sources = {wanted_source(name): name for name in watch.sources}
        self.languages = {name.partition("-")[0].lower() for name in watch.languages}
        self.words_all = _wanted(watch.words_all)
        self.words_any = _wanted(watch.words_any)
        self.words_none = _wanted(watch.words_none)
        self.phrases = _wanted(watch.phrases)
        self.quotes_by = _named(watch.quotes_by, merged)
        self.quotes_about = _named(watch.quotes_about, merged)
        self.quote_kinds = frozenset(watch.quote_kinds)
        self._min_confidence = watch.min_confidence
        on_quotes: tuple[tuple[Condition, Sized], ...] = (
            ("quotes_by", self.quotes_by),
            ("quotes_about", self.quotes_about),
            ("quote_kinds", self.quote_kinds),
        )
        self.on_quotes = tuple([condition for condition, wanted in on_quotes if wanted])
        """The conditions on quotes."""
        on_words: tuple[tuple[Condition, tuple[WantedWords, ...]], ...] = (
            ("words_all", self.words_all),
            ("words_any", self.words_any),
            ("phrases", self.phrases),
        )
        self.on_words = tuple([condition for condition in on_words if condition[1]])
        """The conditions on words that must occur."""
        groups = self._groups()
        self.needed: frozenset[str] = frozenset(group[0] for group in groups if len(group) == 1)
        """Keys that every matching article has."""
        self._alternatives = tuple([frozenset(group) for group in groups if len(group) != 1])
        if self.quotes_about:
            groups.append(tuple(f"{ABOUT}:{word}" for name in self.quotes_about for word in name.key_words()))
        self.groups: list[Alternatives] = groups or [(ALWAYS,)]
        """Alternative keys for each condition; the keys of any one condition are enough to find the watch."""
        inexact = [wanted for wanted in (*self.words_all, *self.phrases) if len(wanted.words) != 1]
        self._lines = tuple([wanted.line for wanted in inexact])

    def matches(self, article: ArticleView) -> bool:
        """Whether the article meets all conditions; the size of its story is not checked."""
        return article.keys.issuperset(self.needed) and self.meets_others(article)

    def meets_others(self, article: ArticleView) -> bool:
        """Whether an article that has the needed keys meets all conditions."""
        keys = article.keys
        for group in self._alternatives:  # plain loops, since this is the hot path
            if group.isdisjoint(keys):
                return False
        for line in self._lines:
            if line not in article.line:
                return False
        if self.words_any and not _any_occurs(self.words_any, article):
            return False
        for _, types, names in self.names:
            if not _is_any_named(names, types, article):
                return False
        if self.on_quotes and next(self.wanted_quotes(article), None) is None:
            return False
        return not (self.words_none and _any_occurs(self.words_none, article))

    def wanted_quotes(self, article: ArticleView) -> Iterator[SaidQuote]:
        """The quotes that meet the conditions on quotes."""
        quotes: Iterable[SaidQuote] = article.said
        if self.quotes_about:
            places = set().union(*(name.quotes_about(article) for name in self.quotes_about))
            quotes = [article.said[place] for place in sorted(places)]
        speakers = {speaker for name in self.quotes_by for speaker in name.speakers(article)}
        for quote in quotes:
            if quote.confidence < self._min_confidence or (self.quote_kinds and quote.kind not in self.quote_kinds):
                continue
            if not self.quotes_by or quote.speaker in speakers:
                yield quote

    def _groups(self) -> list[Alternatives]:
        """The alternative keys of all conditions that are decided by `ArticleView.keys`."""
        found: list[Alternatives] = []
        for _, types, names in self.names:
            found.append(tuple(f"{KEY_OF_TYPE[types[0]]}:{word}" for name in names for word in name.key_words()))
        if self.quotes_by:
            found.append(tuple(f"b:{word}" for name in self.quotes_by for word in name.key_words()))
        if self.sources:
            found.append(tuple(f"s:{name}" for name in self.sources))
        for wanted in (*self.words_all, *self.phrases):
            found += [(word,) for word in wanted.words]
        if self.words_any:
            found.append(tuple(max(wanted.words, key=len) for wanted in self.words_any if wanted.words))
        if self.languages:
            found.append(tuple(f"l:{language}" for language in self.languages))
        if self.quote_kinds:
            found.append(tuple(f"k:{kind}" for kind in self.quote_kinds))
        return [tuple(map(intern, group)) for group in found]


def _named(names: Iterable[str], merged: MergedNames | None) -> tuple[WantedName, ...]:
    return tuple([WantedName(name, merged=merged) for name in names])


def _wanted(texts: Iterable[str]) -> tuple[WantedWords, ...]:
    found = [(text, term(text)) for text in texts]
    return tuple([WantedWords(text, words, f" {' '.join(words)} " if words else "\n\n") for text, words in found])


def _any_occurs(wanted: Iterable[WantedWords], article: ArticleView) -> bool:
    return any(expected.occurs(article) for expected in wanted)


def _is_any_named(names: Sequence[WantedName], types: tuple[str, ...], article: ArticleView) -> bool:
    return any(name.found(article, types) for name in names)
