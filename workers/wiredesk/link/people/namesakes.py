"""Keeps people of one name apart: a father and his son, two of whom articles give the ages."""

from collections.abc import Collection, Sequence

from wiredesk.link.people.bearers import Bearer, are_one_birth, born_of
from wiredesk.link.people.contexts import Contexts
from wiredesk.link.people.name_words import generation

JUNIOR_SHARE = 0.1
"""Minimum articles with "Jr", as a share of those with the same name without it: a son who is often called without it
is also often called with it."""

MIN_KNOWN = 4
"""Minimum articles with a name and no age, from which on somebody of that name whose age one article gives is the same
person."""


def supported(contexts: Contexts, here: Bearer, there: Bearer, *, countries: bool = True) -> bool:
    """False if nothing in the articles with two names supports that they are one person's."""
    fewer, more = sorted((here, there), key=lambda bearer: (bearer.articles, bearer.entity_id))
    return contexts.support([fewer], [more], least=1, wide=True, countries=countries) != 0


def may_be_one_generation(here: Bearer, there: Bearer, same: Sequence[Bearer], contexts: Contexts) -> bool:
    """False if "Bo Lind Jr" and "Bo Lind" are two, though nothing but "Jr" says it.

    Args:
        here: a name.
        there: the same name with another ending.
        same: all with the same given name and surname.
        contexts: what surrounds the names in their articles.
    """
    fewer, more = sorted((here.articles, there.articles))
    if fewer < JUNIOR_SHARE * more or contexts.stand_together(here, there) or are_related(same, here, there, contexts):
        return False
    return supported(contexts, here, there)


def are_related(same: Sequence[Bearer], here: Bearer, there: Bearer, contexts: Contexts) -> bool:
    """True if an article names one of two people beside a relative who bears the name of the other.

    "Jesse Vantongeren" is not "Jesse L. Vantongeren Jr" if he is named beside "Jesse Vantongeren Jr".
    """
    if generation(here.name) == generation(there.name):
        return False
    if contexts.has_father(here) or contexts.has_father(there):
        return True
    return any(
        generation(bearer.name) == generation(other.name) and contexts.stand_together(another, bearer)
        for bearer in same
        for other, another in ((here, there), (there, here))
    )


def may_be_of_age(here: Bearer, there: Bearer, births: Collection[int], contexts: Contexts) -> bool:
    """False for a name with an age and one without, if nothing around them is shared and so they may be two people's.

    Args:
        here: one name.
        there: the other one.
        births: the years of birth of all names of the same words.
        contexts: what surrounds the names in their articles.
    """
    if bool(born_of(here)) == bool(born_of(there)):
        return True
    without = there if born_of(here) else here
    is_known = are_one_birth(births) and without.articles >= MIN_KNOWN
    return is_known or supported(contexts, here, there, countries=False)
