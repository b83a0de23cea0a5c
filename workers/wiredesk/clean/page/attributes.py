"""What an element's attributes say of it: class, id, role, style, and what they are a property of."""

import re
from collections.abc import Sequence

from wiredesk.clean.page.element_names import (
    ARIA_HIDDEN,
    BYLINE,
    FOOTER,
    NAVIGATION,
    OVERLAY,
    SIDEBAR,
    STANDFIRST,
    STORY,
    UNSEEN,
    kinds_of_name,
)

HIDING = re.compile(
    r"display:\s*none|visibility:\s*hidden|clip:\s*rect\((?:[01](?:px)?[\s,]*){4}\)|clip-path:\s*inset\((?:50|100)%",
    re.IGNORECASE,
)
ROLES = {
    **dict.fromkeys(("doc-endnotes", "doc-footnote"), "footnote"),
    "navigation": NAVIGATION,
    "banner": NAVIGATION,
    "complementary": SIDEBAR,
    "contentinfo": FOOTER,
    "dialog": OVERLAY,
    "alertdialog": OVERLAY,
}
ITEM_PROPERTIES = {"author": BYLINE, "comment": "comments", "alternativeheadline": STANDFIRST}
TESTED = frozenset(
    {"data-testid", "data-component", "data-qa", "data-test", "data-cy", "data-hook", "data-role", "data-gu-name"}
)
"""Attributes by which a site's own tests and scripts find elements; where classes are generated, these are the only
names."""
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:es|zy|en)?|auteurs?|autor[ei]|writers?|reporters?|journalist(?:e?s|i)?|bylines?|contributors?|"
    r"columnists?|redacteurs?|yazar(?:lar)?|penulis)/[^/?#]{2,80}/?$",
    re.IGNORECASE,
)
"""The address of the page of a writer."""
_OF_AUTHORS = """
author authors autor autores autorzy autoren auteur auteurs autore autori writer writers reporter reporters
journalist journalists journaliste journalistes journalisti byline bylines contributor contributors columnist
columnists redacteur redacteurs yazar yazarlar penulis
"""
OF_AUTHORS = frozenset(_OF_AUTHORS.split())
"""What stands before the last part of such an address; checked first, since few addresses have it."""
READ = TESTED | {"role", "rel", "itemprop", "hidden", "aria-hidden", "style", "fallback"}
"""Attributes besides `class`, `id` and `href` that are read."""


NOTHING: tuple[tuple[str, ...], str] = ((), "")


def kinds_of(attributes: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], str]:
    """Return the kinds of an element by class, id, role and style, and its class and id."""
    name = ""
    found: tuple[str, ...] = ()
    for attribute, value in attributes:  # the most frequent first: a page has thousands
        if attribute == "class":
            name = f"{name} {value}"
        elif attribute == "href":
            if _is_author_page(value):
                found += (BYLINE,)
        elif attribute == "id":
            name = f"{name} #{value}"
        elif attribute in READ and (kind := _kind_of_attribute(attribute, value)):
            found += (kind,)
    return (kinds_of_name(name) + found if name else found), name


def _is_author_page(address: str) -> bool:
    parts = address.rstrip("/\n").rsplit("/", 2)
    return len(parts) == 3 and parts[1].lower() in OF_AUTHORS and AUTHOR_PAGE.search(address) is not None


def _kind_of_attribute(attribute: str, value: str) -> str | None:
    if attribute == "role":
        return ROLES.get(value)
    if attribute == "rel":
        return BYLINE if "author" in value.lower().split() else None
    if attribute == "itemprop":
        return ITEM_PROPERTIES.get(value.lower()) or (STORY if "articlebody" in value.lower() else None)
    if attribute == "aria-hidden":
        return ARIA_HIDDEN if value == "true" else None
    if attribute in TESTED:
        return next((kind for kind in kinds_of_name(value) if kind in (BYLINE, STANDFIRST)), None)
    if attribute in ("hidden", "fallback"):  # AMP shows a fallback where an element fails
        return UNSEEN
    return UNSEEN if attribute == "style" and is_hiding(value) else None


def is_hiding(style: str) -> bool:
    """Return whether a style hides an element or its words."""
    small = style.lower()
    return ("none" in small or "hidden" in small or "clip" in small) and HIDING.search(small) is not None
