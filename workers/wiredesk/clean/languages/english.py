"""A fast check that a paragraph is English, so that most paragraphs need no language identifier.

The function words of English (articles, prepositions, pronouns) make up about half of any English text; no other
language uses them as often. The check requires several different ones, some of them spelled so in no other language.
It fails if the paragraph has a word of a language that borrows English words: a pidgin, Scots, Tagalog.
Measured on 8,500 translated program messages in 90 languages, 900 of them held out: only messages left in English
pass. Of 44,000 paragraphs of English news, three in four pass; of those with 40 letters, one in forty-five satisfies
neither check and goes to the identifier.
"""

HEAD = 160
"""Characters of a paragraph that are examined; a paragraph is in a single language."""

_ONLY_ENGLISH = """
the and with that which would their they said from this who whose after about when where because could should might
these were its it's his him you your our ours while those before being through since until during between against
among without within there here into out up she them then what how why very some other only did does don't didn't
can't I'm we're that's he's told two new now own though too never ever every everyone something nothing anything again
think know get going make made take used says added given called including includes said. said, says. agreed reported
announced expected reached asked found came went became began bought sold paid stock market trade business production
world court president's country's company's city's year's week's according many much each both next people government
year years month months days weeks billion percent company companies country officials today yesterday tomorrow three
four five seven eight nine largest shares fell earned loss higher lower Monday Tuesday Wednesday Thursday Friday
Saturday Sunday pct mln bln dlrs cts
"""
_SHARED = """
of to in a was for on is as by at an are be has have had he it will not but or more her we can also over if so no all
one do most under me my us last first vs go see six ten gain any day still just sales such profit million rose week
than been I The In A It He But They We She This There As At For On And If When That An After While Its His
"""
_BORROWERS = """
dey wey dem di na don dat pipo una abi dis wetin wis wi tae fae hae nae wad aboot fowk o inna fi ang ng mga sa ay naman
lang daw po lah mi yuh deh i
"""
ONLY_ENGLISH = frozenset(_ONLY_ENGLISH.split())
"""Words that no other language of news spells the same."""
SHARED = frozenset(_SHARED.split())
"""Function words that also exist in a few other languages."""
BORROWERS = frozenset(_BORROWERS.split())
"""Function words of West African and Caribbean pidgins, Scots, Tagalog and Singapore English."""
OPENINGS = frozenset({"The", "They", "She", "This", "There", "When", "That", "After", "While", "Its", "If", "And"})
"""Words with a capital that open sentences of English alone; "He", "It", "But" and "We" do elsewhere."""
_SMALL_WORDS = ONLY_ENGLISH | SHARED | BORROWERS

MAX_COUNTED = 24
"""Maximum words that count for a paragraph's length: in longer ones function words repeat, and count once."""
MAX_WORD_LENGTH = 8
"""Maximum average characters of an English word; a script without spaces has more between two spaces."""
PROVES = 6
"""Words of the paragraph per distinct function word that is required."""


def is_english(paragraph: str) -> bool:
    """Whether function words prove that a paragraph is English, whatever its context."""
    only, telling, length = _small_words(paragraph)
    return only >= 2 and telling * PROVES >= length


def goes_with_english(paragraph: str) -> bool:
    """Whether function words show that a paragraph of an English article is English too.

    A weaker check: two words that are only English, or one and a possessive beside others, or a first word that opens
    sentences of no other language.
    """
    if " the " in paragraph and (" and " in paragraph or " to " in paragraph or " that " in paragraph):
        return True  # "of the" can be part of a name in any language
    only, telling, length = _small_words(paragraph)
    if only >= 2:
        return telling * 12 >= length
    if telling >= 3 and telling * 5 >= length and paragraph.split(None, 1)[0] in OPENINGS:
        return True
    only += "'s " in paragraph or "’s " in paragraph
    return bool(only) and ((telling >= 3 and telling * 5 >= length) or (telling >= 4 and telling * 8 >= length))


def _small_words(paragraph: str) -> tuple[int, int, int]:
    """The number of distinct words that are only English, of distinct function words, and of words."""
    head = paragraph[:HEAD]
    words = head.split()
    if len(paragraph) > HEAD and not paragraph[HEAD].isspace():
        words.pop()  # the start of a longer word may be a word of a borrower: "wi", "na", "i"
    telling = _SMALL_WORDS.intersection(words)
    length = max(len(words), len(head) // MAX_WORD_LENGTH)
    if not BORROWERS.isdisjoint(telling):
        return 0, 0, length
    return len(ONLY_ENGLISH & telling), len(telling), min(length, MAX_COUNTED)
