"""Joins persons whose names `enrich` takes for those of organisations in a few articles."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from wiredesk.knowledge.surnames import is_frequent
from wiredesk.link.people.bearers import Bearer, Groups
from wiredesk.link.people.contexts import MIN_SHARED, MIN_SUPPORT, Contexts
from wiredesk.link.people.name_words import COMMON_WORDS, legal_form, person_words
from wiredesk.link.words import words_of

MAX_NAME = 3
"""Maximum words of a name that may be a person's; a longer one is hardly ever taken for an organisation's."""

DOMINANCE = 10
"""The person is the one with this many times as many articles as all others of the name."""

MISTYPED_SHARE = 0.25
"""Maximum articles with the rarer type, as a share of those with the other: a company that is named after its founder
is in the news as often as the founder."""

Name = tuple[str, ...]


def person_name(bearer: Bearer) -> Name:
    """The words of an organisation's name that may be a person's; empty if it cannot."""
    return _person_name(bearer.name)


@lru_cache(maxsize=1 << 16)
def _person_name(name: str) -> Name:
    words = person_words(name) if "&" not in name else ()
    if not 2 <= len(words) <= MAX_NAME or len(words) != len(words_of(name)) or len(words[-1]) < 2:
        return ()
    return words if COMMON_WORDS.isdisjoint(words) and not legal_form(name) else ()


def join_mistyped(
    bearers: Sequence[Bearer], persons: Sequence[int], bodies: Sequence[int], groups: Groups, contexts: Contexts
) -> None:
    """Join each organisation with the only person of its full name, if one of them is rare and the articles are alike.

    Args:
        bearers: the bearers to join.
        persons: indexes of those that are persons.
        bodies: indexes of the others.
        groups: the groups to join.
        contexts: what surrounds the names in their articles.
    """
    named = [(place, words) for place in bodies if (words := person_name(bearers[place]))]
    if not named or not persons:
        return
    by_ends: dict[Name, list[int]] = defaultdict(list)
    for place in persons:
        words = person_words(bearers[place].name)
        by_ends[words[0], words[-1]].append(place)
    for place, words in named:
        same = [
            other
            for other in by_ends.get((words[0], words[-1]), ())
            if _is_same(words, person_words(bearers[other].name))
        ]
        articles = groups.articles_of(bearers, same)
        best = max(articles, key=lambda root: (articles[root], -root), default=None)
        if best is None or articles[best] < DOMINANCE * (sum(articles.values()) - articles[best]):
            continue
        fewer, more = sorted((bearers[place].articles, articles[best]))
        if fewer > MISTYPED_SHARE * more + 1:
            continue
        named_so = [bearers[other] for other in same if groups.find(other) == best]
        least = MIN_SHARED if is_frequent(words) else 1
        support = contexts.support([bearers[place]], named_so, least=least, wide=True, sampled=True)
        if support is None or support >= MIN_SUPPORT:
            groups.union(best, place, "same_name")


def _is_same(here: Name, there: Name) -> bool:
    """True if two names with the same ends have the same middle, or one of them none and the other an initial."""
    middle, other = here[1:-1], there[1:-1]
    return middle == other or (not (middle and other) and all(len(word) == 1 for word in (*middle, *other)))
