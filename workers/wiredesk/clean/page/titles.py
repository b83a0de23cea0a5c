"""The title of a page's article, out of the headlines that the page states and shows."""

import re
from collections.abc import Sequence

from wiredesk.clean.comparison import letters_of

SITE_BREAK = re.compile(r"\s*(?:\s[|–—»·:›•/-]+\s|[|│ㅣ：»›])\s*")
"""What separates a headline from the name of the site or section."""
MAX_SUFFIX_PARTS = 3


def choose_title(
    structured: str | None, shared: Sequence[str], shown: Sequence[str], document: str | None, site: Sequence[str]
) -> str | None:
    """Return the article's title without the site's name; None where the page has none.

    A headline wins that two of these agree on: structured data, the meta tags for sharing, and the page itself.

    Args:
        structured: the headline in JSON-LD or microdata.
        shared: titles in meta tags, the best first.
        shown: the `h1` headings of the page, in order.
        document: the text of the page's `title` element.
        site: names of the site: publisher, host.
    """
    headings = [heading for heading in shown if letters_of(heading) and not _is_site(heading, site)]
    keys = [letters_of(heading) for heading in headings]
    stated = without_site(structured, headings, site) if structured else None
    social = without_site(shared[0], headings, site) if shared else None
    if stated and letters_of(stated) in (*keys, letters_of(social or "")):
        return stated
    if social and letters_of(social) in keys:
        return social
    if stated or social:
        return stated or social
    tab = without_site(document, headings, site) if document else None
    if tab and letters_of(tab) in keys:
        return tab
    if len(headings) == 1:
        return headings[0]
    if document and tab == document:
        tab = max(SITE_BREAK.split(document), key=len)
    return tab


def without_site(title: str, headings: Sequence[str], site: Sequence[str]) -> str:
    """Return a title without a name of the site or section at its end or start."""
    key = letters_of(title)
    for heading in headings:
        shown = letters_of(heading)
        if shown and shown != key and len(shown) * 3 > len(key) and (key.startswith(shown) or key.endswith(shown)):
            cut = _cut(title, shown)
            if cut:
                return cut
    breaks = list(SITE_BREAK.finditer(title))
    for found in breaks[-MAX_SUFFIX_PARTS:]:
        if _is_site(title[found.end() :], site) and found.start() > 0:
            return title[: found.start()].rstrip()
    if breaks and _is_site(title[: breaks[0].start()], site) and breaks[0].end() < len(title):
        return title[breaks[0].end() :]
    return title


def _cut(title: str, shown: str) -> str | None:
    """The part of a title that says the same as a heading, where a separator stands beside it."""
    for found in SITE_BREAK.finditer(title):
        for part in (title[: found.start()], title[found.end() :]):
            if letters_of(part) == shown:
                return part.strip()
    return None


def _is_site(words: str, site: Sequence[str]) -> bool:
    key = letters_of(words)
    return bool(key) and any(
        name and (key == name or (len(name) > 3 and key.endswith(name))) for name in map(letters_of, site)
    )
