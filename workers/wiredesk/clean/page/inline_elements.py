"""What elements inside a line stand for: headlines of old pages, and marks beside words."""

import re
from collections.abc import Sequence

from lxml import etree

LARGE, SMALL = frozenset({"font", "b", "strong", "big"}), frozenset({"small", "i", "em", "span", "img"})
"""Elements that set a line of an old page apart as its headline, and those of a line below it."""
MAX_ANCHOR_MARK = 3
NOTE = re.compile(r"[(\[]?\s?(?:note )?(?:\d{1,3}|[a-z])\s?[)\]]?|\*{1,3}|[†‡]", re.IGNORECASE)
"""How the text refers to a note below it."""


def ends_headline(element: etree._Element, written: Sequence[str]) -> bool:
    """Return whether a `br` ends a line in an element of its own above one set otherwise, as headlines of old pages."""
    before, after = element.getprevious(), element.getnext()
    if before is None or after is None or before.tag not in LARGE or after.tag not in LARGE | SMALL:
        return False
    if (before.tail or "").strip() or (element.tail or "").strip() or before.tag == after.tag == "b":
        return False
    shown = "".join(before.itertext()).split()
    return shown == "".join(written).split() and (before.tag, before.items()) != (after.tag, after.items())


def is_anchor_mark(element: etree._Element, text: str) -> bool:
    """Return whether a link to a place on its own page shows only a mark, as ¶ beside headings and ↩ below notes.

    Args:
        element: the link.
        text: its text up to the first element in it, of no more than `MAX_ANCHOR_MARK` characters.
    """
    if not (element.get("href") or "").startswith("#"):
        return False
    return not any(map(str.isalnum, text)) and not len(element)


def note_of(element: etree._Element) -> str | None:
    """Return the id of the note on this page to which a link behind words leads by its number; None for other links."""
    href = element.get("href") or ""
    if not href.startswith("#") or len(href) < 2:
        return None
    return str(href[1:]) if NOTE.fullmatch("".join(element.itertext()).strip()) else None
