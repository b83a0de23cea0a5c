"""Choose an article's title from the headlines in the page's metadata and text."""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from wiredesk.clean.comparison import letters_of

SITE_BREAK = re.compile(
    r"\s*(?:\s[|–—»·:›•/-]+\s|[|│ㅣ｜┃：»›]|(?<=[\u3040-\u9fff\uac00-\ud7a3])_(?=[\u3040-\u9fff\uac00-\ud7a3]))\s*"
)
"""Separators between a headline and the name of the site or section."""
MAX_SUFFIX_PARTS = 3
MAX_SECTION = 0.25
"""Maximum share of a title that is a section's name, if another version of the title omits it."""
MIN_SITE = 3
"""Letters of a site's name before a colon: shorter ones may be a party or a team."""
MIN_HEADLINE = 0.5
"""Share of a heading that its headline has at least; a topic in front of it is shorter."""
IN_ADDRESS, MORE_THAN_OTHER = 0.8, 0.2
"""Share of a headline's words that a URL must contain, and by how much another headline's share must be less."""
CUT = ("…", "...")
_WORD = re.compile(r"[^\W_]+")
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})


def choose_title(
    structured: str | None,
    shared: Sequence[str],
    shown: Sequence[str],
    document: str | None,
    site: Sequence[str],
    address: str | None = None,
    subheadings: Sequence[str] = (),
) -> str | None:
    """Return the article's title without the site's name; None if the page has none.

    A headline wins if two of these agree on it: structured data, the meta tags for sharing, and the page itself, or its
    heading and its `title` element where structured data is missing. The
    words in the page's address decide against the heading, which editors change later, and between headings.

    Args:
        structured: the headline in JSON-LD or microdata.
        shared: titles in meta tags, the best first.
        shown: the `h1` headings of the page, in order.
        document: the text of the page's `title` element.
        site: names of the site: publisher, host.
        address: of the page.
        subheadings: the `h2` headings of the page; used if the metadata has only the site's name.
    """
    headings = [heading for heading in shown if letters_of(heading) and not _names_site(heading, site)]
    keys = [letters_of(heading) for heading in headings]
    site = [*site, *_names_after(keys, [title for title in (structured, *shared, document) if title])]
    stated = without_site(structured, headings, site) if structured else None
    social = without_site(shared[0], headings, site) if shared else None
    if stated and stated.endswith(CUT):
        stated = next((title for title in (*headings, social) if title and _continues(title, stated)), stated)
    if stated and letters_of(stated) in (*keys, letters_of(social or "")):
        return stated
    if social and letters_of(social) in keys:
        return stated if stated and _is_in_address(stated, social, address) else social
    tab = without_site(document, headings, site) if document else None
    if stated is None and tab and letters_of(tab) in keys:
        return tab
    if stated or social:
        return stated or _without_section(social or "", shared)
    if tab and not headings and (ending := _heading_at_end(tab, subheadings) or _part_as_heading(tab, subheadings)):
        return ending
    if len(headings) == 1:
        return _without_kicker(without_site(headings[0], [], site), document)
    if tab is None or _is_site(tab, site):
        named = [heading for heading in (*headings, *subheadings) if _share_in_address(heading, address) >= IN_ADDRESS]
        return next(iter((*named, *headings)), tab)
    return max(SITE_BREAK.split(tab), key=len) if tab == document else tab


def _continues(title: str, cut: str) -> bool:
    """Whether a title goes on where a shorter form of it was cut off."""
    return len(title) > len(cut) and letters_of(title).startswith(letters_of(cut))


def _heading_at_end(title: str, headings: Sequence[str]) -> str | None:
    """The heading that is two thirds of a title and at one end of it, whatever mark the site's name has beside it."""
    key = letters_of(title)
    keys = [(letters_of(heading), heading) for heading in headings]
    return next((h for k, h in keys if 3 * len(k) > 2 * len(key) and (key.startswith(k) or key.endswith(k))), None)


def _part_as_heading(title: str, headings: Sequence[str]) -> str | None:
    """The longest part of a title between separators that is a heading, if it is the longest part of all."""
    part = max(SITE_BREAK.split(title), key=len)
    return next((heading for heading in headings if letters_of(heading) == letters_of(part)), None)


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
        # several parts are sections and the site's name, unless they are longer than the text before them
        if found is not breaks[-1] and len(title) - found.end() > found.start():
            continue
        if _is_site(title[found.end() :], site) and found.start() > 0:
            return title[: found.start()].rstrip()
    if breaks and _opens_with_site(title[: breaks[0].start()], site) and breaks[0].end() < len(title):
        return title[breaks[0].end() :]
    name, colon, rest = title.partition(": ")
    if colon and rest and len(name) > MIN_SITE and letters_of(name) in map(letters_of, site):
        return rest
    return title


def _cut(title: str, shown: str) -> str | None:
    """The part of a title that equals a heading and has a separator next to it."""
    for found in SITE_BREAK.finditer(title):
        for part in (title[: found.start()], title[found.end() :]):
            if letters_of(part) == shown:
                return part.strip()
    return None


def _names_after(keys: Sequence[str], titles: Sequence[str]) -> list[str]:
    """The end of a title after one of the headings: a site name that other titles may end in as well."""
    return [
        SITE_BREAK.split(title)[-1]
        for title in titles
        for found in SITE_BREAK.finditer(title)
        if letters_of(title[: found.start()]) in keys
    ]


def _without_section(title: str, others: Sequence[str]) -> str:
    """A title without the section after it, if another version of the title omits it."""
    for other in others:
        after = title[len(other) :].lstrip()
        if title.startswith(other) and after[:1] in tuple("-–—|:/") and len(after) <= MAX_SECTION * len(title):
            return other
    return title


def _without_kicker(heading: str, document: str | None) -> str:
    """A heading without the topic at its start, if the document's title has only the rest before the site's name."""
    first = SITE_BREAK.split(document or "")[0]
    short = (
        first
        and len(first) < len(heading)
        and heading.endswith(f" {first}")
        and len(first) > MIN_HEADLINE * len(heading)
    )
    return first if short else heading


def _is_site(words: str, site: Sequence[str]) -> bool:
    key = letters_of(words)
    return bool(key) and any(
        name and (key == name or (len(name) > 3 and key.endswith(name))) for name in map(letters_of, site)
    )


def _names_site(heading: str, site: Sequence[str]) -> bool:
    """Whether a heading is the site's name, alone or behind a word or two, and no headline before it."""
    return _is_site(heading, site) and not _is_site(SITE_BREAK.sub("|", heading).partition("|")[2], site)


def _opens_with_site(words: str, site: Sequence[str]) -> bool:
    """Whether words are a site name, or begin with one and are hardly longer: "The Strait Mobile"."""
    key = letters_of(words)
    return _is_site(words, site) or any(
        len(name) > 3 and key.startswith(name) and len(key) < 2 * len(name) for name in map(letters_of, site)
    )


def _is_in_address(title: str, other: str, address: str | None) -> bool:
    """Whether the URL spells a title, or contains most of its words and clearly fewer of another title's."""
    if letters_of(title) not in letters_of(other) and _spells(address, title) != _spells(address, other):
        return _spells(address, title)
    share = _share_in_address(title, address)
    return share >= IN_ADDRESS and share - _share_in_address(other, address) >= MORE_THAN_OTHER


def _spells(address: str | None, title: str) -> bool:
    """Whether a URL's path contains a title's words in their order and nothing between them."""
    words = _WORD.findall(title.lower())
    path = "-".join(["", *_WORD.findall(_folded(unquote(_path(address)))), ""])
    return len(words) > 2 and any(
        f"-{'-'.join(map(spell, words))}-" in path for spell in (_folded, lambda word: word.translate(_TWO_LETTERS))
    )


def _path(address: str | None) -> str:
    try:
        return urlsplit(address or "").path
    except ValueError:
        return ""


def _share_in_address(title: str, address: str | None) -> float:
    """The share of a title's words that occur in a URL's path, however it writes accents."""
    path = set(_WORD.findall(_folded(unquote(_path(address)))))
    words = _WORD.findall(title.lower())
    named = [word for word in words if _folded(word) in path or word.translate(_TWO_LETTERS) in path]
    return len(named) / len(words) if len(words) > 1 else 0.0


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower()).replace("ß", "ss")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
