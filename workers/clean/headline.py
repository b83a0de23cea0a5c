"""Headline, section label and subhead: the lines over a story that came as bare text."""

import re

from workers.clean.dateline import read_dateline
from workers.clean.draft import Draft
from workers.clean.letters import letters_of

ENDS_LIKE_TEXT = re.compile(r"""[.,;:।。|-][)\]"'”’»]*$""")
"""How a headline does not end. Question and exclamation marks it may."""
SENTENCE_END = re.compile(r"""[.!?…।。][)\]"'”’»]*$""")
OPENS_LIKE_TEXT = re.compile(r"[a-zß-ÿ\-–—•*(<]")
LONGEST = 160
QUESTION_LONGEST = 90
"""A longer line that ends in a question or exclamation mark is more often a story's first sentence."""
LABEL_LONGEST = 32
LABEL_WORDS = 3
MOST_LINES = 4
"""Section, headline, subhead and one more; more short lines than that are a list or a table."""
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
            break
    subhead = letters_of(draft.subhead or "")
    if subhead and draft.paragraphs and letters_of(draft.paragraphs[0].text) == subhead:
        draft.remove(draft.paragraphs.pop(0).text, "repeated_subhead")


def _take_lines(draft: Draft) -> None:
    lines = _lines_over_story(draft)
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
    if read_dateline(text) is not None:
        return True
    return len(text) > LONGEST or (
        len(text) >= LEAST_STORY and bool(SENTENCE_END.search(text)) and text[-1] not in "?!"
    )


def _is_label(line: str) -> bool:
    return len(line) <= LABEL_LONGEST and len(line.split()) <= LABEL_WORDS and not SENTENCE_END.search(line)
