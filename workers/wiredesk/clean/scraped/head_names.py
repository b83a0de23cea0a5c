"""The writers among the lines above the story of scraped text."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from wiredesk.clean.parts.head_matter import is_time_line
from wiredesk.clean.scraped.page_lines import BY_ALONE, MAX_LABEL, is_byline, is_glued_name, is_sentence, names_in
from wiredesk.clean.writers.byline_words import JOB
from wiredesk.knowledge.given_names import is_given_name


def writer_lines(
    lines: Sequence[str],
    start: int,
    marks: AbstractSet[int],
    labels: AbstractSet[int],
    candidates: Collection[int],
    story: Sequence[str],
) -> list[int]:
    """The lines of only names beside a time, a label, a role, or a word for "by"; they are not names of the story.

    Args:
        lines: the text.
        start: the story's first line.
        marks: lines of times and bylines.
        labels: lines of the page's own.
        candidates: lines above the story that are none of these.
        story: the first lines of the story.
    """
    if glued := [index for index in sorted(marks) if is_glued_name(lines[index])]:
        return glued
    if any(is_byline(lines[index]) for index in marks):
        return []
    found = []
    timed = [index for index in marks if not is_time_line(lines[index])]
    for index in sorted((*candidates, *timed)):
        names = names_in(lines[index])
        if not names or any(_is_in_story(name, story) for name in names):
            continue
        beside = [near for near in (index - 2, index - 1, index + 1, index + 2) if 0 <= near < start]
        signed = index in marks or index + 1 == start
        if signed or any(near in marks or near in labels or _is_job(lines[near]) for near in beside):
            found.append(index)
    found.sort(key=lambda index: (marks.isdisjoint((index - 1, index, index + 1)), index))
    by = [index for index in found if index and lines[index - 1].lower().rstrip(": ") in BY_ALONE]
    return by or found[:1]


def has_known_writer(lines: Sequence[str]) -> bool:
    """Whether a line consists of names of which the first begins with a given name."""
    return any(names and is_given_name(names[0].partition(" ")[0]) for names in map(names_in, lines))


def _is_in_story(name: str, story: Sequence[str]) -> bool:
    """Whether a story names a person; not where a line below it presents the writer."""
    last = name.rpartition(" ")[2]
    return any(last in line and is_sentence(line) and not line.startswith(name) for line in story)


def _is_job(line: str) -> bool:
    return len(line) <= MAX_LABEL and JOB.fullmatch(line.rstrip(" ·")) is not None
