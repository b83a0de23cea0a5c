"""Kill notices in other languages than English: lines in which an agency takes back one of its stories.

`withdrawals.tsv` has one row for each language and role of words, with phrases separated by " | ". Source: the wording
of agencies' advisories, compiled for this project. A phrase is the beginning of words; " … " stands for others between.

| role | words |
|---|---|
| `address` | who is addressed before a colon or the like, at the start of a line |
| `request` | a request at the start of a line |
| `subject` | the story itself as the subject, at the start of a line: "Diese Meldung …" |
| `withdraw`, `message` | taking back; a story |
| `part` | a part of a story: to delete one is a correction and no kill |
| `label` | what stands alone or before the headline of a story that is taken back |
| `word` | the same, but other news may begin so: it is a label only in capitals and over a line that takes back |
"""

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

QUOTED = re.compile(r"[“”„«»\"「『《〈‹]([^“”„«»\"「」『』《》〈〉‹›]{1,300})[“”»«\"」』》〉›]")
"""Words in quotation marks of any language."""

MAX_ADDRESS, MAX_REQUEST, MAX_LINE = 60, 200, 700
"""Characters up to the mark that ends an address; up to the end of a request; of a line that is examined."""

_ROLES = ("address", "request", "subject")
_START = r"[\W_]{0,4}"
_SENTENCE = re.compile(r"(?<=[.!?])\s+|[。！？]")
_ADDRESS_END = re.compile(r"[:!,.;–—：！،](?:\s|$|(?=[^\W\d]))|\s-\s")
_MARK = r"(?:\s*[:：–—]\s*|\s*--+\s*|\s+-\s+)"


def _phrase(text: str, stem: bool = True) -> str:
    words = r"\b.{1,120}?\b".join(r"\W+".join(map(re.escape, part.split())) for part in text.split(" … "))
    if ord(text[0]) >= 0x0530:  # beyond Latin, Greek and Cyrillic, words join or have no spaces between
        return words
    return rf"\b{words}" if stem else rf"\b{words}\b"


def _any(phrases: list[str], stem: bool = True) -> str:
    return "|".join(_phrase(phrase, stem) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _rows() -> dict[str, dict[str, list[str]]]:
    """Role, language, phrases."""
    rows: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in files("wiredesk.clean.parts").joinpath("withdrawals.tsv").read_text("utf-8").splitlines():
        language, role, phrases = row.split("\t")
        rows[role][language] = phrases.split(" | ")
    return rows


def _all(*roles: str) -> list[str]:
    return [phrase for role in roles for phrases in _rows()[role].values() for phrase in phrases]


_INDENT = re.compile(_START)

_BEGINNINGS = frozenset(phrase[:3] for phrase in _all(*_ROLES, "label", "word"))


def may_withdraw(line: str) -> bool:
    """A fast check before the rules: whether a line opens with three letters of one that they find."""
    start = _INDENT.match(line).end()  # type: ignore[union-attr]
    opening = line[start : start + 3].lower()
    return opening in _BEGINNINGS or opening[:2] in _BEGINNINGS or opening[:1] in _BEGINNINGS


WITHDRAWS = re.compile(_any(_all("withdraw", "label", "word")), re.IGNORECASE)
"""Words that take something back, in any of the languages."""

_LABELS = rf"(?:{_any(_all('label'), stem=False)}|(?P<word>{_any(_all('word'), stem=False)}))"

_LABEL = re.compile(
    rf"(?:(?P<open>[\[(【<«＜〈])\s*)?{_LABELS}(?(open)\s*[\])】>»＞〉]{_MARK}?\s*|(?:{_MARK}|\s*[.!]?$))",
    re.IGNORECASE,
)


@cache
def _language(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What takes back, stories, and their parts, in a language."""
    withdraw, message, part = (_rows()[role].get(language, []) for role in ("withdraw", "message", "part"))
    return tuple(re.compile(_any(each) or "(?!)", re.IGNORECASE) for each in (withdraw, message, part))  # type: ignore[return-value]


@cache
def _openings() -> list[tuple[str, str, re.Pattern[str]]]:
    """Language, role, and the pattern of the beginnings of lines."""
    return [
        (language, role, re.compile(_START + f"(?:{_any(phrases)})", re.IGNORECASE))
        for role in _ROLES
        for language, phrases in _rows()[role].items()
    ]


def takes_back(line: str) -> bool:
    """Whether a line takes a story back, in a language other than English: "Bitte die Meldung … nicht verwenden"."""
    if len(line) > MAX_LINE or not may_withdraw(line):
        return False
    plain = QUOTED.sub(" · ", line)
    return any(
        _asks(plain, language, role, found.end())
        for language, role, opening in _openings()
        if (found := opening.match(plain))
    )


def label_end(line: str, alone: bool = False) -> int | None:
    """Where a label such as "DÉPÊCHE ANNULÉE:" at the start of a line ends; None if there is none.

    Args:
        line: a headline or line.
        alone: a line takes the story back besides, so that a single word in capitals is a label too.
    """
    found = _LABEL.match(line) if may_withdraw(line) else None
    if found is None or ((word := found["word"]) and not (alone and word.isupper())):
        return None
    return found.end()


def _asks(plain: str, language: str, role: str, end: int) -> bool:
    withdraw, message, part = _language(language)
    if role == "address" and not _ADDRESS_END.search(plain, end, end + MAX_ADDRESS):
        return False
    sentences = _SENTENCE.split(plain if role == "address" else plain[:MAX_REQUEST])
    return any(
        withdraw.search(sentence) and message.search(sentence) and not part.search(sentence)
        for sentence in (sentences if role == "address" else sentences[:1])
    )
