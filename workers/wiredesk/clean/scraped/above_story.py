"""The head of scraped text: headline, standfirst, pictures, writers and times, among a page's own labels.

What a reader copies from a page, or a program takes from its article element, has all that the page prints between
the headline and the story, a line each. Their wordings differ from site to site; their order tells what they are. The
story begins behind the last time, byline or row of labels. Above it only the headline, one summary, the writers and
the times are of use; all other lines there are removed, whatever they say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.page.time_labels import UPDATED
from wiredesk.clean.parts.dateline_reader import read_dateline
from wiredesk.clean.parts.head_matter import is_time_line
from wiredesk.clean.plain.boilerplate_model import story_end
from wiredesk.clean.plain.line_features import WIDE
from wiredesk.clean.scraped.below_story import extract_scraped_foot
from wiredesk.clean.scraped.head_names import has_known_writer, writer_lines
from wiredesk.clean.scraped.page_lines import (
    BY_ALONE,
    MAX_LABEL,
    agency_over,
    ends_sentence,
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
MIN_TITLE, MAX_TITLE = 12, 200
MIN_DENSE_TITLE = 6
MAX_KICKER_WORDS = 6
MIN_ECHO = 2
MAX_LENGTH_BELOW = 3
"""Times the length of the line over it: a longer one is a summary."""
MIN_TITLE_WORDS = 3
MIN_SUMMARY = 30
MAX_SUMMARY = 400
LETTERS = re.compile(r"[^\W\d_]+")
MAX_READ = 2000
MIN_WORD = 4
"""Letters of a word that is compared with the story; shorter ones are mostly function words."""
MAX_SECTION = 32
OWN = frozenset(("share_prompt", "timestamp", "comments", "site_label"))
"""Reasons of labels that a page prints above a story; others also stand in it."""
DASHES = frozenset("—–")
NOTES = frozenset("([*")
"""How an agency opens its notes above a story."""
POINTS = ("- ", "– ", "• ", "* ")
MAX_POINT, MAX_POINTS = 110, 6
"""Characters of a main point or a summary that a text repeats, and lines of main points."""
SITE_BEHIND = (" - ", " – ", " — ", " | ")
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
        elif label_reason(lines[index]):
            (head.origins if lines[index][0] in NOTES else head.labels).add(index)
    others = [lines[index] for index in range(start) if index not in head.labels]
    signs = len(head.labels) + has_known_writer(others) + any(map(is_picture_credit, others))
    if not head.marks and not (head.labels and signs >= MIN_OWN):
        return None
    if sum(map(is_sentence, lines[start : start + STORY])) < MIN_STORY:
        return None
    filed = read_dateline(lines[start])
    timed = any(is_time_line(lines[index]) or is_name_and_time(lines[index]) for index in head.marks)
    certain = filed is not None and filed.certain
    if not (timed and any(map(is_picture_credit, others)) if certain else timed or head.labels):
        return None  # a wire's own head
    head.start = start = _below_points(lines, start)
    story = _words_of([line for line in lines[start : start + STORY] if is_sentence(line)])
    if lines[head.start - 1][-1] in DASHES or read_dateline(lines[head.start - 1]) is not None:
        head.origins.add(head.start - 1)  # a dateline on a line of its own
    known_lines = head.marks | head.labels | head.origins
    candidates = [index for index in range(start) if index not in known_lines]
    head.pictures = {index for index in candidates if _is_picture(lines, start, index)}
    head.pictures |= _below_credit(lines, start, head.pictures, candidates)
    candidates = [index for index in candidates if index not in head.pictures]
    head.origins |= {index for index in candidates if is_origin(lines[index])}
    head.names = writer_lines(lines, start, head.marks, head.labels, candidates, lines[start : start + STORY])
    candidates = [index for index in candidates if index not in head.names and index not in head.origins]
    head.title = _title(lines, candidates, head, story, known)
    if head.title is None and not (known and head.labels and len(head.labels) + len(head.marks) >= MIN_OWN):
        return None
    over = -1 if head.title is None else head.title
    named = {index for index in candidates if index > over and read_byline(lines[index])}
    head.origins |= named if not head.names else set()
    candidates = [index for index in candidates if index not in named]
    head.summary = _summary(lines, candidates, head, story)
    return head


def _may_be_scraped(lines: Sequence[str]) -> bool:
    """Whether a time, a byline or a label is where it can be above a story; few articles of ordinary text have one."""
    paragraphs = 0
    for line in lines[:MAX_HEAD]:
        if len(line) > MAX_LABEL:
            paragraphs += ends_sentence(line)
            if paragraphs > MAX_ABOVE:
                return False
        elif is_hard(line) or is_hard(unglued(line)) or label_reason(line):
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
    words = _words_of([lines[start]])
    if len(lines[start]) <= MAX_POINT and len(words) > MIN_TITLE_WORDS:
        below = (len(_words_of([line]) & words) for line in lines[start + 1 : start + STORY])
        if max(below, default=0) >= REPEATS * len(words):
            return start + 1
    return start


def _is_above(lines: Sequence[str], index: int) -> bool:
    """Whether what follows a sentence shows that it is above the story."""
    below = lines[index + 1 : index + 1 + NEAR]
    if index and _is_own(lines[index - 1]) and any(map(_is_own, below)):
        rest = [line for line in lines[index + 1 : index + 1 + STORY] if is_sentence(line) and not label_reason(line)]
        if _words_of([lines[index]]).isdisjoint(_words_of(rest)):
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


def _words_of(lines: Sequence[str]) -> set[str]:
    return {word for line in lines for word in LETTERS.findall(line[:MAX_READ].lower()) if len(word) >= MIN_WORD}


def _title(lines: Sequence[str], candidates: list[int], head: ScrapedHead, story: set[str], known: str) -> int | None:
    """The headline's line: the known one, or the one whose words recur in the story."""
    if known:
        key = letters_of(known)
        return next((index for index in candidates if letters_of(lines[index]) == key), None)
    first = min(head.marks, default=head.start)
    shaped = [index for index in candidates if _is_shaped(lines[index])]
    shaped = [index for index in shaped if index < first] or shaped
    sure = [index for index in shaped if _echo(lines[index], story) >= MIN_ECHO]
    chosen: int | None = None
    for index in sure or [index for index in shaped if _echo(lines[index], story)]:
        if chosen is None or _is_kicker(lines[chosen], lines[index], story) or _is_trail(lines, chosen, index):
            chosen = index
    return chosen if chosen is None else _without_site(lines, chosen, candidates)


def _is_shaped(line: str) -> bool:
    """Whether a line is as long as a headline and no item of a list; in scripts without spaces it has no words."""
    if line[-1] == ":" or line.startswith(POINTS):
        return False
    if not MIN_TITLE <= len(line) <= MAX_TITLE:
        return not line.isascii() and len(line) >= MIN_DENSE_TITLE and WIDE.search(line) is not None
    return (
        sum(word.isalnum() or len(word) > 1 for word in line.split()) >= MIN_TITLE_WORDS
        or WIDE.search(line) is not None
    )


def _is_kicker(line: str, below: str, story: set[str]) -> bool:
    """Whether a line is the one over a headline: shorter, and with less of the story than the line below it."""
    if below[-1] in ".:" or len(below) > MAX_LENGTH_BELOW * len(line) or len(line.split()) >= MAX_KICKER_WORDS - 1:
        return False
    return len(line) < len(below) and 2 * _echo(line, story) < _echo(below, story)


def _is_trail(lines: Sequence[str], index: int, below: int) -> bool:
    """Whether a line ends a page's trail of links with the headline's words, over a kicker and the headline."""
    if lines[index].endswith(lines[below]):
        return True
    if below != index + 2 or lines[below][-1] in ".:" or names_in(lines[index + 1]):
        return False
    return len(lines[index + 1].split()) <= MAX_KICKER_WORDS


def _without_site(lines: Sequence[str], title: int, candidates: Sequence[int]) -> int:
    """The line that repeats a headline without the site's name behind it, or the headline."""
    for index in candidates:
        if lines[title].startswith(lines[index]) and lines[title][len(lines[index]) :].startswith(SITE_BEHIND):
            return index
    return title


def _echo(line: str, story: set[str]) -> int:
    """How many words of a line recur in the story; in scripts without spaces, of two letters each."""
    wide = WIDE.findall(line)
    if wide:
        whole = " ".join(sorted(story))
        return sum(first + second in whole for first, second in pairwise(wide))
    return len(_words_of([line]) & story)


def _summary(lines: Sequence[str], candidates: list[int], head: ScrapedHead, story: set[str]) -> int | None:
    """The first line below the headline that is long enough for a summary, and is about the story."""
    title = -1 if head.title is None else head.title
    same = "" if head.title is None else letters_of(lines[title])
    for index in candidates:
        line = lines[index]
        if index <= title or not MIN_SUMMARY <= len(line) <= MAX_SUMMARY or letters_of(line) == same:
            continue
        if len(_words_of([line]) & story) >= 1 and len(line.split()) >= MIN_TITLE_WORDS + 1:
            return index
    return None


def extract_scraped(draft: Draft, head: ScrapedHead) -> None:
    """Set title, subhead, section and byline from the head of scraped text, and remove its other lines.

    Lines of time and bylines stay where they are for the steps that read them.
    """
    lines = draft.paragraphs
    end = story_end(lines)
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
    if head.labels:
        extract_scraped_foot(draft)


def _stays(draft: Draft, lines: Sequence[str], head: ScrapedHead, index: int) -> bool:
    """Whether a line of the head stays for the steps that read times and bylines; other lines are removed."""
    line = lines[index]
    agency = agency_over(line) if index in head.origins and not read_byline(line) else None
    if (index in head.marks and index not in head.names) or (index in head.origins and agency is None):
        return line.lower() not in BY_ALONE
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
    times = [line for line in lines if is_time_line(line)]
    times = times or [*named, *named]
    first = next((line for line in times if not UPDATED.search(line)), None)
    written = find_time(first) if first and len(times) > 1 and draft.published_at is None else None
    if written is not None:
        draft.published_at = written.iso
