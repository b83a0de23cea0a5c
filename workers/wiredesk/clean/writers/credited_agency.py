"""The agency that a credit, a list or the codes of a desk name."""

import re

from wiredesk.knowledge.agencies import AGENCIES


def agency_in_codes(code: str) -> str | None:
    """The agency among the initials or names in a sign-off."""
    parts = re.findall(r"[^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*", code)
    named = (part for part in (*parts, *code.split()) if not part.islower() or _prints_small(part))
    return next(filter(None, map(AGENCIES.get, map(str.lower, named))), None)


_INITIALS = re.compile(r"[^\W\d_]{1,4}|[A-ZÀ-Þ]{2,6}|[a-zß-ÿ]{5}(?=/)")
_ONLY_CODES = re.compile(r"[^\W\d_][^\W_]*(?:[ /,&()-]{1,5}[^\W\d_][^\W_]*){1,6}/?")
_WITH = frozenset(("mit", "with", "avec", "con", "com", "met", "med", "z"))
_DIVIDED = re.compile("[/()-]")
MAX_INITIALS = 4


def agencies_among_initials(line: str) -> list[str]:
    """The agencies of a line that otherwise has initials, "with" and strokes only: "am avec AFP", "(PAP) am/ kb/"."""
    bare = line.strip("()[] ")
    if not _ONLY_CODES.fullmatch(bare):
        return []
    words = re.findall(r"[^\W\d_]+", bare)
    named = [AGENCIES[word.lower()] for word in words if word.lower() in AGENCIES and not _is_word(word)]
    others = [word for word in words if word.lower() not in AGENCIES]
    if not others or len(others) > MAX_INITIALS or not all(map(_INITIALS.fullmatch, others)):
        return []
    joined = len(others) == 2 and others[1] in _WITH
    return named if joined or _DIVIDED.search(line) else []


def _is_word(name: str) -> bool:
    """Whether an agency's initials are written as a word: "Map", "ap"."""
    return not (name.isupper() or _prints_small(name) or len(name) > MAX_INITIALS)


def _prints_small(name: str) -> bool:
    """Whether an agency prints its own name in small letters, as dpa does."""
    return AGENCIES.get(name, name)[0].islower()


def is_agency(name: str) -> bool:
    """Whether a name is a known agency's, or a list divided by strokes or commas contains one."""
    return name.lower() in AGENCIES or any(part.strip().lower() in AGENCIES for part in re.split("[/,-]", name))


def agency_in_credit(words: str) -> str | None:
    """The first agency named in a credit."""
    for run in re.findall(r"[A-Za-zÀ-ž.]+(?:[ -][A-ZÀ-Þ][A-Za-zÀ-ž.]+){0,3}", words):
        pieces = [piece.rstrip(".") for piece in run.split(" ")]
        for start in range(len(pieces)):
            for end in range(len(pieces), start, -1):
                name = " ".join(pieces[start:end])
                agency = AGENCIES.get(name.lower())
                if agency and (name[:1].isupper() or name == agency):  # dpa writes itself in lower case
                    return agency
    return None
