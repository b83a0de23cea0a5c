"""Joins names of persons.

A fuller and a shorter form of a name are joined if no other bearer of the short form is known. A surname alone is
joined to a bearer who is called by it in articles that give the full name, and who dominates all other bearers; a rare
surname also to its only bearer in articles about the same country. What surrounds the names in their articles
(`contexts`) has to support a join that the names alone leave in doubt.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from wiredesk.knowledge.given_names import GIVEN_NAMES, SHORT_FORMS
from wiredesk.knowledge.surnames import COMMON_SURNAMES, PARTICLES
from wiredesk.link.people.bearers import (
    Bearer,
    Groups,
    are_of_one_office,
    are_one_birth,
    at_home_together,
    born_of,
    is_of_many,
    role_of,
    share_country,
)
from wiredesk.link.people.contexts import MIN_SHARED, MIN_SUPPORT, NOTHING, Contexts
from wiredesk.link.people.elsewhere import NOTHING_ELSE, Elsewhere
from wiredesk.link.people.name_words import generation, person_words, spelled
from wiredesk.link.people.namesakes import are_related, may_be_of_age, may_be_one_generation, supported
from wiredesk.link.people.variants import join_variants
from wiredesk.link.words import folded

DOMINANCE = 10
"""A surname alone stands for a bearer with this many times as many articles as all other bearers together."""

DOMINANCE_CALLED = 3
"""The same if it is the bearer's in `DOMINANCE` times as many articles that give a full name and go on with the surname
alone: his daughter is hardly ever called by it."""

MIN_ALIAS_ARTICLES = 2
"""Minimum articles that call a bearer by the surname alone, before it stands for the bearer elsewhere."""

MAX_SURNAME = 2
"""Maximum words of a surname alone ("López Obrador"). A longer name that begins with one more may be a child's."""

MIN_MIDDLE = 0.01
"""Minimum articles with a middle name, as a share of those with the most frequent form of the name; rarer ones are
mistakes, which say nothing about the others."""

_COMMON = frozenset(map(folded, COMMON_SURNAMES))
_GIVEN = frozenset(map(folded, GIVEN_NAMES))
_SHORT_FORMS = {folded(short): folded(name) for short, name in SHORT_FORMS.items()}

MIN_RARE = 4
"""Minimum letters of a rare surname; shorter ones are common in some country."""

MAX_INITIALS = 4
"""Maximum initials of a person ("J.R.R.T."); longer ones are a name."""

MAX_FORMS = 20
"""Maximum names of one form that are compared; with more, nobody is meant for sure."""

MIN_KNOWN = 4
"""Minimum articles that name the bearer of a rare surname in full, plus those among them that also use the surname
alone. A surname alone in one article and a full name in another are more often two people."""

MIN_KNOWN_DOUBLE = 2
"""The same for a double surname ("Díaz-Canel"), which hardly two families have."""

_DOUBLE = re.compile(r"\w{3}[-–]\w{3}")

Name = tuple[str, ...]
"""The words of a name."""

Words = dict[int, Name]
"""The words of each name, by place."""


def join_persons(
    bearers: list[Bearer],
    places: list[int],
    groups: Groups,
    contexts: Contexts = NOTHING,
    elsewhere: Elsewhere = NOTHING_ELSE,
) -> None:
    """Join the names of persons with one surname.

    Args:
        bearers: the bearers to join.
        places: indexes of those that are persons.
        groups: the groups to join.
        contexts: what surrounds the names in their articles.
        elsewhere: the other names with the surname.
    """
    words = {place: person_words(bearers[place].name) for place in places}
    by_words: dict[Name, list[int]] = defaultdict(list)
    by_ends: dict[Name, list[int]] = defaultdict(list)
    for place in places:
        by_words[words[place]].append(place)
        by_ends[_ends(words[place])].append(place)
    for same in by_words.values():
        if len(same) > 1:
            _join_same(bearers, same, words, groups, contexts, by_ends)
    full = [place for place in places if len(words[place]) > 1]
    _join_middle_names(bearers, by_ends, words, groups, contexts)
    _join_given_names(bearers, full, words, groups, contexts)
    _join_longer(bearers, full, words, groups, contexts)
    join_variants(bearers, full, words, groups, contexts)
    longer = _by_last_words(full, words)
    for place in places:
        bearer = _only_bearer(bearers, longer.get(words[place], []), groups, words, place, contexts, elsewhere)
        if bearer is not None:
            groups.union(bearer, place, "surname")


def _ends(words: Name) -> Name:
    """The given name and the surname."""
    return words[:1] + words[-1:]


def _by_last_words(full: list[int], words: Words) -> dict[Name, list[int]]:
    """The names with more words before their last one, or before their last ones up to `MAX_SURNAME`, by these."""
    found: dict[Name, list[int]] = defaultdict(list)
    for place in full:
        for size in range(1, min(MAX_SURNAME, len(words[place]) - 1) + 1):
            found[words[place][-size:]].append(place)
    return found


def _join_same(
    bearers: list[Bearer],
    same: list[int],
    words: Words,
    groups: Groups,
    contexts: Contexts,
    by_ends: Mapping[Name, Sequence[int]],
) -> None:
    """Join names of the same words, unless they belong to two generations, or are two spellings of a frequent name."""
    generations = {generation(bearers[place].name) for place in same}
    of_many = any(is_of_many(bearers[place]) for place in same)
    births = {born_of(bearers[place]) for place in same} - {0}
    if of_many and len(generations) == 1:  # as `join_frequent_names` left them
        return
    for at, place in enumerate(same[1:], 1):
        for other in same[:at]:
            here, there = bearers[other], bearers[place]
            if generation(here.name) != generation(there.name):
                family = [bearers[index] for index in by_ends[_ends(words[place])]]
                is_one = len(generations - {""}) < 2 and may_be_one_generation(here, there, family, contexts)
            else:
                rare = len(words[place]) > 1 and is_rare(words[place][-1])
                is_one = not of_many and (rare or _are_spelled_alike(here, there, contexts))
                is_one = is_one and may_be_of_age(here, there, births, contexts)
            if is_one:
                groups.union(other, place, "same_name")
                if groups.find(other) == groups.find(place):
                    break


def _are_spelled_alike(here: Bearer, there: Bearer, contexts: Contexts) -> bool:
    """False for O'Neil and O'Neill, or Moly and Molly, if nothing around them is shared."""
    return spelled(here.name) == spelled(there.name) or supported(contexts, here, there)


def _join_middle_names(
    bearers: list[Bearer], by_ends: Mapping[Name, Sequence[int]], words: Words, groups: Groups, contexts: Contexts
) -> None:
    """Join "Donald J. Trump" and "Donald Trump", unless there is also a "Donald K. Trump".

    A frequent surname is another person's in another country, and in articles about other people.
    """
    for ends, places in by_ends.items():
        same = [place for place in places if len(words[place]) > 1]
        if len(same) < 2 or len(ends[0]) < 2:  # an initial alone is too ambiguous
            continue
        articles: dict[Name, int] = defaultdict(int)
        for place in same:
            articles[words[place][1:-1]] += bearers[place].articles
        most = max(articles.values())
        middles = {middle for middle, count in articles.items() if middle and count >= MIN_MIDDLE * most}
        same = [place for place in same if not words[place][1:-1] or words[place][1:-1] in middles]
        if not all(_middles_agree(one, other) for one in middles for other in middles):
            continue
        rare = is_rare(words[same[0]][-1]) or not _is_given_name(words[same[0]][0])
        rare = rare and are_one_birth({born_of(bearers[place]) for place in same} - {0})
        for at, place in enumerate(same[1:], 1):
            likely: dict[int, int] = {}
            for other in same[:at]:
                if words[place] == words[other]:
                    continue
                here, there = bearers[other], bearers[place]
                if are_related([bearers[index] for index in same], here, there, contexts):
                    continue
                of_many = is_of_many(here) or is_of_many(there)
                if of_many and _are_marked_alike(contexts, here, there):
                    groups.union(other, place, "middle_name")
                    continue
                at_home = at_home_together(here, there) and supported(contexts, here, there, countries=not of_many)
                if (rare and not of_many) or at_home or contexts.strongly([here], [there]):
                    likely[groups.find(other)] = other
                    if not of_many:
                        break
            if len(likely) == 1:
                groups.union(next(iter(likely.values())), place, "middle_name")


def _are_marked_alike(contexts: Contexts, here: Bearer, there: Bearer) -> bool:
    """True if two names that many people bear are one person's: a country and role, or much around them, is shared."""
    if are_of_one_office(here, there):
        return True
    return not contexts.marks(here, role_of(here)).strong.isdisjoint(contexts.marks(there, role_of(there)).strong)


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer):  # initials alone would be ambiguous
        rest = iter(longer)
        return all(len(word) > 1 and word in rest for word in shorter)
    return len(one) == len(other) and all(
        here == there or (1 in (len(here), len(there)) and here[0] == there[0])
        for here, there in zip(one, other, strict=True)
    )


def _join_given_names(bearers: list[Bearer], full: list[int], words: Words, groups: Groups, contexts: Contexts) -> None:
    """Join "Jim Mattis" and "James Mattis", or "K.B. Hedgewar" and "Keshav Baliram Hedgewar".

    Only for a rare surname, if the form fits just one person, and if a country or something around them is shared.
    """
    full = [place for place in full if is_rare(words[place][-1])]
    forms = {place: [(*form, words[place][-1]) for form in given_forms(words[place][:-1])] for place in full}
    by_form: dict[Name, list[int]] = defaultdict(list)
    for place in full:
        for form in forms[place]:
            by_form[form].append(place)
    found = set()
    for place in full:
        near = {
            other
            for form in forms[place]
            for other in by_form[form][:MAX_FORMS]
            if groups.find(other) != groups.find(place) and at_home_together(bearers[place], bearers[other])
            if share_country(bearers[place], bearers[other]) or supported(contexts, bearers[place], bearers[other])
        }
        if len({groups.find(other) for other in near}) == 1 and words[min(near)] != words[place]:
            found.add((place, min(near)))
    fits_one = {place for place, _ in found}
    for place, other in sorted(found):
        if (other, place) in found or other not in fits_one:
            groups.union(other, place, "given_name")


@lru_cache(maxsize=1 << 16)
def given_forms(given: Name) -> tuple[Name, ...]:
    """The forms under which given names are found: with the first one in full, and as initials if there are several."""
    forms = [(_SHORT_FORMS.get(given[0], given[0]), *given[1:])]
    letters = "".join(given)
    if len(given) > 1 and len(given[0]) > 1:
        letters = "".join(name[0] for name in given)
    if 1 < len(letters) <= MAX_INITIALS and (len(given) > 1 or not _is_given_name(given[0])):
        forms.append(("initials", letters))
    return tuple(forms)


def _is_given_name(word: str) -> bool:
    return word in _SHORT_FORMS or word in _GIVEN


def is_rare(surname: str) -> bool:
    """True if few people have a surname, so that two people in the news of one country hardly share it."""
    return len(surname) >= MIN_RARE and surname not in _COMMON


def _join_longer(bearers: list[Bearer], full: list[int], words: Words, groups: Groups, contexts: Contexts) -> None:
    """Join "J. Hugh Liedtke" and "Hugh Liedtke", and a name with a word of its sentence before it.

    Only if the articles support it; a given name more may be another person's.
    """
    by_words = {words[place]: place for place in reversed(full)}
    for place in full:
        longer = words[place]
        short = by_words.get(longer[1:])
        if short is None or not may_begin_with_other_word(longer):
            continue
        first = bearers[place].name.partition(" ")[0]
        is_name = len(longer[0]) > 1 and not first.isupper()  # a child's before the father's: "Roya Anwar Lind"
        if contexts.strongly([bearers[place]], [bearers[short]], MIN_SHARED + is_name):
            groups.union(short, place, "middle_name")


def may_begin_with_other_word(words: Name) -> bool:
    """True if the name without its first word may be the same person's: it is an initial, or a word of the sentence."""
    return len(words) > 2 and words[0] not in _GIVEN and words[0] not in _SHORT_FORMS and words[1] not in PARTICLES


def ends_with(words: Name, short: Name) -> bool:
    """True if the last words of a longer name may be what a short one stands for."""
    return len(words) > len(short) and words[-len(short) :] == short and words[-len(short) - 1] != "of"


def called_by(bearer: Bearer, short: Name) -> int:
    """How many articles that give the full name also use the short one for it."""
    return sum(count for alias, count in bearer.aliases.items() if person_words(alias) == short)


def _only_bearer(
    bearers: list[Bearer],
    longer: list[int],
    groups: Groups,
    words: Words,
    place: int,
    contexts: Contexts,
    elsewhere: Elsewhere,
) -> int | None:
    """The bearer that a surname alone, or the last words of a name, stand for; None if in doubt.

    Bearers known to be from other countries are not considered.

    Args:
        bearers: all bearers of the block.
        longer: indexes of the names that end with the words of this one.
        groups: the groups joined so far.
        words: the words of each name.
        place: the index of the name.
        contexts: what surrounds the names in their articles.
        elsewhere: the other names with the surname.
    """
    short, bearer = words[place], bearers[place]
    if len(short) > MAX_SURNAME:
        return None
    fitting = [other for other in longer if ends_with(words[other], short) and at_home_together(bearer, bearers[other])]
    articles = groups.articles_of(bearers, fitting)
    if not articles or groups.find(place) in articles:
        return None
    best = max(articles, key=lambda root: (articles[root], -root))
    other_articles, other_called = elsewhere.longer(bearer, short)
    others = sum(articles.values()) - articles[best] + other_articles
    all_called = sum(called_by(bearers[other], short) for other in fitting) + other_called
    fitting = [other for other in fitting if groups.find(other) == best]
    called = sum(called_by(bearers[other], short) for other in fitting)
    bears = [bearers[other] for other in fitting]
    if articles[best] >= DOMINANCE * others and called >= (MIN_ALIAS_ARTICLES if len(short) == 1 else 1):
        return best if contexts.support([bearer], bears, least=1) != 0 else None
    if articles[best] >= DOMINANCE_CALLED * others and called >= DOMINANCE * max(1, all_called - called):
        return best if contexts.support([bearer], bears, least=1) != 0 else None
    rare = is_rare(short[-1]) if len(short) == 1 else short[0] in PARTICLES
    if not rare or others:
        return None
    if contexts.strongly([bearer], bears):
        return best
    enough = MIN_KNOWN_DOUBLE if _DOUBLE.search(bearer.name) else MIN_KNOWN
    known = articles[best] + called >= enough and articles[best] >= bearer.articles
    if known:
        known = contexts.support([bearer], bears, least=1) != 0 or len(short) > 1 or enough < MIN_KNOWN
    else:
        support = contexts.support([bearer], bears, least=1, countries=False)
        known = support is not None and support >= MIN_SUPPORT
    near = at_home_together if enough < MIN_KNOWN else share_country
    return best if known and any(near(bearer, candidate) for candidate in bears) else None
