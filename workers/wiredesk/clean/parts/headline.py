"""Headline, section label and subhead: the lines over a story that came as bare text."""

import re

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline import LATEST_PARAGRAPH, read_dateline

ENDS_LIKE_TEXT = re.compile(r"""[.,;:।。|-][)\]"'”’»]*$""")
"""How a headline does not end. Question and exclamation marks it may."""
SENTENCE_END = re.compile(r"""[.!?…।。][)\]"'”’»]*$""")
ENDS_INSIDE = re.compile(r"[a-zß-ÿ]{2}[.!?]['\"”’)]{0,2}\s+[A-ZÀ-Þ“\"]")
"""A line with two sentences is more than a headline."""
OPENS_LIKE_TEXT = re.compile(r"[a-zß-ÿ\-–—•*(<]")
LONGEST = 160
QUESTION_LONGEST = 90
"""A longer line that ends in a question or exclamation mark is more often a story's first sentence."""
LABEL_LONGEST = 32
LABEL_WORDS = 3
MOST_LINES = 4
"""Section, headline, subhead and one more; more short lines than that are a list or a table."""
STANDFIRST_LONGEST = 300
"""Characters of a summary between headline and byline, or between headline and dateline."""
LEAST_STORY = 60
"""Characters of a paragraph that can be a story's first."""
NAME_OR_LABEL = re.compile(r"[^\W\d_][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2}")
"""A few words in capitals, alone over the story: a writer's name or a rubric as likely as a headline."""


def take_headline(draft: Draft) -> None:
    """Set title, section and subhead from the lines over the story; a headline that is known is not left twice."""
    if draft.title:
        _take_repeated(draft)
    else:
        _take_lines(draft)


def _take_repeated(draft: Draft) -> None:
    title = letters_of(draft.title)
    for number, paragraph in enumerate(draft.paragraphs[:MOST_LINES]):
        if title and letters_of(paragraph.text) == title:
            for above in draft.paragraphs[:number]:
                if not _is_label(above.text):
                    return
            for above in draft.paragraphs[:number]:
                draft.section = draft.section or above.text
                draft.remove(above.text, "section_label")
            draft.remove(paragraph.text, "repeated_headline")
            del draft.paragraphs[: number + 1]
            if draft.above_byline is not None:
                draft.above_byline = max(0, draft.above_byline - number - 1)
            break
    _take_standfirst(draft)
    subhead = letters_of(draft.subhead or "")
    if subhead and draft.paragraphs and letters_of(draft.paragraphs[0].text) == subhead:
        draft.remove(draft.paragraphs.pop(0).text, "repeated_subhead")


def _take_standfirst(draft: Draft) -> None:
    """A line that is left between a known headline and the byline sums up the story."""
    if draft.above_byline != 1 or draft.subhead or len(draft.paragraphs) < 2:
        return
    line = draft.paragraphs[0].text
    if LABEL_LONGEST < len(line) <= STANDFIRST_LONGEST and read_dateline(line) is None:
        draft.subhead = line
        del draft.paragraphs[0]


def _take_lines(draft: Draft) -> None:
    lines = _lines_over_byline(draft) or _lines_over_dateline(draft) or _lines_over_story(draft)
    if not lines or (len(lines) == 1 and NAME_OR_LABEL.fullmatch(lines[0])):
        return
    taken = 0
    if len(lines) > 1 and _is_label(lines[0]) and len(lines[1]) > len(lines[0]):
        draft.section = draft.section or lines[0]
        draft.remove(lines[0], "section_label")
        taken = 1
    draft.title = lines[taken]
    taken += 1
    if len(lines) == taken + 1 and not draft.subhead and not _is_label(lines[taken]):
        draft.subhead = lines[taken]
        taken += 1
    del draft.paragraphs[:taken]


def _lines_over_byline(draft: Draft) -> list[str]:
    """What stood over the byline: however it ends, it is no story."""
    above = draft.above_byline or 0
    if not above or above > MOST_LINES or above >= len(draft.paragraphs):
        return []
    lines = [paragraph.text for paragraph in draft.paragraphs[:above]]
    return lines if _could_be_head(lines) else []


def _lines_over_dateline(draft: Draft) -> list[str]:
    """What stands over the first paragraph that has a dateline, and is short enough to be no story."""
    lines: list[str] = []
    for paragraph in draft.paragraphs[:LATEST_PARAGRAPH]:
        filed = read_dateline(paragraph.text) if lines else None
        if filed and (filed.certain or (filed.known and not filed.colon)):
            return lines if _could_be_head(lines) and not any(map(read_dateline, lines)) else []
        if len(paragraph.text) > STANDFIRST_LONGEST:
            return []
        lines.append(paragraph.text)
    return []


def _could_be_head(lines: list[str]) -> bool:
    """Whether the lines are a headline, and at most a summary under it."""
    if not lines or any(OPENS_LIKE_TEXT.match(line) for line in lines):
        return False
    rest = lines[1:] if len(lines) > 1 and _is_label(lines[0]) else lines
    one = len(rest[0]) <= LONGEST and not ENDS_INSIDE.search(rest[0])
    return one and all(len(line) <= STANDFIRST_LONGEST for line in rest[1:]) and len(rest) <= 2


def _lines_over_story(draft: Draft) -> list[str]:
    """The lines before the story's first paragraph, if they look like headlines and a story follows."""
    lines: list[str] = []
    for paragraph in draft.paragraphs[: MOST_LINES + 1]:
        if _opens_story(paragraph.text):
            return lines
        if len(paragraph.text) > LONGEST or ENDS_LIKE_TEXT.search(paragraph.text):
            return []
        if OPENS_LIKE_TEXT.match(paragraph.text):
            return []
        if len(paragraph.text) > QUESTION_LONGEST and SENTENCE_END.search(paragraph.text):
            return []
        lines.append(paragraph.text)
    return []


def _opens_story(text: str) -> bool:
    if len(text) > LONGEST or (len(text) >= LEAST_STORY and text[-1] not in "?!" and SENTENCE_END.search(text)):
        return True
    return read_dateline(text) is not None


def _is_label(line: str) -> bool:
    return len(line) <= LABEL_LONGEST and len(line.split()) <= LABEL_WORDS and not SENTENCE_END.search(line)
