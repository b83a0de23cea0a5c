"""Word-level differences between two wordings of a statement, and what they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from wiredesk.knowledge.calendar import WEEKDAYS, month_number
from wiredesk.knowledge.courtesies import TITLES
from wiredesk.knowledge.nations import COUNTRY_CODES, nationality_code
from wiredesk.knowledge.vocabulary import listed
from wiredesk.link.statements import MAX_QUOTE_WORDS
from wiredesk.link.wording.alignment import COMMON
from wiredesk.link.wording.contractions import written_out
from wiredesk.link.wording.numerals import Token, tokens
from wiredesk.link.words import folded
from wiredesk_schemas.statements import Difference, Flag

MAX_CHANGE = 4
"""Maximum words of a replacement; longer ones are cuts, as newsrooms make them."""

MIN_CONTEXT = 2
"""Minimum equal words next to a change, in a row on one side for a change of several words; with fewer, the two
passages do not correspond."""

MIN_PASSAGE = 3
"""Minimum words of a moved passage; fewer may occur elsewhere by chance."""

MAX_NEGATION = 2
"""Maximum words left out when only a negation is left out: "do not", "not ever"."""

MAX_DIFFERENCES = 50

MAX_ACRONYM = 6
"""Maximum letters of an acronym; a longer word in capitals is shouted."""

SPELLING = 0.75
"""Similarity above which two names are spellings of the same name."""

_NEGATIONS = listed(
    """
    not no never none nobody nothing neither nor nowhere cannot without unable aint arent cant couldnt didnt doesnt
    dont hadnt hasnt havent isnt mustnt neednt shouldnt wasnt werent wont wouldnt hardly barely scarcely seldom
    rarely
    """
)

_NOT_DONE = listed("fail fails failed failing refuse refuses refused refusing decline declines declined declining")
"""Verbs that negate the verb after "to"."""

_NEGATING_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
MIN_NEGATED = 4
"""Minimum letters after a prefix that negates: "into" is not the opposite of "to"."""

_SHORT_VERBS = {"s": ("is", "has"), "d": ("would", "had")}
_SUBJECTS = ("he", "she", "it", "that", "there", "who", "what", "here", "i", "you", "we", "they")
_CONTRACTED = {
    subject + letter: frozenset(f"{subject} {verb}" for verb in verbs)
    for letter, verbs in _SHORT_VERBS.items()
    for subject in _SUBJECTS
}
"""Contractions of which only the other wording says what they stand for: "he'd" is "he had" or "he would"."""

_ARTICLES = frozenset({"the", "a", "an", "this", "our", "my", "his", "her", "their", "its"})
_ONLY = frozenset({"just", "only", "merely", "simply"})

_NO_NAMES = (
    COMMON
    | TITLES
    | _NEGATIONS
    | _ONLY
    | listed(
        """
    although always another anybody anyone anything because before both despite during each either else enough even
    ever every everybody everyone everything few fewer finally first hardly here hopefully how however indeed
    instead later least less many maybe mine most much neither never next nobody none nor nothing nowhere often once
    only other others perhaps please rather several since some somebody someone something sometimes somewhere soon
    still such surely than therefore though through today together tomorrow tonight too under unless unlike until
    whatever whenever whether while whose within without yesterday yet yours
    """
    )
)
"""Words that are not names where they are capitalized: titles, and words that begin sentences."""


_ROUNDING = frozenset(map(folded, listed("about almost approximately around close nearly roughly some")))
"""Words before a rounded number."""

_NUMBER = re.compile(r"([1-9]\d{0,14}?)(0*)(?:\.(\d{1,6}))?")
"""The value of a number, and the digits that say how exact it is: zeros at the end, decimals."""


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two wordings."""

    first: tuple[Token, ...]
    variant: tuple[Token, ...]
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
    differences, flags = _compared(first, variant)
    return [*differences], [*flags]


@lru_cache(maxsize=1 << 12)
def _compared(first: str, variant: str) -> tuple[tuple[Difference, ...], tuple[Flag, ...]]:
    """As `compare`: a statement is written again with all its variants whenever it is repeated."""
    changes = _changes(_words(first), _words(variant))
    differences = [Difference(first=_text(change.first), variant=_text(change.variant)) for change in changes]
    flags: list[Flag] = []
    if _negations(changes):
        flags.append("negation_lost")
    if any(_other_number(change) for change in changes):
        flags.append("number_changed")
    if any(_other_name(change) for change in changes):
        flags.append("name_changed")
    return tuple(differences[:MAX_DIFFERENCES]), tuple(flags)


@lru_cache(maxsize=1 << 12)
def is_part(first: str, variant: str) -> bool:
    """True if all words of the variant occur in the first wording in the same order: it adds nothing."""
    rest = iter(_keys(_words(first)))
    return all(word in rest for word in _keys(_words(variant)))


_INSERTED = re.compile(r"\[[^\]]{0,80}\]|\([^)]{0,80}\)")
"""Explanations that editors insert into quotes."""


def _words(text: str) -> list[Token]:
    text = _INSERTED.sub(" ", text)[: 20 * MAX_QUOTE_WORDS]
    return tokens(written_out(text), MAX_QUOTE_WORDS)


def _keys(words: Sequence[Token]) -> list[str]:
    return [word.key for word in words]


def _text(words: Sequence[Token]) -> str:
    return " ".join(word.text for word in words)


def _changes(first: list[Token], variant: list[Token]) -> list[Change]:
    folded_first, folded_variant = _keys(first), _keys(variant)
    codes = SequenceMatcher(None, folded_first, folded_variant, autojunk=False).get_opcodes()
    found = []
    for place, (kind, start, end, begin, finish) in enumerate(codes):
        size = max(end - start, finish - begin)
        if kind == "equal" or size > MAX_CHANGE:
            continue
        beside = [codes[other] for other in (place - 1, place + 1) if 0 <= other < len(codes)]
        context = (max if size > 1 else sum)(code[2] - code[1] for code in beside) if beside else 0
        at_edge = len(beside) < 2
        if context < MIN_CONTEXT or (at_edge and (start == end or begin == finish)):
            continue
        if _stands_in(folded_variant[begin:finish], folded_first) or _stands_in(
            folded_first[start:end], folded_variant
        ):
            continue
        if not _same_letters(first[start:end], variant[begin:finish]):
            found.append(Change(tuple(first[start:end]), tuple(variant[begin:finish]), at_edge))
    return found


def _same_letters(here: list[Token], there: list[Token]) -> bool:
    """True for words that are written apart or together ("work force", "workforce"), and for "he'd" and "he had"."""
    if any(word.number for word in (*here, *there)):
        return False
    text_here, text_there = " ".join(_keys(here)), " ".join(_keys(there))
    if text_here.replace(" ", "") == text_there.replace(" ", ""):
        return True
    return text_there in _CONTRACTED.get(text_here, ()) or text_here in _CONTRACTED.get(text_there, ())


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
        if any(word.key in _ONLY for word in change.first + change.variant):
            continue
        if not (change.first and change.variant) and len(change.first + change.variant) > MAX_NEGATION:
            continue
        count += _negated(_keys(change.first), _keys(change.variant))
        count -= _negated(_keys(change.variant), _keys(change.first))
    return count != 0


def _negated(words: list[str], others: list[str]) -> int:
    """The number of negations among words, also as the first part of a word ("unlikely") that the others lack."""
    count = sum(word in _NEGATIONS for word in words)
    count += sum(word in _NOT_DONE and after == "to" for word, after in pairwise(words))
    positive = {prefix + other for prefix in _NEGATING_PREFIXES for other in others if len(other) >= MIN_NEGATED}
    return count + sum(word in positive and word not in _NEGATIONS for word in words)


def _other_number(change: Change) -> bool:
    if change.at_edge and len(change.first) != len(change.variant):
        return False
    here, there = ({word.key for word in words if word.number} for words in (change.first, change.variant))
    if not here or not there or here <= there or there <= here:
        return False
    return not (_is_rounded(change.first, change.variant) or _is_rounded(change.variant, change.first))


def _is_rounded(rounded: tuple[Token, ...], exact: tuple[Token, ...]) -> bool:
    """True if the only number of one wording is said to be that of the other, rounded: "about 1,200", "1,187"."""
    here, there = ([word.key for word in words if word.number] for words in (rounded, exact))
    if len(here) != 1 or len(there) != 1 or not any(word.key in _ROUNDING for word in rounded):
        return False
    digits = _NUMBER.fullmatch(here[0])
    if not digits or not _NUMBER.fullmatch(there[0]):
        return False
    unit = 10.0 ** (len(digits[2]) if digits[2] else -len(digits[3] or ""))
    return abs(float(here[0]) - float(there[0])) <= unit / 2


def _other_name(change: Change) -> bool:
    if _is_described(change.first) != _is_described(change.variant):
        return False
    here, there = ([word for word in words if _is_name(word)] for words in (change.first, change.variant))
    return bool(here and there) and not _same_name(here, there)


def _is_described(words: tuple[Token, ...]) -> bool:
    """True if somebody is described instead of named: "the Special Counsel's office"."""
    return any(word.key in _ARTICLES for word in words[:-1])


def _is_name(word: Token) -> bool:
    if word.number or len(word.text) < 2 or not word.text[0].isupper():
        return False
    return _is_acronym(word.text) or word.text.lower() not in _NO_NAMES


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= MAX_ACRONYM


def _same_name(here: list[Token], there: list[Token]) -> bool:
    """True for spelling variants, for an acronym and its expansion, and for two names of a country."""
    codes = [_country(_text(words)) for words in (here, there)]
    if all(codes):
        return codes[0] == codes[1]
    days = [_day(words[0].text) for words in (here, there)]
    if all(days):
        return days[0] == days[1]
    if any(_spelled(word.key, other.key) for word in here for other in there):
        return True
    letters_here, letters_there = "".join(_keys(here)), "".join(_keys(there))
    initials = "".join(word.text[0] for word in here).lower(), "".join(word.text[0] for word in there).lower()
    if letters_here == initials[1] or letters_there == initials[0]:
        return True
    return _spelled(letters_here, letters_there)


def _country(name: str) -> str | None:
    """The code of a country or of its people."""
    return COUNTRY_CODES.get(name) or nationality_code(name)


def _day(name: str) -> str | int | None:
    """A weekday, or the number of a month."""
    return name.lower() if name.lower() in WEEKDAYS else month_number(name)


def _spelled(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SPELLING
