"""Find a story's standfirst between its headline and its first paragraph."""

import re
from collections.abc import Collection

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time
from wiredesk.clean.page.element_names import BYLINE, CAPTION, RELATED, STANDFIRST, TIMESTAMP
from wiredesk.clean.page.head import MAX_ABOVE, MAX_INFO_LENGTH, MAX_NAME_LENGTH, MAX_TIME_LENGTH, OTHER, Head
from wiredesk.clean.page.shown_authors import names_in
from wiredesk.clean.story.prose import ends_sentence
from wiredesk.clean.writers.names import read_byline

MIN_STANDFIRST, MAX_STANDFIRST = 25, 600
MIN_UNNAMED = 60
"""Minimum characters of a standfirst recognised only by its position."""
MIN_WORDS = 6
"""Minimum words of a standfirst that ends without a full stop above the byline."""
MATCHED = 40
"""Letters that a description and a line must share to count as the same text."""
NO_STANDFIRST = frozenset({CAPTION, BYLINE, TIMESTAMP, "comments", "advertising", "navigation", "cookies", "paywall"})
NOT_STANDFIRST = re.compile(
    r"(?:by|von|par|por|source|quelle|fuente|updated|published|posted|stand|reported|edited|photo|foto|image|video|"
    r"listen|share|advertis|read more|subscribe|sign up|copyright|©)\b[^.!?]{0,160}$",
    re.IGNORECASE,
)


def shown_standfirst(head: Head, descriptions: Collection[str], title: str) -> list[int]:
    """Return the blocks of the standfirst below the headline; empty if there are none.

    Args:
        head: of the page.
        descriptions: of the article, as the page states them for search engines and networks.
        title: of the article.
    """
    start = head.headline + 1 if head.headline is not None else max(0, head.first - MAX_ABOVE // 4)
    keys = [key for text in descriptions if len(key := letters_of(text)) >= MIN_STANDFIRST]
    candidates: list[tuple[int, int]] = []
    for index in range(start, head.first):
        text = head.words[index]
        if not MIN_STANDFIRST <= len(text) <= MAX_STANDFIRST or _is_no_standfirst(head, index, title):
            continue
        key = letters_of(text)
        stated = any(key[:MATCHED] in other or other[:MATCHED] in key for other in keys)
        named = any(STANDFIRST in head.layout.kinds[e] for e in head.around(index, 3))
        named = named or head.reasons[index] == STANDFIRST
        heading = head.layout.tags[head.layout.blocks[index].holder] in ("h2", "h3") and index == start
        heading = heading or (index == start and _is_over_signature(head, index))
        if stated:
            candidates.append((3, index))
        elif named:
            candidates.append((2, index))
        elif _may_be_own(head, index, start) and (heading or _reads_like_summary(head, index, start)):
            candidates.append((1, index))
    if not candidates:
        return [head.first] if _is_over_byline(head, title) else []
    best, index = max(candidates, key=lambda found: (found[0], -found[1]))
    group = [index]
    for level, other in candidates:
        same = head.layout.parents[_item(head, other)] == head.layout.parents[_item(head, index)]
        if level >= min(best, 2) and other > index and same and other - group[-1] == 1:
            group.append(other)
    return group[:5]


def _may_be_own(head: Head, index: int, start: int) -> bool:
    """Whether a line is not known as another story's: a teaser has a link, or is not directly under a headline."""
    unlinked = head.reasons[index] == RELATED and not head.layout.blocks[index].linked
    return head.reasons[index] not in OTHER or (unlinked and _is_under(head, index, start))


def _is_under(head: Head, index: int, start: int) -> bool:
    """Whether only bylines and times are between a headline and a line."""
    above = range(start, index)
    return all(head.reasons[i] in (BYLINE, TIMESTAMP) or find_time(head.words[i][:MAX_INFO_LENGTH]) for i in above)


def _is_over_byline(head: Head, title: str) -> bool:
    """Whether the story's first paragraph stands alone between its headline and its byline."""
    first = head.first
    if head.headline is None or not head.headline < first < len(head.words) - 2:
        return False
    return (
        MIN_UNNAMED <= len(head.words[first]) <= MAX_STANDFIRST
        and head.reasons[first] is None
        and (
            (head.reasons[first + 1] == BYLINE and bool(names_in(head, first + 1, head.words[first + 1])))
            or (len(head.words[first + 1]) <= MAX_NAME_LENGTH and bool(read_byline(head.words[first + 1])))
            or head.is_signature(first + 1)
        )
        and not _is_no_standfirst(head, first, title)
    )


def _is_over_signature(head: Head, index: int) -> bool:
    """Whether a line directly below the headline is above the article's byline or time."""
    words = head.words[index].split()
    if head.headline is None or len(words) < MIN_WORDS or index + 1 >= head.first:
        return False
    below = head.words[index + 1]
    return len(below) <= MAX_NAME_LENGTH and (bool(read_byline(below)) or find_time(below) is not None)


def _item(head: Head, index: int) -> int:
    """The list item or paragraph that contains a block."""
    holder = head.layout.blocks[index].holder
    parent = head.layout.parents[holder]
    return parent if parent > 0 and head.layout.tags[parent] == "li" else holder


def _is_no_standfirst(head: Head, index: int, title: str) -> bool:
    block, text = head.layout.blocks[index], head.words[index]
    if block.linked > 0.5 * len(text) or head.layout.tags[block.holder] in ("h1", "figcaption", "time", "td"):
        return True
    if head.reasons[index] in NO_STANDFIRST or letters_of(text) == letters_of(title):
        return True
    named = head.layout.kinds[block.holder]
    if CAPTION in named or (BYLINE in named and STANDFIRST not in named) or TIMESTAMP in named:
        return True
    if NOT_STANDFIRST.match(text) or read_byline(text):
        return True
    found = find_time(text)
    return found is not None and len(text) < MAX_TIME_LENGTH


def _reads_like_summary(head: Head, index: int, start: int) -> bool:
    text = head.words[index]
    short = len(text) < MIN_UNNAMED and (len(text.split()) < MIN_WORDS - 1 or not _is_under(head, index, start))
    return not short and (ends_sentence(text) or len(text) >= 2 * MIN_UNNAMED)
