"""The headline and the summary among the lines above the story of scraped text: the story repeats their words."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.plain.line_features import SITE_WORDS, WIDE
from wiredesk.clean.scraped.page_lines import names_in

MIN_TITLE, MAX_TITLE = 12, 200
MIN_DENSE_TITLE = 6
MIN_TITLE_WORDS = 3
MAX_KICKER_WORDS = 6
MIN_ECHO = 2
MAX_LENGTH_BELOW = 3
"""Times the length of the line over it: a longer one is a summary."""
MIN_SUMMARY = 30
MAX_SUMMARY = 400
MIN_SUMMARY_WORDS = 8
"""Words of a summary without a word of the story, right below the headline."""
LETTERS = re.compile(r"[^\W\d_]+")
MAX_READ = 2000
MIN_WORD = 4
"""Letters of a word that is compared with the story; shorter ones are mostly function words."""
POINTS = ("- ", "– ", "• ", "* ")
SITE_BEHIND = (" - ", " – ", " — ", " | ")


def words_of(lines: Sequence[str]) -> set[str]:
    """The words of lines that are compared with those of the story."""
    return {word for line in lines for word in LETTERS.findall(line[:MAX_READ].lower()) if len(word) >= MIN_WORD}


def title_line(lines: Sequence[str], candidates: Sequence[int], first: int, story: set[str], known: str) -> int | None:
    """The headline's line: the known one, or the one whose words recur in the story.

    Args:
        lines: the text.
        candidates: the lines above the story that may be the headline.
        first: the first line of a time or a byline, mostly below the headline.
        story: the words of the story.
        known: the headline, if it is given apart from the text.
    """
    if known:
        key = letters_of(known)
        return next((index for index in candidates if letters_of(lines[index]) == key), None)
    shaped = [index for index in candidates if _is_shaped(lines[index])]
    shaped = [index for index in shaped if index < first] or shaped
    echoes = {index: _echo(lines[index], story) for index in shaped}
    chosen: int | None = None
    for index in _echoing(lines, shaped, echoes):
        if chosen is None or _is_kicker(lines[chosen], lines[index], story) or _is_trail(lines, chosen, index):
            chosen = index
    if chosen is None and len(shaped) == 1 and shaped[0] < first and len(lines[shaped[0]].split()) > MIN_TITLE_WORDS:
        return shaped[0]  # in other words than the story's, but nothing else can be the headline
    return chosen if chosen is None else _without_site(lines, chosen, candidates)


def _echoing(lines: Sequence[str], shaped: Sequence[int], echoes: Mapping[int, int]) -> list[int]:
    """The lines that the story echoes; one with a full stop is a summary where another may be the headline."""
    open_lines = [index for index in shaped if lines[index][-1] != "."]
    for least in (MIN_ECHO, 1):
        for pool in (open_lines, shaped):
            found = [index for index in pool if echoes[index] >= least]
            if found and (pool is open_lines or not any(echoes[index] for index in open_lines if index < found[0])):
                return found
    return []


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
    return len(words_of([line]) & story)


def summary_line(lines: Sequence[str], candidates: Sequence[int], title: int | None, story: set[str]) -> int | None:
    """The first line below the headline that is long enough for a summary, and is about the story."""
    over = -1 if title is None else title
    same = "" if title is None else letters_of(lines[title])
    for index in candidates:
        line = lines[index]
        if index <= over or not MIN_SUMMARY <= len(line) <= MAX_SUMMARY or letters_of(line) == same:
            continue
        if not words_of([line]).isdisjoint(story) and len(line.split()) > MIN_TITLE_WORDS:
            return index
        if index == over + 1 and len(line.split()) >= MIN_SUMMARY_WORDS and SITE_WORDS.keys().isdisjoint(line.split()):
            return index
    return None
