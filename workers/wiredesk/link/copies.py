"""Decides whether two articles share their text, and how.

Two texts are compared by their runs of `SHINGLE` words. They have to share much of the shorter text, and their names
and numbers have to agree: a recurring bulletin (weather, markets, results) repeats the template and changes only those.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from wiredesk.link.overlap.changes import changes, rewordings
from wiredesk.link.overlap.digests import MIN_ITEM, OPENING, is_digest_of
from wiredesk.link.overlap.sides import Side, longest_run
from wiredesk.link.shingles import FIGURE, NUMBER, Hashes, Mask, among, covered, distinct, shingles
from wiredesk.link.words import folded, words_of
from wiredesk_schemas.copies import Relation

MIN_WORDS = 12
"""Minimum words of a text to be compared; shorter texts are captions and one-line tables."""

MIN_SHARED = 0.4
"""Minimum share of one text's words that the other contains. Independent reports about one event, with the same quotes
and figures, share up to a third."""

MIN_RUN = 14
"""Minimum words of the longest common run. Templates share many short runs."""

MIN_FIRM = 0.65
"""Minimum share of one text's names and numbers that the other contains."""

WHOLE, MIN_RUN_WHOLE = 0.9, 8
"""Share of one text above which the other has nearly all of it, and the minimum run for that case: a brief whose first
sentence was shortened."""

SHORT, MIN_FIRM_SHORT = 50, 0.85
"""Number of shared words below which two texts may share only a template, and `MIN_FIRM` for that case."""

FIGURES, MIN_FIGURES, MIN_NUMBERS = 0.2, 3, 0.7
"""Texts in which this share of the words are numbers are the same if they share at least `MIN_FIGURES` numbers of many
digits, and `MIN_NUMBERS` of all numbers of one text are in the other: results that were sent twice, with different
abbreviations. A bulletin repeats half of its numbers from the previous one ("a rise from 4,512,300"). Reports in
sentences may share the figures of one release without sharing a text."""

TABLE, MIN_NUMBERS_TABLE = 1 / 3, 0.9
"""Share of numbers among the words above which a text is a table, and the minimum share of those numbers that the
other text contains: everything else in a table is template."""

NOTICE, MIN_NUMBERS_NOTICE = 30, 3
"""Number of words up to which a text with many numbers (`FIGURES`) is a notice, such as a dividend: its headline says
whose it is. Two notices are one if their headlines begin with the same two words and all numbers are the same, at least
`MIN_NUMBERS_NOTICE`, and two if neither headline has the first word of the other, even with the same text: companies
often have the same amounts and dates."""

WORDS_PER_CHANGE = 30
"""Minimum shared words per changed name or number. A correction changes one or two in an article; a bulletin changes
one in each sentence."""

LATER, MAX_CHANGES_LATER = 36 * 3600.0, 1
"""Time between two texts, in seconds, after which at most this many names and numbers may have changed: a correction is
published at once, and days later the same background stands under other news."""

NEXT_DAY, BULLETIN = 18 * 3600.0, 0.06
"""Time between two texts, in seconds, after which no name or number may have changed if at least this share of the
words of both are numbers: the weather, rates and results of the next day, of which a few happen to be the same."""

WORDS_PER_REWORDING = 10
"""Minimum shared words per passage that has other words, after `NEXT_DAY`: horoscopes and forecasts fill one form with
other words each day."""

LONG_RUN, OPENED = 40, 0.6
"""Shared run of one text from which on both may name others, if this share of the opening of one is shared: a newsroom
puts its own paragraphs above an agency's, and a digest the items of others. The other text may have more between. An
excerpt may have an introduction of its own."""

LITTLE, NEW_OPENING = 0.65, 0.4
"""Share of both texts below which one is a second report, if less than this share of both openings is shared: it begins
with what is new, and repeats the background."""

IDENTICAL = 0.995
"""Share of both texts above which they count as identical, apart from a dateline or a typing error."""

EXCERPT = 0.8
"""Ratio of the shorter length to the longer one below which the shorter text is an excerpt."""


class Text(NamedTuple):
    """A text for comparison: word hashes, and which words are "firm" (names and numbers: editors keep them)."""

    words: Hashes
    firm: Mask
    title: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts share."""

    relation: Relation
    here: float
    """Share of this text's words that the other contains."""
    there: float
    """Share of the other text's words that this one contains."""
    digest: Literal["here", "there"] | None = None
    """The text that only has the beginning of the other as one of its items: it is no original."""


def likeness(here: Text, there: Text, apart: float = 0.0) -> Likeness | None:
    """What two texts share if one is copied from the other, or both from a third; otherwise None. Symmetric.

    Args:
        here: a text.
        there: another.
        apart: the time between their publication, in seconds.
    """
    if min(len(here.words), len(there.words)) < MIN_WORDS:
        return None
    same_notice = _same_notice(here, there, apart)
    if same_notice is False:
        return None
    if np.array_equal(here.words, there.words):
        return Likeness("identical", 1.0, 1.0)
    side_here, side_there = _sides(here, there)
    share_here, share_there = float(side_here.shared.mean()), float(side_there.shared.mean())
    if max(share_here, share_there) >= MIN_SHARED and (
        same_notice
        or min(share_here, share_there) >= IDENTICAL
        or _same_news(here, there, side_here, side_there, apart)
    ):
        return Likeness(_relation(here, there, share_here, share_there), share_here, share_there)
    if apart <= LATER and min(int(side_here.shared.sum()), int(side_there.shared.sum())) >= MIN_ITEM:
        if is_digest_of(side_here, side_there):
            return Likeness("excerpt", share_here, share_there, "here")
        if is_digest_of(side_there, side_here):
            return Likeness("excerpt", share_here, share_there, "there")
    return None


def _sides(here: Text, there: Text) -> tuple[Side, Side]:
    runs_here, runs_there = shingles(here.words), shingles(there.words)
    return (
        Side(here.words, here.firm, runs_here, covered(runs_here, runs_there, len(here.words))),
        Side(there.words, there.firm, runs_there, covered(runs_there, runs_here, len(there.words))),
    )


def _are_bulletins(here: Text, there: Text) -> bool:
    return min(float(((text.words & NUMBER) == NUMBER).mean()) for text in (here, there)) >= BULLETIN


def _opens_with_other_name(here: Text, there: Text) -> bool:
    """True if the first words of a text have a name that the other text lacks.

    The forecast for the next town has the same figures.
    """
    names = here.words[:OPENING][here.firm[:OPENING]]
    names = names[(names & NUMBER) != NUMBER]
    return not among(names, there.words).all()


def _relation(here: Text, there: Text, share_here: float, share_there: float) -> Relation:
    if min(share_here, share_there) >= IDENTICAL:
        return "identical"
    lengths = sorted((len(here.words), len(there.words)))
    return "excerpt" if lengths[0] < EXCERPT * lengths[1] else "edited"


def _same_news(here: Text, there: Text, side_here: Side, side_there: Side, apart: float) -> bool:
    same = _same_numbers(here, there)
    if same is not None:
        return same
    longest = longest_run(side_here.shared), longest_run(side_there.shared)
    share = max(float(side.shared.mean()) for side in (side_here, side_there))
    opened = max(float(side.shared[:OPENING].mean()) for side in (side_here, side_there))
    if max(longest) < MIN_RUN or min(longest) < (MIN_RUN_WHOLE if share >= WHOLE else MIN_RUN):
        return False
    if opened < NEW_OPENING and share < LITTLE:
        return False
    bulletins = _are_bulletins(here, there)
    if bulletins and _opens_with_other_name(here, there) and _opens_with_other_name(there, here):
        return False
    shared = min(int(side.shared.sum()) for side in (side_here, side_there))
    firm = max(_firm_share(here, there), _firm_share(there, here))
    goes_on = max(longest) >= LONG_RUN and (opened >= OPENED or share >= EXCERPT)
    if not goes_on and firm < (MIN_FIRM_SHORT if shared < SHORT else MIN_FIRM):
        return False
    if (
        apart >= NEXT_DAY
        and WORDS_PER_REWORDING * min(rewordings(side_here, side_there), rewordings(side_there, side_here)) > shared
    ):
        return False
    changed = min(changes(side_here, side_there, strict=bulletins), changes(side_there, side_here, strict=bulletins))
    if apart >= NEXT_DAY and bulletins:
        return changed == 0
    return changed * WORDS_PER_CHANGE <= shared and (apart <= LATER or changed <= MAX_CHANGES_LATER)


def _same_notice(here: Text, there: Text, apart: float) -> bool | None:
    """Whether two notices are the same; None if these are no notices, or a headline is missing."""
    if max(len(here.words), len(there.words)) > NOTICE:
        return None
    masks = [(text.words & NUMBER) == NUMBER for text in (here, there)]
    if min(float(mask.mean()) for mask in masks) < FIGURES:
        return None
    title, other = ([folded(word) for word in words_of(text.title)] for text in (here, there))
    if not title or not other:
        return None
    if title[0] not in other and other[0] not in title:
        return False
    if title[:2] != other[:2] or 2 * len(set(title) & set(other)) < min(len(set(title)), len(set(other))):
        return None
    numbers_here, numbers_there = distinct(here.words[masks[0]]), distinct(there.words[masks[1]])
    enough = len(numbers_here) >= MIN_NUMBERS_NOTICE and apart <= LATER
    return True if enough and np.array_equal(numbers_here, numbers_there) else None


def _same_numbers(here: Text, there: Text) -> bool | None:
    """Whether two texts are the same judging by their numbers; None if the numbers don't decide."""
    masks = [(text.words & NUMBER) == NUMBER for text in (here, there)]
    numbers_here, numbers_there = distinct(here.words[masks[0]]), distinct(there.words[masks[1]])
    shared = np.intersect1d(numbers_here, numbers_there, assume_unique=True)
    share = len(shared) / max(1, min(len(numbers_here), len(numbers_there)))
    density = min(float(mask.mean()) for mask in masks)
    if density >= FIGURES and share >= MIN_NUMBERS and int((shared >= FIGURE).sum()) >= MIN_FIGURES:
        return True
    if density >= TABLE and share < MIN_NUMBERS_TABLE:
        return False
    return None


def _firm_share(here: Text, there: Text) -> float:
    """The share of the firm words here that occur anywhere there."""
    firm = distinct(here.words[here.firm])
    return float(among(firm, there.words).mean()) if len(firm) else 1.0
