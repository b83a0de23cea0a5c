"""The record of a story."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from wiredesk.link.article import Article, Json
from wiredesk_schemas.stories import Story

MAX_ARTICLES = 1000
MAX_NAMES = 20
MAX_STATEMENTS = 100
PLACES = frozenset({"LOCATION", "FACILITY"})

Listed = TypeVar("Listed")


def story_record(
    story_id: str,
    articles: Sequence[tuple[int, Article]],
    originals: dict[int, Article | None],
    statements: Counter[str],
    person_of: Callable[[str], str | None],
) -> Story:
    """The record of a story with at least one article.

    Args:
        story_id: its id.
        articles: its articles by number, in any order.
        originals: the original that each article is copied from.
        statements: the statements made in the story, and the number of its articles with each.
        person_of: returns the person of an entity.
    """
    ordered = sorted(articles, key=lambda item: item[1].order)
    times = [article.time for _, article in ordered if article.time is not None]
    fields: Json = {
        "story_id": story_id,
        "title": next((article.title for _, article in ordered if article.title), ""),
        "first_seen": _written(min(times, default=None)),
        "last_seen": _written(max(times, default=None)),
        "articles": [_listed(article, originals[num]) for num, article in first_and_newest(ordered, MAX_ARTICLES)],
        "articles_total": len(ordered),
        "newsrooms": _newsrooms(ordered, originals),
        "people": _names(ordered, lambda kind, entity: (person_of(entity) or entity) if kind == "PERSON" else None),
        "places": _names(ordered, lambda kind, entity: entity if kind in PLACES else None),
        "statements": [
            key for key, _ in sorted(statements.items(), key=lambda item: (-item[1], item[0]))[:MAX_STATEMENTS]
        ],
    }
    return Story.model_validate(fields)  # validated once, its parts included


def first_and_newest(ordered: Sequence[Listed], most: int) -> list[Listed]:
    """The first of some articles in time order, and the newest of the others: at most so many in all."""
    return [*ordered[:1], *ordered[max(1, len(ordered) - most + 1) :]]


def _listed(article: Article, original: Article | None) -> Json:
    return {
        "article_id": article.article_id,
        "title": article.title,
        "source": article.source,
        "published_at": article.published_at,
        "copy_of": original.article_id if original else None,
    }


def _newsrooms(articles: Sequence[tuple[int, Article]], originals: dict[int, Article | None]) -> int:
    """The number of publications with an own text on the story; articles without a publication count as one."""
    return len({article.source for num, article in articles if originals[num] is None}) or 1


def _names(articles: Sequence[tuple[int, Article]], id_of: Callable[[str, str], str | None]) -> list[Json]:
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for _, article in articles:
        found: dict[str, str] = {}
        for name in article.names:
            key = id_of(name.type, name.entity_id)
            if key is not None:
                found.setdefault(key, name.name)
        counts.update(found.keys())
        for key, name_ in found.items():
            known = names.get(key)
            if known is None:
                names[key] = name_
            elif known != name_:
                names[key] = max(known, name_, key=lambda name: (len(name), name))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_NAMES]
    return [{"id": key, "name": names[key], "articles": count} for key, count in ordered]


def _written(time: float | None) -> str | None:
    if time is None:
        return None
    return datetime.fromtimestamp(time, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
