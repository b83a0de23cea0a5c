"""Find the blocks of a page's story: the largest concentration of prose, without excluded elements.

Each block gets the reason why it is not part of the story, or None.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from wiredesk.clean.page.element_names import CAPTION, NAVIGATION, NEWSLETTER, RELATED, STANDFIRST
from wiredesk.clean.page.layout import Block, Layout
from wiredesk.clean.story.appeals import MAX_LENGTH as MAX_APPEAL
from wiredesk.clean.story.appeals import lines_with, lines_with_hints
from wiredesk.clean.story.consent import exclude_consent
from wiredesk.clean.story.container import PARAGRAPHS, find_container
from wiredesk.clean.story.exclusions import HEADINGS, IDS, Exclusions
from wiredesk.clean.story.insets import drop_insets
from wiredesk.clean.story.notes import drop_cut_teasers, drop_embedded_posts, drop_key_points, exclude_notes
from wiredesk.clean.story.offers import drop_between_appeals, drop_offers
from wiredesk.clean.story.parts_of_story import exclude_other_stories, join_parts, restore_prose
from wiredesk.clean.story.placeholders import HINTS
from wiredesk.clean.story.prose import prose_of
from wiredesk.clean.story.replies import exclude_replies
from wiredesk.clean.story.sections import join_sections
from wiredesk.clean.story.shape import columns_of, is_slanted, reason_by_shape

OUTSIDE = "outside_article"
SAME_LEVEL = 0.3
"""Share of the story's prose directly in an element above which its other lines belong to the story too."""
MAX_APPEALS = 3
"""Other entries of a list of appeals; a longer list is the story's, with an offer in it."""
REMARK_SHARE = 0.03
"""Share of the story's prose that a remark below links may have."""
MAX_REMARKS = 3
BELOW_STORY = frozenset({RELATED, NEWSLETTER, NAVIGATION, "share_prompt", "tags"})
LEVELS = 5
"""Ancestors of a line that are examined: from a table cell to the table's container."""
BELOW_HEADLINE = 0.6
"""Share of the story's prose that follows its headline; an `h1` with less below is another one's."""
LINES_OVER_STORY = 15
MIN_STANDFIRST_LENGTH = 40
MAX_STANDFIRST_LENGTH = 450
MAX_STANDFIRST_PARAGRAPHS = 2
"""Characters of a standfirst; a longer lead of several paragraphs is the story's own."""
OFTEN = 3
"""Minimum number of entries with headings of one shape."""
LINKED_LIST = 0.3
"""Share of links from which a list under the story leads elsewhere."""
MAX_SIGNED = 40
"""Characters of a line between the heading and the text of an entry."""
MAX_ENTRY = 0.5
"""Share of the story's prose that its first entry may have; one with more is the story, with others below it."""
ENTRY_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "summary", "dt"})
ASKING = ("?", "？", "؟")
FACTS = frozenset({"td", "th", "dd", "dt"})
"""Tags of facts in tables and lists of terms."""
OVER_STORY = re.compile(
    r"(?:by|posted|published|updated|written|last)\b|.{0,40}\b(?:19|20)\d\d\b.{0,30}$|.{0,30}\d\d?:\d\d", re.IGNORECASE
)
"""A byline or a time before the first paragraph."""


def story_reasons(layout: Layout, headlines: Collection[str] = (), site: Collection[str] = ()) -> list[str | None]:
    """For each block of a page, the reason why it is not part of the story; None if it is.

    Args:
        layout: of the page.
        headlines: of its article, as keys for comparison (see `letters_of`).
        site: names of the site, as such keys.
    """
    if not layout.blocks:
        return []
    prose = [prose_of(block) for block in layout.blocks]
    excluded = Exclusions(layout, prose)
    excluded.exclude_by_name()
    exclude_consent(excluded)
    excluded.exclude_teasers()
    exclude_replies(excluded)
    exclude_notes(excluded)
    exclude_other_stories(excluded, headlines)
    remaining = excluded.remaining_prose()
    home = find_container(layout, excluded, prose, remaining)
    if restore_prose(excluded, home):
        remaining = excluded.remaining_prose()
    home = join_sections(excluded, join_parts(excluded, home, remaining), remaining)
    inside = [False] * len(layout.tags)
    inside[home] = True
    for element in range(home + 1, len(inside)):
        inside[element] = inside[layout.parents[element]]
    excluded.exclude_link_lists(inside, remaining)
    often = Counter(block.words for block in layout.blocks)
    columns = columns_of(layout)
    italics = sum(is_slanted(block) and not block.below_picture for block in layout.blocks if block.slanted)
    reasons = [
        excluded.reasons[block.element] or (None if inside[block.element] and index not in excluded.others else OUTSIDE)
        for index, block in enumerate(layout.blocks)
    ]
    left = [(index, block) for index, block in enumerate(layout.blocks) if reasons[index] is None]
    lowered = "\n".join(block.words if len(block.words) <= MAX_APPEAL else "" for _, block in left).lower()
    appealing, standing = lines_with_hints(lowered), lines_with(HINTS, lowered)
    for number, (index, block) in enumerate(left):
        reasons[index] = reason_by_shape(
            layout,
            block,
            often[block.words],
            italics,
            in_column=block.holder in columns,
            may_appeal=number in appealing,
            may_stand=number in standing,
        )
    drop_embedded_posts(excluded, reasons)
    drop_cut_teasers(excluded, reasons)
    drop_key_points(excluded, reasons)
    drop_insets(excluded, home, reasons, site)
    drop_offers(excluded, reasons)
    drop_between_appeals(excluded, reasons)
    _Edges(excluded, reasons).trim(remaining[home])
    return reasons


def body_reasons(layout: Layout) -> list[str | None]:
    """The same for HTML that is only a story's body: excludes elements only by name or tag."""
    excluded = Exclusions(layout, [prose_of(block) for block in layout.blocks])
    excluded.exclude_by_name()
    return [excluded.reasons[block.element] for block in layout.blocks]


class _Edges:
    """Removes blocks before the story's first paragraph and after its last."""

    def __init__(self, excluded: Exclusions, reasons: list[str | None]) -> None:
        self.layout = excluded.layout
        self.prose = excluded.prose
        self.reasons = reasons
        self.level: set[int] = set()
        self.paragraphs: frozenset[str] = PARAGRAPHS
        """The tags of lines above the story that may be its own: cells of tables only if the story is in cells."""
        self.spans = excluded.first, excluded.last
        self.characters = excluded.characters

    def trim(self, total: float) -> None:
        """Remove blocks before the first paragraph and after the last, unless they are at the same level."""
        layout, reasons = self.layout, self.reasons
        self._drop_before_headline()
        indexes = [index for index, reason in enumerate(reasons) if reason is None and self.prose[index] > 0]
        if not indexes:
            return
        self.paragraphs = PARAGRAPHS - (FACTS - {layout.tags[layout.blocks[index].holder] for index in indexes})
        standing: dict[int, float] = defaultdict(float)
        for index in indexes:
            standing[layout.parents[layout.blocks[index].holder]] += self.prose[index]
        self.level = {element for element, held in standing.items() if held >= SAME_LEVEL * total}
        alike: dict[tuple[str, ...], float] = defaultdict(float)  # the story may be in several parts
        for element, held in standing.items():
            alike[self._shape(element)] += held
        self.level |= {element for element in standing if alike[self._shape(element)] >= SAME_LEVEL * total}
        while indexes and (reason := self._over_story(layout.blocks[indexes[0]])):
            reasons[indexes.pop(0)] = reason
        if self._is_set_apart(indexes) or self._is_heading_over(indexes):
            reasons[indexes.pop(0)] = STANDFIRST
        for _ in range(MAX_REMARKS):
            if len(indexes) > 1 and self._is_remark(indexes[-1], total):
                reasons[indexes.pop()] = OUTSIDE
        first, last = (indexes[0], indexes[-1]) if indexes else (len(reasons), -1)
        for index, block in enumerate(layout.blocks):
            beyond = index < first or index > last
            if reasons[index] is None and beyond and not self._of_its_level(block, before=index < first):
                reasons[index] = OUTSIDE
        self._keep_first_heading(first)
        self._find_standfirst(first)
        self._drop_headings_of_lists()
        self._drop_lists_of_appeals()
        self._drop_last_lists()
        self._drop_last_headings()

    def _drop_before_headline(self) -> None:
        """Remove blocks above the headline if the story follows it."""
        layout, reasons = self.layout, self.reasons
        headline = next((index for index, block in enumerate(layout.blocks) if layout.tags[block.holder] == "h1"), 0)
        prose = [0.0 if reason else prose for reason, prose in zip(reasons, self.prose, strict=True)]
        if sum(prose[headline:]) >= BELOW_HEADLINE * sum(prose):
            for index in range(headline):
                reasons[index] = reasons[index] or OUTSIDE

    def _keep_first_heading(self, first: int) -> None:
        """Keep the line above the first paragraph that opens an entry, if later ones open with lines of its shape.

        It is a heading, the term of a list, or a question; one line may stand between, of the entry's writer.
        """
        tags, blocks = self.layout.tags, self.layout.blocks
        near = [above for above in range(first - 1, -1, -1) if self.reasons[above] in (None, OUTSIDE)][:2]
        signed = len(near) > 1 and len(blocks[near[0]].words) <= MAX_SIGNED
        index = next((line for line in near[: 1 + signed] if tags[blocks[line].holder] in ENTRY_HEADINGS), None)
        asked = index is None and bool(near) and blocks[near[0]].words.endswith(ASKING)
        index = near[0] if asked else index
        if index is None or first >= len(self.reasons) or self.reasons[index] is None:
            return
        if not any(tags[block.holder] == "h1" for block in blocks[:index]):
            return  # the heading may be the headline
        shape = self._shape(blocks[index].holder)
        alike = [
            other
            for other in range(first, len(blocks))
            if self.reasons[other] is None
            and self._shape(blocks[other].holder) == shape
            and (not asked or (blocks[other].words.endswith(ASKING) and self.prose[other] <= 0))
        ]
        kept = [0.0 if reason else prose for reason, prose in zip(self.reasons, self.prose, strict=True)]
        if len(alike) >= OFTEN - 1 and sum(kept[first : alike[0]]) <= MAX_ENTRY * sum(kept):
            self.reasons[index] = None

    def _shape(self, element: int) -> tuple[str, ...]:
        """Tags and names of an element and its parent."""
        layout, parent = self.layout, self.layout.parents[element]
        names = (layout.names[around] for around in (element, parent))
        without_ids = (IDS.sub("", name) if "#" in name else name for name in names)
        return layout.tags[element], layout.tags[parent], *without_ids

    def _is_remark(self, index: int, total: float) -> bool:
        """Return whether the last paragraph is a remark of the site: outside the story's level, below links.

        What precedes a form for comments and follows a menu is one as well, whatever its length.
        """
        if self.layout.parents[self.layout.blocks[index].holder] in self.level:
            return False
        above: list[str | None] = []
        for before in range(index - 1, -1, -1):
            if self.reasons[before] is None:
                break
            above.append(self.reasons[before])
        if self.prose[index] <= REMARK_SHARE * total and not BELOW_STORY.isdisjoint(above):
            return True
        below = next((reason for reason in self.reasons[index + 1 :] if reason != "placeholder"), None)
        return below == "comments" and NAVIGATION in above and self.prose[index] <= SAME_LEVEL * total

    def _around(self, block: Block, levels: int = LEVELS) -> list[int]:
        return [element for element, _ in zip(self.layout.outwards(block.holder), range(levels), strict=False)]

    def _over_story(self, block: Block) -> str | None:
        """Classify a sentence before the story's paragraphs: a standfirst, or one of the highlights."""
        around = self._around(block)
        if self.level.intersection(around):
            return None
        named = next((element for element in around[:3] if STANDFIRST in self.layout.kinds[element]), None)
        if named is not None:
            return None if self._is_lead(named) else STANDFIRST
        return None if self.layout.tags[block.holder] == "p" else OUTSIDE

    def _is_set_apart(self, indexes: Sequence[int]) -> bool:
        """Return whether the first paragraph has a name and place of its own, and all others share another."""
        holders = [self.layout.blocks[index].holder for index in indexes]
        shapes = [self._shape(holder) for holder in holders]
        if len(shapes) <= OFTEN or len(set(shapes[1:])) > 1 or shapes[0] == shapes[1]:
            return False
        names, around = (
            {self.layout.names[e] for e in elements} for elements in (holders[:2], self._parents(holders[:2]))
        )
        short = len(self.layout.blocks[indexes[0]].words) <= MAX_STANDFIRST_LENGTH
        return short and "" not in names and len(names) == len(around) == 2

    def _is_heading_over(self, indexes: Sequence[int]) -> bool:
        """Return whether the first sentence is a heading below the headline, and the second is none: a standfirst."""
        tags, blocks = self.layout.tags, self.layout.blocks
        if len(indexes) < OFTEN or not MIN_STANDFIRST_LENGTH <= len(blocks[indexes[0]].words) <= MAX_STANDFIRST_LENGTH:
            return False
        above = next((i for i in range(indexes[0] - 1, -1, -1) if self.reasons[i] in (None, OUTSIDE)), None)
        under = above is not None and tags[blocks[above].holder] == "h1"
        first, second = (tags[blocks[index].holder] in HEADINGS for index in indexes[:2])
        return under and first and not second

    def _parents(self, elements: Sequence[int]) -> list[int]:
        return [self.layout.parents[element] for element in elements]

    def _is_lead(self, element: int) -> bool:
        """Return whether an element named as standfirst has several paragraphs, which then belong to the story."""
        first, last = self.spans[0][element], self.spans[1][element]
        tags = [self.layout.tags[self.layout.blocks[i].holder] for i in range(first, last + 1) if self.prose[i] > 0]
        return self.characters[element] > MAX_STANDFIRST_LENGTH or tags.count("p") > MAX_STANDFIRST_PARAGRAPHS

    def _of_its_level(self, block: Block, *, before: bool) -> bool:
        """Whether a line before the first or after the last paragraph is at the story's level."""
        tag = self.layout.tags[block.holder]
        around = self._around(block)[1:] if tag in PARAGRAPHS else [self.layout.parents[block.holder]]
        if not self.level.intersection(around) or block.linked > LINKED_LIST * len(block.words):
            return False
        return not before or (tag in self.paragraphs and not OVER_STORY.match(block.words))

    def _find_standfirst(self, first: int) -> None:
        """The nearest sentence above the story that is named as a standfirst."""
        layout = self.layout
        for index in range(min(first, len(self.reasons)) - 1, max(-1, first - LINES_OVER_STORY), -1):
            block = layout.blocks[index]
            if layout.tags[block.holder] == "h1":
                return
            named = any(STANDFIRST in layout.kinds[element] for element in self._around(block, 3))
            if (
                named
                and self.reasons[index] != CAPTION
                and len(block.words) >= MIN_STANDFIRST_LENGTH
                and not block.linked
            ):
                self.reasons[index] = STANDFIRST
                return

    def _drop_lists_of_appeals(self) -> None:
        """Remove the other entries of a list of which one appeals to the reader."""
        layout, reasons = self.layout, self.reasons
        lists: dict[int, list[int]] = defaultdict(list)
        appealing: set[int] = set()
        for index, block in enumerate(layout.blocks):
            if layout.tags[block.holder] == "li":
                if reasons[index] is None:
                    lists[layout.parents[block.holder]].append(index)
                elif reasons[index] == NEWSLETTER:
                    appealing.add(layout.parents[block.holder])
        for element in appealing:
            if len(lists[element]) <= MAX_APPEALS:
                for index in lists[element]:
                    reasons[index] = NEWSLETTER

    def _drop_last_lists(self) -> None:
        """Remove the list of links below the last paragraph."""
        blocks = self.layout.blocks
        last: list[int] = []
        for index in range(len(blocks) - 1, -1, -1):
            if self.reasons[index] is None:
                if self.layout.tags[blocks[index].holder] != "li":
                    break
                last.append(index)
        linked = sum(blocks[index].linked for index in last)
        if linked > LINKED_LIST * sum(len(blocks[index].words) for index in last):
            for index in last:
                self.reasons[index] = RELATED

    def _drop_headings_of_lists(self) -> None:
        """Remove headings above removed lists of links."""
        tags = [self.layout.tags[block.holder] for block in self.layout.blocks]
        for index, reason in enumerate(self.reasons):
            if reason is None and tags[index] in HEADINGS and self.reasons[index + 1 : index + 3] == [RELATED, RELATED]:
                self.reasons[index] = RELATED

    def _drop_last_headings(self) -> None:
        """Remove headings with nothing below them."""
        for index in range(len(self.reasons) - 1, -1, -1):
            if self.reasons[index] is None:
                if self.layout.tags[self.layout.blocks[index].holder] not in HEADINGS:
                    return
                self.reasons[index] = OUTSIDE
