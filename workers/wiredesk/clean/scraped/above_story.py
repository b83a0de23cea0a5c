"""The head of scraped text: headline, standfirst, pictures, writers and times, among a page's own labels.

What a reader copies from a page, or a program takes from its article element, has all that the page prints between
the headline and the story, a line each. Their wordings differ from site to site; their order tells what they are. The
story begins behind the last time, byline or row of labels. Above it only the headline, one summary, the writers and
the times are of use; all other lines there are removed, whatever they say.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wiredesk.clean.dates import find_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.page.time_labels import UPDATED
from wiredesk.clean.parts.dateline_reader import read_dateline
from wiredesk.clean.parts.head_matter import CLOCK_ALONE, KEY_POINTS, is_time_line
from wiredesk.clean.plain.boilerplate_model import story_end
from wiredesk.clean.scraped.below_story import end_of_story, extract_scraped_foot
from wiredesk.clean.scraped.head_names import has_known_writer, writer_lines
from wiredesk.clean.scraped.head_title import MIN_TITLE_WORDS, POINTS, summary_line, title_line, words_of
from wiredesk.clean.scraped.page_lines import (
    BY_ALONE,
    MAX_LABEL,
    agency_over,
    ends_sentence,
    is_beside_time,
    is_hard,
    is_name_and_time,
    is_origin,
    is_picture_credit,
    is_sentence,
    label_reason,
    names_in,
    split_picture,
    unglued,
)
from wiredesk.clean.writers.byline import ADDRESS
from wiredesk.clean.writers.names import read_byline
from wiredesk.knowledge.agencies import AGENCIES

MAX_HEAD = 60
"""Lines above the story; a longer head is the whole page's."""
MAX_ABOVE = 4
"""Sentences above the story: a summary and captions."""
NEAR = 4
"""Lines below a sentence in which a time, a byline or a row of labels shows that it is above the story."""
MAX_TIMES = 3
"""Times below a sentence; more are those of a chronicle or of comments."""
MIN_STORY = 2
"""Sentences of a story, among as many lines as are looked at."""
STORY = 10
MIN_OWN = 2
"""Labels, or a label and a time, without which a text was not scraped."""
MAX_SECTION = 32
OWN = frozenset(("share_prompt", "timestamp", "comments", "site_label", "cookies"))
"""Reasons of labels that a page prints above a story; others also stand in it."""
ABOVE_WIRE = frozenset(("share_prompt", "comments", "site_label", "navigation"))
"""Those that no agency sends above its dateline."""
DASHES = frozenset("—–")
LABELLED = re.compile(r"\w(?::| \|) \w")
"""A label before a headline: "Opinion: The ferry must sail"."""
NOTES = frozenset("([*")
"""How an agency opens its notes above a story."""
MAX_POINT, MAX_POINTS = 110, 6
"""Characters of a main point or a summary that a text repeats, and lines of main points."""
REPEATS = 0.8
"""Of a short sentence's words, found in one paragraph of the story: it is the summary."""


@dataclass(slots=True)
class ScrapedHead:
    """The lines above a story by what they are, as indexes."""

    start: int
    """The first line of the story."""
    known: str
    """The headline, if it is given apart from the text."""
    marks: set[int] = field(default_factory=set)
    labels: set[int] = field(default_factory=set)
    origins: set[int] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    title: int | None = None
    summary: int | None = None
    names: list[int] = field(default_factory=list)


def read_scraped_head(lines: Sequence[str], known: str) -> ScrapedHead | None:
    """The head of scraped text; None for other text: without a time, a byline or labels, or without a headline.

    Args:
        lines: the text.
        known: the headline, if it is given apart from the text.
    """
    start = _story_start(lines) if _may_be_scraped(lines) else 0
    if not 0 < start < len(lines):
        return None
    head = ScrapedHead(start, known)
    for index in range(start):
        if is_hard(lines[index]) or is_hard(unglued(lines[index])):
            head.marks.add(index)
        elif reason := label_reason(lines[index]):
            if reason == "copyright" and split_picture(lines[index])[1]:
                head.pictures.add(index)
            else:
                (head.origins if lines[index][0] in NOTES else head.labels).add(index)
    head.marks |= _clocks(lines, start, len(head.marks) + len(head.labels))
    others = [lines[index] for index in range(start) if index not in head.labels]
    signs = len(head.labels) + has_known_writer(others) + any(map(is_picture_credit, others))
    if not head.marks and not (head.labels and signs >= MIN_OWN):
        return None
    if sum(map(is_sentence, lines[start : start + STORY])) < MIN_STORY:
        return None
    filed = read_dateline(lines[start])
    timed = any(map(_is_timed, (lines[index] for index in head.marks)))
    certain = filed is not None and filed.certain
    if not (timed and _is_page_s(lines, head.labels, others) if certain else timed or head.labels):
        return None  # a wire's own head
    head.start = start = _below_points(lines, start)
    story = words_of([line for line in lines[start : start + STORY] if is_sentence(line)])
    if lines[head.start - 1][-1] in DASHES or read_dateline(lines[head.start - 1]) is not None:
        head.origins.add(head.start - 1)  # a dateline on a line of its own
    known_lines = head.marks | head.labels | head.origins | head.pictures
    candidates = [index for index in range(start) if index not in known_lines]
    head.pictures |= {index for index in candidates if _is_picture(lines, start, index)}
    head.pictures |= _below_credit(lines, start, head.pictures, candidates)
    candidates = [index for index in candidates if index not in head.pictures]
    head.origins |= {index for index in candidates if is_origin(lines[index])}
    head.names = writer_lines(lines, start, head.marks, head.labels, candidates, lines[start : start + STORY])
    candidates = [index for index in candidates if index not in head.names and index not in head.origins]
    first = min(head.marks, default=start)
    beside = [lines[index] for index in head.marks]
    writers = tuple(name for index in (*head.marks, *head.names) for name in read_byline(lines[index]))
    candidates = [n for n in candidates if not (ends_sentence(lines[n]) and writers and lines[n].startswith(writers))]
    shaped = [index for index in candidates if not any(lines[index] in line for line in beside)]
    head.title = title_line(lines, shaped, first, story, known)
    if head.title is None and not known:
        pointing = [index for index in head.labels if index < first and LABELLED.search(lines[index])]
        head.title = title_line(lines, sorted(pointing), first, story, known)  # "Opinion: We need a ferry"
        head.labels.discard(-1 if head.title is None else head.title)
    head.names = [index for index in head.names if index > (head.title or 0) or has_known_writer([lines[index]])]
    if head.title is None and not (known and head.labels and len(head.labels) + len(head.marks) >= MIN_OWN):
        return None
    over = -1 if head.title is None else head.title
    named = {index for index in candidates if index > over and read_byline(lines[index])}
    head.origins |= named if not head.names else set()
    candidates = [index for index in candidates if index not in named]
    point = next((n for n in range(over + 1, start) if _is_over_points(lines[n])), start)
    head.summary = summary_line(lines, [index for index in candidates if index < point], head.title, story)
    return head


def _is_over_points(line: str) -> bool:
    """Whether a line is the label over main points, none of which is a summary."""
    return len(line) <= MAX_SECTION and (line[-1] == ":" or line.lower() in KEY_POINTS)


def _clocks(lines: Sequence[str], start: int, others: int) -> set[int]:
    """The clocks above the story, if there are two or other lines of a page; a chronicle has one over each part."""
    over = next((index for index in range(start) if len(lines[index]) > MAX_LABEL), start)
    clocks = {index for index in range(over) if CLOCK_ALONE.fullmatch(lines[index])}
    return clocks if len(clocks) + others >= MIN_OWN else set()


def _is_timed(line: str) -> bool:
    return is_time_line(line) or is_name_and_time(line) or is_beside_time(line)


def _is_page_s(lines: Sequence[str], labels: Iterable[int], others: Sequence[str]) -> bool:
    """Whether the head above an agency's dateline is a page's: with a picture or a label that no agency sends.

    Where the agency has a line of its own, the steps for wires read the head.
    """
    if any(line.lower() in AGENCIES for line in others):
        return any(map(is_picture_credit, others))
    if any(is_picture_credit(line) or split_picture(line)[1] for line in others):
        return True
    return any(label_reason(lines[index]) in ABOVE_WIRE for index in labels)


def _may_be_scraped(lines: Sequence[str]) -> bool:
    """Whether a time, a byline or a label is where it can be above a story; few articles of ordinary text have one."""
    paragraphs = 0
    for line in lines[:MAX_HEAD]:
        if len(line) > MAX_LABEL:
            paragraphs += ends_sentence(line)
            if paragraphs > MAX_ABOVE:
                return False
        elif is_hard(line) or is_hard(unglued(line)) or label_reason(line) or CLOCK_ALONE.fullmatch(line):
            return True
    return False


def _story_start(lines: Sequence[str]) -> int:
    """The first sentence that no time, byline or row of labels follows closely; 0 if the text begins with it."""
    above = 0
    for index, line in enumerate(lines[:MAX_HEAD]):
        if not is_sentence(line) or label_reason(line):
            continue
        filed = read_dateline(line)
        if (filed is not None and filed.certain) or above == MAX_ABOVE or not _is_above(lines, index):
            return index
        above += 1
    return 0


def _below_points(lines: Sequence[str], start: int) -> int:
    """The story's first line below main points, short sentences under a label with a colon; or below a summary.

    A summary is short as well, and a paragraph of the story repeats it.
    """
    if lines[start - 1][-1] == ":" and len(lines[start - 1]) <= MAX_SECTION:
        place = start
        while place < len(lines) and place - start < MAX_POINTS and len(lines[place]) <= MAX_POINT:
            place += 1
        if place < len(lines) and place > start and is_sentence(lines[place]):
            return place
    words = words_of([lines[start]])
    if len(lines[start]) <= MAX_POINT and len(words) > MIN_TITLE_WORDS:
        below = (len(words_of([line]) & words) for line in lines[start + 1 : start + STORY])
        if max(below, default=0) >= REPEATS * len(words):
            return start + 1
    return start


def _is_above(lines: Sequence[str], index: int) -> bool:
    """Whether what follows a sentence shows that it is above the story."""
    below = lines[index + 1 : index + 1 + NEAR]
    own = next((place for place, line in enumerate(below, index + 1) if _is_own(line)), 0)
    if index and _is_own(lines[index - 1]) and own and any(map(is_sentence, lines[own : own + STORY])):
        rest = [line for line in lines[index + 1 : index + 1 + STORY] if is_sentence(line) and not label_reason(line)]
        if words_of([lines[index]]).isdisjoint(words_of(rest)):
            return True
    if below and is_picture_credit(below[0]):
        return True
    for place, line in enumerate(below):
        if sum(map(is_sentence, below[:place])) > 1:
            return False
        if (filed := read_dateline(line)) is not None and filed.certain:
            return True
        if is_hard(line):
            return sum(map(is_time_line, lines[index + 1 : index + 1 + MAX_HEAD])) <= MAX_TIMES
        if place + 1 < len(below) and _is_own(line) and _is_own(below[place + 1]):
            return True
    return False


def _is_own(line: str) -> bool:
    return label_reason(line) in OWN or (len(line) <= MAX_LABEL and ADDRESS.fullmatch(line) is not None)


def _is_picture(lines: Sequence[str], start: int, index: int) -> bool:
    """Whether a line is a picture's credit, or a caption with its credit behind it or on the next line."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else ""
    if is_picture_credit(line) or split_picture(line)[1] is not None:
        return True
    if index + 2 == start - 1 and ends_sentence(lines[index + 2]) and not ends_sentence(line):
        return False  # the caption is below the credit
    return index > 0 and bool(below) and is_picture_credit(below)


def _below_credit(lines: Sequence[str], start: int, pictures: set[int], candidates: Sequence[int]) -> set[int]:
    """The line between a credit alone and the story: the caption of that picture, unless it is above the credit."""
    last = start - 1
    alone = last in candidates and last - 1 in pictures and last - 2 not in pictures
    return {last} if alone and is_picture_credit(lines[last - 1]) and ends_sentence(lines[last]) else set()


def extract_scraped(draft: Draft, head: ScrapedHead) -> None:
    """Set title, subhead, section and byline from the head of scraped text, and remove its other lines.

    Lines of time and bylines stay where they are for the steps that read them.
    """
    lines = draft.paragraphs
    end = end_of_story(lines, story_end(lines))
    for line in lines[max(end, head.start) :]:
        draft.remove(line, label_reason(line) or "outside_article")
    kept = [index for index in range(head.start) if _stays(draft, lines, head, index)]
    if head.title is not None:
        draft.title = head.known or lines[head.title]
    if head.summary is not None:
        draft.subhead = draft.subhead or lines[head.summary]
    for name in head.names:
        draft.byline += names_in(lines[name])
    _set_time(draft, [lines[index] for index in sorted(head.marks)], [lines[index] for index in head.names])
    over = [
        unglued(lines[index]) if index in head.marks and not is_hard(lines[index]) else lines[index] for index in kept
    ]
    draft.paragraphs = [*over, *lines[head.start : end]]
    if head.labels or any(map(_is_timed, (lines[index] for index in head.marks))):
        extract_scraped_foot(draft)


def _stays(draft: Draft, lines: Sequence[str], head: ScrapedHead, index: int) -> bool:
    """Whether a line of the head stays for the steps that read times and bylines; other lines are removed."""
    line = lines[index]
    agency = agency_over(line) if index in head.origins and not read_byline(line) else None
    if (index in head.marks and index not in head.names) or (index in head.origins and agency is None):
        if not is_beside_time(line) or is_time_line(line) or read_byline(line):
            return line.lower() not in BY_ALONE
        draft.remove(line, "timestamp")
        return False
    draft.agency = draft.agency or agency
    if index in head.pictures:
        _add_picture(draft, lines, index)
    elif index not in (head.title, head.summary):
        draft.remove(line, _reason_of(line, head, index))
    if head.title is not None and index < head.title and index not in head.labels and len(line) <= MAX_SECTION:
        draft.section = draft.section or line
    return False


def _reason_of(line: str, head: ScrapedHead, index: int) -> str:
    if index in head.names:
        return "byline"
    if index in head.origins:
        return "source_line"
    if head.title is not None and index < head.title and index not in head.labels and len(line) <= MAX_SECTION:
        return "section_label"
    return label_reason(line) or ("summary" if line.startswith(POINTS) else "outside_article")


def _add_picture(draft: Draft, lines: Sequence[str], index: int) -> None:
    """Add a caption with its credit, or remove a credit alone."""
    text, credit = split_picture(lines[index])
    if credit is None and is_picture_credit(lines[index]):
        draft.remove(lines[index], "photo_credit")
    else:
        beside = lines[index + 1] if is_picture_credit(lines[index + 1]) else lines[index - 1]
        draft.add_caption(text, credit or beside)


def _set_time(draft: Draft, lines: Sequence[str], named: Sequence[str]) -> None:
    """Set the time from the first line that is not that of an update, if several lines have one, or beside a writer."""
    times = [line for line in lines if is_time_line(line) or is_beside_time(line)]
    times = times or [*named, *named]
    place = next((n for n, line in enumerate(times) if not UPDATED.search(line) and find_time(line)), None)
    if place is None or draft.published_at is not None:
        return
    first = times[place]
    clock = next(filter(CLOCK_ALONE.fullmatch, times[place + 1 : place + 2]), "")
    written = find_time(f"{first}, {clock}" if clock else first)
    if written is not None and (len(times) > 1 or is_beside_time(first)):
        draft.published_at = written.iso
