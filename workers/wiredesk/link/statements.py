"""Whether two quotes are one statement: the decision on one pair.

Two quotes are one statement where most words of the shorter one stand in the other, in their order: however they are
cut, joined, punctuated or spelled. What is in quote marks counts, where a quote is only partly in them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wiredesk.link.words import folded, words_of
from wiredesk_schemas.quotes import QuoteKind

MAX_QUOTE_WORDS = 300
"""Words of a quote that are compared; longer ones are speeches printed whole."""

MIN_COVER = 0.7
"""Share of the shorter quote's words that have to stand in the other one."""

MIN_COVER_RELATED = 0.65
"""The same where the articles share more, and nobody else is credited."""

MIN_COVER_REPORT = 0.8
"""The same for a report without quote marks, which has to keep the speaker's own words."""

MIN_WORDS = 4
"""Shared words below which two quotes say nothing of each other, unless their articles share more."""

MIN_WORDS_APART = 7
"""Shared words that are asked where the articles share nothing else: shorter are phrases that anybody uses."""

LONG_RUN = 10
"""Words in a row that make two quotes of a speaker one statement, where each also has what the other leaves out."""

MIN_TELLING = 2
"""Shared words, none of them a common one, that are asked in any case."""

FRAGMENT = 9
"""Words below which a quote is a fragment, which may stand in several statements: it joins one and never two."""

_MARKED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]?")

_COMMON_WORDS = """
a about after all also am an and any are as at be because been being but by can could did do does dont for from
get go going had has have he her here him his how i if im in into is it its just know let like me more my no not
now of on one or our out over people said say see she should so some than that thats the their them then there
these they thing things think this those to up us very want was way we well were what when where which who will
with would you your been has had comment thank thanks yes ok okay good right
"""

COMMON = frozenset(_COMMON_WORDS.split())
"""Words of which stock phrases are made ("no comment", "thank you very much", "it is what it is")."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quote as it is compared."""

    kind: QuoteKind
    words: tuple[str, ...]
    """Folded words: of a quote that is partly in marks those in marks, where they are enough."""
    speaker: tuple[str, ...]
    """Folded words of the speaker's name; empty where nobody is named."""


def said(kind: QuoteKind, text: str, speaker: str | None) -> Said:
    """A quote as it is compared.

    Args:
        kind: of `news.quotes`.
        text: the words said.
        speaker: the speaker's name where it is a person or organisation of the article; a "spokesman" can be anybody.
    """
    return Said(kind, compared_words(kind, text), speaker_words(speaker))


def compared_words(kind: QuoteKind, text: str) -> tuple[str, ...]:
    """The words of a quote that are compared, folded."""
    return tuple(folded(word) for word in words_of(compared_text(kind, text))[:MAX_QUOTE_WORDS])


def compared_text(kind: QuoteKind, text: str) -> str:
    """What of a quote is compared: of one that is partly in marks what is in marks, where that is enough."""
    text = text[: 20 * MAX_QUOTE_WORDS]
    if kind == "mixed":
        marked = " ".join(_MARKED.findall(text))
        if len(words_of(marked)) >= MIN_WORDS:
            return marked
    return text


_PRONOUNS_WORDS = """
he she they it we i you who him her them one
"""

_PRONOUNS = frozenset(_PRONOUNS_WORDS.split())
_TITLES_WORDS = """
mr mrs ms dr sir president senator sen rep representative gov governor prof the a an
"""

TITLES = frozenset(_TITLES_WORDS.split())


def speaker_words(name: str | None) -> tuple[str, ...]:
    """The words of a speaker's name without titles; none for a pronoun."""
    found = tuple(folded(word) for word in words_of(name or "")[:20])
    found = tuple(word for word in found if word not in TITLES)
    return () if all(word in _PRONOUNS for word in found) else found


def speakers_agree(here: tuple[str, ...], there: tuple[str, ...]) -> bool | None:
    """True where two names can be one speaker's, False where they are two, None where one is not known."""
    if not here or not there:
        return None
    if set(here) <= set(there) or set(there) <= set(here):
        return True
    return here[-1] == there[-1] and len(here) > 1 and len(there) > 1 and _given_names_agree(here[0], there[0])


def speakers_conflict(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """True where the words are credited to two people.

    One surname is one person, to be on the safe side: given names are spelled, shortened and nicknamed in many ways.
    """
    return speakers_agree(here, there) is False and here[-1] != there[-1]


def _given_names_agree(here: str, there: str) -> bool:
    """True for "joe" and "joseph", "r" and "robert"."""
    return here.startswith(there[:3]) or there.startswith(here[:3])


def one_statement(here: Said, there: Said, related: bool) -> bool:
    """True where two quotes are one statement. Symmetric.

    Args:
        here: a quote.
        there: another.
        related: their articles share more than this: one is the other's copy, or they tell one story.
    """
    reports = (here.kind == "indirect") + (there.kind == "indirect")
    if reports == 2:
        return False
    least = MIN_WORDS if related else MIN_WORDS_APART
    if _in_both(here.words, there.words) < least:
        return False
    agree = speakers_agree(here.speaker, there.speaker)
    shared, telling, run = shared_words(here.words, there.words)
    if reports:
        report = here if here.kind == "indirect" else there
        enough = shared >= MIN_COVER_REPORT * len(report.words) and min(telling, run) >= MIN_WORDS
        return enough and agree is not False and (related or run >= MIN_WORDS_APART)
    if agree and run >= LONG_RUN:
        return True
    if agree is None and related and run > LONG_RUN + 1:
        return True
    shorter = min(len(here.words), len(there.words))
    if related:
        whole = run >= MIN_WORDS and shared == shorter
        if agree is False:
            return shared >= MIN_COVER * shorter and (shared >= MIN_WORDS_APART or (whole and telling > MIN_TELLING))
        enough = telling >= MIN_TELLING or (telling > 0 and (bool(agree) or run > MIN_WORDS))
        return enough and shared >= MIN_WORDS and shared >= MIN_COVER_RELATED * shorter
    least = 2 * MIN_WORDS_APART if agree is False else MIN_WORDS_APART
    return shared >= max(least, MIN_COVER * shorter) and telling >= MIN_TELLING


def _in_both(here: tuple[str, ...], there: tuple[str, ...]) -> int:
    """Words of the shorter quote that stand anywhere in the other: at least as many as they share in one order."""
    shorter, longer = sorted((here, there), key=len)
    words = set(longer)
    return sum(word in words for word in shorter)


def shared_words(here: tuple[str, ...], there: tuple[str, ...]) -> tuple[int, int, int]:
    """The words that stand in both in one order: how many, how many of them are telling, and the longest run."""
    if here > there:
        here, there = there, here
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    shared = telling = run = 0
    for start, _, size in blocks:
        if size < 2 and not (size and here[start] not in COMMON):
            continue
        shared += size
        telling += sum(here[place] not in COMMON for place in range(start, start + size))
        run = max(run, size)
    return shared, telling, run


def grouped(
    says: Mapping[int, Said], edges: Mapping[int, Sequence[int]], order: Mapping[int, tuple[float, str, int]]
) -> list[list[int]]:
    """Quotes as statements: whole quotes with all that they are one with, fragments with what they share most with.

    Args:
        says: the quotes.
        edges: which others each is one statement with.
        order: of their first appearance, which settles what is equal otherwise.
    """
    parent = {num: num for num in says}

    def find(num: int) -> int:
        while parent[num] != num:
            parent[num] = parent[parent[num]]
            num = parent[num]
        return num

    fragments = []
    for num in sorted(says, key=lambda one: order[one]):
        if len(says[num].words) < FRAGMENT:
            fragments.append(num)
            continue
        for other in edges[num]:
            if other in says and len(says[other].words) >= FRAGMENT:
                parent[find(num)] = find(other)
    for num in sorted(fragments, key=lambda one: (-len(says[one].words), order[one])):
        others = [other for other in edges[num] if other in says]
        if others:
            parent[find(num)] = find(min(others, key=lambda other: _distance(says[num], says[other], order[other])))
    groups: dict[int, list[int]] = {}
    for num in says:
        groups.setdefault(find(num), []).append(num)
    return list(groups.values())


def _distance(
    fragment: Said, other: Said, order: tuple[float, str, int]
) -> tuple[bool, int, bool, int, tuple[float, str, int]]:
    """By what a fragment finds the quote it belongs to: one that is longer, that shares most, by the same speaker."""
    shared, _, _ = shared_words(fragment.words, other.words)
    return (
        len(other.words) < FRAGMENT and len(other.words) <= len(fragment.words),
        -shared,
        speakers_agree(fragment.speaker, other.speaker) is not True,
        abs(len(other.words) - len(fragment.words)),
        order,
    )
