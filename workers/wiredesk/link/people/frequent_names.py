"""Joins names of the same words that many people bear, and lets one name stand for those that are one person's.

What is near them is then compared once for each person, not for each of the many ids that `enrich` gives such a name.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from wiredesk.link.people.bearers import Bearer, Groups, is_of_many, role_of
from wiredesk.link.people.contexts import MAX_ARTICLES, Contexts, Marks
from wiredesk.link.people.name_words import generation, person_words, spelled

MAX_READ = 4000
"""Articles that are read for all names of the same words; each takes about a tenth of a millisecond."""


def join_frequent_names(
    bearers: Sequence[Bearer], places: Iterable[int], groups: Groups, contexts: Contexts
) -> tuple[list[Bearer], list[int], Contexts]:
    """Join the names of the same words where what their articles say of them is alike.

    Args:
        bearers: the bearers to join.
        places: indexes of those that are persons.
        groups: the groups to join.
        contexts: what surrounds the names in their articles.

    Returns:
        The bearers, with one for each person in place of the most frequent of the joined names; the indexes of these
        and of all others that are left; and their contexts.
    """
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in places:
        by_words[person_words(bearers[place].name)].append(place)
    view, left = list(bearers), []
    together: dict[str, list[Bearer]] = {}
    for same in by_words.values():
        if len(same) == 1 or not any(is_of_many(bearers[place]) for place in same):
            left += same
            continue
        _join_same(bearers, same, groups, contexts)
        persons: dict[int, list[int]] = defaultdict(list)
        for place in same:
            persons[groups.find(place)].append(place)
        for members in persons.values():
            first = min(members, key=lambda place: (-bearers[place].articles, bearers[place].entity_id))
            left.append(first)
            if len(members) > 1:
                joined = [bearers[place] for place in members]
                view[first] = _one_of(bearers[first], joined)
                together[bearers[first].entity_id] = joined
    return view, sorted(left), contexts.of_several(together) if together else contexts


def _one_of(first: Bearer, members: Sequence[Bearer]) -> Bearer:
    """The name of a person over the articles of all members, with the id and the spelling of the first."""
    return replace(
        first,
        articles=sum(member.articles for member in members),
        aliases=_sums(member.aliases for member in members),
        countries=_sums(member.countries for member in members),
    )


def _sums(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for some in counts:
        found.update(some)
    return dict(found)


def _join_same(bearers: Sequence[Bearer], same: Sequence[int], groups: Groups, contexts: Contexts) -> None:
    """Join names of the same words that many people bear, where their articles have enough in common.

    A name without a role joins the only one in its country with which it has less in common: another person or body.
    One word alone without a role joins nobody: a king and his son are named beside the same people.
    """
    by_generation: dict[str, list[int]] = defaultdict(list)
    for place in same:
        by_generation[generation(bearers[place].name)].append(place)
    spellings = {spelled(bearers[place].name) for place in same}

    def may_be_one(here: int, there: int) -> bool:
        """False for O'Neil and O'Neill if an article names both."""
        return (
            len(spellings) == 1
            or spelled(bearers[here].name) == spelled(bearers[there].name)
            or not contexts.stand_together(bearers[here], bearers[there])
        )

    for places in by_generation.values():
        if len(person_words(bearers[places[0]].name)) == 1:
            places = [place for place in places if role_of(bearers[place])]
        if len(places) > 1:
            most = max(1, min(MAX_ARTICLES, MAX_READ // len(places)))
            marks = {place: contexts.marks(bearers[place], role_of(bearers[place]), most) for place in places}
            _join_marked(marks, groups, may_be_one)
            _join_without_role(bearers, marks, groups, may_be_one)


def _join_marked(marks: Mapping[int, Marks], groups: Groups, may_be_one: Callable[[int, int], bool]) -> None:
    first: dict[int, int] = {}
    alike = {(first.setdefault(mark, place), place) for place in marks for mark in marks[place].strong}
    for other, place in sorted(alike):
        if other != place and may_be_one(other, place):
            groups.union(other, place, "same_name")


def _join_without_role(
    bearers: Sequence[Bearer], marks: Mapping[int, Marks], groups: Groups, may_be_one: Callable[[int, int], bool]
) -> None:
    near: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    """The groups whose articles about a country have a name, each with a bearer."""
    for place in marks:
        root = groups.find(place)
        for name in marks[place].weak:
            for country in bearers[place].countries:
                near[name, country].setdefault(root, place)
    found = []
    for place in marks:
        if role_of(bearers[place]):
            continue
        others: dict[int, int] = {}
        for name in sorted(marks[place].weak):
            for country in sorted(bearers[place].countries):
                others |= near.get((name, country), {})
        others.pop(groups.find(place), None)
        fitting = [other for other in others.values() if may_be_one(place, other)]
        if len(fitting) == 1:
            found.append((fitting[0], place))
    for other, place in found:
        groups.union(other, place, "same_name")
