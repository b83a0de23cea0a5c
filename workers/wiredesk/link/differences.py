"""How the words of a statement changed on their way: word-level differences, and what they mean."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from wiredesk.link.statements import COMMON, MAX_QUOTE_WORDS, TITLES
from wiredesk.link.words import folded, words_of
from wiredesk_schemas.statements import Difference, Flag

MAX_CHANGE = 4
"""Words of a wording that stand in the place of others; more are a cut, as newsrooms make them."""

MIN_CONTEXT = 2
"""Words in a row, equal in both, that have to stand beside a change: without, the place is not the same."""

MIN_PASSAGE = 3
"""Words that tell a passage that stands elsewhere from words that happen to."""

MAX_NEGATION = 2
"""Words that are left out with a negation alone: "do not", "not ever"."""

MAX_DIFFERENCES = 50

SPELLING = 0.75
"""Likeness of two names from which one is the other, spelled in another way."""

_NEGATIONS_WORDS = """
not no never none nobody nothing neither nor cannot without aint arent cant couldnt didnt doesnt dont hadnt
hasnt havent isnt mustnt neednt shouldnt wasnt werent wont wouldnt
"""

_NEGATIONS = frozenset(_NEGATIONS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two wordings differ, as words with their case."""

    first: tuple[str, ...]
    variant: tuple[str, ...]


def compare(first: str, variant: str) -> tuple[list[Difference], list[Flag]]:
    """What differs in the part that both wordings have, and the flags of it.

    What one of them leaves out at its beginning or end, or in the middle as a whole passage, is cut and no difference.

    Args:
        first: the words of the first source.
        variant: the words of a later one.
    """
    changes = _changes(_words(first), _words(variant))
    differences = [Difference(first=" ".join(one.first), variant=" ".join(one.variant)) for one in changes]
    flags: list[Flag] = []
    if _negations(changes):
        flags.append("negation_lost")
    if any(_other_number(one) for one in changes):
        flags.append("number_changed")
    if any(_other_name(one) for one in changes):
        flags.append("name_changed")
    return differences[:MAX_DIFFERENCES], flags


def is_part(first: str, variant: str) -> bool:
    """True where all words of the variant stand in the first wording in their order: it says nothing more."""
    rest = iter(_folded(_words(first)))
    return all(word in rest for word in _folded(_words(variant)))


_INSERTED = re.compile(r"\[[^\]]{0,80}\]|\([^)]{0,80}\)")
"""What an editor puts into a quote to explain it."""


def _words(text: str) -> list[str]:
    return words_of(_INSERTED.sub(" ", text)[: 20 * MAX_QUOTE_WORDS])[:MAX_QUOTE_WORDS]


def _folded(words: list[str]) -> list[str]:
    return [folded(word) for word in words]


def _changes(first: list[str], variant: list[str]) -> list[Change]:
    folded_first, folded_variant = _folded(first), _folded(variant)
    codes = SequenceMatcher(None, folded_first, folded_variant, autojunk=False).get_opcodes()
    found = []
    for place, (kind, start, end, begin, finish) in enumerate(codes):
        if kind == "equal" or max(end - start, finish - begin) > MAX_CHANGE:
            continue
        beside = [codes[other] for other in (place - 1, place + 1) if 0 <= other < len(codes)]
        context = sum(code[2] - code[1] for code in beside)
        at_edge = len(beside) < 2
        if context < MIN_CONTEXT or (at_edge and (start == end or begin == finish)):
            continue
        if _stands_in(folded_variant[begin:finish], folded_first) or _stands_in(
            folded_first[start:end], folded_variant
        ):
            continue
        found.append(Change(tuple(first[start:end]), tuple(variant[begin:finish])))
    return found


def _stands_in(passage: list[str], words: list[str]) -> bool:
    """True for a passage that stands elsewhere in the other wording: it was moved, or the two are cut differently."""
    size = len(passage)
    if size < MIN_PASSAGE:
        return False
    return any(words[place : place + size] == passage for place in range(len(words) - size + 1))


def _negations(changes: list[Change]) -> bool:
    """True where one wording has a negation more than the other.

    What is left out whole with the negation in it ("we don't like him") is cut.
    """
    count = 0
    for change in changes:
        if not (change.first and change.variant) and len(change.first + change.variant) > MAX_NEGATION:
            continue
        count += sum(folded(word) in _NEGATIONS for word in change.first)
        count -= sum(folded(word) in _NEGATIONS for word in change.variant)
    return count != 0


def _other_number(change: Change) -> bool:
    here, there = (
        {folded(word) for word in words if folded(word)[0].isdigit()} for words in (change.first, change.variant)
    )
    return bool(here and there) and not (here <= there or there <= here)


def _other_name(change: Change) -> bool:
    here, there = ([word for word in words if _is_name(word)] for words in (change.first, change.variant))
    return bool(here and there) and not _same_name(here, there)


def _is_name(word: str) -> bool:
    return word[0].isupper() and folded(word) not in COMMON | TITLES and len(word) > 1


def _same_name(here: list[str], there: list[str]) -> bool:
    """True for other spellings, and for an acronym and what it stands for."""
    if any(_spelled(folded(word), folded(other)) for word in here for other in there):
        return True
    one, other = "".join(map(folded, here)), "".join(map(folded, there))
    initials = "".join(word[0] for word in here).lower(), "".join(word[0] for word in there).lower()
    if one == initials[1] or other == initials[0]:
        return True
    return _spelled(one, other)


def _spelled(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SPELLING
