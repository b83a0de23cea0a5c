"""Joins names of organisations.

Names of the same words are joined unless each country may have a body of that name: a ministry, a court, a party. An
acronym is joined to the only full name that articles use it for.
"""

from collections import defaultdict
from functools import cache, lru_cache
from itertools import product

from wiredesk.knowledge.organisations import ORGANISATIONS, WORLDWIDE, is_of_each_town
from wiredesk.knowledge.vocabulary import listed
from wiredesk.link.people.bearers import Bearer, Groups, at_home_together, division_of, home_of, share_country
from wiredesk.link.people.contexts import NOTHING, Contexts
from wiredesk.link.people.countries import country_code, without_country
from wiredesk.link.people.elsewhere import NOTHING_ELSE, Elsewhere
from wiredesk.link.people.name_words import COMMON_WORDS, initials, legal_form, organisation_words
from wiredesk.link.people.namesakes import supported
from wiredesk.link.people.variants import one_letter
from wiredesk.link.words import words_of

ALIAS_SHARE = 3
"""Maximum articles that use only the short name, if just one article uses it next to the full name."""

DOMINANCE = 10
"""A short name stands for the full name beside which this many times as many articles use it as beside all others,
which are often misspelled."""

PREVAILS = 3
"""A name in articles about several countries is of the one that has this many times as many of them as any other."""

LOCAL = listed("school high college club hospital church police parks county city council district library")
"""Words of names whose acronym is used in one place only: each town has its HHS."""

_GROUPS = listed("airlines airways group holding holdings")
"""Last words of a company's name that are left out: those of one with all its parts, and of an airline."""

MIN_MISSPELLED = 8
"""Minimum letters of a word of a body's name that may be misspelled; in a short one they make another word."""

MIN_ACRONYM = 3
"""Minimum letters of an acronym for which one article is enough; two letters have many more meanings."""


def join_organisations(
    bearers: list[Bearer],
    places: list[int],
    groups: Groups,
    contexts: Contexts = NOTHING,
    elsewhere: Elsewhere = NOTHING_ELSE,
) -> None:
    """Join the names of organisations with one key.

    Args:
        bearers: the bearers to join.
        places: indexes of those that are organisations.
        groups: the groups to join.
        contexts: what surrounds the names in their articles.
        elsewhere: the other names with these initials.
    """
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in places:
        by_words[organisation_words(bearers[place].name)].append(place)
    for words, same in by_words.items():
        if len(same) < 2:
            continue
        forms = _forms(bearers, same)
        unique = is_unique(words) or (len(set(forms.values()) - {""}) == 1 and is_company(words))
        unique = unique and not any(home_of(bearers[place]) for place in same)
        homes = {} if unique else _homes(bearers, same)
        same = [place for place in same if not _is_of_two_towns(bearers, same, place, contexts)]
        for at, place in enumerate(same[1:], 1):
            for other in same[:at]:
                if forms[other] != forms[place] or not _may_be_one_firm(
                    words, bearers[other], bearers[place], contexts
                ):
                    continue
                if unique or _are_neighbours(bearers, homes, other, place, contexts):
                    groups.union(other, place, "same_name")
    _join_countries(bearers, places, groups)
    _join_forms(bearers, by_words, groups, contexts)
    for words, same in by_words.items():
        if len(words) == 1 and all(len(words_of(bearers[place].name)) == 1 for place in same):
            full = _full_name(bearers, places, same, groups, contexts, elsewhere)
            if full is not None:
                groups.union(full, same[0], "alias")


def _join_countries(bearers: list[Bearer], places: list[int], groups: Groups) -> None:
    """Join "US State Department", "American State Department" and the "State Department" that is known to be there."""
    by_country: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for place in places:
        if named := without_country(bearers[place].name):
            by_country[named].append(place)
        elif (home := home_of(bearers[place])) and not division_of(bearers[place]):
            by_country[organisation_words(bearers[place].name), home].append(place)
    for same in by_country.values():
        for place in same[1:]:
            groups.union(same[0], place, "same_name")


def _join_forms(
    bearers: list[Bearer], by_words: dict[tuple[str, ...], list[int]], groups: Groups, contexts: Contexts
) -> None:
    """Join "University of Velm" and "Velm University", "Velm Tractor Group" and "Velm Tractor".

    Only where their articles name the same person with a rare name, as Miami has one of each; those of a company also
    where they name the same person and town.
    """
    for words, same in by_words.items():
        for other, place in product(by_words.get(other_form(words), ()), same):
            here, there = bearers[other], bearers[place]
            alike = contexts.share_mark if words[-1] in _GROUPS else contexts.share_rare_person
            if alike(here, there):
                groups.union(other, place, "same_name")


def other_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a university's or a group's name as others write it; empty if there is no other form."""
    if words[:2] == ("university", "of") and len(words) > 2:
        return (*words[2:], "university")
    return words[:-1] if len(words) > 2 and words[-1] in _GROUPS and not COMMON_WORDS.issuperset(words[:-1]) else ()


def _homes(bearers: list[Bearer], same: list[int]) -> dict[int, str | None]:
    """The country of each body of one name, where some names are known to be of a country.

    A name that articles about several countries use is of the one that prevails in them, and one whose articles name no
    country may be of the only one there is; None if there is none.
    """
    homes = {place: home_of(bearers[place]) for place in same}
    known = {home for home in homes.values() if home}
    if not known:
        return {}
    for place, home in homes.items():
        if home is None and not bearers[place].countries:
            homes[place] = next(iter(known)) if len(known) == 1 else None
        elif home is None:
            articles = {home: bearers[place].countries.get(home, 0) for home in known}
            best = max(known, key=lambda one: (articles[one], one))
            others = max((count for one, count in articles.items() if one != best), default=0)
            if 2 * articles[best] >= bearers[place].articles and articles[best] >= PREVAILS * others:
                homes[place] = best
    return homes


def _are_neighbours(
    bearers: list[Bearer], homes: dict[int, str | None], here: int, there: int, contexts: Contexts
) -> bool:
    """True if two bodies of the same name are of one country, and not of two towns of it.

    Where the articles of one name no country or several, something around them has to be shared, or the outlet.
    """
    if not _are_of_one_town(bearers[here], bearers[there], contexts):
        return False
    if not homes:
        return share_country(bearers[here], bearers[there]) or (
            at_home_together(bearers[here], bearers[there]) and supported(contexts, bearers[here], bearers[there])
        )
    if homes[here] is None or homes[here] != homes[there]:
        return False
    home, bodies = homes[here], (bearers[here], bearers[there])
    return not any(_may_be_elsewhere(body, home) for body in bodies) or (
        contexts.share_source(*bodies) or supported(contexts, *bodies, countries=False)
    )


def _may_be_elsewhere(body: Bearer, home: str | None) -> bool:
    """True if neither the id of a body nor the countries of its articles leave no doubt that it is of a country."""
    others = max((count for country, count in body.countries.items() if country != home), default=0)
    return home_of(body) is None and body.countries.get(home or "", 0) < max(1, PREVAILS * others)


def _are_of_one_town(here: Bearer, there: Bearer, contexts: Contexts) -> bool:
    """False for bodies of two states or provinces; one of an unknown state needs something shared but the country.

    So does "Board of Education", which each town has, and which no article says the town of.
    """
    home, other = division_of(here), division_of(there)
    if home and other:
        return home == other or contexts.share_rare_person(here, there)
    if not home and not other and not is_of_each_town(organisation_words(here.name)):
        return True
    return supported(contexts, here, there, countries=False)


def _is_of_two_towns(bearers: list[Bearer], same: list[int], place: int, contexts: Contexts) -> bool:
    """True for a body whose state is unknown, if something around it is shared with those of two states."""
    if division_of(bearers[place]):
        return False
    divisions = {division for other in same if (division := division_of(bearers[other]))}
    if len(divisions) < 2:
        return False
    near = [other for other in same if division_of(bearers[other])]
    found = {
        division_of(bearers[other]) for other in near if _are_of_one_town(bearers[place], bearers[other], contexts)
    }
    return len(found) > 1


def _forms(bearers: list[Bearer], same: list[int]) -> dict[int, str]:
    """The legal form of each name, where several names of the same words have different ones.

    "Purolator Courier Corp" and "Purolator Courier Ltd" are two companies. A name without a form is the company that
    most articles name.
    """
    forms = {place: legal_form(bearers[place].name) for place in same}
    articles: dict[str, int] = defaultdict(int)
    for place, form in forms.items():
        if form:
            articles[form] += bearers[place].articles
    if not articles:
        return forms
    usual = max(articles, key=lambda form: (articles[form], form))
    return {place: form or usual for place, form in forms.items()}


def _may_be_one_firm(words: tuple[str, ...], here: Bearer, there: Bearer, contexts: Contexts) -> bool:
    """False for a firm of one word with a legal form and one without in another country, if nothing else is shared.

    It is most often a family's name: "Lindqvist NV" trades in diamonds, and "Lindqvist" elsewhere bakes bread. Known
    firms and letters ("CBS") are named without their form in all countries.
    """
    if len(words) > 1 or legal_form(here.name) == legal_form(there.name) or at_home_together(here, there):
        return True
    if words in _known_firms() or min(here.name, there.name, key=len).isupper():
        return True
    return supported(contexts, here, there, countries=False)


@cache
def _known_firms() -> frozenset[tuple[str, ...]]:
    return frozenset(map(organisation_words, ORGANISATIONS))


def is_company(words: tuple[str, ...]) -> bool:
    """True if a name that has a legal form is of one company, wherever it is named: not only words such as "bank"."""
    return not COMMON_WORDS.issuperset(words)


def _full_name(
    bearers: list[Bearer],
    places: list[int],
    same: list[int],
    groups: Groups,
    contexts: Contexts,
    elsewhere: Elsewhere,
) -> int | None:
    """The group of the full name that a short name stands for; None if in doubt."""
    words = organisation_words(bearers[same[0]].name)
    stands_for: dict[int, int] = defaultdict(int)
    near = set()
    for place in places:
        full = organisation_words(bearers[place].name)
        called = _called(bearers[place], words) if len(full) > 1 else 0
        if called:
            stands_for[groups.find(place)] += called
            if is_worldwide(full) or any(
                _at_home(bearers[place], bearers[short]) or contexts.share_rare_person(bearers[place], bearers[short])
                for short in same
            ):
                near.add(groups.find(place))
    if not near:
        return None
    group = max(stands_for, key=lambda root: (stands_for[root], -root))
    beside = stands_for.pop(group)
    others = sum(
        called for root, called in stands_for.items() if not _is_misspelled(bearers[root].name, bearers[group].name)
    )
    if group not in near or beside < DOMINANCE * others:
        return None
    alone = sum(bearers[place].articles for place in same)
    named = [bearers[place] for place in places if groups.find(place) == group]
    local = any(not LOCAL.isdisjoint(organisation_words(bearer.name)) for bearer in named) and not any(
        is_worldwide(organisation_words(bearer.name)) for bearer in named
    )
    unlike = contexts.support([bearers[place] for place in same], named, least=1) == 0
    if local and unlike:
        return None
    if beside > 1:
        return group
    if len(words[0]) < MIN_ACRONYM:
        return None
    worldwide = any(is_worldwide(organisation_words(bearer.name)) for bearer in named)
    if (
        unlike
        and not worldwide
        and not any(share_country(bearers[place], bearer) for place in same for bearer in named)
    ):
        return None
    if alone <= ALIAS_SHARE or _only_meaning(bearers, places, same, groups, elsewhere) == group:
        return group
    return None


def _is_misspelled(name: str, right: str) -> bool:
    """True if a name has the words of another one, but a letter too few, too many or another one in a long word."""
    here, there = organisation_words(name), organisation_words(right)
    if len(here) != len(there):
        return False
    differing = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and min(map(len, differing[0])) >= MIN_MISSPELLED and one_letter(*differing[0])


def _only_meaning(
    bearers: list[Bearer], places: list[int], same: list[int], groups: Groups, elsewhere: Elsewhere
) -> int | None:
    """The only group of full names with the letters of an acronym that is at home where most articles use it."""
    acronym = organisation_words(bearers[same[0]].name)[0]
    countries: dict[str, int] = defaultdict(int)
    for place in same:
        for country, articles in bearers[place].countries.items():
            countries[country] += articles
    alone = sum(bearers[place].articles for place in same)
    homes = {country for country, articles in countries.items() if 2 * articles > alone}
    found = {groups.find(place) for place in places if _may_be_meant(bearers[place], acronym, homes)}
    if len(found) != 1 or any(_may_be_meant(other, acronym, homes) for other in elsewhere.full_names(acronym)):
        return None
    return found.pop()


def _may_be_meant(bearer: Bearer, acronym: str, homes: set[str]) -> bool:
    """True if a full name has the letters of an acronym, and is at home in one of the countries that use it."""
    words = organisation_words(bearer.name)
    if len(words) == 1 or initials(words) != acronym:
        return False
    home = _country_of(bearer.name)
    return is_worldwide(words) or not homes.isdisjoint([home] if home else bearer.countries)


def is_worldwide(words: tuple[str, ...]) -> bool:
    """True if a name says that a body is not of one country: "World Health Organization"."""
    return words[0] in WORLDWIDE or words[:2] == ("united", "nations") or "organization" in words


def is_unique(words: tuple[str, ...]) -> bool:
    """True if only one body of the world has a name of these words."""
    return len(words) > 1 and (is_worldwide(words) or COMMON_WORDS.isdisjoint(words))


def _at_home(full: Bearer, short: Bearer) -> bool:
    """True if a short name is used where a body is: in the country of its name, else in that of its articles."""
    home = _country_of(full.name)
    if home is not None and short.countries:
        return home in short.countries
    return at_home_together(full, short)


@lru_cache(maxsize=1 << 12)
def _country_of(name: str) -> str | None:
    """The code of the country that an organisation's name contains."""
    words = name.split()
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            if found := country_code(part):
                return found
    return None


def _called(bearer: Bearer, words: tuple[str, ...]) -> int:
    """How many articles that give the full name also use the short one for it."""
    return sum(count for alias, count in bearer.aliases.items() if organisation_words(alias) == words)
