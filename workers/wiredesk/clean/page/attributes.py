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
NAMING = frozenset({"class", "id"})
ITEM_PROPERTIES = {"author": BYLINE, "comment": "comments"}
TESTED = frozenset({"data-testid", "data-component", "data-qa", "data-test"})
"""Attributes by which a site's own tests find elements; on sites with generated classes they are the only names."""
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:es|zy|en)?|auteurs?|autor[ei]|writers?|reporters?|journalist(?:e?s|i)?|bylines?|contributors?|"
    r"columnists?|redacteurs?|yazar(?:lar)?|penulis)/[^/?#]{2,80}/?$",
    re.IGNORECASE,
)
"""The address of the page of a writer."""
READ = NAMING | TESTED | {"role", "rel", "href", "itemprop", "hidden", "aria-hidden", "style", "fallback"}


NOTHING: tuple[tuple[str, ...], str] = ((), "")


def kinds_of(attributes: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], str]:
    """Return the kinds of an element by class, id, role and style, and its class and id."""
    name = ""
    found: tuple[str, ...] = ()
    for attribute, value in attributes:
        if attribute not in READ:
            continue
        if attribute in NAMING:
            name = f"{name} {value}" if attribute == "class" else f"{name} #{value}"
        elif kind := _kind_of_attribute(attribute, value):
            found += (kind,)
    return (kinds_of_name(name) + found if name else found), name


def _kind_of_attribute(attribute: str, value: str) -> str | None:
    if attribute == "role":
        return ROLES.get(value)
    if attribute == "href":
        return BYLINE if AUTHOR_PAGE.search(value) else None
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
    return UNSEEN if attribute == "style" and HIDING.search(value) else None
