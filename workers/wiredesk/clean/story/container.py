"""The element of a page that holds its story: the innermost one with most of the prose."""

from collections import Counter
from collections.abc import Sequence

from wiredesk.clean.page.element_names import STORY
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.exclusions import HEADINGS, MIN_STORY, NUMBERED, Exclusions
from wiredesk.clean.story.shape import CELLS

MAIN_PART = 0.75
"""Share of the prose that one part must contain to be the only part of the story."""
HINTED = 0.3
"""Minimum share of the prose for an element named as the story."""
BESIDE = 2
"""Paragraphs beside the main part from which they are the story's too; one may be a standfirst."""
AROUND = 1.5
"""How much more prose and text than the main part an enclosing element may hold to be the whole story."""
SAME_LEVEL = 0.3
"""Share of the page's prose in the part with the headline from which it is the story."""
OFTEN = 3
"""Entries alike that make a list, and paragraphs in a cell that make it a column."""
PARAGRAPHS = frozenset({"p", "li", "blockquote", "pre", "dd", "dt", "td", "th"})


def find_container(layout: Layout, excluded: Exclusions, by_block: Sequence[float], prose: Sequence[float]) -> int:
    """The innermost element that contains the story's prose.

    Args:
        layout: of the page.
        excluded: the excluded elements.
        by_block: the prose of each block.
        prose: the prose that remains in each element.
    """
    parents = layout.parents
    main = [0] * len(parents)
    for element in range(len(parents) - 1, 0, -1):
        if prose[element] > 0:
            parent = parents[element]
            if not main[parent] or prose[element] >= prose[main[parent]]:
                main[parent] = element
    beside = Counter(
        parents[block.holder]
        for block, held in zip(layout.blocks, by_block, strict=True)
        if held > 0
        and not excluded.reasons[block.element]
        and parents[block.holder] >= 0
        and main[parents[block.holder]] != block.holder
    )
    home = 0
    columns = _columns(layout, excluded)
    while True:
        inner = main[home]
        single = layout.tags[inner] in PARAGRAPHS | HEADINGS and inner not in columns
        if not inner or prose[inner] <= 0 or single or beside[home] >= BESIDE:
            break
        if prose[inner] < MAIN_PART * prose[home] and not _holds_headline(layout, excluded, home, inner, prose):
            hinted = _hinted(layout, excluded, prose)
            home = hinted if hinted is not None and home in layout.outwards(hinted) else home
            break
        home = inner
    return _widen(layout, excluded, home, prose)


def _columns(layout: Layout, excluded: Exclusions) -> set[int]:
    """The table cells with several paragraphs of prose in them, which are columns of an old layout."""
    cells = [element for element, tag in enumerate(layout.tags) if tag in CELLS]
    if not cells:
        return set()
    paragraphs = layout.totals(float(prose > 0) for prose in excluded.prose)
    return {cell for cell in cells if paragraphs[cell] >= OFTEN}


def _holds_headline(layout: Layout, excluded: Exclusions, home: int, inner: int, prose: Sequence[float]) -> bool:
    """Return whether the main part of a whole page has the headline and enough prose below it to be the story."""
    headline = excluded.headline
    if layout.tags[home] != "body" or headline is None or prose[inner] < max(MIN_STORY, SAME_LEVEL * prose[home]):
        return False
    return excluded.first[inner] <= headline <= excluded.last[inner]


def _hinted(layout: Layout, excluded: Exclusions, prose: Sequence[float]) -> int | None:
    """The innermost element named as the story that has the most prose, and is not one of several entries alike."""
    named = [
        element
        for element in range(len(layout.tags))
        if prose[element] > HINTED * prose[0]
        and (STORY in layout.kinds[element] or layout.tags[element] == "article")
        and layout.tags[element] != "body"
        and not excluded.reasons[element]
        and not _is_entry(layout, element, prose)
    ]
    return max(named, key=lambda element: (round(prose[element]), element), default=None)


def _is_entry(layout: Layout, element: int, prose: Sequence[float]) -> bool:
    """Whether the elements beside one that have its tag and name hold as much prose: entries of a live blog."""
    parent, tag, name = layout.parents[element], layout.tags[element], NUMBERED.sub("", layout.names[element])
    others = [
        prose[other]
        for other in range(parent + 1, len(layout.tags))
        if layout.parents[other] == parent
        and other != element
        and prose[other] > 0
        and layout.tags[other] == tag
        and NUMBERED.sub("", layout.names[other]) == name
    ]
    return len(others) >= OFTEN - 1 and sum(others) >= prose[element]


def _widen(layout: Layout, excluded: Exclusions, home: int, prose: Sequence[float]) -> int:
    """The element named as the story around its main part, if it adds little else."""
    whole = home
    for element in layout.outwards(home):
        if prose[element] > AROUND * prose[whole] or excluded.characters[element] > AROUND * excluded.characters[whole]:
            break
        if STORY in layout.kinds[element] and layout.tags[element] != "body":
            whole = element
    return whole
