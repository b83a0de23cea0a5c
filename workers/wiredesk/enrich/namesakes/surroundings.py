"""Features of the words around a name, which separate persons, organisations and places whatever the name is."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.names.neighbours import BODIES, GROUNDS
from wiredesk.knowledge.calendar import ENGLISH_MONTHS
from wiredesk.knowledge.courtesies import HONORIFICS, TITLES
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed

Features = dict[str, float]

MAX_MENTIONS = 12
"""Maximum mentions of a name that are examined, the first ones."""
BEFORE, AFTER, FAR = 70, 80, 220
"""Code points before and after a name whose words count, and after it whose pronouns count."""
WORDS_BEFORE, WORDS_AFTER = 5, 6
KEPT_CAPITALISED = listed(
    """
    the a an in on at by for from to of and but with as when after before if he she it they his her its their we i who
    while since under during both former not mr mrs ms dr sir according
    """
)
"""Words that are no part of a name though they begin a sentence; other capitalised words all count as one."""
_DAYS = frozenset(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
_CALENDAR = _DAYS | {month.lower() for month in ENGLISH_MONTHS}
_AUXILIARIES = listed("has have had will would is was are were could can may did does also")
_WORD = re.compile(r"['’]s\b|[^\W_]+(?:[-’'][^\W_]+)*|\n+|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?][”\"]? ")
_PRONOUN = re.compile(r"\b(?:its|his|her|their|himself|herself|itself|who|whose|which|where|he|she|it|they)\b")
_NEXT = re.compile(r"(?:He|She|It|They|His|Her|Its|Their)\b")
_BREAK, _NAME, _NAMES = "<p>", "C", "CC"


class ArticleNames(NamedTuple):
    """All names of an article, and the words that names of several words begin and end with."""

    full: Set[str]
    firsts: Set[str]
    lasts: Set[str]
    hyphenated: Set[str] = frozenset()
    """The parts of the last words that have a hyphen."""


def article_names(names: Iterable[str]) -> ArticleNames:
    """The names of an article with their first and last words."""
    full = set(names)
    longer = [name for name in full if " " in name]
    lasts = {name.rpartition(" ")[2] for name in longer}
    hyphenated = {part for word in lasts if "-" in word for part in word.split("-")}
    return ArticleNames(full, {name.partition(" ")[0] for name in longer}, lasts, hyphenated)


def features_of(text: str, name: str, spans: Sequence[Span], names: ArticleNames) -> Features:
    """The features of a name: of the words around its mentions, and of the use of its long and short forms.

    Args:
        text: the article's.
        name: of which only the number and case of its words count.
        spans: of its mentions.
        names: all names of the article.
    """
    found: Features = dict.fromkeys(_form(name, len(spans), names), 1.0)
    weight = len(spans) ** -0.5
    for span in spans[:MAX_MENTIONS]:
        for feature in _around(text, *span):
            found[feature] = found.get(feature, 0.0) + weight
    return found


def _form(name: str, mentions: int, names: ArticleNames) -> Iterator[str]:
    words = name.split()
    length = min(len(words), 4)
    yield f"n={length}"
    yield f"cnt={min(mentions, 4)}"
    yield f"nc={length} {min(mentions, 3)}"
    if name.isupper():
        yield "upper"
    if "-" in name:
        yield "hyph"
    if any(word[0].islower() for word in words):
        yield "low"
    if length == 1:
        if name in names.lasts:
            yield "part:last"
        if name in names.firsts:
            yield "part:first"
        return
    yield f"short:{words[-1] in names.full:d}{words[0] in names.full:d}{min(mentions, 3)}"
    if " ".join(words[1:]) in names.full or " ".join(words[:-1]) in names.full:
        yield "short2"


def _around(text: str, start: int, end: int) -> list[str]:
    before, after = _before(text, start), _after(text, end)
    kinds_before, kinds_after = [_kind(word) for word in before], [_kind(word) for word in after]
    last, first = before[-1], after[0]
    two_before, two_after = f"{before[-2]} {last}", f"{first} {after[1]}"
    found = [
        f"l1={last}", f"l2={two_before}", f"l3={' '.join(before[-3:])}", f"sl2={before[-2]}",
        f"r1={first}", f"r2={two_after}", f"r3={' '.join(after[:3])}", f"r4={' '.join(after[:4])}",
        f"sr2={after[1]}", f"sr23={after[1]} {after[2]}",
        f"lr={last}|{first}", f"lr2={last}|{two_after}", f"l2r={two_before}|{first}",
        f"l2c={' '.join(kinds_before[-2:])}", f"l3c={' '.join(kinds_before[-3:])}",
        f"r2c={' '.join(kinds_after[:2])}", f"r3c={' '.join(kinds_after[:3])}",
        f"lrc={kinds_before[-1]}|{kinds_after[0]}", f"l2rc={' '.join(kinds_before[-2:])}|{kinds_after[0]}",
        *[f"lb={word}" for word in dict.fromkeys(before[:-1])],
        *[f"rb={word}" for word in dict.fromkeys(after[1:])],
        *[f"lc{place}={kind}" for place, word in enumerate(before[-3:]) for kind in _classes(word)],
        *[f"rc{place}={kind}" for place, word in enumerate(after[:5]) for kind in _classes(word)],
    ]  # fmt: skip
    if first == "," and after[1] in ("a", "an", "the"):
        found += ["ap=1", *[f"apc={kind}" for word in after[2:] for kind in _classes(word)]]
    found += _pronouns(text, end)
    if first.isalpha() and len(first) > 3:
        found.append(f"rv={_stem(first)}")
    if first in _AUXILIARIES and after[1].isalpha():
        found.append(f"rv={_stem(after[1])}")
    return found


def _before(text: str, start: int) -> list[str]:
    """The classes of the words before a name in its paragraph, the nearest last."""
    low = max(0, start - BEFORE)
    words = _WORD.findall(text, low, start)[low > 0 :]
    found = _joined(words)[-WORDS_BEFORE:]
    if _BREAK in found:
        found = found[len(found) - 1 - found[::-1].index(_BREAK) :]
    return [_BREAK] * (WORDS_BEFORE - len(found)) + found


def _after(text: str, end: int) -> list[str]:
    """The classes of the words after a name in its paragraph."""
    words = _WORD.findall(text, end, end + AFTER)
    if end + AFTER < len(text):
        words = words[:-1]
    found = _joined(words)[:WORDS_AFTER]
    if _BREAK in found:
        found = found[: found.index(_BREAK) + 1]
    return found + [_BREAK] * (WORDS_AFTER - len(found))


def _joined(words: Sequence[str]) -> list[str]:
    """The classes of words; neighbouring words of names are one class."""
    found: list[str] = []
    for word in map(_class, words):
        if word == _NAME and found and found[-1] in (_NAME, _NAMES):
            found[-1] = _NAMES
        else:
            found.append(word)
    return found


@lru_cache(maxsize=10_000)
def _class(word: str) -> str:
    """A word in lower case, or what it is: a number, a day, a title, part of a name, the end of a paragraph."""
    first, low = word[0], word.lower()
    if first == "\n":
        return _BREAK
    if first.isdigit():
        return "0"
    if first in "'’":
        return "'s"
    if first in '"“”‘':
        return '"'
    if first.isupper():
        if low in _CALENDAR:
            return "<day>"
        if low in HONORIFICS or low in TITLES:
            return "<ttl>"
        return low if low in KEPT_CAPITALISED else _NAME
    return low


def _pronouns(text: str, end: int) -> Iterator[str]:
    """The first pronoun of the rest of the sentence, and the one that begins the next."""
    far = text[end : end + FAR].split("\n", 1)[0]
    stop = _SENTENCE_END.search(far)
    own = _PRONOUN.search(far, 0, stop.start() if stop else len(far))
    yield f"pro={own[0].lower() if own else '-'}"
    following = _NEXT.match(far, stop.end()) if stop else None
    if following:
        yield f"next={following[0].lower()}"


def _stem(verb: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if verb.endswith(ending) and len(verb) - len(ending) > 2:
            return verb[: -len(ending)]
    return verb


@lru_cache(maxsize=10_000)
def _kind(word: str) -> str:
    """The class of a noun for people or bodies; any other word itself."""
    for kind in _classes(word):
        if kind != "title":
            return f"<{kind}>"
    return word


@lru_cache(maxsize=10_000)
def _classes(word: str) -> tuple[str, ...]:
    return tuple(_classes_of(word))


def _classes_of(word: str) -> Iterator[str]:
    single = word[:-1] if word.endswith("s") else ""
    if word in occupations():
        yield "occ"
    elif single in occupations():
        yield "occs"
    if word in BODIES:
        yield "body"
    elif single in BODIES:
        yield "bodies"
    if word in GROUNDS:
        yield "ground"
    if word in TITLES:
        yield "title"
