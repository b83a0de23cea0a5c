"""A cheap proof that a paragraph is English, so that most need not be shown to the language identifier.

The small words of English (articles, prepositions, pronouns) make up about half of any English text, and stand with
the same frequency in no other language. The proof asks for several different ones, some of which no other language
spells so, and is void where a word of a tongue stands by that borrows English words: a pidgin, Scots, Tagalog.
"""

from enum import IntEnum

HEAD = 300
"""Characters of a paragraph that are looked at; a paragraph is one language or the other."""

_ONLY_ENGLISH = """
the and with that which would their they said from this who after about when where because could these were than its
his him you your our while those before been through since until
"""
_SMALL_WORDS = """
of to in a was for on is as by at an are be has have had he it will not but or more she her we can there also into over
out up if so no all two one what during against between being do did only most other some such them then under very me
my us how last new year years told people The I In A It He But They We She This There As At For On And If When That An
After While Its His
"""
_BORROWERS = """
dey wey dem di na don dat pipo una abi dis wetin wis wi tae fae hae nae wad aboot fowk o inna fi ang ng mga sa ay naman
lang daw po lah mi yuh deh i
"""
ONLY_ENGLISH = frozenset(_ONLY_ENGLISH.split())
SMALL_WORDS = ONLY_ENGLISH | frozenset(_SMALL_WORDS.split())
BORROWERS = frozenset(_BORROWERS.split())
"""Small words of West African and Caribbean pidgins, Scots, Tagalog and Singapore's English."""

MOST_COUNTED = 36
"""Words of a paragraph that count for its length: in longer ones small words come again, and are told once."""
FIRM_SHARE = 6
FIRM_ONLY_ENGLISH = 2
LIKELY_SHARE = 8
LIKELY_SMALL_WORDS = 4
"""One different small word for six words proves, for eight it goes with an article that is English anyway."""


class English(IntEnum):
    """How much the small words of a paragraph say for English."""

    UNPROVED = 0
    LIKELY = 1
    """Enough in an article that is English."""
    PROVED = 2
    """Enough wherever it stands."""


def english(paragraph: str) -> English:
    """What the small words of a paragraph say for English.

    Measured on 7,600 translated messages in 90 languages, none is proved but those left untranslated; on English
    news nine paragraphs in ten of 40 letters and more are.
    """
    words = paragraph[:HEAD].split()
    only = len(ONLY_ENGLISH.intersection(words))
    if not only or not BORROWERS.isdisjoint(words):
        return English.UNPROVED
    small, length = len(SMALL_WORDS.intersection(words)), min(len(words), MOST_COUNTED)
    if only >= FIRM_ONLY_ENGLISH and small * FIRM_SHARE >= length:
        return English.PROVED
    if (only >= FIRM_ONLY_ENGLISH or small >= LIKELY_SMALL_WORDS) and small * LIKELY_SHARE >= length:
        return English.LIKELY
    return English.UNPROVED
