"""Word-level differences between two wordings of a statement, and what they mean."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from wiredesk.link.statements import COMMON, MAX_QUOTE_WORDS, TITLES
from wiredesk.link.words import folded, words_of
from wiredesk_schemas.statements import Difference, Flag

MAX_CHANGE = 4
"""Maximum words of a replacement; longer ones are cuts, as newsrooms make them."""

MIN_CONTEXT = 2
"""Minimum equal words in a row next to a change; with fewer, the two passages do not correspond."""

MIN_PASSAGE = 3
"""Minimum words of a moved passage; fewer may occur elsewhere by chance."""

MAX_NEGATION = 2
"""Maximum words left out when only a negation is left out: "do not", "not ever"."""

MAX_DIFFERENCES = 50

SPELLING = 0.75
"""Similarity above which two names are spellings of the same name."""

_NEGATIONS_WORDS = """
not no never none nobody nothing neither nor cannot without aint arent cant couldnt didnt doesnt dont hadnt
hasnt havent isnt mustnt neednt shouldnt wasnt werent wont wouldnt
"""

_NEGATIONS = frozenset(_NEGATIONS_WORDS.split())


_ARTICLES = frozenset({"the", "a", "an", "this", "our", "my", "his", "her", "their", "its"})
_ONLY = frozenset({"just", "only", "merely", "simply"})


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two wordings, as words in their original case."""

    first: tuple[str, ...]
    variant: tuple[str, ...]
    at_edge: bool
    """Whether it is at the beginning or end of a wording, where a cut may leave words of another sentence."""


def compare(first: str, variant: str) -> tuple[list[Difference], list[Flag]]:
    """The differences in the part that both wordings have, and their flags.

    Text that one of them omits at its beginning or end, or as a whole passage in the middle, is a cut, not a
    difference.

    Args:
        first: the wording of the first source.
        variant: the wording of a later source.
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
    """True if all words of the variant occur in the first wording in the same order: it adds nothing."""
    rest = iter(_folded(_words(first)))
    return all(word in rest for word in _folded(_words(variant)))


_INSERTED = re.compile(r"\[[^\]]{0,80}\]|\([^)]{0,80}\)")
"""Explanations that editors insert into quotes."""


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
        found.append(Change(tuple(first[start:end]), tuple(variant[begin:finish]), at_edge))
    return found


def _stands_in(passage: list[str], words: list[str]) -> bool:
    """True if a passage occurs elsewhere in the other wording: it was moved, or the two are cut differently."""
    size = len(passage)
    if size < MIN_PASSAGE:
        return False
    return any(words[place : place + size] == passage for place in range(len(words) - size + 1))


def _negations(changes: list[Change]) -> bool:
    """True if one wording has one negation more than the other.

    A whole passage left out together with its negation ("we don't like him") is a cut, and "not just" denies nothing.
    """
    count = 0
    for change in changes:
        if any(folded(word) in _ONLY for word in change.first + change.variant):
            continue
        if not (change.first and change.variant) and len(change.first + change.variant) > MAX_NEGATION:
            continue
        count += sum(folded(word) in _NEGATIONS for word in change.first)
        count -= sum(folded(word) in _NEGATIONS for word in change.variant)
    return count != 0


def _other_number(change: Change) -> bool:
    if change.at_edge and len(change.first) != len(change.variant):
        return False
    here, there = (
        {folded(word) for word in words if folded(word)[0].isdigit()} for words in (change.first, change.variant)
    )
    return bool(here and there) and not (here <= there or there <= here)


def _other_name(change: Change) -> bool:
    if _is_described(change.first) != _is_described(change.variant):
        return False
    here, there = ([word for word in words if _is_name(word)] for words in (change.first, change.variant))
    return bool(here and there) and not _same_name(here, there)


def _is_described(words: tuple[str, ...]) -> bool:
    """True if somebody is described instead of named: "the Special Counsel's office"."""
    return any(folded(word) in _ARTICLES for word in words[:-1])


def _is_name(word: str) -> bool:
    return word[0].isupper() and folded(word) not in COMMON | TITLES and len(word) > 1


def _same_name(here: list[str], there: list[str]) -> bool:
    """True for spelling variants, and for an acronym and its expansion."""
    if any(_spelled(folded(word), folded(other)) for word in here for other in there):
        return True
    one, other = "".join(map(folded, here)), "".join(map(folded, there))
    initials = "".join(word[0] for word in here).lower(), "".join(word[0] for word in there).lower()
    if one == initials[1] or other == initials[0]:
        return True
    return _spelled(one, other)


def _spelled(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SPELLING
