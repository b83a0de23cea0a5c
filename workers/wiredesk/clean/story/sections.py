"""Join the sections of a story that a page builder nests in elements alike: section, column, widget, paragraphs."""

from collections.abc import Iterator, Sequence

from wiredesk.clean.story.appeals import is_appeal
from wiredesk.clean.story.exclusions import HEADINGS, NUMBERED, Exclusions

LEVELS = 8
"""Ancestors of the story's container that are examined."""
MIN_PROSE = 100
MIN_SHARE = 0.6
"""Characters of prose in a section, and its share of the section's text."""
MAX_LINKED = 0.2
MIN_UNDER_HEADING = 3
"""Paragraphs of prose in a section that opens with a heading; one with fewer is a teaser or a box."""


def join_sections(excluded: Exclusions, home: int, prose: Sequence[float]) -> int:
    """Return the element around the story's section and those that nest their paragraphs in the same way.

    Args:
        excluded: the exclusions so far; elements between the sections are added.
        home: the element that holds most of the story's prose.
        prose: the remaining prose in each element.
    """
    layout = excluded.layout
    if excluded.headline is None or home <= 0:
        return home
    inner = home
    for _ in range(LEVELS):
        parent = layout.parents[inner]
        if parent <= 0 or layout.tags[parent] == "body":
            break
        name = NUMBERED.sub("", layout.names[inner])
        if name.strip() and prose[parent] > prose[inner]:
            way = _way(excluded, inner)
            children = [
                element
                for element in range(parent + 1, len(layout.tags))
                if layout.parents[element] == parent and element != inner and not excluded.reasons[element]
            ]
            parts = {
                element
                for element in children
                if _is_section(excluded, element, prose) and _way(excluded, element) == way
            }
            if parts:
                for element in children:
                    holds_headline = excluded.first[element] <= excluded.headline <= excluded.last[element]
                    if element not in parts and not holds_headline and layout.tags[element] not in ("p", *HEADINGS):
                        excluded.exclude(element, "outside_article")
                home = parent
        inner = parent
    return home


def _way(excluded: Exclusions, element: int) -> list[tuple[str, str]]:
    """Tags and names of the elements around the first paragraph of prose in an element, up to that element."""
    layout = excluded.layout
    first = next(_paragraphs(excluded, element), None)
    if first is None:
        return []
    way = []
    for around in layout.outwards(layout.parents[layout.blocks[first].holder]):
        way.append((layout.tags[around], NUMBERED.sub("", layout.names[around])))
        if around <= element:
            break
    return way


def _paragraphs(excluded: Exclusions, element: int) -> Iterator[int]:
    return (
        index
        for index in range(excluded.first[element], excluded.last[element] + 1)
        if excluded.prose[index] > 0 and not excluded.reasons[excluded.layout.blocks[index].element]
    )


def _is_section(excluded: Exclusions, element: int, prose: Sequence[float]) -> bool:
    """Return whether an element under the headline is prose, without links, appeals, or a heading over few lines."""
    layout, characters = excluded.layout, excluded.characters[element]
    if prose[element] < max(MIN_PROSE, MIN_SHARE * characters) or excluded.linked[element] > MAX_LINKED * characters:
        return False
    first, last = excluded.first[element], excluded.last[element]
    if excluded.headline is None or first <= excluded.headline:
        return False
    if any(is_appeal(block.words) for block in layout.blocks[first : last + 1]):
        return False
    above = range(max(first - 1, excluded.headline + 1), first + 1)
    headed = any(layout.tags[layout.blocks[index].holder] in HEADINGS for index in above)
    return not headed or sum(1 for _ in _paragraphs(excluded, element)) >= MIN_UNDER_HEADING
