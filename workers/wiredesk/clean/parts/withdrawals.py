"""Kill notices in many languages: lines in which an agency takes back one of its stories.

Most English notices are found by `notice`; here are those that only need a headline in quotation marks.

`withdrawals.tsv` has one row for each language and role of words, with phrases separated by " | ". Source: the wording
of agencies' advisories, compiled for this project. A phrase is the beginning of words; " … " stands for others between.

| role | words |
|---|---|
| `address` | who is addressed before a colon or the like, at the start of a line |
| `request` | a request at the start of a line |
| `subject` | the story itself as the subject, at the start of a line: "Diese Meldung …" |
| `we` | the agency as the subject, at the start of a line with a title: "Wir ziehen … zurück" |
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

_ROLES = ("address", "request", "subject", "we")
_START = r"[\W_]{0,4}"
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+|[。！？]")
"""Between two sentences, though not after the ordinal number of a day: "vom 19. November"."""
_TITLE = "·"
"""Stands for a headline in quotation marks."""
MIN_WORDS, MIN_LETTERS = 2, 10
"""Of a headline; what is shorter may be the name of a film, a law or a message."""
MAX_MESSAGE, MAX_TO_TITLE = 30, 60
"""Characters of the word for a story, and from it to its title."""
MAX_WORDS, WORDS_BEHIND = 12, 2
"""Words of a sentence that only says that a story is taken back; those behind the verb: "est annulée jeudi soir"."""
_ADDRESS_END = re.compile(r"[:!,.;–—：！،](?:\s|$|(?=[^\W\d]))|\s-\s")
_BEFORE_NOUN = re.compile(rf"{_START}(?:[^\W\d_]{{1,8}}['’\s]\s*){{0,2}}")
_WORD = re.compile(r"\b\w+")
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
_TO_WHOM = tuple(word for phrase in _all("address") if len(word := phrase.split()[0]) < 3)
_OF_LABELS = frozenset(phrase[:3] for phrase in _all("address", "label", "word"))
_LABEL_BEGINNINGS = _OF_LABELS | {beginning for beginning in _BEGINNINGS if beginning.startswith(_TO_WHOM)}


def may_withdraw(line: str) -> bool:
    """A fast check before the rules: whether a line opens with three letters of one that they find."""
    return not _BEGINNINGS.isdisjoint(_beginnings(line))


def _beginnings(line: str) -> tuple[str, str, str]:
    """The first three, two and one letters of a line."""
    start = 0 if line[:1].isalnum() else _INDENT.match(line).end()  # type: ignore[union-attr]
    opening = line[start : start + 3].lower()
    return opening, opening[:2], opening[:1]


WITHDRAWS = re.compile(_any(_all("withdraw", "label", "word")), re.IGNORECASE)
"""Words that take something back, in any of the languages."""

_LABELS = rf"(?:{_any(_all('label'), stem=False)}|(?P<word>{_any(_all('word'), stem=False)}))"

_ATTENTION = "|".join(
    sorted({re.escape(phrase.split()[0]) for phrase in _all("address")}, key=lambda word: (-len(word), word))
)

_LABEL = re.compile(
    rf"(?:(?:{_ATTENTION})\b[^:!\n]{{0,40}}(?:\s*!\s*|{_MARK}))?"
    rf"(?:(?P<open>[\[(【<«＜〈])\s*)?{_LABELS}(?(open)\s*[\])】>»＞〉]{_MARK}?\s*|(?:{_MARK}|\s*[.!]?$))",
    re.IGNORECASE,
)


@cache
def _language(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What takes back, stories, and their parts, in a language."""
    withdraw, message, part = (_rows()[role].get(language, []) for role in ("withdraw", "message", "part"))
    return tuple(re.compile(_any(words) or "(?!)", re.IGNORECASE) for words in (withdraw, message, part))  # type: ignore[return-value]


@cache
def _openings() -> dict[str, list[tuple[str, str, re.Pattern[str]]]]:
    """By the first three letters, language, role, and the pattern of the beginnings of lines."""
    found: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for role in _ROLES:
        for language, phrases in _rows()[role].items():
            opening = language, role, re.compile(_START + f"(?:{_any(phrases)})", re.IGNORECASE)
            for beginning in sorted({phrase[:3] for phrase in phrases}):
                found[beginning].append(opening)
    return dict(found)


def takes_back(line: str) -> bool:
    """Whether a line takes a story back: "Bitte die Meldung … nicht verwenden"."""
    if len(line) > MAX_LINE or not may_withdraw(line):
        return False
    plain = _plain(line)
    return any(
        _asks(plain, language, role, found.end())
        for beginning in _beginnings(plain)
        for language, role, opening in _openings().get(beginning, ())
        if (found := opening.match(plain))
    )


def _plain(line: str) -> str:
    """The line without what is in quotation marks, and with a sign for each headline there."""
    return QUOTED.sub(lambda found: f" {_TITLE} " if _is_headline(found[1]) else " ", line.replace(_TITLE, " "))


def _is_headline(words: str) -> bool:
    return len(words.split()) >= MIN_WORDS and sum(map(str.isalnum, words)) >= MIN_LETTERS


def is_taken_back(line: str) -> bool:
    """Whether a line says no more than that the story of a title is taken back: "La dépêche « … » est annulée".

    News may say so of a message or report of others, so it tells only in an article that is hardly longer.
    """
    plain = _plain(line) if len(line) <= MAX_LINE else ""
    if _TITLE not in plain:
        return False
    first = _SENTENCE.split(plain)[0]
    return len(_WORD.findall(first)) <= MAX_WORDS and any(
        _ends_taken_back(first, language) for language in _rows()["message"]
    )


def _ends_taken_back(sentence: str, language: str) -> bool:
    """Whether a word for a story, with at most two words before it, then its title, then the verb make the sentence."""
    withdraw, message, part = _language(language)
    start = _BEFORE_NOUN.match(sentence).end()  # type: ignore[union-attr]
    story = message.search(sentence, 0, start + MAX_MESSAGE)
    if story is None or story.start() > start or part.search(sentence):
        return False
    title = sentence.find(_TITLE, story.end(), story.end() + MAX_TO_TITLE)
    if title < 0:
        return False
    ends = [found.end() for found in withdraw.finditer(sentence, title)]
    return bool(ends) and len(_WORD.findall(sentence, ends[-1])) <= WORDS_BEHIND


def label_end(line: str, alone: bool = False) -> int | None:
    """Where a label such as "DÉPÊCHE ANNULÉE:" at the start of a line ends; None if there is none.

    Args:
        line: a headline or line.
        alone: a line takes the story back besides, so that a single word in capitals is a label too.
    """
    found = None if _LABEL_BEGINNINGS.isdisjoint(_beginnings(line)) else _LABEL.match(line)
    if found is None or ((word := found["word"]) and not (alone and word.isupper())):
        return None
    return found.end()


def _asks(plain: str, language: str, role: str, end: int) -> bool:
    withdraw, message, part = _language(language)
    if role == "address" and not _ADDRESS_END.search(plain, end, end + MAX_ADDRESS):
        return False
    if role == "we":
        story = message.search(plain, end, end + MAX_MESSAGE)
        if story is None or "," in plain[end : story.start()] or _TITLE not in plain[story.end() :][:MAX_TO_TITLE]:
            return False
    sentences = _SENTENCE.split(plain if role == "address" else plain[:MAX_REQUEST])
    return any(
        withdraw.search(sentence) and message.search(sentence) and not part.search(sentence)
        for sentence in (sentences if role == "address" else sentences[:1])
    )
