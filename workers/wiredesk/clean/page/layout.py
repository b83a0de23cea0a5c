"""The layout of a page: its elements with their kinds, and its blocks of text in reading order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from operator import sub

from lxml import etree

from wiredesk.clean.page.attributes import NOTHING, is_hiding, kinds_of
from wiredesk.clean.page.element_names import (
    BYLINE,
    CREDIT,
    FOR_SCREEN_READERS,
    NAVIGATION,
    UNSEEN,
)
from wiredesk.clean.page.inline_elements import MAX_ANCHOR_MARK, ends_headline, is_anchor_mark, note_of

_BREAKING = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td
tfoot th thead tr ul
"""
BREAKING = frozenset(_BREAKING.split())
"""Elements that begin and end a line."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = """
script style noscript template head iframe svg math object embed canvas audio video select option datalist
input button textarea map area source track rt rp
amp-ad amp-analytics amp-consent amp-embed amp-facebook amp-iframe amp-instagram amp-sidebar amp-sticky-ad amp-twitter
amp-user-notification amp-video amp-youtube
"""
HIDDEN = frozenset(_HIDDEN.split())
"""Elements whose text is not shown to readers; that of AMP's shows only where the element fails."""
SHADOW = "shadowrootmode"
"""The attribute of a template whose content is shown: that of an element which a site defines itself."""
CONTROLS = frozenset({"input", "button", "select", "textarea"})
"""Elements that a reader fills in or presses."""
PICTURES = frozenset(
    {"img", "picture", "video", "iframe", "svg", "object", "embed", "amp-img", "amp-video", "amp-youtube", "amp-iframe"}
)
SLANTED = frozenset({"em", "i", "cite"})
RAISED = frozenset({"sup", "sub"})
_BREAKS, _LINK, _SLANT, _PICTURE, _UNREAD = range(1, 6)
_ROLES = (
    dict.fromkeys(PICTURES, _PICTURE)
    | dict.fromkeys(SLANTED, _SLANT)
    | dict.fromkeys(HIDDEN, _UNREAD)
    | dict.fromkeys(BREAKING, _BREAKS)
    | {"a": _LINK}
)
"""What a tag does to the block being read: one look-up for each element. None for most elements in a line."""
MIN_BREAKS = 2
MIN_LINE = 60
"""Characters of a line between two `br` that is a paragraph; verses and addresses are shorter."""
SET_AS_BLOCK = re.compile(r"display:\s*block", re.IGNORECASE)
"""A style that makes a paragraph of an element in a line."""
MIN_SET_APART = 3
"""Characters of a span that a style sheet sets apart from the text behind it; shorter ones are parts of "iPhone"."""
MAX_LABEL = 6
"""Characters of a label in Chinese or Japanese with its colon."""
STAMPED = {"time": ("datetime", "content"), "abbr": ("title",)}
"""Attributes with the time that an element shows; in a microformat it is the title of an abbreviation."""
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
"""Between the paragraphs of preformatted text."""
LINE_END = re.compile(r"""[.!?…。][)\]"'”’»]*$""")


@dataclass(slots=True)
class Block:
    """A run of text between two line breaks: a paragraph or line as a reader sees it."""

    words: str
    """With single spaces inside."""
    element: int
    """Number of the innermost element that contains all its words."""
    holder: int
    """Number of the innermost element that breaks lines: the paragraph, list entry or heading itself."""
    linked: int
    """Characters inside links."""
    slanted: int
    """Characters in italics."""
    below_picture: bool
    """There is a picture between this block and the previous one."""
    by_author: bool = False
    """Some of its words are in an element named as author."""


@dataclass(slots=True)
class Layout:
    """Elements by number, parents before their children; number 0 is the page.

    Elements that neither break lines nor have a known name (most of `span`, `b`, `a`) have no number.
    """

    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    kinds: list[tuple[str, ...]] = field(default_factory=list)
    """Each element's kinds by name; see `named`."""
    names: list[str] = field(default_factory=list)
    """Class and id of each element, with a `#` before the id."""
    blocks: list[Block] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    """For each `time` element the index of its block, and its machine-readable time."""
    notes: set[str] = field(default_factory=set)
    """The ids of notes to which numbers in the text lead."""
    controls: list[int] = field(default_factory=list)
    """For each field or button, the number of the element that contains it."""
    _spans: tuple[list[int], list[int]] | None = field(default=None, compare=False, repr=False)
    _begins_and_ends: tuple[list[int], list[int]] | None = field(default=None, compare=False, repr=False)

    def totals(self, amounts: Iterable[float]) -> list[float]:
        """Sum an amount per block over all elements that contain the block.

        The blocks of an element follow each other, so its sum is a difference of two sums of the page.
        """
        before = [*accumulate(amounts, initial=0.0)].__getitem__
        begins, ends = self._bounds()
        return [*map(sub, map(before, ends), map(before, begins))]

    def counted(self, elements: Iterable[int]) -> list[int]:
        """Count for each element how many of these blocks it contains."""
        counts = [0] * len(self.tags)
        for element in elements:
            counts[element] += 1
        for element in range(len(counts) - 1, 0, -1):
            counts[self.parents[element]] += counts[element]
        return counts

    def spans(self) -> tuple[list[int], list[int]]:
        """Return for each element the indexes of its first and last block; call it when the page is read."""
        if self._spans is not None:
            return self._spans
        first, last = [len(self.blocks)] * len(self.tags), [-1] * len(self.tags)
        parents = self.parents
        for index, block in enumerate(self.blocks):
            for element in (block.holder, block.element):
                last[element] = index
                if first[element] > index:
                    first[element] = index
        for element in range(len(parents) - 1, 0, -1):
            if (end := last[element]) >= 0:  # many contain no text
                parent = parents[element]
                if first[parent] > first[element]:
                    first[parent] = first[element]
                if last[parent] < end:
                    last[parent] = end
        self._spans = first, last
        return self._spans

    def _bounds(self) -> tuple[list[int], list[int]]:
        """Return for each element the index of its first block and that behind its last; 0 and 0 if it has none."""
        if self._begins_and_ends is None:
            first, last = self.spans()
            begins = [begin if end >= 0 else 0 for begin, end in zip(first, last, strict=True)]
            self._begins_and_ends = begins, [end + 1 for end in last]
        return self._begins_and_ends

    def outwards(self, element: int) -> Iterator[int]:
        """The element and its ancestors, innermost first."""
        while element >= 0:
            yield element
            element = self.parents[element]


def read_layout(tree: etree._Element) -> Layout:
    """The layout of a parsed page."""
    layout = Layout()
    reader = _BlockReader(layout)
    parents, tags, all_kinds, names = layout.parents, layout.tags, layout.kinds, layout.names
    opened: list[int] = []
    roles: list[int | None] = []
    skipped = False
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:  # the hottest loop of the page reader: most elements neither break lines nor have names
        tag = element.tag
        if event == "start":
            role = _ROLES.get(tag)
            if role == _UNREAD and tag == "template" and element.get(SHADOW):
                role = _BREAKS
            if role == _UNREAD:
                reader.picture = reader.picture or tag in PICTURES
                if tag in CONTROLS and opened and element.get("type") != "hidden":
                    layout.controls.append(opened[-1])
                skipped = True
                walk.skip_subtree()
                continue
            attributes = element.items()
            kinds, name = kinds_of(attributes) if attributes else NOTHING
            text = element.text
            if role == _LINK and text and len(text) <= MAX_ANCHOR_MARK and is_anchor_mark(element, text):
                skipped = True
                walk.skip_subtree()
                continue
            if role is None and attributes and (style := element.get("style")) and SET_AS_BLOCK.search(style):
                role = _BREAKS
            if tag in STAMPED and (stamp := next(filter(None, map(element.get, STAMPED[tag])), None)):
                layout.times.append((len(layout.blocks), stamp))
            if kinds and role != _BREAKS:
                if (NAVIGATION in kinds and reader.written and tags[reader.holders[-1]] in HEADINGS) or (
                    UNSEEN in kinds and CREDIT not in kinds and _is_read_aloud(element, name)
                ):
                    skipped = True
                    walk.skip_subtree()
                    continue
                if CREDIT in kinds:
                    role = _BREAKS
            if kinds or role == _BREAKS:
                index = len(tags)
                parents.append(opened[-1] if opened else -1)
                tags.append(tag)
                all_kinds.append(kinds)
                names.append(name)
            else:  # no known name: its text belongs to the enclosing element
                index = opened[-1] if opened else 0
            opened.append(index)
            roles.append(role)
            if role == _BREAKS:
                if reader.element >= 0:
                    reader.close()
                reader.holders.append(index)
            elif role == _LINK:
                reader.links += 1
                if reader.written and (note := note_of(element)):
                    layout.notes.add(note)
            elif role == _SLANT:
                reader.slants += 1
            elif role == _PICTURE:
                reader.picture = True
            if text and (reader.element >= 0 or not text.isspace()):
                if role == _LINK and reader.ended and reader.by_author and BYLINE in kinds:
                    reader.written.append(", ")  # links to two writers
                if reader.ended and tag not in RAISED:
                    reader.separate(text)
                reader.write(text, index)
            continue
        if skipped:
            skipped = False
        else:
            opened.pop()
            role = roles.pop()
            if role == _BREAKS:
                if reader.element >= 0:
                    reader.close()
                reader.holders.pop()
            elif role == _LINK:
                reader.links -= 1
            elif role == _SLANT:
                reader.slants -= 1
            elif tag == "br":
                reader.break_line(element)
        text = element.tail
        if not text:
            reader.ended = True
        elif opened and (reader.element >= 0 or not text.isspace()):
            if tag == "span" and text[:1].isupper() and len(element.text or "") >= MIN_SET_APART:
                reader.separate(text)
            reader.write(text, opened[-1])
    return layout


class _BlockReader:
    """The block being read, and the open elements around it."""

    __slots__ = (
        "by_author",
        "element",
        "ended",
        "holders",
        "layout",
        "lines",
        "linked",
        "links",
        "picture",
        "slanted",
        "slants",
        "written",
    )

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.holders: list[int] = []
        self.links = self.slants = 0
        self.picture = False
        self._begin()

    def _begin(self) -> None:
        self.written: list[str] = []
        self.lines = 0
        self.element = -1
        self.linked = self.slanted = 0
        self.by_author = self.ended = False

    def separate(self, text: str) -> None:
        """Add a space between elements side by side that a style sheet keeps apart: "Ama Mensah" and "Updated"."""
        before = self.written[-1][-1:] if self.written else ""
        word, number = text[:1].isupper() and text[1:2].islower(), text[:1].isdigit()
        named = self.by_author and before.isalpha() and text[:1].isalpha()  # a name and a role
        labelled = "：" in text[:MAX_LABEL] and not text.startswith("：")  # of a time, a source or a writer
        if (
            named
            or labelled
            or (word and before.isupper() and len(self.written[-1]) >= MIN_SET_APART and self.written[-1].isupper())
            or (before.islower() and (word or number))
            or (word and (before.isdigit() or before == ")"))
        ):
            self.written.append(" ")

    def write(self, text: str, element: int) -> None:
        """Add text of an element; leading spaces of a block are dropped."""
        if self.element < 0:
            self.element = element
        elif element != self.element and not text.isspace():
            self.element = self._common(element)
        self.written.append(text)
        self.ended = False
        if not self.by_author and BYLINE in self.layout.kinds[element]:
            self.by_author = True
        if self.links:
            self.linked += len(text.strip())
        if self.slants:
            self.slanted += len(text.strip())

    def _common(self, element: int) -> int:
        """The innermost element that contains both the block so far and another element of the same paragraph."""
        parents, holder = self.layout.parents, self.holders[-1]
        around = {self.element}
        inner = self.element
        while inner > holder:
            inner = parents[inner]
            around.add(inner)
        while element > holder and element not in around:
            element = parents[element]
        return element

    def break_line(self, element: etree._Element) -> None:
        """Handle `br`: one is a space, two end a paragraph."""
        after = element.getnext()
        if after is not None and after.tag == "br" and not (element.tail or "").strip():
            if self.element >= 0:
                self.close()
        elif self.written and not self.lines and ends_headline(element, self.written):
            self.close()
        elif self.written:
            self.written.append("\n")
            self.lines += 1

    def close(self) -> None:
        """End the block."""
        written = self.written
        if self.lines >= MIN_BREAKS and not self.linked and not self.slanted and self._close_lines("".join(written)):
            return
        if self.layout.tags[self.holders[-1]] == "pre" and BLANK_LINE.search(text := "".join(written)):
            self._close_all(BLANK_LINE.split(text))
            return
        words = " ".join((written[0] if len(written) == 1 else "".join(written)).split())
        block = Block(words, self.element, self.holders[-1], self.linked, self.slanted, self.picture, self.by_author)
        self.layout.blocks.append(block)
        self.picture = False
        self._begin()

    def _close_lines(self, text: str) -> bool:
        """End the block as one block for each line, if `br` ends its paragraphs: every line is a sentence or more."""
        lines = [words for line in text.split("\n") if (words := " ".join(line.split()))]
        if not all(len(line) >= MIN_LINE and LINE_END.search(line) for line in lines):
            return False
        self._close_all(lines)
        return True

    def _close_all(self, paragraphs: list[str]) -> None:
        """End the block as several without links and italics."""
        for paragraph in paragraphs:
            if words := " ".join(paragraph.split()):
                block = Block(words, self.element, self.holders[-1], 0, 0, self.picture, self.by_author)
                self.layout.blocks.append(block)
                self.picture = False
        self._begin()


def _is_read_aloud(element: etree._Element, name: str) -> bool:
    """Return whether an inline element adds words for screen readers to words that are shown."""
    beside = element.getparent()
    if beside is None or not (beside.text or element.tail or element.getprevious() is not None):
        return False
    return FOR_SCREEN_READERS.search(name) is not None or is_hiding(element.get("style") or "")
