"""The evidence for a match: words with their offsets, quotes, and the reason as text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wiredesk.watch.query import WatchQuery, stretches
from wiredesk.watch.tokens import Term, offsets
from wiredesk.watch.view import FIELDS, ArticleView, NamedForms, SaidQuote
from wiredesk_schemas.alerts import AlertMention, AlertQuote, Condition

MAX_MENTIONS, MAX_QUOTES = 50, 20
"""Maximum mentions and quotes listed in an alert, the first ones of the text."""

MAX_SHOWN = 160
"""Maximum characters of a quote in the reason; the quote itself is not shortened."""


@dataclass(frozen=True, slots=True)
class WatchMatch:
    """A watch that matches an article."""

    watch_id: str
    conditions: list[Condition]
    """The conditions of the watch, in its order."""
    mentions: list[AlertMention]
    quotes: list[AlertQuote]
    reason: str


def watch_match(query: WatchQuery, article: ArticleView) -> WatchMatch:
    """Collect the evidence for a watch that matches an article."""
    conditions: list[Condition] = []
    mentions: list[AlertMention] = []
    reasons: list[str] = []
    quotes = query.wanted_quotes(article) if query.on_quotes else []
    if quotes:
        named: tuple[Condition, ...] = ("quotes_by", "quotes_about", "quote_kinds")
        conditions += [name for name in named if getattr(query, name)]
        reasons.append(_quoted(query, quotes, article))
    found = _names(query, article)
    mentions += found
    for condition, what in (("people", "names"), ("organisations", "names"), ("places", "names")):
        names = list(dict.fromkeys(one.wanted for one in found if one.condition == condition))
        if names:
            conditions.append(condition)  # type: ignore[arg-type]  # mypy widens the literals of a loop
            reasons.append(f"{what} {_listed(names)}")
    for word_condition, terms in _word_conditions(query):
        words = [one for text, term in terms for one in _stretches(text, term, word_condition, article)]
        mentions += words
        if words:
            conditions.append(word_condition)
            reasons.append(f"has {_listed([f'“{one}”' for one in dict.fromkeys(word.wanted for word in words)])}")
    if query.sources:
        conditions.append("sources")
        wanted = [name for key, name in query.sources.items() if key in article.sources]
        reasons.append(f"is published by {_listed(wanted)}")
    if query.languages:
        conditions.append("languages")
        reasons.append(f"is in {article.language}")
    mentions.sort(key=lambda one: (FIELDS.index(one.field), one.start, one.end, one.condition, one.wanted))
    reason = "; ".join(reasons) or "matches every article"
    return WatchMatch(
        query.watch.watch_id,
        conditions,
        mentions[:MAX_MENTIONS],
        [_quote(quote) for quote in quotes[:MAX_QUOTES]],
        reason[0].upper() + reason[1:],
    )


def _names(query: WatchQuery, article: ArticleView) -> list[AlertMention]:
    found = []
    for condition, types, names in query.names:
        seen: set[str] = set()
        for name in names:
            for entity in name.found(article, types):
                if entity.entity_id not in seen:
                    seen.add(entity.entity_id)
                    found += _mentions(entity, condition, name.name)
    return found


def _mentions(entity: NamedForms, condition: str, wanted: str) -> list[AlertMention]:
    return [
        AlertMention(
            **_mention("text", mention["text"], mention["start"], mention["end"], condition, wanted)
            | {"entity_id": entity.entity_id}
        )
        for mention in (entity.record.get("mentions") or [])[:MAX_MENTIONS]
    ]


def _word_conditions(query: WatchQuery) -> Iterable[tuple[Condition, Sequence[tuple[str, Term]]]]:
    yield "words_all", query.words_all
    yield "words_any", query.words_any
    yield "phrases", query.phrases


def _stretches(wanted: str, term: Term, condition: Condition, article: ArticleView) -> Iterable[AlertMention]:
    if not term or term[0] not in article.words:
        return
    for field in FIELDS:
        places = stretches(term, field, article)
        text = article.clean.get(field) or ""
        for start, end in offsets(text, article.lower[field], places, term) if places else ():
            yield AlertMention(**_mention(field, text[start:end], start, end, condition, wanted))


def _mention(field: str, text: str, start: int, end: int, condition: str, wanted: str) -> dict[str, Any]:
    return {
        "text": text,
        "start": start,
        "end": end,
        "field": field,
        "condition": condition,
        "wanted": wanted,
        "entity_id": None,
    }


def _quote(quote: SaidQuote) -> AlertQuote:
    record = quote.record
    speaker = record.get("speaker") or {}
    return AlertQuote(
        quote_id=record["quote_id"],
        kind=record["kind"],
        text=record["text"],
        spans=record.get("spans") or [],
        speaker=speaker.get("name"),
        speaker_id=speaker.get("entity_id"),
        confidence=quote.confidence,
    )


def _quoted(query: WatchQuery, quotes: Sequence[SaidQuote], article: ArticleView) -> str:
    first = quotes[0].record
    words = first["text"] if len(first["text"]) <= MAX_SHOWN else first["text"][: MAX_SHOWN - 1].rstrip() + "…"
    speaker = (first.get("speaker") or {}).get("name")
    found = [(name, name.found(article)) for name in query.quotes_about]
    about = [name.name for name, entities in found if any(name.is_subject(quote, entities) for quote in quotes)]
    said = f"quotes {speaker}" if speaker else "has a quote"
    if about:
        said += f" on {_listed(about)}"
    more = f" and {len(quotes) - 1} more" if len(quotes) > 1 else ""
    return f"{said}: “{words}”{more}"


def _listed(names: Sequence[str]) -> str:
    names = [*names[:5], f"{len(names) - 5} more"] if len(names) > 6 else names
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
