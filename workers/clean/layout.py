"""A page as it is laid out: its elements, each with what its names say, and its blocks of text in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from workers.clean.named import named

_BREAKING = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td
tfoot th thead tr ul
"""
BREAKING = frozenset(_BREAKING.split())
"""Elements that begin and end a line."""
_HIDDEN = """
script style noscript template head iframe svg math object embed canvas audio video select option datalist
input button textarea map area source track
"""
HIDDEN = frozenset(_HIDDEN.split())
"""Elements whose text is not for reading."""
PICTURES = frozenset({"img", "picture", "video", "iframe", "svg", "object", "embed"})
SLANTED = frozenset({"em", "i", "cite"})
UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden")
ROLES = {
    "navigation": "navigation",
    "banner": "navigation",
    "complementary": "sidebar",
    "contentinfo": "footer",
    "dialog": "cookies",
    "alertdialog": "cookies",
}
MOST_ELEMENTS = 200_000
"""Of one page; a 4 MB page of nothing but tags has more, and no words."""


@dataclass(slots=True)
class Block:
    """One run of text between two breaks of the page: what a reader would call a paragraph or a line."""

    words: str
    """With single spaces inside."""
    element: int
    """Number of the innermost element that its first words stand in."""
    holder: int
    """Number of the innermost element that breaks lines: the paragraph, list entry or heading itself."""
    linked: int
    """Characters inside links."""
    slanted: int
    """Characters in italics."""
    below_picture: bool
    """A picture stands between this block and the one before."""


@dataclass(slots=True)
class Layout:
    """Elements by number, parents before their children; number 0 is the page."""

    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    kinds: list[tuple[str, ...]] = field(default_factory=list)
    """What its names say of an element; see `named`."""
    blocks: list[Block] = field(default_factory=list)

    def outwards(self, element: int) -> Iterator[int]:
        """The element and all that hold it, from the inside out."""
        while element >= 0:
            yield element
            element = self.parents[element]


class _Pieces:
    """The text of the block that is being read."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.element = -1
        self.linked = self.slanted = 0


def laid_out(tree: HtmlElement) -> Layout:
    """The layout of a parsed page; beyond `MOST_ELEMENTS` the rest is not looked at."""
    layout = Layout()
    tags, parents, kinds = layout.tags, layout.parents, layout.kinds
    pieces = _Pieces()
    opened: list[int] = []
    holders: list[int] = []
    links = slants = 0
    picture = skipped = False

    def write(text: str) -> None:
        length = len(text.strip())
        if not length:
            if pieces.written:
                pieces.written.append(" ")
            return
        if pieces.element < 0:
            pieces.element = opened[-1]
        pieces.written.append(text)
        if links:
            pieces.linked += length
        if slants:
            pieces.slanted += length

    def close_block() -> None:
        nonlocal picture
        if pieces.element < 0:
            return
        words = " ".join("".join(pieces.written).split())
        layout.blocks.append(Block(words, pieces.element, holders[-1], pieces.linked, pieces.slanted, picture))
        picture = False
        pieces.__init__()  # type: ignore[misc]

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in HIDDEN or not isinstance(tag, str) or len(tags) >= MOST_ELEMENTS:
                picture = picture or tag in PICTURES
                skipped = True
                walk.skip_subtree()
                continue
            breaking = tag in BREAKING
            if breaking:
                close_block()
                holders.append(len(tags))
            elif tag == "a":
                links += 1
            elif tag in SLANTED:
                slants += 1
            elif tag in PICTURES:
                picture = True
            parents.append(opened[-1] if opened else -1)
            opened.append(len(tags))
            tags.append(tag)
            kinds.append(_kinds_of(element))
            if element.text:
                write(element.text)
            continue
        if skipped:
            skipped = False
        else:
            opened.pop()
            if tag in BREAKING:
                close_block()
                holders.pop()
            elif tag == "a":
                links -= 1
            elif tag in SLANTED:
                slants -= 1
            elif tag == "br":
                after = element.getnext()
                if after is not None and after.tag == "br" and not (element.tail or "").strip():
                    close_block()
                else:
                    write("\n")
        if opened and element.tail:
            write(element.tail)
    return layout


def _kinds_of(element: HtmlElement) -> tuple[str, ...]:
    attributes = element.attrib
    if not attributes:
        return ()
    found = named(f"{attributes.get('class', '')} {attributes.get('id', '')}")
    role = ROLES.get(attributes.get("role", ""))
    if role:
        found += (role,)
    if "articlebody" in attributes.get("itemprop", "").lower():
        found += ("story",)
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or UNSEEN.search(attributes.get("style", "")):
        found += ("unseen",)
    return found
