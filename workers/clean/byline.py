"""The byline: who wrote the story."""

import re

from workers.clean.draft import Draft

BY_LINE = re.compile(
    r"(?:By|BY|by|Par|PAR|Von|Por|POR)[:\s]\s*(?P<names>[^\W\d_][^!?\n]{1,140}?)\.?",
)
IN_PLACE = re.compile(r"\s+(?:in|IN|at|from)\s+[A-Z][\w.,'’ /-]{1,50}$")
BREAK = re.compile(r"\s*(?:;|,|\s(?:and|AND|und|et|y|e)\s|&|\|)\s*")
PERSON = re.compile(r"[^\W\d_][\w.'’`-]*(?:\s+[\w.'’`-]+){0,5}")
ROLES = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|bureau|agency|agencies|desk|contributor|news|service|special|"
    r"chief|analyst|columnist|producer|reuters|afp|ap|press|team|online|media|photographer)s?\b",
    re.IGNORECASE,
)
_JOINING = """
de van von der den da di del dos das do al bin binti ibn el la le ul ur a/l a/p af ter zu
"""
JOINING = frozenset(_JOINING.split())
LATEST_PARAGRAPH = 6
"""A byline stands at the head, under headline, subhead and pictures."""
LONGEST = 160


def take_byline(draft: Draft) -> None:
    """Take the byline out of the head of the text; given authors are tidied, and win."""
    given = [name for author in draft.byline for name in read_names(author)]
    printed: list[str] = []
    for paragraph in list(draft.paragraphs[:LATEST_PARAGRAPH]):
        names = read_byline(paragraph.text)
        if names:
            printed += names
            draft.paragraphs.remove(paragraph)
            draft.remove(paragraph.text, "byline")
        elif paragraph.text in given:
            draft.paragraphs.remove(paragraph)
            draft.remove(paragraph.text, "byline")
    draft.byline = list(dict.fromkeys(given or printed))


def read_byline(line: str) -> list[str]:
    """The names in a line such as "By Jane Roe and John Doe in Lagos"; none where it is no byline."""
    if len(line) > LONGEST:
        return []
    found = BY_LINE.fullmatch(line) or BY_LINE.fullmatch(line.rstrip("."))
    if not found:
        return []
    names = read_names(found["names"])
    if not names or not all(_is_name(name) for name in names):
        return []
    return names


def read_names(written: str) -> list[str]:
    """Each name in words such as "By Jane Roe, Staff Writer, and John Doe in Lagos"."""
    written = re.sub(r"^(?:[Bb]y|BY)[:\s]\s*", "", " ".join(written.split()))
    names: list[str] = []
    for part in BREAK.split(IN_PLACE.sub("", written)):
        name = IN_PLACE.sub("", part).strip(" .,-–—")
        if name and not (names and ROLES.search(name)):
            names.append(name)
    return names


def _is_name(name: str) -> bool:
    words = name.split()
    if not PERSON.fullmatch(name) or len(words) > 6:
        return False
    return all(word[0].isupper() or word.lower() in JOINING for word in words)
