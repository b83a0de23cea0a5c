"""Courts that are called after who sits in them: "Velm First Grade Magistrate's Court"."""

import re
from collections.abc import Iterator

from wiredesk.enrich.annotation import Span

_SITTERS = ("Magistrate", "Coroner", "Kadhi")
_COURT = re.compile(rf"(?:{'|'.join(_SITTERS)})(?:s['’]|['’]?s)? Courts?\b")
_BEFORE = re.compile(
    r"(?<![\w’'-])(?!(?:After|And|At|Before|But|By|From|In|On|Outside|The|When) )[A-Z][\w-]*(?: [A-Z][\w-]*){0,5} $"
)
"""The place and rank of a court."""
REACH = 64
"""Characters of the place and rank."""


def courts_in(text: str) -> Iterator[Span]:
    """The courts of magistrates and others, with the words before that are part of their names."""
    if not any(sitter in text for sitter in _SITTERS):
        return
    for court in _COURT.finditer(text):
        before = _BEFORE.search(text, max(0, court.start() - REACH), court.start())
        yield Span(before.start() if before else court.start(), court.end())
