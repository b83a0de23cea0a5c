"""A parsed text, free of the library that parsed it: words, their heads, and the sentences they stand in."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workers.enrich.annotation import Span


class Token(NamedTuple):
    """One word or mark; `head` is the index of the token it depends on, its own for the root."""

    text: str
    start: int
    end: int
    tag: str
    """Part of speech in the Penn Treebank's tags."""
    dep: str
    """Relation to the head in the CLEAR style labels ("nsubj", "ccomp")."""
    head: int
    sentence: int
    """Index of its sentence."""


@dataclass(frozen=True)
class Parse:
    """The tokens of a text, in its order; white space is no token."""

    tokens: Sequence[Token]
    sentences: Sequence[Span]
    """In code points of the text, in order."""
    _starts: list[int] = field(init=False, repr=False)
    _children: list[list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                children[token.head].append(index)
        object.__setattr__(self, "_children", children)
        object.__setattr__(self, "_starts", [token.start for token in self.tokens])

    def children(self, index: int, *deps: str) -> list[int]:
        """Indices of the tokens that depend on this one, in order; only those of `deps` where given."""
        if not deps:
            return self._children[index]
        return [child for child in self._children[index] if self.tokens[child].dep in deps]

    def subtree(self, index: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Indices of a token and all that hangs on it, in order; branches at `without` are left out."""
        found: list[int] = []
        waiting = [index]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(child for child in self._children[current] if child not in without)
        return sorted(found)

    def within(self, span: Span) -> range:
        """Indices of the tokens that begin in `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """From the first token's start to the last one's end (inclusive)."""
        return Span(self.tokens[first].start, self.tokens[last].end)
