"""Decides whether two quotes are the same statement.

Two quotes are the same statement if most words of the shorter one occur in the other in the same order, regardless of
cuts, joins, punctuation and spelling. If a quote is only partly in quote marks, the part in marks is compared.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.wording.alignment import COMMON, in_order, replaced_words, shared_words
from wiredesk.link.wording.contractions import written_out
from wiredesk.link.wording.other_numbers import have_other_numbers
from wiredesk.link.wording.speaker_names import described_names, speaker_words, speakers_agree
from wiredesk.link.words import folded, words_of
from wiredesk_schemas.quotes import QuoteKind

MAX_QUOTE_WORDS = 300
"""Maximum words compared per quote; longer ones are full speeches."""

MIN_COVER = 0.7
"""Minimum share of the shorter quote's words that the other contains."""

MIN_COVER_RELATED = 0.65
"""The same if the articles are related and the quotes are not credited to different speakers."""

MIN_COVER_REPORT = 0.8
"""The same for reported speech without quote marks, which has to keep the speaker's own words."""

MIN_WORDS = 4
"""Minimum shared words, unless the articles are related."""

MIN_WORDS_APART = 7
"""Minimum shared words if the articles share nothing else: shorter matches are common phrases."""

MIN_WORDS_CONFLICT = 3 * MIN_WORDS_APART
"""The same if the quotes are credited to two speakers: lawyers, players and the police say whole sentences alike."""

MIN_WORDS_UNNAMED, TELLING_UNNAMED = 9, 5
"""The same if a speaker is not named, unless this many shared words are not in `COMMON`."""

LONG_RUN = 10
"""Consecutive shared words that make two quotes of a speaker one statement, even if each also has words that the other
omits."""

MIN_TELLING = 2
"""Minimum shared words that are not in `COMMON`."""

FRAGMENT = 9
"""Number of words below which a quote is a fragment. A fragment may fit several statements, but never joins two
statements into one."""

MIN_CORE = 10
"""Minimum words that two wordings of a named speaker in related articles share if they cover less than
`MIN_COVER_RELATED`: one newsroom misheard, or cut and reported what another quoted in full."""

MIN_TELLING_CORE, MIN_COVER_CORE = 5, 0.45
"""Minimum shared words that are not in `COMMON`, and minimum share of the shorter quote, for `MIN_CORE`."""

MAX_REORDERED = 1.5
"""Maximum length of the longer of two quotes with the same words in another order, as a multiple of the shorter one: a
much longer one has many words by chance."""

MIN_REPLACED = 3
"""Distinctive words with others in their place, from which on two quotes with other numbers are two statements."""

_MARKED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]?")


class Said(NamedTuple):
    """A quote as it is compared."""

    kind: QuoteKind
    words: tuple[str, ...]
    """Folded words; for a quote partly in marks only the words in marks, if there are enough of them."""
    speaker: tuple[str, ...]
    """Folded words of the speaker's name; empty if nobody is named."""
    described: frozenset[str] = frozenset()
    """Folded names in the description of a speaker who is not named: "a spokesman for Alcor Oil"."""


def said(kind: QuoteKind, text: str, speaker: str | None, description: str | None = None) -> Said:
    """A quote as it is compared.

    Args:
        kind: the kind of quote, as in `news.quotes`.
        text: the text of the quote.
        speaker: the speaker's name if it is a person or organisation of the article; "spokesman" identifies nobody.
        description: who speaks, if there is no such name.
    """
    return Said(kind, compared_words(kind, text), speaker_words(speaker), described_names(description))


def compared_words(kind: QuoteKind, text: str) -> tuple[str, ...]:
    """The folded words of a quote to compare."""
    return tuple(map(folded, words_of(written_out(compared_text(kind, text)))[:MAX_QUOTE_WORDS]))


def compared_text(kind: QuoteKind, text: str) -> str:
    """The text of a quote to compare: for a quote partly in marks only the part in marks, if it is long enough."""
    text = text[: 20 * MAX_QUOTE_WORDS]
    if kind == "mixed":
        marked = " ".join(_MARKED.findall(text))
        if len(words_of(marked)) >= MIN_WORDS:
            return marked
    return text


def quotes_only_a_name(kind: QuoteKind, text: str) -> bool:
    """True if a quote has nothing in quote marks but a name or title: `the “Gang of Eight” bill`.

    In a headline every word has a capital, so the words outside the marks are checked as well.
    """
    text = text[: 20 * MAX_QUOTE_WORDS]
    if kind != "mixed":
        return False
    marked, rest = (
        [word for word in words_of(part) if folded(word) not in COMMON]
        for part in (" ".join(_MARKED.findall(text)), _MARKED.sub(" ", text))
    )
    return bool(marked) and all(word[0].isupper() for word in marked) and any(word[0].islower() for word in rest)


def one_statement(here: Said, there: Said, related: bool) -> bool:
    """True if two quotes are the same statement. Symmetric.

    Args:
        here: a quote.
        there: another.
        related: whether their articles are related: one is the other's copy, or they are in the same story.
    """
    reports = (here.kind == "indirect") + (there.kind == "indirect")
    if reports == 2:
        return False
    agree = speakers_agree(here.speaker, there.speaker)
    if not related and here.described and there.described and not here.described & there.described:
        agree = False
    most = _in_both(here.words, there.words)
    if not _may_be_one(here, there, related, agree, most) or not _may_share_enough(here, there, related, agree):
        return False
    if have_other_numbers(here.words, there.words):
        return False
    shared, telling, run = shared_words(here.words, there.words)
    if reports:
        report = here if here.kind == "indirect" else there
        enough = shared >= MIN_COVER_REPORT * len(report.words) and min(telling, run) >= MIN_WORDS
        return enough and agree is not False and (related or run >= MIN_WORDS_APART)
    # The frame last: most pairs share too little, and finding it takes as long again.
    return _share_enough(here, there, related, agree, (shared, telling, run)) and not _same_frame(
        here.words, there.words, agree, telling
    )


def _share_enough(here: Said, there: Said, related: bool, agree: bool | None, in_order: tuple[int, int, int]) -> bool:
    """True if two quotes, none of which is a report, share enough words to be one statement.

    Args:
        here: a quote.
        there: another.
        related: whether their articles are related.
        agree: whether their speakers agree.
        in_order: what `shared_words` returns.
    """
    shared, telling, run = in_order
    if agree and run >= LONG_RUN:
        return True
    if agree is None and related and run > LONG_RUN + 1:
        return True
    shorter = min(len(here.words), len(there.words))
    if related:
        whole = run >= MIN_WORDS and shared == shorter
        if agree is False:
            return shared >= MIN_COVER * shorter and (shared >= MIN_WORDS_APART or (whole and telling > MIN_TELLING))
        if agree and (run == shorter or _same_core(shared, telling, shorter)):
            return True
        if agree and _reordered(here.words, there.words):
            return True
        enough = telling >= MIN_TELLING or (telling > 0 and (bool(agree) or run > MIN_WORDS))
        return enough and shared >= MIN_WORDS and shared >= MIN_COVER_RELATED * shorter
    least = MIN_WORDS_CONFLICT if agree is False else MIN_WORDS_APART
    if agree is None and telling < TELLING_UNNAMED:
        least = MIN_WORDS_UNNAMED
    return shared >= max(least, MIN_COVER * shorter) and telling >= MIN_TELLING


def _may_be_one(here: Said, there: Said, related: bool, agree: bool | None, most: int) -> bool:
    """False if two quotes share too few words, in any order, for `one_statement`: comparing the order takes longer.

    Args:
        here: a quote.
        there: another.
        related: whether their articles are related.
        agree: whether their speakers agree.
        most: the number of words that they share in any order.
    """
    if most < (MIN_WORDS if related else MIN_WORDS_APART):
        return False
    if here.kind == "indirect" or there.kind == "indirect":
        report = here if here.kind == "indirect" else there
        return agree is not False and most >= MIN_COVER_REPORT * len(report.words)
    shorter = min(len(here.words), len(there.words))
    if agree or (agree is None and related):
        return most >= min(LONG_RUN, MIN_COVER_RELATED * shorter)
    return most >= MIN_COVER * shorter


def _may_share_enough(here: Said, there: Said, related: bool, agree: bool | None) -> bool:
    """False if two quotes share too few words in the same order for `one_statement`: to find the runs takes longer.

    Args:
        here: a quote.
        there: another.
        related: whether their articles are related.
        agree: whether their speakers agree.
    """
    if here.words == there.words:
        return True
    words = in_order(here.words, there.words)
    if here.kind == "indirect" or there.kind == "indirect":
        report = here if here.kind == "indirect" else there
        return words >= MIN_COVER_REPORT * len(report.words)
    shorter = min(len(here.words), len(there.words))
    if words >= (MIN_COVER_RELATED if related and agree is not False else MIN_COVER) * shorter:
        if related or words >= MIN_WORDS_CONFLICT:
            return True
        if agree is not False and words >= (MIN_WORDS_APART if agree else MIN_WORDS_UNNAMED):
            return True
        return agree is None and words >= MIN_WORDS_APART and _telling_in_order(here, there) >= TELLING_UNNAMED
    if agree is False or not (agree or related):
        return False
    if words >= LONG_RUN and _have_long_run(here.words, there.words):
        return True
    if not agree or not related:
        return False
    core = words >= max(MIN_CORE, MIN_COVER_CORE * shorter) and _telling_in_order(here, there) >= MIN_TELLING_CORE
    return core or _reordered(here.words, there.words)


def _telling_in_order(here: Said, there: Said) -> int:
    """The most words that are not in `COMMON` that two quotes can share in the same order."""
    return in_order(*([word for word in quote.words if word not in COMMON] for quote in (here, there)))


def _have_long_run(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """True if two quotes share `LONG_RUN` consecutive words."""
    runs, others = (
        {words[start : start + LONG_RUN] for start in range(len(words) - LONG_RUN + 1)} for words in (here, there)
    )
    return not runs.isdisjoint(others)


def min_words_apart(shorter: NDArray[np.int64]) -> NDArray[np.int64]:
    """The words that two quotes of unrelated articles have to share at least to be one statement, in any order.

    Args:
        shorter: the number of words of the shorter quote of each pair.
    """
    least: NDArray[np.int64] = np.clip(np.ceil(MIN_COVER * shorter), MIN_WORDS_APART, LONG_RUN).astype(np.int64)
    return least


def min_words_related(shorter: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same for quotes of related articles."""
    least: NDArray[np.int64] = np.clip(np.ceil(MIN_COVER_RELATED * shorter), MIN_WORDS, LONG_RUN).astype(np.int64)
    return least


def _same_core(shared: int, telling: int, shorter: int) -> bool:
    return shared >= max(MIN_CORE, MIN_COVER_CORE * shorter) and telling >= MIN_TELLING_CORE


def _reordered(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """True if nearly all words of the shorter quote are in one of similar length, in another order."""
    shorter, longer = _by_length(here, there)
    if len(shorter) < MIN_WORDS_APART or len(longer) > MAX_REORDERED * len(shorter):
        return False
    words = set(longer)
    shared = [word for word in shorter if word in words]
    telling = sum(word not in COMMON for word in set(shared))
    return len(shared) >= MIN_COVER_REPORT * len(shorter) and telling >= MIN_WORDS


def _same_frame(here: tuple[str, ...], there: tuple[str, ...], agree: bool | None, telling: int) -> bool:
    """True if two quotes share a frame and fill it with other words: "I do not believe that the bridge should close".

    Two speakers who differ in a distinctive word or a negation contradict each other.

    Args:
        here: the words of a quote.
        there: those of another.
        agree: whether their speakers agree.
        telling: the number of shared words that are not in `COMMON`.
    """
    replaced, denied = replaced_words(here, there)
    if agree is False:
        return replaced > 0 or denied
    numbers_here, numbers_there = ({word for word in words if word[0].isdigit()} for words in (here, there))
    if replaced >= MIN_REPLACED and numbers_here and numbers_there and not numbers_here & numbers_there:
        return True
    return replaced >= max(telling, MIN_TELLING)


def _in_both(here: tuple[str, ...], there: tuple[str, ...]) -> int:
    """The number of words of the shorter quote that occur anywhere in the other: an upper bound of those in order."""
    shorter, longer = _by_length(here, there)
    return sum(map(set(longer).__contains__, shorter))


def _by_length(here: tuple[str, ...], there: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shorter one first; of one length, always in the same order."""
    if len(here) == len(there):
        return (here, there) if here <= there else (there, here)
    return (here, there) if len(here) < len(there) else (there, here)


def grouped(
    says: Mapping[int, Said], edges: Mapping[int, Sequence[int]], order: Mapping[int, tuple[float, str, int]]
) -> list[list[int]]:
    """Group quotes into statements: full quotes with all matches, fragments with the quote they share most with.

    Args:
        says: the quotes.
        edges: the quotes that match each quote.
        order: the order of first appearance, which breaks ties.
    """
    parent = {num: num for num in says}

    def find(num: int) -> int:
        while parent[num] != num:
            parent[num] = parent[parent[num]]
            num = parent[num]
        return num

    fragments = []
    for num in sorted(says, key=lambda num: order[num]):
        if len(says[num].words) < FRAGMENT:
            fragments.append(num)
            continue
        for other in edges[num]:
            if other in says and len(says[other].words) >= FRAGMENT:
                parent[find(num)] = find(other)
    for num in sorted(fragments, key=lambda num: (-len(says[num].words), order[num])):
        others = [other for other in edges[num] if other in says]
        if others:
            parent[find(num)] = find(
                min(others, key=lambda other: _distance(says[num], says[other], order[num], order[other]))
            )
    groups: dict[int, list[int]] = {}
    for num in says:
        groups.setdefault(find(num), []).append(num)
    return list(groups.values())


def _distance(
    fragment: Said, other: Said, here: tuple[float, str, int], there: tuple[float, str, int]
) -> tuple[bool, int, bool, bool, bool, int, tuple[float, str, int]]:
    """Sort key to find the quote a fragment belongs to.

    A longer one, with most shared words, that begins or ends with it, in the same article (whose lead quotes what comes
    in full later), by the same speaker.
    """
    shorter, shared, inside, speaker, length = closeness(fragment, other)
    return shorter, shared, inside, here[1] != there[1], speaker, length, there


Closeness = tuple[bool, int, bool, bool, int]


def closeness(fragment: Said, other: Said) -> Closeness:
    """The part of the sort key that depends on the words and the speakers."""
    shared, _, _ = shared_words(fragment.words, other.words)
    size = len(fragment.words)
    return (
        len(other.words) < FRAGMENT and len(other.words) <= size,
        -shared,
        fragment.words not in (other.words[:size], other.words[-size:]),
        speakers_agree(fragment.speaker, other.speaker) is not True,
        abs(len(other.words) - size),
    )
