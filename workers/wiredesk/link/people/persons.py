"""Joins names of persons.

A fuller and a shorter form of a name are joined if no other bearer of the short form is known. A surname alone is
joined to a bearer who is called by it in articles that give the full name, and who dominates all other bearers; a rare
surname also to its only bearer in articles about the same country.
"""

import re
from collections import defaultdict

from wiredesk.knowledge.given_names import SHORT_FORMS
from wiredesk.knowledge.surnames import COMMON_SURNAMES, PARTICLES
from wiredesk.link.people.bearers import Bearer, Groups, at_home_together, share_country
from wiredesk.link.people.name_words import person_words
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

_COMMON = frozenset(map(folded, COMMON_SURNAMES))
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

Words = dict[int, tuple[str, ...]]
"""The words of each name, by place."""


def join_persons(bearers: list[Bearer], places: list[int], groups: Groups) -> None:
    """Join the names of persons with one surname.

    Args:
        bearers: all bearers of the block.
        places: indexes of those that are persons.
        groups: the groups to join.
    """
    words = {place: person_words(bearers[place].name) for place in places}
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in places:
        by_words[words[place]].append(place)
    for same in by_words.values():
        for place in same[1:]:
            groups.union(same[0], place, "same_name")
    full = [place for place in places if len(words[place]) > 1]
    _join_middle_names(bearers, full, words, groups)
    _join_given_names(bearers, full, words, groups)
    for place in places:
        bearer = _only_bearer(bearers, [one for one in full if one != place], groups, words, place)
        if bearer is not None:
            groups.union(bearer, place, "surname")


def _join_middle_names(bearers: list[Bearer], full: list[int], words: Words, groups: Groups) -> None:
    """Join "Donald J. Trump" and "Donald Trump", unless there is also a "Donald K. Trump".

    A frequent surname is another person's in another country.
    """
    by_ends: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in full:
        if len(words[place][0]) > 1:  # an initial alone is too ambiguous
            by_ends[words[place][0], words[place][-1]].append(place)
    for same in by_ends.values():
        middles = {words[place][1:-1] for place in same if len(words[place]) > 2}
        if not all(_middles_agree(one, other) for one in middles for other in middles):
            continue
        rare = is_rare(words[same[0]][-1])
        for at, place in enumerate(same[1:], 1):
            for other in same[:at]:
                if rare or at_home_together(bearers[other], bearers[place]):
                    groups.union(other, place, "middle_name")
                    break


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer):  # initials alone would be ambiguous
        rest = iter(longer)
        return all(len(word) > 1 and word in rest for word in shorter)
    return len(one) == len(other) and all(
        here == there or (1 in (len(here), len(there)) and here[0] == there[0])
        for here, there in zip(one, other, strict=True)
    )


def _join_given_names(bearers: list[Bearer], full: list[int], words: Words, groups: Groups) -> None:
    """Join "Jim Mattis" and "James Mattis", or "K.B. Hedgewar" and "Keshav Baliram Hedgewar".

    Only within a country, for a rare surname, and if the form fits just one person there.
    """
    if not full or not is_rare(words[full[0]][-1]):
        return
    by_form: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in full:
        for form in _given_forms(words[place][:-1]):
            by_form[form].append(place)
    found = set()
    for place in full:
        near = {
            other
            for form in _given_forms(words[place][:-1])
            for other in by_form[form][:MAX_FORMS]
            if groups.find(other) != groups.find(place) and at_home_together(bearers[place], bearers[other])
        }
        if len({groups.find(other) for other in near}) == 1:
            found.add((place, min(near)))
    fits_one = {one for one, _ in found}
    for place, other in sorted(found):
        if (other, place) in found or other not in fits_one:
            groups.union(other, place, "given_name")


def _given_forms(given: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The forms under which given names are found: with the first one in full, and as initials if there are several."""
    forms = [(_SHORT_FORMS.get(given[0], given[0]), *given[1:])]
    letters = "".join(given)
    if len(given) > 1 and all(len(name) > 1 for name in given):
        letters = "".join(name[0] for name in given)
    if 1 < len(letters) <= MAX_INITIALS and (len(given) > 1 or not _is_given_name(given[0])):
        forms.append(("initials", letters))
    return forms


def _is_given_name(word: str) -> bool:
    return word in _SHORT_FORMS or word in _COMMON


def is_rare(surname: str) -> bool:
    """True if few people have a surname, so that two people in the news of one country hardly share it."""
    return len(surname) >= MIN_RARE and surname not in _COMMON


def _called(bearer: Bearer, short: tuple[str, ...]) -> int:
    """How many articles that give the full name also use the short one for it."""
    return sum(count for alias, count in bearer.aliases.items() if person_words(alias) == short)


def _only_bearer(bearers: list[Bearer], full: list[int], groups: Groups, words: Words, place: int) -> int | None:
    """The bearer that a surname alone, or the last words of a name, stand for; None if in doubt.

    Bearers known to be from other countries are not considered.
    """
    short, bearer = words[place], bearers[place]
    if len(short) > MAX_SURNAME:
        return None
    fitting = []
    for other in full:
        before, last = words[other][: -len(short)], words[other][-len(short) :]
        if last == short and before and before[-1] != "of" and at_home_together(bearer, bearers[other]):
            fitting.append(other)
    articles = groups.articles_of(fitting)
    if not articles or groups.find(place) in articles:
        return None
    best = max(articles, key=lambda root: (articles[root], -root))
    others = sum(articles.values()) - articles[best]
    all_called = sum(_called(bearers[other], short) for other in fitting)
    fitting = [other for other in fitting if groups.find(other) == best]
    called = sum(_called(bearers[other], short) for other in fitting)
    if articles[best] >= DOMINANCE * others and called >= (MIN_ALIAS_ARTICLES if len(short) == 1 else 1):
        return best
    if articles[best] >= DOMINANCE_CALLED * others and called >= DOMINANCE * max(1, all_called - called):
        return best
    rare = is_rare(short[-1]) if len(short) == 1 else short[0] in PARTICLES
    enough = MIN_KNOWN_DOUBLE if _DOUBLE.search(bearer.name) else MIN_KNOWN
    known = articles[best] + called >= enough and articles[best] >= bearer.articles
    if rare and known and not others and any(share_country(bearer, bearers[other]) for other in fitting):
        return best
    return None
