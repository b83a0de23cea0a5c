"""Bodies of a country whose names say which: "US State Department", "Ministry of Health of Kenya"."""

import re
from functools import lru_cache

from wiredesk.knowledge.nations import COUNTRY_CODES, nationality_code
from wiredesk.knowledge.organisations import PORTFOLIOS
from wiredesk.knowledge.vocabulary import listed
from wiredesk.link.people.name_words import COMMON_WORDS, organisation_words
from wiredesk.link.words import folded

_MANY = listed("academy airport church club college hospital library mosque museum school student students university")
"""Words of bodies of which a country has many."""

_COMMON = (COMMON_WORDS | frozenset(map(folded, PORTFOLIOS | listed("of for")))) - _MANY
_POSSESSIVE = re.compile(r"['’]s?$")
_LAST = re.compile(r" (?:of|in)(?: the)? (?=[A-Z])")


@lru_cache(maxsize=1 << 14)
def without_country(name: str) -> tuple[tuple[str, ...], str] | None:
    """The words of a body's name without its country, and the country's code.

    Args:
        name: the name.

    Returns:
        None if no country is at the start or end, or if the other words are not those of bodies of many countries.
    """
    found = _split(name)
    if found is None:
        return None
    words = organisation_words(found[0])
    is_of_each = _COMMON.issuperset(words) or words[:2] == ("ministry", "of")
    return (words, found[1]) if len(words) > 1 and is_of_each else None


def _split(name: str) -> tuple[str, str] | None:
    words = name.removeprefix("the ").removeprefix("The ").split()
    for size in (3, 2, 1):
        first = _POSSESSIVE.sub("", " ".join(words[:size]))
        code = country_code(first) if len(words) > size else None
        if code:
            return " ".join(words[size:]), code
    for last in _LAST.finditer(name):
        if code := country_code(name[last.end() :]):
            return name[: last.start()], code
    return None


def country_code(name: str) -> str | None:
    """The code of a country by its name or that of its people; None for other names."""
    return COUNTRY_CODES.get(name) or nationality_code(name)
