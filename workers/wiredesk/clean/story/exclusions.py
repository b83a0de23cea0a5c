"""Exclude elements of a page that are not its story: by name and tag, teasers, and lists of links."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from wiredesk.clean.page.element_names import (
    ARIA_HIDDEN,
    BYLINE,
    CAPTION,
    CREDIT,
    FOOTER,
    GALLERY,
    NAVIGATION,
    NEWSLETTER,
    OVERLAY,
    PICTURE,
    PULL_QUOTE,
    RELATED,
    SIDEBAR,
    STANDFIRST,
    STORY,
    TIMESTAMP,
    UNSEEN,
)
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.prose import LONG, MOSTLY_LINKS, ends_sentence

HEADLINE = "headline"
QUOTE_SOURCE = "quote_source"
"""The line under a quote that is set apart as a figure."""
AFTER_STORY = frozenset({"comments", OVERLAY, NEWSLETTER, RELATED, "paywall"})
"""Elements with these names may have more prose than a short story; they are excluded if the story is elsewhere."""
MIN_STORY = 250
"""Characters of prose below the headline that can be a short story."""
TAGS = {
    "nav": NAVIGATION,
    "footer": FOOTER,
    "aside": SIDEBAR,
    "form": NEWSLETTER,
    "label": NEWSLETTER,
    "figure": CAPTION,
    "figcaption": CAPTION,
    "header": HEADLINE,
    "dialog": OVERLAY,
}
"""What some elements are by their tag."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PART_HEADINGS = HEADINGS - {"h1"}
CELLS = frozenset({"table", "tbody", "tr", "td", "th"})
LISTS = frozenset({"ul", "ol", "dl", "table", "div", "section"})
NEVER_EXCLUDED = frozenset({STORY, STANDFIRST, PULL_QUOTE})

MAX_SHARE = {"form": 0.5, "header": 0.5, "comments": 0.7, NAVIGATION: 0.35, FOOTER: 0.35, OVERLAY: 0.35}
"""Share of the page's prose up to which a tag or name counts: some sites wrap whole pages in forms, or name the body of
a page after its menu."""
MAX_NAME_SHARE = 0.25
MAX_TAG_SHARE = 0.4
MAX_STANDFIRST_PARAGRAPHS = 2
PARAGRAPHS = frozenset({"p", "div"})
MAX_CHARACTERS = {PICTURE: 400, CREDIT: 400, CAPTION: 1200}
"""Characters that can belong to a picture; longer text is a table, or a story in pictures."""
PROMPTS = frozenset({NEWSLETTER, "share_prompt", "tags"})
MAX_PROMPT = 1500
"""Characters of prose that a prompt can have; what has more holds the rest of the story as well."""
PICTURE_STORY_SHARE = 0.5
"""Share of the page's prose in galleries from which the galleries are the story."""
STORY_SHARE = 0.5
"""Share of the story's prose from which what is full of links is the story and no list."""
OFTEN = 3
"""Minimum number of paragraphs in wrappers with one name for that name to mean a paragraph."""
MAX_TEASER_LENGTH = 700
MAX_TEASER_SHARE = 0.3
"""Share of the page's prose above which the text below a linked heading is the story itself."""
MAX_TIME = 40
"""Characters of a line with a machine-readable time that is a time."""
LINKED_HEADING = 0.8
MIN_TITLE = 10
"""Characters of a linked line that may be a headline."""
LITTLE_PROSE = 0.3
IDS = re.compile(r"#\S+")
NUMBERED = re.compile(r"#\S+|(?<!\S)[^\s\d]*+\d\S*")
"""Ids and names with numbers, which differ from one paragraph or entry to the next."""


class Exclusions:
    """The elements excluded from a page's story, with reasons. Each method adds exclusions."""

    def __init__(self, layout: Layout, prose: Sequence[float]) -> None:
        self.layout = layout
        self.prose = prose
        self.reasons: list[str | None] = [None] * len(layout.tags)
        self.quoting: set[int] = set()
        """Elements around block quotes."""
        self.tabled: set[int] = set()
        """Elements around tables."""
        self.in_widgets = False
        """Whether the headline is in an element named as sidebar or widget, so that such names say nothing."""
        self.others: set[int] = set()
        """Indexes of blocks that belong to other stories."""
        self.characters = layout.totals(len(block.words) for block in layout.blocks)
        self.all_prose = layout.totals(prose)
        self.linked = layout.totals(block.linked for block in layout.blocks)
        self.first, self.last = layout.spans()
        self.controls = layout.counted(layout.controls)
        """Fields and buttons in each element."""
        self.prose_before = [0.0, *accumulate(prose)]
        """The prose of all blocks before each block."""
        self.headline = next((i for i, block in enumerate(layout.blocks) if layout.tags[block.holder] == "h1"), None)

    def remaining_prose(self) -> Sequence[float]:
        """Return the amount of prose in each element, without excluded elements and other stories."""
        prose = [0.0 if self.reasons[block.element] else self.prose[i] for i, block in enumerate(self.layout.blocks)]
        for index in self.others:
            prose[index] = 0.0
        return self.layout.totals(prose)

    def exclude(self, element: int, reason: str) -> None:
        """Exclude an element and its contents."""
        self.reasons[element] = reason
        for inner in range(element + 1, len(self.reasons)):
            if self.layout.parents[inner] < element:
                break
            self.reasons[inner] = self.reasons[inner] or reason

    def exclude_by_name(self) -> None:
        """Exclude elements whose name or tag marks them as something else."""
        layout, reasons = self.layout, self.reasons
        total = max(self.all_prose[0], 1.0)
        headings = self._headings_alone()
        quotes = [element for element, tag in enumerate(layout.tags) if tag == "blockquote"]
        self.quoting = {around for element in quotes for around in layout.outwards(element)}
        tables = [element for element, tag in enumerate(layout.tags) if tag == "table"]
        self.tabled = {around for element in tables for around in layout.outwards(element)}
        in_pictures = self._prose_within(GALLERY) > PICTURE_STORY_SHARE * total
        over = () if self.headline is None else layout.outwards(layout.blocks[self.headline].holder)
        self.in_widgets = any(SIDEBAR in layout.kinds[element] and layout.tags[element] != "body" for element in over)
        for element in range(1, len(layout.tags)):
            above = reasons[layout.parents[element]]
            tag, kinds = layout.tags[element], layout.kinds[element]
            if above:
                captioned = above in (PICTURE, GALLERY) and (tag == "figcaption" or CAPTION in kinds or CREDIT in kinds)
                reasons[element] = CAPTION if captioned else above
                continue
            if tag == "body" or not (kinds or tag in TAGS):
                continue
            share = self.all_prose[element] / total
            reasons[element] = next(
                (kind for kind in kinds if self._is_what_it_says(element, kind, share, in_pictures=in_pictures)), None
            )
            if reasons[element] == CREDIT or (reasons[element] == PICTURE and TAGS.get(tag) == CAPTION):
                reasons[element] = CAPTION
            if reasons[element] is None and not (tag == "header" and headings[element]):
                reasons[element] = self._by_tag(element, share)

    def _by_tag(self, element: int, share: float) -> str | None:
        tag = self.layout.tags[element]
        reason = TAGS.get(tag)
        if tag == "figure" and (element in self.quoting or element in self.tabled):
            return None
        if tag == "figcaption" and self.layout.parents[element] in self.quoting:
            return QUOTE_SOURCE
        if tag == "header" and self._opens_story(element):
            return None
        if reason == CAPTION and self.characters[element] > MAX_CHARACTERS[CAPTION]:
            return None
        return reason if share < MAX_SHARE.get(tag, MAX_TAG_SHARE) else None

    def _opens_story(self, element: int) -> bool:
        """Return whether an element has the headline and more paragraphs of prose below it than a standfirst."""
        first, last = self.headline, self.last[element]
        if first is None or not self.first[element] <= first <= last:
            return False
        return sum(prose > LONG for prose in self.prose[first : last + 1]) > MAX_STANDFIRST_PARAGRAPHS

    def _is_what_it_says(self, element: int, kind: str, share: float, *, in_pictures: bool) -> bool:
        """Return whether an element's name can be trusted."""
        if kind in NEVER_EXCLUDED or STORY in self.layout.kinds[element]:
            return False
        if (kind == ARIA_HIDDEN and self.all_prose[element] > 0) or (kind == SIDEBAR and self.in_widgets):
            return False
        if kind in PROMPTS and self.all_prose[element] > MAX_PROMPT:
            return False
        if share >= MAX_SHARE.get(kind, MAX_NAME_SHARE) and not (
            kind in AFTER_STORY and self._leaves_story(element, kind)
        ):
            return False
        if kind in MAX_CHARACTERS and self.characters[element] > MAX_CHARACTERS[kind]:
            return False
        tag = self.layout.tags[element]
        if kind == PICTURE and (tag in CELLS or self.all_prose[element] > 0):
            return False
        if kind in (GALLERY, UNSEEN) and in_pictures:
            return False
        if kind in (CAPTION, GALLERY) and tag in PARAGRAPHS and self._is_paragraph(element):
            return False
        return not (kind in (BYLINE, TIMESTAMP) and tag == "p" and self.all_prose[element] > LONG)

    def _is_paragraph(self, element: int) -> bool:
        """Return whether an element is one paragraph of prose that no picture is above."""
        first, last = self.first[element], self.last[element]
        return first == last and self.all_prose[element] > LONG and not self.layout.blocks[first].below_picture

    def _leaves_story(self, element: int, kind: str) -> bool:
        """Return whether the page has a headline outside an element, and enough prose for a story below it."""
        headline, first, last = self.headline, self.first[element], self.last[element]
        if headline is None or first <= headline <= last:
            return False
        between = self.prose_before[first] - self.prose_before[headline + 1] if first > headline else 0.0
        after = self.prose_before[-1] - self.prose_before[max(last, headline) + 1]
        if between < MIN_STORY and first > headline and kind != OVERLAY:
            after -= self.all_prose[element]  # it opens the story, unless it is the smaller part
        return max(between, 0.0) + after >= MIN_STORY

    def _prose_within(self, kind: str) -> float:
        """Return the amount of prose in elements of a kind."""
        layout = self.layout
        if not any(kind in kinds for kinds in layout.kinds):
            return 0.0
        inside = [False] * len(layout.tags)
        for element in range(1, len(layout.tags)):
            named = kind in layout.kinds[element] and layout.tags[element] != "body"
            inside[element] = named or inside[layout.parents[element]]
        return sum(prose for block, prose in zip(layout.blocks, self.prose, strict=True) if inside[block.element])

    def _headings_alone(self) -> list[bool]:
        """Return for each element whether it contains only a heading below `h1`, and a time, as parts of a story do."""
        layout = self.layout
        alone = [False] * len(layout.tags)
        if "header" not in layout.tags:
            return alone
        timed = {index for index, _ in layout.times if index < len(layout.blocks)}
        timed = {index for index in timed if len(layout.blocks[index].words) <= MAX_TIME}
        count = layout.totals(index not in timed for index in range(len(layout.blocks)))
        for block in layout.blocks:
            if layout.tags[block.holder] in PART_HEADINGS:
                for element in layout.outwards(block.holder):
                    if count[element] > 1:
                        break
                    alone[element] = True
        return alone

    def exclude_teasers(self) -> None:
        """Exclude the content below a heading that is a link: a teaser of another story."""
        layout, reasons = self.layout, self.reasons
        headlines = layout.totals(layout.tags[block.holder] == "h1" for block in layout.blocks)
        for block in layout.blocks:
            linked = block.linked >= LINKED_HEADING * len(block.words)
            if not linked or layout.tags[block.holder] not in HEADINGS or reasons[block.holder]:
                continue
            teaser = None
            for element in layout.outwards(block.holder):
                if self.characters[element] > max(MAX_TEASER_LENGTH, 2 * len(block.words)):
                    break
                if headlines[element] or self.all_prose[element] >= MAX_TEASER_SHARE * self.all_prose[0] > 0:
                    break
                teaser = element
            if teaser is not None:
                reasons[teaser] = RELATED
        self._exclude_linked_entries()
        self._inherit()

    def _exclude_linked_entries(self) -> None:
        """Exclude entries alike outside the story's column that open with a link of some words: a list of teasers."""
        layout = self.layout
        entries: dict[tuple[int, str, str], list[int]] = {}
        for index, block in enumerate(layout.blocks):
            if block.linked < LINKED_HEADING * len(block.words) or len(block.words) < MIN_TITLE:
                continue
            opened = [e for e in (block.holder, layout.parents[block.holder]) if self.first[e] == index < self.last[e]]
            if not opened or layout.tags[opened[0]] in CELLS or self.reasons[opened[0]]:
                continue
            if self.characters[opened[0]] <= MAX_TEASER_LENGTH:
                name = NUMBERED.sub("", layout.names[opened[0]])
                entries.setdefault((layout.parents[opened[0]], layout.tags[opened[0]], name), []).append(opened[0])
        start = self.headline or 0
        first = next((i for i in range(start, len(self.prose)) if self.prose[i] > LONG), len(self.prose))
        for (column, *_), alike in entries.items():
            if len(alike) < OFTEN or first >= self.first[alike[0]]:
                continue
            if layout.parents[layout.blocks[first].holder] not in layout.outwards(column):
                for element in alike:
                    self.reasons[element] = self.reasons[element] or RELATED

    def exclude_link_lists(self, inside: list[bool], prose: Sequence[float]) -> None:
        """Exclude lists of links inside the story.

        Args:
            inside: for each element, whether it is inside the story's container.
            prose: for each element, the prose that remains in it.
        """
        layout, reasons = self.layout, self.reasons
        linked = self.linked
        story = max((prose[element] for element, within in enumerate(inside) if within), default=0.0)
        paragraphs = self._names_of_paragraphs(inside)
        for element in range(1, len(layout.tags)):
            if not inside[element] or reasons[element] or layout.tags[element] not in LISTS:
                continue
            if not linked[element] > MOSTLY_LINKS * self.characters[element]:
                continue
            if prose[element] > STORY_SHARE * story or (
                layout.names[element] in paragraphs and ends_sentence(layout.blocks[self.last[element]].words)
            ):
                continue
            in_entry = layout.tags[layout.parents[element]] == "li"
            if prose[element] < LITTLE_PROSE * self.characters[element] and not in_entry:
                reasons[element] = RELATED
        self._inherit()

    def _names_of_paragraphs(self, inside: Sequence[bool]) -> set[str]:
        """Return the names of elements that each wrap one paragraph of the story, if the site wraps all of them."""
        layout = self.layout
        often: Counter[str] = Counter()
        for block, prose in zip(layout.blocks, self.prose, strict=True):
            if prose > 0 and inside[block.holder] and self.reasons[block.element] is None:
                around = layout.parents[block.holder]
                while around > 0 and self.first[around] == self.last[around]:
                    if layout.names[around]:
                        often[layout.names[around]] += 1
                    around = layout.parents[around]
        return {name for name, count in often.items() if count >= OFTEN}

    def _inherit(self) -> None:
        for element in range(1, len(self.reasons)):
            self.reasons[element] = self.reasons[element] or self.reasons[self.layout.parents[element]]
