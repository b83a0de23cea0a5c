"""Correct a page's story: wrongly excluded parts, parts in other elements, and other stories below it.

Element names are weak evidence. Text among the paragraphs of a story that reads like them is part of it, whatever its
element's name, unless the same name also occurs elsewhere on the page or the text appeals to the reader.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.page.element_names import (
    ARIA_HIDDEN,
    BYLINE,
    CAPTION,
    NAVIGATION,
    OVERLAY,
    RELATED,
    SIDEBAR,
    STANDFIRST,
    STORY,
    TIMESTAMP,
    UNSEEN,
)
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.appeals import is_appeal
from wiredesk.clean.story.exclusions import HEADINGS, HEADLINE, NUMBERED, Exclusions

WEAK = frozenset(
    {
        RELATED,
        "share_prompt",
        "advertising",
        "newsletter",
        "tags",
        "paywall",
        SIDEBAR,
        TIMESTAMP,
        BYLINE,
        UNSEEN,
        ARIA_HIDDEN,
    }
    | {OVERLAY, "headline"}
)
"""Reasons that a name alone does not prove."""
WEAK_OF_PARAGRAPH = WEAK | {NAVIGATION, CAPTION, "comments", "footer", "footnote"}
"""The same for an element with one paragraph, which is no menu and no list."""
MIN_PROSE_SHARE = 0.75
"""Share of prose in the text of an element that reads like paragraphs of a story."""
MAX_LINKED = 0.2
MIN_PART = 100
"""Characters of prose in a part beside the story."""
MIN_SHARE, MIN_SHARE_OF_NAMESAKE = 0.6, 0.3
"""Share of prose in the text of a part; one with the name of the story's element may have lists and short lines."""
LEVELS = 3
"""Ancestors of the story's container that may contain other parts of it."""
OPEN_TAGS = frozenset({"p", "div", "section", "span", "article", "main", "blockquote"})
LABEL_LENGTH = 40
MIN_HEADLINE, MAX_LABEL = 15, 20
"""Letters of a headline, and of the day or label that its element may have besides."""
MAX_NAMESAKES = 12
"""Elements with the name of the story's; more are entries of a list."""
ENTRY = frozenset({"story", "article", "post", "hentry", "news-item", "news-article", "article-item"})
"""Names of elements that each hold a whole story."""
TITLES = frozenset({"h1", "h2"})
MIN_EVIDENCE = 3
"""Likenesses of a heading and its text to the page's headline and story that make them another story's."""
ENTRY_ALIKE = 2
"""What counts that both are in entries named as stories."""
MAX_STORIES = 3
"""Headings alike; more, with less below the first than below another, are the parts of a list."""
MIN_CONTINUED = 150
MIN_CONTINUED_PARAGRAPHS = 3
"""Paragraphs of so many characters of prose under the story's last that are its own, whatever their element's name."""


def restore_prose(excluded: Exclusions, home: int) -> bool:
    """Undo exclusions by name of prose between the story's paragraphs; return whether there were any.

    Args:
        excluded: the exclusions so far; changed.
        home: the element that holds the story's prose.
    """
    layout, reasons = excluded.layout, excluded.reasons
    story = [i for i in range(excluded.first[home], excluded.last[home] + 1) if _counts(excluded, i)]
    if not story:
        return False
    start = excluded.headline if excluded.headline is not None else excluded.first[home]
    outside = Counter(
        layout.names[element]
        for element in range(len(layout.tags))
        if layout.names[element]
        and (excluded.last[element] < excluded.first[home] or excluded.first[element] > story[-1])
    )
    restored = False
    for element in range(home + 1, len(layout.tags)):
        reason, parent = reasons[element], layout.parents[element]
        if (
            reason not in WEAK_OF_PARAGRAPH
            or (reason not in WEAK and excluded.first[element] != excluded.last[element])
            or reasons[parent] is not None
            or layout.tags[element] not in OPEN_TAGS
        ):
            continue
        first, last = excluded.first[element], excluded.last[element]
        if not start < first <= last or outside[layout.names[element]] > (first > story[-1]):
            continue
        if last > story[-1] and not _continues_story(excluded, element):
            continue
        if _reads_like_story(excluded, element):
            reasons[element] = None
            for inner in range(element + 1, len(layout.tags)):
                if layout.parents[inner] < element:
                    break
                reasons[inner] = None if reasons[layout.parents[inner]] is None else reasons[inner]
            restored = True
    return restored


def _counts(excluded: Exclusions, index: int) -> bool:
    kept = excluded.reasons[excluded.layout.blocks[index].element] is None and index not in excluded.others
    return kept and excluded.prose[index] > 0


def _continues_story(excluded: Exclusions, element: int) -> bool:
    """Return whether an element below the last paragraph has several long paragraphs, as no box does."""
    blocks = range(excluded.first[element], excluded.last[element] + 1)
    long = [index for index in blocks if excluded.prose[index] >= MIN_CONTINUED]
    return len(long) >= MIN_CONTINUED_PARAGRAPHS


def _reads_like_story(excluded: Exclusions, element: int) -> bool:
    """Return whether an element is entirely prose, without links, headings, appeals, or a label above it."""
    layout = excluded.layout
    characters = excluded.characters[element]
    if excluded.all_prose[element] < max(MIN_PROSE_SHARE * characters, MIN_PART * 0.7):
        return False
    if excluded.linked[element] > MAX_LINKED * characters:
        return False
    first, last = excluded.first[element], excluded.last[element]
    blocks = layout.blocks[first : last + 1]
    if excluded.reasons[element] == CAPTION and blocks[0].below_picture:
        return False
    if any(layout.tags[block.holder] in HEADINGS for block in blocks) or any(
        is_appeal(block.words) for block in blocks
    ):
        return False
    above = layout.blocks[first - 1] if first else None
    labelled = (
        above is not None
        and len(above.words) <= LABEL_LENGTH
        and layout.tags[above.holder] in HEADINGS - {"h1"}
        and excluded.reasons[above.element] is not None
    )
    return not labelled


def join_parts(excluded: Exclusions, home: int, prose: Sequence[float]) -> int:
    """Return the element that contains the story and its other parts; elements between them are excluded.

    Args:
        excluded: the exclusions so far; elements beside the parts are added.
        home: the element that holds most of the story's prose.
        prose: the remaining prose in each element.
    """
    layout = excluded.layout
    joined = _join_namesakes(excluded, home, prose)
    if joined != home:
        return joined
    inner = home
    for _ in range(LEVELS):
        parent = layout.parents[inner]
        if parent <= 0 or layout.tags[parent] == "body":
            break
        children = [
            element
            for element in range(parent + 1, len(layout.tags))
            if layout.parents[element] == parent and element != inner and excluded.reasons[element] is None
        ]
        parts = [element for element in children if prose[element] > 0 and _is_part(excluded, element, home, prose)]
        if parts:
            kept = {inner, *parts}
            headline = excluded.headline
            for element in children:
                holds_headline = headline is not None and excluded.first[element] <= headline <= excluded.last[element]
                if element not in kept and not holds_headline and layout.tags[element] not in ("p", *HEADINGS):
                    excluded.exclude(element, "outside_article")
            home = parent
        inner = parent
    return home


def _join_namesakes(excluded: Exclusions, home: int, prose: Sequence[float]) -> int:
    """Return the element around the story's element and those that bear its name in other branches of the page.

    They are parts of one story unless each has a headline, as where an advertisement divides the columns, or where
    answers follow a question.
    """
    layout = excluded.layout
    if STORY not in layout.kinds[home] or not layout.names[home]:
        return home
    parts = [
        element
        for element in range(1, len(layout.tags))
        if layout.names[element] == layout.names[home]
        and layout.tags[element] == layout.tags[home]
        and (element == home or (excluded.reasons[element] is None and prose[element] > 0))
    ]
    if len(parts) < 2 or len(parts) > MAX_NAMESAKES:
        return home
    chains = [list(layout.outwards(element)) for element in parts]
    common = next((e for e in chains[0] if all(e in chain for chain in chains[1:])), 0)
    first, last = min(excluded.first[e] for e in parts), max(excluded.last[e] for e in parts)
    between = [
        index
        for index in range(first, last + 1)
        if layout.tags[layout.blocks[index].holder] in TITLES and excluded.reasons[layout.blocks[index].element] is None
    ]
    apart = layout.tags[common] in ("body", "html") and any(layout.parents[element] != common for element in parts)
    if common in parts or apart or len(between) >= len(parts) - 1:
        return home
    inside = {element for chain in chains for element in chain}
    for element in range(common + 1, len(layout.tags)):
        parent = layout.parents[element]
        beside = parent in inside and parent not in parts and element not in inside and parent >= common
        if beside and not excluded.reasons[element] and excluded.first[element] > first:
            excluded.exclude(element, "outside_article")
    return common


def _is_part(excluded: Exclusions, element: int, home: int, prose: Sequence[float]) -> bool:
    layout = excluded.layout
    same = bool(layout.names[element]) and layout.names[element] == layout.names[home]
    if (
        prose[element] < MIN_PART
        or layout.tags[element] not in OPEN_TAGS
        or prose[element] < (MIN_SHARE_OF_NAMESAKE if same else MIN_SHARE) * excluded.characters[element]
    ):
        return False
    first, last = excluded.first[element], excluded.last[element]
    headline = excluded.headline
    if headline is not None and first <= headline:
        return False
    if headline is not None and first > headline + 1 and _is_title_like(layout, first - 1, headline):
        return False
    if excluded.linked[element] > MAX_LINKED * excluded.characters[element]:
        return False
    story = any(kind in (STORY, STANDFIRST) for kind in layout.kinds[element])
    within = any(layout.tags[e] in ("article", "main") or STORY in layout.kinds[e] for e in layout.outwards(element))
    parent = layout.parents[element]
    beside = parent == layout.parents[home] and layout.names[element] == layout.names[home]
    beside = beside and headline is not None and headline < excluded.first[parent]
    if not (same or story or within or beside):
        return False
    if not (same or story) and first > excluded.last[home] and _is_outside_article(excluded, element, home):
        return False
    blocks = layout.blocks[first : last + 1]
    if not same and (layout.tags[blocks[0].holder] in HEADINGS or any(is_appeal(block.words) for block in blocks)):
        return False
    return first < excluded.first[home] or same or story or sum(excluded.prose[first : last + 1]) >= MIN_PART


def _is_outside_article(excluded: Exclusions, element: int, home: int) -> bool:
    """Return whether an element is beside the article that holds the story: a page closes it at the story's end."""
    layout = excluded.layout
    article = next((e for e in layout.outwards(home) if layout.tags[e] == "article" or STORY in layout.kinds[e]), None)
    return article is not None and article not in layout.outwards(element)


def exclude_other_stories(excluded: Exclusions, headlines: Collection[str]) -> None:
    """Exclude the stories that a page has besides its own: each repeats the pattern of its headline and text.

    Args:
        excluded: the exclusions so far; changed.
        headlines: of the article, as keys for comparison.
    """
    layout = excluded.layout
    headings = [
        index
        for index, block in enumerate(layout.blocks)
        if layout.tags[block.holder] in HEADINGS and excluded.reasons[block.element] in (None, HEADLINE)
    ]
    if len(headings) < 2:
        return
    titled = [index for index in headings if _is_titled(layout.blocks[index].words, headlines)]
    first = [index for index in headings if layout.tags[layout.blocks[index].holder] == "h1"]
    own = next((index for index in (*(index for index in titled if index in first), *titled, *first)), None)
    if own is None:
        return
    key = letters_of(layout.blocks[own].words)
    article = _article_around(layout, own) if own in titled else None
    likeness = {index: 0 if _is_inside(layout, index, article) else _likeness(layout, index, own) for index in headings}
    starts = [index for index in headings if index == own or likeness[index]]
    ends = [*starts[1:], len(layout.blocks)]
    told = {
        begin: [i for i in range(begin, end) if _counts(excluded, i)] for begin, end in zip(starts, ends, strict=True)
    }
    prose = {start: sum(excluded.prose[index] for index in indexes) for start, indexes in told.items()}
    is_list = len(starts) > MAX_STORIES and prose[own] < max(prose.values())  # of the parts of one story
    for start, end in zip(starts, ends, strict=True):
        if start == own or letters_of(layout.blocks[start].words) == key:
            continue
        evidence = likeness[start] + _apartness(excluded, told[start], told[own])
        is_entry = likeness[start] >= ENTRY_ALIKE and key in headlines
        short = prose[start] < MIN_PART or prose[own] < MIN_PART or is_list
        if evidence >= MIN_EVIDENCE and (is_entry or not short):
            excluded.others.update(range(start, end))


def _is_titled(heading: str, headlines: Collection[str]) -> bool:
    """Whether a heading is a headline of the article, with a day or a label before or behind it at most."""
    key = letters_of(heading)
    return key in headlines or any(
        len(headline) > MIN_HEADLINE
        and MAX_LABEL > len(key) - len(headline) > 0
        and (key.endswith(headline) or key.startswith(headline))
        for headline in headlines
    )


def _article_around(layout: Layout, heading: int) -> int | None:
    """The `article` around a headline, if no other is of its tag and name; the other headings are the story's."""
    holder = layout.blocks[heading].holder
    article = next((element for element in layout.outwards(holder) if layout.tags[element] == "article"), None)
    alike = [
        index
        for index, block in enumerate(layout.blocks)
        if layout.tags[block.holder] == layout.tags[holder]
        and layout.names[block.holder] == layout.names[holder]
        and _is_inside(layout, index, article)
    ]
    return article if len(alike) == 1 else None


def _is_inside(layout: Layout, index: int, element: int | None) -> bool:
    return element is not None and element in layout.outwards(layout.blocks[index].holder)


def _is_title_like(layout: Layout, index: int, own: int) -> bool:
    return layout.tags[layout.blocks[index].holder] in TITLES and _likeness(layout, index, own) > 0


def _likeness(layout: Layout, index: int, own: int) -> int:
    """How much a heading is like the story's: by tag, by name, and by the elements around them."""
    holder, headline = layout.blocks[index].holder, layout.blocks[own].holder
    same_tag, same_name = layout.tags[holder] == "h1", layout.names[holder] == layout.names[headline]
    likeness = same_tag + (same_name and (same_tag or bool(layout.names[holder])))
    if not likeness and layout.tags[holder] not in TITLES:
        return 0
    around, beside = list(layout.outwards(holder)), list(layout.outwards(headline))
    shared = set(around).intersection(beside)
    common = next(element for element in around if element in shared)
    entry, other = (chain[chain.index(common) - 1] for chain in (around, beside))
    if layout.tags[entry] not in HEADINGS and layout.tags[entry] == layout.tags[other]:
        name = NUMBERED.sub("", layout.names[entry])
        if name == NUMBERED.sub("", layout.names[other]):
            named = layout.tags[entry] == "article" or not ENTRY.isdisjoint(name.split())
            likeness += ENTRY_ALIKE if named else likeness > 0
    return likeness


def _apartness(excluded: Exclusions, story: Sequence[int], own: Sequence[int]) -> int:
    """Whether a story's paragraphs are in other elements than those of the page's own, and whether these are alike."""
    layout = excluded.layout
    around, of_own = ({layout.parents[layout.blocks[index].holder] for index in part} for part in (story, own))
    if not around.isdisjoint(of_own):
        return 0
    shapes, own_shapes = (
        {(layout.tags[element], NUMBERED.sub("", layout.names[element])) for element in part}
        for part in (around, of_own)
    )
    return 1 + (not shapes.isdisjoint(own_shapes))
