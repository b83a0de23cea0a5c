"""The language of searches: words, "phrases", begin*, -without, OR, NOT and brackets.

A search becomes an FTS5 expression in which every word is quoted, so that FTS5 cannot interpret it as syntax. The same
tree can be matched against a short text, to find which quote of an article matched.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from wiredesk.desk.store.fulltext import spaced

MAX_TERMS = 32
"""Words and phrases of a search: each is looked up."""

MAX_DEPTH = 8

MIN_PREFIX = 2
"""Letters before `*`: what begins with one letter is half of all words."""

_TOKENS = re.compile(r'\s*(?:(?P<phrase>"(?P<quoted>[^"]*)"(?P<star>\*?))|(?P<mark>[()])|(?P<word>[^\s"()]+))')


_QUOTE_MARKS = dict.fromkeys(map(ord, "“”„«»「」『』＂"), '"')

_WORDS = re.compile(r"[^\W_]+")


class SearchSyntaxError(Exception):
    """A search that cannot be read; the message says what is wrong, and where."""


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A word or a phrase."""

    text: str
    words: tuple[str, ...]
    """In comparable form, see `fold`."""
    prefix: bool

    def fts(self) -> str:
        """The term for FTS5."""
        return f'"{self.text}"{" *" if self.prefix else ""}'


@dataclass(frozen=True, slots=True)
class Group:
    """All or any of some parts, and none of others."""

    how: Literal["AND", "OR"]
    parts: "tuple[Search, ...]"
    without: "tuple[Search, ...]" = ()

    def fts(self) -> str:
        """The group for FTS5."""
        joined = f" {self.how} ".join(part.fts() for part in self.parts)
        return f"(({joined}){''.join(f' NOT {part.fts()}' for part in self.without)})"


Search = SearchTerm | Group


def parse(search: str) -> Search:
    """Read a search.

    Raises:
        SearchSyntaxError: it has an open quote mark or bracket, an operator without words, or too many words.
    """
    return _Parser(search).parse()


def fold(text: str) -> list[str]:
    """The words of a text in comparable form: without case, accents and punctuation."""
    plain = text.casefold()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", spaced(plain))
        if not plain.isascii():
            plain = "".join([sign for sign in plain if sign.isascii() or not unicodedata.combining(sign)])
    return _WORDS.findall(plain)


def words_at(text: str) -> list[tuple[int, str]]:
    """The words of a text in comparable form, each with the offset of its first code point."""
    found = []
    for match in _WORDS.finditer(text):
        word = match[0]
        found += [(match.start(), part) for part in ((word.lower(),) if word.isascii() else fold(word))]
    return found


def found_in(search: Search, words: list[str]) -> bool:
    """Whether a search finds a text, given as folded words."""
    if isinstance(search, SearchTerm):
        return place_of(search, words) is not None
    test = all if search.how == "AND" else any
    return test(found_in(part, words) for part in search.parts) and not any(
        found_in(part, words) for part in search.without
    )


def place_of(term: SearchTerm, words: list[str]) -> int | None:
    """The index of the first word at which a term stands."""
    *whole, last = term.words
    for start in range(len(words) - len(whole)):
        end = words[start + len(whole)]
        if words[start : start + len(whole)] == whole and (end == last or (term.prefix and end.startswith(last))):
            return start
    return None


def terms_of(search: Search) -> list[SearchTerm]:
    """The terms that a search wants to find."""
    return [search] if isinstance(search, SearchTerm) else [term for part in search.parts for term in terms_of(part)]


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, search: str) -> None:
        plain = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in search)
        self._search = plain.translate(_QUOTE_MARKS).rstrip()
        self._at = 0
        self._terms = 0

    def parse(self) -> Search:
        found = self._any(0)
        if self._at < len(self._search):
            raise self._wrong("a bracket ')' closes nothing")
        return found

    def _any(self, depth: int) -> Search:
        if depth > MAX_DEPTH:
            raise self._wrong(f"brackets are nested more than {MAX_DEPTH} deep")
        parts = [self._all(depth)]
        while self._take_word("OR"):
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else Group("OR", tuple(parts))

    def _all(self, depth: int) -> Search:
        parts: list[Search] = []
        without: list[Search] = []
        after_and = False
        while True:
            token = self._peek()
            if token is None or token["mark"] == ")" or token["word"] == "OR":
                break
            if self._take_word("AND"):
                if not parts or after_and:
                    raise self._wrong("AND has nothing before it")
                after_and = True
                continue
            negated = self._take_word("NOT") or self._take_minus()
            (without if negated else parts).append(self._one(depth))
            after_and = False
        if after_and:
            raise self._wrong("AND has nothing after it")
        if not parts:
            raise self._wrong("a word to find is missing" if not without else "there are only words to leave out")
        return parts[0] if len(parts) == 1 and not without else Group("AND", tuple(parts), tuple(without))

    def _one(self, depth: int) -> Search:
        token = self._peek()
        if token is None or token["mark"] == ")" or token["word"] in ("OR", "AND", "NOT"):
            raise self._wrong("a word to find is missing")
        self._at = token.end()
        if token["mark"] == "(":
            found = self._any(depth + 1)
            closing = self._peek()
            if closing is None:
                raise self._wrong("a bracket '(' is not closed")
            self._at = closing.end()
            return found
        if token["phrase"]:
            return self._term(token["quoted"], bool(token["star"]), quoted=True)
        word = token["word"]
        begin = word.rstrip("*")
        if "*" in begin:
            raise self._wrong(
                f"'{word[:40]}': '*' can only stand at the end of a word; in quote marks the word is found as it is"
            )
        return self._term(begin, word.endswith("*"))

    def _term(self, text: str, prefix: bool, quoted: bool = False) -> SearchTerm:
        words = fold(text)
        if not words and quoted:
            raise self._wrong("between the quote marks there are no letters or digits to find")
        if not words:
            raise self._wrong(f"'{text[:40] or '*'}' has no letters or digits to find")
        if prefix and len(words[-1]) < MIN_PREFIX:
            raise self._wrong(f"'{text[:40]}*' needs {MIN_PREFIX} letters or more before the '*'")
        self._terms += 1
        if self._terms > MAX_TERMS:
            raise self._wrong(f"there are more than {MAX_TERMS} words and phrases")
        return SearchTerm(spaced(text).strip(), tuple(words), prefix)

    def _peek(self) -> re.Match[str] | None:
        if self._at >= len(self._search):
            return None
        found = _TOKENS.match(self._search, self._at)
        if found is None:
            raise self._wrong("a quote mark is not closed")
        return found

    def _take_word(self, word: str) -> bool:
        token = self._peek()
        if token is None or token["word"] != word:
            return False
        self._at = token.end()
        return True

    def _take_minus(self) -> bool:
        """A minus before a word, a phrase or a bracket; a minus by itself is not an operator."""
        token = self._peek()
        if token is None or not (token["word"] or "").startswith("-"):
            return False
        alone = not token["word"].strip("-")
        if alone and (token.end() >= len(self._search) or self._search[token.end()] not in '"('):
            return False
        self._at = token.start("word") + 1
        return True

    def _wrong(self, what: str) -> SearchSyntaxError:
        return SearchSyntaxError(f"{what} (at character {self._at + 1})")
