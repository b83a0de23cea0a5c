"""Boxes among a story's paragraphs: fact boxes, polls, sign-up forms, teasers of other stories.

The story's paragraphs are at one or a few levels: in elements with the same tags and names. A box is nested in another
element. That alone is no proof, since lists, quotes and sections are nested as well. A box also has input fields and
buttons, or text outside paragraphs where the story uses paragraphs, or its own heading that does not cover the
paragraph below the box.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.page.element_names import NEWSLETTER, TIMESTAMP
from wiredesk.clean.story.exclusions import HEADINGS, NUMBERED, Exclusions
from wiredesk.clean.story.prose import ends_sentence

INSET = "inset"
LEVEL_SHARE = 0.1
"""Share of the story's prose from which elements with one path of tags and names are a level of the story."""
MIN_LEVEL = 0.5
"""Share of the story's prose that its levels must hold together, for anything else to be a box."""
MAX_BOX_SHARE = 0.35
"""Share of the story's prose up to which a box is one; a longer one is a part of the story."""
PARAGRAPH_SHARE = 0.9
"""Share of the story's prose in `p` above which other text in a nested element is not one of its paragraphs."""
MAX_FORM = 500
"""Characters of prose up to which what holds fields or buttons is a form; recipes have buttons too."""
OFTEN = 3
"""Minimum number of boxes with one name that form the story itself: products, places, days."""
MAX_ENTRY_LINE = 60
ENTRY_TIME = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)|\b\d{1,2} (?:min(?:ute)?s?|hours?|hrs?) ago\b|"
    r"\b(?:vor|il y a|hace|há) \d{1,2} \w+",
    re.IGNORECASE,
)
"""The time of an entry of a live blog."""
CELLS_AND_ENTRIES = frozenset({"li", "td", "th", "dd", "dt"})
LISTS = frozenset({"ul", "ol", "dl"})
OWN = frozenset({"ul", "ol", "dl", "table", "figure", "pre", "details", "blockquote"})
"""Elements that a story nests its own text in."""
PARAGRAPHS = frozenset({"p", "li", "dd", "dt", "td", "th", "caption", "figcaption", "pre", "blockquote"}) | HEADINGS
BOX = re.compile(
    r"(?<![a-z])(?:\w*box|info|facts?|cards?|highlights?|module|widget|embed\w*|inset|callout|teasers?|promo|poll|quiz|"
    r"related|recommend\w*|component|author|bio|newsletter|register|login|sign[-_]?(?:in|up))(?![a-z])",
    re.IGNORECASE,
)
"""Words in names of boxes; only supporting evidence."""
SET_APART = re.compile(
    r"(?<![a-z])(?:(?:info|facts?|fakten|text|side|call)[-_]?box|callout|inset|kasten|encadre|encart|recuadro|ramka|"
    r"fakta\w{0,6})(?![a-z])",
    re.IGNORECASE,
)
"""Names of boxes that hold no level of a story, however long they are beside a short one."""
LINKED = 0.9
"""Share of links in a line that is one."""
MAX_LEVELS = 12
MIN_SITE = 6
"""Letters of a site's name that is looked for among the words of a box."""
ACCOUNT = re.compile(r"@\w{3,30}\b(?![\w.]*[.]\w)")
QUOTED = re.compile('[“”„«»"]')


def drop_insets(excluded: Exclusions, home: int, reasons: list[str | None], site: Collection[str] = ()) -> None:
    """Set the reason of all blocks in boxes among the story's paragraphs.

    Args:
        excluded: the exclusions so far.
        home: the element that holds the story.
        reasons: for each block the reason why it is not the story's, or None; changed.
        site: names of the site, as keys for comparison.
    """
    layout = excluded.layout
    story = [index for index, reason in enumerate(reasons) if reason is None]
    total = sum(excluded.prose[index] for index in story)
    if total <= 0:
        return
    paths = _paths(excluded, story, home)
    held: dict[tuple[str, ...], float] = {}
    paragraphs = 0.0
    for index in story:
        held[paths[index]] = held.get(paths[index], 0.0) + excluded.prose[index]
        if layout.tags[layout.blocks[index].holder] == "p":
            paragraphs += excluded.prose[index]
    apart = _headed_alone(excluded, story, paths) | _naming_site(excluded, story, paths, site)
    levels = {
        path
        for path, prose in held.items()
        if prose >= (MIN_LEVEL if path[:1] and path[0] in LISTS else LEVEL_SHARE) * total
        and not (prose <= MAX_BOX_SHARE * total and (path in apart or any(map(SET_APART.search, path[1::2]))))
    }
    if sum(held[path] for path in levels) < MIN_LEVEL * total:
        return
    in_level: set[int] = set()
    for index in story:
        if paths[index] in levels and excluded.prose[index] > 0:
            for around in layout.outwards(layout.parents[layout.blocks[index].holder]):
                if around in in_level:
                    break
                in_level.add(around)
    boxes: dict[int, list[int]] = {}
    for index in story:
        if paths[index] not in levels or excluded.prose[index] <= 0:
            box = _outermost(excluded, layout.blocks[index].holder, in_level, home)
            if box is not None:
                boxes.setdefault(box, []).append(index)
    first = next(index for index in story if excluded.prose[index] > 0 and paths[index] in levels)
    often = Counter((layout.tags[box], layout.names[box]) for box in boxes)
    _drop_entry_lines(excluded, story, reasons)
    for box, indexes in boxes.items():
        prose = sum(excluded.prose[index] for index in indexes)
        if prose > MAX_BOX_SHARE * total or layout.tags[box] in OWN:
            continue
        tags = [layout.tags[layout.blocks[index].holder] for index in indexes]
        if (excluded.controls[box] and prose <= MAX_FORM and "li" not in tags) or _is_nested_article(
            excluded, box, indexes
        ):
            is_box = True
        elif indexes[0] < first or often[layout.tags[box], layout.names[box]] >= OFTEN:
            is_box = False
        elif (
            _appeals(excluded, box, reasons)
            or _ends_in_link(excluded, box, tags)
            or _is_post(excluded, box)
            or _names_site(excluded, box, story, site)
            or (paragraphs >= PARAGRAPH_SHARE * total and not PARAGRAPHS.intersection(tags))
        ):
            is_box = True
        else:
            labelled = tags[0] in HEADINGS or _is_label(excluded, box, indexes)
            one_heading = labelled and not HEADINGS.intersection(tags[1:])
            one_heading = one_heading and ("p" in tags or BOX.search(layout.names[box]) is not None)
            named = BOX.search(layout.names[box]) is not None
            is_box = one_heading and (named or _is_closed(excluded, box, indexes[-1], reasons))
        for index in range(excluded.first[box], excluded.last[box] + 1) if is_box else ():
            reasons[index] = reasons[index] or INSET


def _paths(excluded: Exclusions, story: Sequence[int], home: int) -> dict[int, tuple[str, ...]]:
    """For each block, the tags and names of the elements around its paragraph, up to the story's container."""
    layout = excluded.layout
    of_element: dict[int, tuple[str, ...]] = {}  # paragraphs next to each other are in one element
    paths: dict[int, tuple[str, ...]] = {}
    for index in story:
        inner = layout.parents[layout.blocks[index].holder]
        if inner not in of_element:
            path: list[str] = []
            for element in layout.outwards(inner):
                if element == home or len(path) >= 2 * MAX_LEVELS:
                    break
                name = layout.names[element]
                path += (layout.tags[element], _without_numbers(name) if name else "")
            of_element[inner] = tuple(path)
        paths[index] = of_element[inner]
    return paths


@lru_cache(maxsize=5_000)
def _without_numbers(name: str) -> str:
    return NUMBERED.sub("", name)


def _headed_alone(
    excluded: Exclusions, story: Sequence[int], paths: Mapping[int, tuple[str, ...]]
) -> set[tuple[str, ...]]:
    """The paths of only one element, which opens with a heading: a box, or the one part of a story with a title.

    The heading may also be above the element, in one around it that holds no other prose.
    """
    layout = excluded.layout
    holders: dict[tuple[str, ...], set[int]] = {}
    opening: dict[tuple[str, ...], int] = {}
    for index in story:
        holders.setdefault(paths[index], set()).add(layout.parents[layout.blocks[index].holder])
        opening.setdefault(paths[index], index)
    heads = {index for index in story if layout.tags[layout.blocks[index].holder] in HEADINGS}
    return {
        path
        for path, index in opening.items()
        if path
        and len(holders[path]) == 1
        and (index in heads or (index - 1 in heads and _is_around_alone(excluded, index, holders[path])))
    }


def _is_around_alone(excluded: Exclusions, index: int, holders: Collection[int]) -> bool:
    """Whether the heading above a block and the element of its path are in an element without other prose."""
    layout, (holder,) = excluded.layout, holders
    heading = layout.parents[layout.blocks[index - 1].holder]
    return (
        heading in layout.outwards(holder)
        and excluded.first[heading] == index - 1
        and excluded.all_prose[heading] == excluded.all_prose[holder]
    )


def _naming_site(
    excluded: Exclusions, story: Sequence[int], paths: Mapping[int, tuple[str, ...]], site: Collection[str]
) -> set[tuple[str, ...]]:
    """The paths of only one element, in which the site speaks of itself or asks for an answer in a form."""
    holders: dict[tuple[str, ...], set[int]] = {}
    for index in story:
        holders.setdefault(paths[index], set()).add(excluded.layout.parents[excluded.layout.blocks[index].holder])
    alone = {path: element for path, elements in holders.items() if path and len(elements) == 1 for element in elements}
    return {
        path
        for path, element in alone.items()
        if (excluded.controls[element] and excluded.characters[element] <= MAX_FORM)
        or _names_site(excluded, element, story, site)
    }


def _outermost(excluded: Exclusions, holder: int, in_level: set[int], home: int) -> int | None:
    """The outermost element around a block without a paragraph at the story's levels; None for the block alone."""
    outermost = None
    for element in excluded.layout.outwards(holder):
        if element in in_level or element == home:
            break
        outermost = element
    return outermost if outermost != holder else None


def _is_label(excluded: Exclusions, box: int, indexes: Sequence[int]) -> bool:
    """Return whether a box named as one opens with a short line, which stands for its heading."""
    words = excluded.layout.blocks[indexes[0]].words
    label = len(words) <= MAX_ENTRY_LINE and not ends_sentence(words) and len(indexes) > 1
    return label and SET_APART.search(excluded.layout.names[box]) is not None


def _appeals(excluded: Exclusions, box: int, reasons: Sequence[str | None]) -> bool:
    """Return whether a line of a small box appeals to readers, whatever its element's name."""
    if excluded.characters[box] > MAX_FORM:
        return False
    inside = range(excluded.first[box], excluded.last[box] + 1)
    blocks = excluded.layout.blocks
    return any(reasons[index] == NEWSLETTER and not excluded.reasons[blocks[index].element] for index in inside)


def _is_post(excluded: Exclusions, box: int) -> bool:
    """Return whether a small box has a line with an account, as the posts of networks have."""
    blocks = excluded.layout.blocks[excluded.first[box] : excluded.last[box] + 1]
    lines = (block.words for block in blocks if "@" in block.words and len(block.words) <= MAX_ENTRY_LINE)
    return excluded.characters[box] <= MAX_FORM and any(ACCOUNT.search(line) for line in lines)


def _ends_in_link(excluded: Exclusions, box: int, tags: Sequence[str]) -> bool:
    """Return whether a small box without quotes and lists ends in a line that is a link, as a button does."""
    blocks = excluded.layout.blocks[excluded.first[box] : excluded.last[box] + 1]
    if excluded.characters[box] > MAX_FORM or "li" in tags or blocks[-1].linked < LINKED * len(blocks[-1].words):
        return False
    return not any(QUOTED.search(block.words) for block in blocks)


def _names_site(excluded: Exclusions, box: int, story: Sequence[int], site: Collection[str]) -> bool:
    """Return whether a small box without quotes names the site, and the story does not: there it speaks of itself."""
    if excluded.characters[box] > MAX_FORM:
        return False
    blocks, inside = excluded.layout.blocks, range(excluded.first[box], excluded.last[box] + 1)
    words = " ".join(blocks[index].words for index in inside)
    letters = letters_of(words)
    names = [name for name in site if len(name) >= MIN_SITE and name in letters]
    if not names or QUOTED.search(words):
        return False
    others = letters_of(" ".join(blocks[index].words for index in story if index not in inside))
    return not any(name in others for name in names)


def _is_nested_article(excluded: Exclusions, box: int, indexes: Sequence[int]) -> bool:
    """Return whether a box contains an `article` with a heading and more: a teaser of another story."""
    layout = excluded.layout
    holder = layout.blocks[indexes[0]].holder
    if len(indexes) < 2 or not HEADINGS.intersection((layout.tags[holder], layout.tags[layout.parents[holder]])):
        return False
    return any(layout.tags[element] == "article" for element in layout.outwards(holder) if element >= box)


def _drop_entry_lines(excluded: Exclusions, story: Sequence[int], reasons: list[str | None]) -> None:
    """Set the reason of the time and author lines above the entries of a live blog."""
    blocks = excluded.layout.blocks
    lines = [
        index
        for index in story
        if len(blocks[index].words) <= MAX_ENTRY_LINE
        and ENTRY_TIME.search(blocks[index].words)
        and not ends_sentence(blocks[index].words)
        and excluded.layout.tags[blocks[index].holder] not in CELLS_AND_ENTRIES
    ]
    names = {index: NUMBERED.sub("", excluded.layout.names[blocks[index].holder]) for index in lines}
    often = Counter(names.values())
    for index in lines:
        if often[names[index]] >= OFTEN:
            reasons[index] = TIMESTAMP


def _is_closed(excluded: Exclusions, box: int, last: int, reasons: Sequence[str | None]) -> bool:
    """Return whether a part with a heading ends before the story continues: the text after it has no heading."""
    layout = excluded.layout
    following = next((index for index in range(last + 1, len(reasons)) if reasons[index] is None), None)
    if following is None:
        return BOX.search(layout.names[box]) is not None
    return layout.tags[layout.blocks[following].holder] not in HEADINGS
