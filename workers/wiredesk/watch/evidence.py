"""The evidence for a match: words with their offsets, quotes, and the reason as text."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from wiredesk.watch.headlines import shorten
from wiredesk.watch.language_names import LANGUAGES
from wiredesk.watch.query import WantedName, WantedWords, WatchQuery
from wiredesk.watch.view import FIELDS, ArticleView, NamedForms, SaidQuote
from wiredesk_schemas.alerts import AlertMention, AlertQuote, Condition
from wiredesk_schemas.quotes import with_ellipses

MAX_MENTIONS, MAX_QUOTES = 50, 20
"""Maximum mentions and quotes listed in an alert, the first ones of the text."""

MAX_SHOWN = 160
"""Maximum characters of a quote in the reason; the quote itself is not shortened."""


class MatchedWords(NamedTuple):
    """Words that meet a condition."""

    field: int
    """Index in `FIELDS`."""
    start: int
    end: int
    condition: Condition
    wanted: str
    text: str
    entity_id: str | None

    def fields(self) -> dict[str, Any]:
        """The fields of `AlertMention`."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "field": FIELDS[self.field],
            "condition": self.condition,
            "wanted": self.wanted,
            "entity_id": self.entity_id,
        }


class WatchMatch(NamedTuple):
    """A watch that matches an article."""

    watch_id: str
    conditions: list[Condition]
    """The conditions of the watch, in its order."""
    words: list[MatchedWords]
    quotes: list[AlertQuote]
    reason: str

    @property
    def mentions(self) -> list[AlertMention]:
        """The words as an alert has them."""
        return [AlertMention(**words.fields()) for words in self.words]


KIND_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}
"""Words in quote marks are what an editor can print, so they come first in the reason."""

_in_order = itemgetter(0, 1, 2, 3, 4)


def watch_match(query: WatchQuery, article: ArticleView) -> WatchMatch:
    """Collect the evidence for a watch that matches an article."""
    conditions: list[Condition] = []
    places: list[MatchedWords] = []
    reasons: list[str] = []
    quotes = list(query.wanted_quotes(article)) if query.on_quotes else []
    if quotes:
        conditions += query.on_quotes
        places += _named_in_quotes(query, quotes[:MAX_QUOTES], article)
        reasons.append(_quoted(query, quotes, article))
    for condition, named_here, names, filed in _names(query, article):
        places += named_here
        if names or filed:
            conditions.append(condition)
        if names:
            reasons.append(f"names {_listed(names)}")
        if filed:
            reasons.append(f"is filed from {_listed(filed)}")
    for condition, terms in query.on_words:
        words = _words(terms, condition, article)
        places += words
        if words:
            conditions.append(condition)
            reasons.append(
                f"has {_listed([f'“{wanted}”' for wanted in dict.fromkeys([word.wanted for word in words])])}"
            )
    if query.sources:
        conditions.append("sources")
        wanted = [name for key, name in query.sources.items() if key in article.sources]
        reasons.append(f"is published by {_listed(wanted)}")
    if query.languages:
        conditions.append("languages")
        reasons.append(f"is in {LANGUAGES.get(article.language or '', article.language)}")
    places.sort(key=_in_order)
    reason = "; ".join(reasons) or "matches every article"
    return WatchMatch(
        query.watch_id,
        conditions,
        places[:MAX_MENTIONS],
        [quote.listed for quote in quotes[:MAX_QUOTES]],
        reason[0].upper() + reason[1:],
    )


def _names(
    query: WatchQuery, article: ArticleView
) -> Iterable[tuple[Condition, list[MatchedWords], list[str], list[str]]]:
    """Each condition on names, with their mentions, the names as the article has them, and the dateline's places."""
    for condition, types, names in query.names:
        seen: set[str] = set()
        found: list[MatchedWords] = []
        called: list[str] = []
        filed: list[str] = []
        for name in names:
            for entity in name.found(article, types):
                if entity.entity_id not in seen:
                    seen.add(entity.entity_id)
                    found += _mentions(entity, condition, name.name)
                    (filed if entity.is_dateline else called).append(_called(entity, name))
        yield condition, found, list(dict.fromkeys(called)), filed


def _called(entity: NamedForms, wanted: WantedName) -> str:
    """The name of an entity, with the one that the watch has where `link` knows that both are the same."""
    name = str(entity.record["name"])
    is_other = wanted.name not in entity.words and not set(wanted.words) <= entity.words
    return f"{name} ({wanted.name})" if is_other else name


def _named_in_quotes(query: WatchQuery, quotes: Sequence[SaidQuote], article: ArticleView) -> list[MatchedWords]:
    """Where the quotes name what they have to be about."""
    spans = [span for quote in quotes for span in quote.record.get("spans") or []]
    found: list[MatchedWords] = []
    for name in query.quotes_about:
        named = [words for entity in name.found(article) for words in _mentions(entity, "quotes_about", name.name)]
        inside = [words for words in named if any(first <= words.start and words.end <= last for first, last in spans)]
        found += inside
    return found


def _mentions(entity: NamedForms, condition: Condition, wanted: str) -> list[MatchedWords]:
    return [
        MatchedWords(_TEXT, mention["start"], mention["end"], condition, wanted, mention["text"], entity.entity_id)
        for mention in (entity.record.get("mentions") or [])[:MAX_MENTIONS]
    ]


_TEXT = FIELDS.index("text")


def _words(wanted: Sequence[WantedWords], condition: Condition, article: ArticleView) -> list[MatchedWords]:
    return [
        MatchedWords(index, start, end, condition, term.text, field.text[start:end], None)
        for term in wanted
        if term.words and term.words[0] in article.keys
        for index, field in enumerate(article.fields.values())
        for start, end in field.spans(term.words, MAX_MENTIONS)
    ]


def _quoted(query: WatchQuery, quotes: Sequence[SaidQuote], article: ArticleView) -> str:
    """The first quote as words; only one that is direct as a whole stands in quote marks."""
    first = min(quotes, key=lambda quote: KIND_ORDER[quote.kind]).record
    words = with_ellipses(first["text"], first.get("spans") or [], article.clean["text"])
    words = shorten(words, MAX_SHOWN)
    speaker = (first.get("speaker") or {}).get("name")
    places = {quote.place for quote in quotes}
    about = [name.name for name in query.quotes_about if not places.isdisjoint(name.quotes_about(article))]
    if first["kind"] == "indirect":
        said = f"reports {speaker}" if speaker else "has a report"
    else:
        said = f"quotes {speaker}" if speaker else "has a quote"
    if about:
        said += f" on {_listed(about)}"
    more = f" and {len(quotes) - 1} more" if len(quotes) > 1 else ""
    return f"{said}: {f'“{words}”' if first['kind'] == 'direct' else words}{more}"


def _listed(names: Sequence[str]) -> str:
    names = [*names[:5], f"{len(names) - 5} more"] if len(names) > 6 else names
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
