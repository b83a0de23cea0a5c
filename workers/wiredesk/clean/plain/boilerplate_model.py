"""Find the story in the visible text of a whole page: which lines are the article, and which surround it.

Some crawlers deliver everything that a browser shows, without tags: menus, the story, comments, headlines of other
stories, legal notes. Decision trees score each line by its features and its neighbours; the best run of lines is the
story, and a line inside it is removed only if the trees are confident.

Ordinary articles are recognised first and left unchanged: only pages have many lines that are labels, including those
of a site (menu, account, sharing, legal notes).
"""

import math
import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time, iso_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.head_matter import is_time_line
from wiredesk.clean.parts.signoff import read_sign_off
from wiredesk.clean.plain.boilerplate import reason_for
from wiredesk.clean.plain.line_features import COLUMN, ENDS, SITE_WORDS, WORD, Matrix, describe
from wiredesk.clean.plain.trees import Trees
from wiredesk.clean.writers.byline_words import JOB
from wiredesk.clean.writers.names import names_alone, read_byline

MAX_LABEL_LENGTH = 60
MIN_LABELS = 12
LABELS_IN_LINES = 0.25
"""Minimum share of labels among the lines of a page."""
SITE_LINES = 4
SITE_KINDS = 2
"""Minimum number of a site's own labels, and of their kinds, in a page."""
SITE_LABEL_WORDS = 5
MAX_LINES = 5000
"""Maximum lines of a page; a longer text is not a news page, and its features would need too much memory."""
SURE = 0.3
"""Probability above which a line adds to its run's score; a page's story is one run with gaps."""
LENGTH_COUNTS = 0.3
"""Exponent of a line's word count in its weight, so that ten labels do not outweigh three paragraphs."""
GAP_COUNTS = 2.0
"""Weight of a line that counts against its run, relative to a label that counts for it."""
INSIDE = 1.0
"""Added to the log odds of a line in the story's run: there it is the story's unless it looks otherwise."""
CHANGE = 0.5
"""Cost in log odds of a change between story and boilerplate: single lines rarely change."""
TALK_LATER = 40
"""Lines after a heading "Comments" that are searched for the comments' dates."""
TALK_DATES = 3
TITLE_WITHIN = 15
"""Lines above the story's first that are searched for its headline."""
TITLE_WORDS = (4, 30)
WORDS_BEFORE_TALK = 50
SIGNED_WITHIN = 3
MIN_SIGNED = 5
"""Words of a paragraph with an agency's name at its end."""
PICTURE_LINE = re.compile(r"[.!?…]\s+[A-ZÀ-Þ][\w&.-]+\s?/\s?[A-ZÀ-Þ]")
"""A sentence and who took the picture: "… on Saturday. EFE/Ama Mensah"."""


def extract_story(draft: Draft) -> None:
    """Keep only the story of a whole page's visible text in `paragraphs`; the rest goes to `removed`."""
    lines = draft.paragraphs
    if not is_page(lines):
        return
    kept = story_lines(lines)
    if not kept:
        return
    kept += _signed_below(lines, kept[-1])
    title = _title_over(lines, kept[0], draft.title)
    if title is not None and not draft.title:
        draft.title = lines[title]
    bylines = [index for index in range(title or 0, kept[0]) if read_byline(lines[index])]
    jobs = (index for index in range((title or 0) + 2, kept[0] + 1) if JOB.fullmatch(lines[index]))
    bylines += [place for index in jobs for place in (index - 1, index)]
    timed = {index for index in range((title or 0) + 1, kept[0]) if is_time_line(lines[index])}
    beside_time = {near for index in timed for near in (index - 1, index + 1)} - timed
    bylines += [i for i in beside_time if (title or 0) < i < kept[0] and names_alone(lines[i])]
    written = find_time(lines[min(timed)]) if timed and draft.published_at is None else None
    draft.published_at = written.iso if written else draft.published_at
    stay = {*kept, *bylines}
    outside: list[tuple[str, list[str]]] = []
    for index, line in enumerate(lines):
        if index in stay:
            outside.append(("", []))
        elif index != title:
            reason = reason_for(line) or "outside_article"
            if outside and outside[-1][0] == reason:
                outside[-1][1].append(line)
            else:
                outside.append((reason, [line]))
    for reason, group in outside:
        if group:
            draft.remove("\n".join(group), reason)
    draft.paragraphs = [paragraph for index, paragraph in enumerate(draft.paragraphs) if index in stay]


def story_end(lines: Sequence[str]) -> int:
    """How many lines of a page's text there are up to the end of its story; all of them if it is no whole page's."""
    kept = story_lines(lines) if is_page(lines) else []
    return 1 + max((*kept, *_signed_below(lines, kept[-1]))) if kept else len(lines)


def _signed_below(lines: Sequence[str], last: int) -> list[int]:
    """The line close below the story that ends in an agency's name, as its last paragraph does."""
    near = range(last + 1, min(last + 1 + SIGNED_WITHIN, len(lines)))
    signed = (index for index in near if len(lines[index].split()) >= MIN_SIGNED and read_sign_off(lines[index])[1])
    return [*signed][:1]


def is_page(lines: Sequence[str]) -> bool:
    """Whether lines are the visible text of a whole page, not an article."""
    if not MIN_LABELS <= len(lines) <= MAX_LINES:
        return False
    labels = [line for line in lines if len(line) < MAX_LABEL_LENGTH and not ENDS.search(line)]
    if len(labels) < max(MIN_LABELS, LABELS_IN_LINES * len(lines)):
        return False
    found = 0
    kinds: set[int] = set()
    for label in set(labels):
        words = WORD.findall(label.lower())
        if 0 < len(words) <= SITE_LABEL_WORDS:
            said = [kind for word in words if (kind := SITE_WORDS.get(word)) is not None]
            if 2 * len(said) >= len(words):
                found += 1
                kinds.update(said)
    return found >= SITE_LINES and len(kinds) >= SITE_KINDS


def story_lines(lines: Sequence[str]) -> list[int]:
    """The indexes of the story's lines, in order; empty if nothing looks like a story."""
    described = describe(lines)
    return story_in(described, _trees().log_odds(described))


def story_in(described: Matrix, log_odds: NDArray[np.float64]) -> list[int]:
    """The story's lines, from their features and the trees' scores."""
    words = np.expm1(described[:, COLUMN["words"]].astype(np.float64))
    start, end = _best_run(log_odds, words)
    end = _before_talk(described, words, start, end)
    chosen = _smoothed(log_odds[start:end] + INSIDE)
    return [start + index for index, keep in enumerate(chosen) if keep]


@cache
def _trees() -> Trees:
    return Trees.named("boilerplate_model.json")


def _best_run(log_odds: NDArray[np.float64], words: NDArray[np.float64]) -> tuple[int, int]:
    """The run of lines with the greatest sum of scores (Kadane's algorithm)."""
    probability = 1 / (1 + np.exp(-log_odds)) - SURE
    speaks = np.where(probability > 0, probability * (words + 1) ** LENGTH_COUNTS, GAP_COUNTS * probability)
    best, run, begun = 0.0, 0.0, 0
    found = (0, 0)
    for index, value in enumerate(speaks.tolist()):
        if run <= 0:
            run, begun = 0.0, index
        run += value
        if run > best:
            best, found = run, (begun, index + 1)
    return found


def _before_talk(described: Matrix, words: NDArray[np.float64], start: int, end: int) -> int:
    """Where reader comments begin, if the run contains them: a heading followed by dated lines."""
    heading = (described[:, COLUMN["comments_share"]] > 0.3) & (words <= SITE_LABEL_WORDS)
    dated = (described[:, COLUMN["clock"]] + described[:, COLUMN["dates_count"]] > 0) & (words <= 8)
    said = 0.0
    for index in range(start, end):
        if heading[index] and said >= WORDS_BEFORE_TALK and dated[index : index + TALK_LATER].sum() >= TALK_DATES:
            return index
        said += words[index]
    return end


def _smoothed(log_odds: NDArray[np.float64]) -> list[bool]:
    """The most likely sequence of lines inside and outside the story, with a cost per change (Viterbi's algorithm)."""
    inside, outside = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for value in (log_odds / 2).tolist():
        entered, left = outside - CHANGE > inside, inside - CHANGE > outside
        came.append((entered, left))
        inside, outside = max(inside, outside - CHANGE) + value, max(outside, inside - CHANGE) - value
    state = inside > outside
    course = []
    for entered, left in reversed(came):
        course.append(state)
        state = (not entered) if state else left
    return course[::-1]


def _title_over(lines: Sequence[str], first: int, known: str) -> int | None:
    """The headline's line above the story: the known headline, or the line most like one."""
    near = range(max(0, first - TITLE_WITHIN), first)
    letters = letters_of(known)
    if letters:
        return next((index for index in near if letters_of(lines[index]) == letters), None)
    least, most = TITLE_WORDS
    shaped = [
        index
        for index in near
        if least <= len(lines[index].split()) <= most
        and not ENDS.search(lines[index].rstrip("?!"))
        and reason_for(lines[index]) is None
        and not read_byline(lines[index])
        and iso_time(lines[index]) is None
        and not PICTURE_LINE.search(lines[index])
    ]
    return max(shaped, key=lambda index: _title_look(lines, index, first), default=None)


def _title_look(lines: Sequence[str], index: int, first: int) -> float:
    """Score a line as headline: long, near the story, and its words recur in the story's first lines."""
    words = {word.lower() for word in WORD.findall(lines[index]) if len(word) > 3}
    below = {word.lower() for line in lines[first : first + 4] for word in WORD.findall(line)}
    echoed = len(words & below) / max(len(words), 1)
    return 2 * echoed + math.log1p(len(words)) - 0.1 * (first - index)
