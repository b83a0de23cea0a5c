"""The words that two quotes share in the same order, and those that stand in each other's place."""

from collections.abc import Hashable, Iterator, Sequence

from wiredesk.knowledge.vocabulary import listed

COMMON = listed(
    """
    a about after all also am an and any are as at be because been being but by can could did do does dont for from
    get go going had has have he her here him his how i if im in into is it its just know let like me more my no not
    now of on one or our out over people said say see she should so some than that thats the their them then there
    these they thing things think this those to up us very want was way we well were what when where which who will
    with would you your been has had comment thank thanks yes ok okay good right
    """
)
"""Words that form stock phrases ("no comment", "thank you very much", "it is what it is")."""

NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"})
"""Words that deny what is said; contractions with "not" are written out before quotes are compared."""


def in_order(here: Sequence[Hashable], there: Sequence[Hashable]) -> int:
    """The most words that two quotes can share in the same order: their longest common subsequence.

    Bit-parallel (Hyyrö 2004): a few microseconds for two quotes of 20 words.
    """
    shorter, longer = (here, there) if len(here) <= len(there) else (there, here)
    places: dict[Hashable, int] = {}
    for place, word in enumerate(shorter):
        places[word] = places.get(word, 0) | 1 << place
    row = everything = (1 << len(shorter)) - 1
    for word in longer:
        matches = row & places.get(word, 0)
        if matches:
            row = ((row + matches) | (row - matches)) & everything
    return len(shorter) - row.bit_count()


def shared_words(here: tuple[str, ...], there: tuple[str, ...]) -> tuple[int, int, int]:
    """The words that both have in the same order: their number, how many are not common, and the longest run."""
    if here > there:
        here, there = there, here
    shared = telling = run = 0
    for start, _, size in _blocks(here, there):
        distinctive = sum(word not in COMMON for word in here[start : start + size])
        if size < 2 and not distinctive:
            continue
        shared += size
        telling += distinctive
        run = max(run, size)
    return shared, telling, run


def _blocks(here: tuple[str, ...], there: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """The blocks that `difflib.SequenceMatcher` finds, in any order: the start of each in both, and its length.

    The longest common run is a block, of several the first one; then the same before and after it. The places of a word
    are the bits of a number, so that one operation continues all runs with it.
    """
    shorter = min(len(here), len(there))
    if here[:shorter] == there[:shorter]:  # a quote that is repeated, or cut at its end
        if shorter:
            yield 0, 0, shorter
        return
    places = dict.fromkeys(here, 0)
    for place, word in enumerate(there):
        if word in places:
            places[word] |= 1 << place
    rows = [places[word] for word in here]
    parts = [(0, len(here), 0, len(there))]
    while parts:
        here_from, here_to, there_from, there_to = parts.pop()
        within = (1 << there_to) - (1 << there_from)
        words = {at: row for at in range(here_from, here_to) if (row := rows[at] & within)}
        size, ends = _longest(words)
        if size == 1:  # before the first word there is nothing in common
            for at, row in words.items():
                if row := row >> there_from:
                    there_from += (row & -row).bit_length()
                    yield at, there_from - 1, 1
        elif size:
            end = min(ends)
            other_end = (ends[end] & -ends[end]).bit_length()
            start, other_start = end + 1 - size, other_end - size
            yield start, other_start, size
            if here_from < start and there_from < other_start:
                parts.append((here_from, start, there_from, other_start))
            if end + 1 < here_to and other_end < there_to:
                parts.append((end + 1, here_to, other_end, there_to))


def _longest(ends: dict[int, int]) -> tuple[int, dict[int, int]]:
    """The length of the longest common run, and where it ends: bits of places there, by place here.

    Args:
        ends: where runs of one word end.
    """
    runs = []
    size, longest = 0, ends
    while ends:  # runs of 1, 2, 4, ... words
        runs.append(ends)
        size, longest = 1 << len(runs) - 1, ends
        ends = _continued(ends, ends, size)
    for doubled in range(len(runs) - 2, -1, -1):
        if longer := _continued(longest, runs[doubled], size):
            size, longest = size + (1 << doubled), longer
    return size, longest


def _continued(ends: dict[int, int], before: dict[int, int], size: int) -> dict[int, int]:
    """Where runs of `size` words end that have another run directly before them, from where each of both ends."""
    return {at: both for at, bits in ends.items() if (both := bits & before.get(at - size, 0) << size)}


def replaced_words(here: tuple[str, ...], there: tuple[str, ...]) -> tuple[int, bool]:
    """How many distinctive words of one have others in their place, and whether only one of them has a negation."""
    if here > there:
        here, there = there, here
    found = at = other_at = 0
    denied = False
    for start, other_start, size in [*sorted(_blocks(here, there)), (len(here), len(there), 0)]:
        gap, other_gap = here[at:start], there[other_at:other_start]
        found += min(sum(word not in COMMON for word in words) for words in (gap, other_gap))
        if at and size:
            denied = denied or any(word in NEGATIONS for word in gap) != any(word in NEGATIONS for word in other_gap)
        at, other_at = start + size, other_start + size
    return found, denied
