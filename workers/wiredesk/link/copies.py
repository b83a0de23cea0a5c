"""Whether two articles share their text, and how: the decision on one pair.

Two texts are compared by their runs of `SHINGLE` words. What they share has to be much of the shorter one, and the
names and numbers have to agree: a recurring bulletin (weather, markets, results) repeats the form and changes those.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from wiredesk.link.shingles import FIGURE, NUMBER, Hashes, Mask, covered, shingles
from wiredesk_schemas.copies import Relation

MIN_WORDS = 12
"""Words that a text needs to be compared; below are captions and tables of a line."""

MIN_SHARED = 0.4
"""Share of one text's words that has to stand in the other. Own reports about one event with the same quotes and
figures share up to a third."""

MIN_RUN = 14
"""Words of the longest run in common. Forms share many short runs."""

MIN_FIRM = 0.65
"""Share of the names and numbers of one text that have to stand in the other one."""

SHORT, MIN_FIRM_SHORT = 50, 0.85
"""Shared words below which a form can be all that is shared, and the share of names and numbers that is asked then."""

FIGURES, MIN_FIGURES, MIN_NUMBERS = 0.2, 3, 0.7
"""Where so many of the words are numbers: those of many digits that two texts have to share, and the share of all
numbers of one that has to stand in the other, to be one: results that were sent twice, with other abbreviations. What a
bulletin repeats of the one before it ("a rise from 4,512,300") is half of its numbers. Reports in sentences may have
the figures of one release without sharing a text."""

TABLE, MIN_NUMBERS_TABLE = 1 / 3, 0.9
"""Share of numbers among the words from which a text is a table, and the share of those numbers that has to stand in
the other: all else in it is form."""

GAP = 8
"""Words of the longest stretch that counts as another wording of the same place."""

WORDS_PER_CHANGE = 30
"""Shared words for each place where a name or number is another one. A correction changes one or two in an article; a
bulletin changes one in each sentence."""

IDENTICAL = 0.995
"""Share of both texts from which they are the same words: a dateline or a typing error aside."""

EXCERPT = 0.8
"""Length of the shorter text over the longer one's below which it is a piece of it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is compared: a hash a word, and which words are names or numbers ("firm": an editor keeps them)."""

    words: Hashes
    firm: Mask


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts share."""

    relation: Relation
    here: float
    """Share of this text's words that stand in the other."""
    there: float
    """Share of the other text's words that stand in this one."""

    def turned(self) -> "Likeness":
        """The same, seen from the other text."""
        return Likeness(self.relation, self.there, self.here)


def likeness(here: Text, there: Text) -> Likeness | None:
    """What two texts share where one has its text from the other, or both from a third; else None. Symmetric."""
    if min(len(here.words), len(there.words)) < MIN_WORDS:
        return None
    if np.array_equal(here.words, there.words):
        return Likeness("identical", 1.0, 1.0)
    shingles_here, shingles_there = shingles(here.words), shingles(there.words)
    mask_here = covered(shingles_here, shingles_there, len(here.words))
    mask_there = covered(shingles_there, shingles_here, len(there.words))
    share_here, share_there = float(mask_here.mean()), float(mask_there.mean())
    if max(share_here, share_there) < MIN_SHARED:
        return None
    if min(share_here, share_there) < IDENTICAL and not _same_news(here, there, mask_here, mask_there):
        return None
    return Likeness(_relation(here, there, share_here, share_there), share_here, share_there)


def _relation(here: Text, there: Text, share_here: float, share_there: float) -> Relation:
    if min(share_here, share_there) >= IDENTICAL:
        return "identical"
    lengths = sorted((len(here.words), len(there.words)))
    return "excerpt" if lengths[0] < EXCERPT * lengths[1] else "edited"


def _same_news(here: Text, there: Text, mask_here: Mask, mask_there: Mask) -> bool:
    same = _same_numbers(here, there)
    if same is not None:
        return same
    if min(_longest_run(mask_here), _longest_run(mask_there)) < MIN_RUN:
        return False
    shared = min(int(mask_here.sum()), int(mask_there.sum()))
    firm = max(_firm_share(here, there), _firm_share(there, here))
    if firm < (MIN_FIRM_SHORT if shared < SHORT else MIN_FIRM):
        return False
    changes = min(_changes(here, there, mask_here), _changes(there, here, mask_there))
    return changes * WORDS_PER_CHANGE <= shared


def _same_numbers(here: Text, there: Text) -> bool | None:
    """Whether the numbers tell that two texts are one or two; None where they don't tell."""
    masks = [(text.words & NUMBER) == NUMBER for text in (here, there)]
    numbers_here, numbers_there = np.unique(here.words[masks[0]]), np.unique(there.words[masks[1]])
    shared = np.intersect1d(numbers_here, numbers_there, assume_unique=True)
    share = len(shared) / max(1, min(len(numbers_here), len(numbers_there)))
    density = min(float(mask.mean()) for mask in masks)
    if density >= FIGURES and share >= MIN_NUMBERS and int((shared >= FIGURE).sum()) >= MIN_FIGURES:
        return True
    if density >= TABLE and share < MIN_NUMBERS_TABLE:
        return False
    return None


def _runs(mask: Mask) -> tuple[Hashes, Hashes]:
    """Where the stretches of a mask begin, and where they end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.view(np.int8), [0]))))
    return edges[::2], edges[1::2]  # type: ignore[return-value]


def _longest_run(mask: Mask) -> int:
    starts, ends = _runs(mask)
    return int((ends - starts).max()) if len(starts) else 0


def _firm_share(here: Text, there: Text) -> float:
    """The share of the firm words here that stand anywhere there."""
    firm = np.unique(here.words[here.firm])
    return float(np.isin(firm, there.words).mean()) if len(firm) else 1.0


def _changes(here: Text, there: Text, mask: Mask) -> int:
    """Places between shared runs, and before the first, where a firm word stands that the other text does not have."""
    number = (here.words & NUMBER) == NUMBER
    foreign = here.firm & ~mask & (number | ~np.isin(here.words, there.words))
    starts, ends = _runs(mask)
    begins, finishes = np.concatenate(([0], ends[:-1])), starts
    short = finishes - begins <= GAP
    total = np.concatenate(([0], np.cumsum(foreign)))
    return int((total[finishes[short]] > total[begins[short]]).sum())


_STARTERS_WORDS = """
a about after against all also although among an and another any as at back because before both but by cents cts
dlr dlrs during each earlier even first for from had has he her here his how however i if in including instead
it its last later many meanwhile more most mr mrs ms no nor not now of on one only or other our over pct
president prior said say says several she shr since so some spokesman still such than that the their them then
there these they this those though through to today total two under until up we were what when where whether
which while who will with would yesterday yet you
"""

STARTERS = frozenset(_STARTERS_WORDS.split())
"""Words that a capital makes no name of: they begin sentences, or stand before names."""


def firm_words(words: list[str], hashes: Hashes) -> Mask:
    """Which words are names or numbers: digits, and words with a capital that are none of `STARTERS`."""
    capital = np.fromiter(map(_is_name, words), np.bool_, len(words))
    firm: Mask = capital | ((hashes & NUMBER) == NUMBER)
    return firm


@lru_cache(maxsize=1 << 17)
def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in STARTERS
