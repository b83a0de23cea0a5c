"""Find the times of publication and update in the lines around a story and its headline."""

import re
from collections.abc import Sequence

from wiredesk.clean.dates import WrittenTime, find_time, iso_time
from wiredesk.clean.page.element_names import BYLINE, TIMESTAMP
from wiredesk.clean.page.head import MAX_TIME_LENGTH, OTHER, UNDER_HEADLINE, Head
from wiredesk.clean.page.time_labels import OTHER_TIME, PUBLISHED, UPDATED
from wiredesk.clean.story.exclusions import HEADINGS
from wiredesk.clean.story.prose import ends_sentence

OPENS = 4
"""Characters before a time that opens a paragraph."""
ABOVE_STORY = 12
ABOVE_HEADLINE = 6
BELOW_STORY = 5
"""Blocks below the last paragraph that are searched for a time."""
ENTRIES = frozenset({"li", "dd"})
OF_ARTICLE = re.compile(
    r"[^\d.]{0,100}\b(?:(?:artikel|beitrag|eintrag|article|post|story|artículo|articolo|artigo)\b[^\d.]{0,80}"
    r"\b(?:wurde|was|est|fue|è|foi)|(?:published|posted|submitted) by [^\d.]{2,40}|"
    r"published|posted|veröffentlicht|publié|publicado|pubblicato|erstellt)\b[^\d.]{0,20}\d",
    re.IGNORECASE,
)
"""Starts a sentence with the article's publication time."""
DATELINE_BEFORE = re.compile(r"^[^\W\d_][^.!?:;]{1,40}[,(–—-]\s?\(?$")
DATELINE_AFTER = re.compile(r"\s?\)?\s?[.:–—-]\s")
"""Around the day in "Karlsruhe (12.11.2021). "."""


HALVES = ("a.m.", "p.m.")


def shown_times(head: Head, language: str | None) -> tuple[str | None, str | None]:
    """Return the publication and modification times from the lines and `time` elements around the article.

    Args:
        head: of the article.
        language: of the page, for the order of day and month.
    """
    start = head.headline + 1 if head.headline is not None else max(0, head.first - ABOVE_STORY)
    zones = (
        [*range(start, head.end), *range(head.end, min(head.end + 3, len(head.words)))],
        [*range(start - 2, max(-1, start - 2 - ABOVE_HEADLINE), -1)],
        _below_story(head),
    )
    if head.headline is None:
        zones[0][: head.end - start] = zones[0][: head.end - start][::-1]  # nearest to the story first
    for zone in zones:
        published, modified = _times_in(head, zone, language)
        if published or (modified and zone is not zones[2]):
            return published, modified
    return None, None


def _below_story(head: Head) -> list[int]:
    """The story's last block and those below it, until the heading of other stories, and without their links."""
    layout, below = head.layout, []
    for index in range(max(0, head.last), min(head.last + BELOW_STORY + 1, len(head.words))):
        block = layout.blocks[index]
        if index > head.last and layout.tags[block.holder] in HEADINGS and head.reasons[index] != BYLINE:
            break
        if index == head.last or not (2 * block.linked > len(block.words) or _is_of_entry(head, index)):
            below.append(index)
    return below


def _is_of_entry(head: Head, index: int) -> bool:
    """Whether a line below the story is in a list with a sentence beside it: the time of a comment."""
    layout = head.layout
    entry = next((e for e in head.around(index, 3) if layout.tags[e] in ENTRIES), None)
    near = range(max(head.last + 1, index - 2), min(index + 3, len(head.words)))
    return entry is not None and any(
        line != index and ends_sentence(head.words[line]) and entry in layout.outwards(layout.blocks[line].holder)
        for line in near
    )


def _times_in(head: Head, zone: Sequence[int], language: str | None) -> tuple[str | None, str | None]:
    stamps: dict[int, str] = {}
    for index, stamp in head.layout.times:
        time = iso_time(stamp, language)
        if time:
            stamps.setdefault(index, time)
    found: list[tuple[str, str]] = []
    for index in zone:
        text = head.words[index]
        if OTHER_TIME.search(text) or not _may_have_time(head, index, text):
            continue
        time = stamps.get(index) if len(text) <= MAX_TIME_LENGTH else None
        written = find_time(text, language) if time is None else None
        if written and _states_time(head, index, text, written):
            time = written.iso
        if time:
            found.append((time, text))
    labelled = [_published(first, text, language) for first, text in found if PUBLISHED.search(text)]
    updated = [time for first, text in found if (time := _updated(first, text, language))]
    plain = [time for time, text in found if not UPDATED.search(text) or _stands_before_update(text, language)]
    return next(iter(labelled or plain), None), next(iter(updated), None)


def _time_behind(label: re.Pattern[str], text: str, language: str | None) -> str | None:
    found = label.search(text)
    written = find_time(text[found.end() :], language) if found else None
    return written.iso if written else None


def _update_opens(text: str) -> bool:
    """Whether the word for an update stands before that for publication."""
    update, label = UPDATED.search(text), PUBLISHED.search(text)
    return update is not None and label is not None and update.start() < label.start()


def _published(first: str, text: str, language: str | None) -> str:
    """The time of publication on a line that says so, whose first time may be that of an update."""
    return (_time_behind(PUBLISHED, text, language) if _update_opens(text) else None) or first


def _updated(first: str, text: str, language: str | None) -> str | None:
    """The time of an update on a line, behind that of publication if the line has both."""
    if UPDATED.search(text) is None:
        return None
    both = PUBLISHED.search(text) is not None or _stands_before_update(text, language)
    if not both or (_update_opens(text) and _published(first, text, language) != first):
        return first
    time = _time_behind(UPDATED, text, language)
    return time if time != first else None


def _stands_before_update(text: str, language: str | None) -> bool:
    """Whether the first time of a line stands before the word for an update, and another time behind it."""
    first, update = find_time(text, language), UPDATED.search(text)
    return bool(first and update and first.end <= update.start() and find_time(text[update.end() :], language))


def _may_have_time(head: Head, index: int, text: str) -> bool:
    """Whether a line belongs to the article, not to a comment, another story or the site."""
    if head.headline is not None and head.headline < index < head.end:
        return True
    if head.reasons[index] == "comments":
        return False
    if index < (head.headline or 0) and 2 * head.layout.blocks[index].linked > len(text):
        return _is_stamp(head, index)  # others are links to other stories
    if head.reasons[index] not in OTHER or _is_stamp(head, index) or OF_ARTICLE.match(text):
        return True
    return head.headline is not None and index == head.headline - 1 and head.headline >= head.end - UNDER_HEADLINE


def _states_time(head: Head, index: int, text: str, written: WrittenTime) -> bool:
    """Whether a time is the line's own timestamp, not part of a sentence."""
    if written.start <= OPENS or (
        len(text) <= MAX_TIME_LENGTH and (text.lower().endswith(HALVES) or not ends_sentence(text))
    ):
        return True
    if index == head.first:
        return DATELINE_BEFORE.search(text[: written.start]) is not None and bool(
            DATELINE_AFTER.match(text[written.end :])
        )
    return OF_ARTICLE.match(text) is not None


def _is_stamp(head: Head, index: int) -> bool:
    return any(TIMESTAMP in head.layout.kinds[e] or head.layout.tags[e] == "time" for e in head.around(index, 2))
