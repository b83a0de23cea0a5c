"""Whether two names of speakers may be one speaker's."""

from functools import lru_cache

from wiredesk.knowledge.vocabulary import listed
from wiredesk.link.people.name_words import initials
from wiredesk.link.words import folded, words_of

_PRONOUNS = listed("he she they it we i you who him her them one")
TITLES = listed("mr mrs ms dr sir president senator sen rep representative gov governor prof the a an")


@lru_cache(maxsize=1 << 16)
def speaker_words(name: str | None) -> tuple[str, ...]:
    """The words of a speaker's name without titles; empty for a pronoun."""
    found = tuple(folded(word) for word in words_of(name or "")[:20])
    found = tuple(word for word in found if word not in TITLES)
    return () if all(word in _PRONOUNS for word in found) else found


@lru_cache(maxsize=1 << 16)
def described_names(description: str | None) -> frozenset[str]:
    """The folded names in the description of a speaker; none if it begins with a name or title."""
    words = words_of(description or "")[:20]
    if not words or words[0][0].isupper():
        return frozenset()
    return frozenset(folded(word) for word in words if word[0].isupper())


def speakers_agree(here: tuple[str, ...], there: tuple[str, ...]) -> bool | None:
    """True if two names can be the same speaker, False if they differ, None if one is unknown."""
    if not here or not there:
        return None
    if set(here) <= set(there) or set(there) <= set(here):
        return True
    return here[-1] == there[-1] and len(here) > 1 and len(there) > 1 and _given_names_agree(here[0], there[0])


def speakers_conflict(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """True if the quotes are credited to two different people.

    To be safe, the same surname counts as the same person: given names have many spellings, short forms and nicknames.
    So does an acronym of the other name.
    """
    return speakers_agree(here, there) is False and here[-1] != there[-1] and not _acronym(here, there)


def _acronym(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    shorter, longer = sorted((here, there), key=len)
    return len(shorter) == 1 and len(longer) > 1 and shorter[0] == initials(longer)


def _given_names_agree(here: str, there: str) -> bool:
    """True for "joe" and "joseph", "r" and "robert"."""
    return here.startswith(there[:3]) or there.startswith(here[:3])
