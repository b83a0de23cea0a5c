"""Scraped text without line breaks: where its headline, byline, time and paragraphs were lines of their own.

A program that joins the text of a page's elements leaves tabs, single spaces or nothing between them. Tabs stay where
they are in no element's text. Without anything between, a capital follows a small letter. With spaces, the head is the
words up to the day behind a byline.
"""

import re

from wiredesk.clean.dates import find_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.scraped.page_lines import ends_sentence, is_hard, is_sentence, label_reason
from wiredesk.clean.writers.names import read_byline

HEAD = 400
"""Characters that are searched for the end of the head."""
MIN_STORY = 120
MIN_TABS = 3
MIN_SENTENCES = 2
MIN_TITLE_WORDS, MAX_TITLE_WORDS = 3, 25
MAX_TAIL = 80
MIN_CAPITALS = 2
GLUED = re.compile(r"(?<=[a-zß-ÿ]{2})(?=[A-ZÀ-Þ“])|(?<=\d)(?=[A-ZÀ-Þ][a-zß-ÿ ])|(?<=[a-zß-ÿ]{3})(?=\d)")
"""Between two elements: a small letter or a figure, and a capital."""
GLUED_SENTENCES = re.compile(r"(?<=[a-zß-ÿ\d]{2}[.!?])(?=[A-ZÀ-Þ“][^.])|(?<=[.!?][”\"])(?=[A-ZÀ-Þ“])")
TRAIL = re.compile(r"\s+[»›>|]\s+")
BY = re.compile(r"\s(?=(?:By|BY|Von|Par|Por|Di)\s[A-ZÀ-Þ][^.!?\d]{4,50}$)")
CLOCK = re.compile(r"[,\s|–-]{1,4}\d{1,2}[:.]\d{2}(?:\s?[apAP]\.?[mM]\.?)?(?:\s[A-Z]{2,4}\b(?!\s[A-Z]{2}))?")
LAST_STOP = re.compile(r"[.!?][”\"’)]?\s+(?=[^.!?]*$)")


def part_one_line(draft: Draft) -> None:
    """Put line breaks between the elements of scraped text that has none; other text stays as it is."""
    text = draft.text.strip()
    if len(text) < MIN_STORY or "\n" in text:
        return
    lines = _by_tabs(text) or _by_capitals(text) or _by_head(text)
    if lines:
        lines[-1] = _without_tail(draft, lines[-1])
        draft.text = "\n\n".join(lines)


def _by_tabs(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\t") if line.strip()] if text.count("\t") >= MIN_TABS else []
    sentences = sum(map(is_sentence, lines))
    return lines if MIN_SENTENCES <= sentences < len(lines) else []


def _by_capitals(text: str) -> list[str]:
    """The elements of text that has nothing between them, with a byline or a time among the first."""
    end = GLUED_SENTENCES.search(text)
    if end is None:
        return []
    first = text[: end.start()]
    head = GLUED.split(first[:HEAD])
    hard = [index for index, line in enumerate(head) if is_hard(line.strip())]
    if len(head) <= MIN_CAPITALS or not hard:
        return []
    above, story = head[: hard[-1] + 1], "".join(head[hard[-1] + 1 :])
    if not story:
        return []
    lines = [*above, story + first[HEAD:], *GLUED_SENTENCES.split(text[end.start() :])]
    return [line.strip() for line in lines if line.strip()]


def _by_head(text: str) -> list[str]:
    """Headline, byline, time and story of text with a space between its elements."""
    written = find_time(text[:HEAD])
    if written is None or (by := BY.search(text[: written.start].rstrip(" ,|–-"))) is None:
        return []
    title = TRAIL.split(text[: by.start()])[-1].strip()
    byline = text[by.end() : written.start].strip(" ,|–-")
    if not MIN_TITLE_WORDS <= len(title.split()) <= MAX_TITLE_WORDS or ends_sentence(title) or not read_byline(byline):
        return []
    clock = CLOCK.match(text, written.end)
    end = clock.end() if clock else written.end
    story = text[end:].lstrip(" ,|–-")
    if len(story) < MIN_STORY or not story[0].isupper():
        return []
    return [title, byline, text[written.start : end], story]


def _without_tail(draft: Draft, story: str) -> str:
    """The story without the labels of the page behind its last sentence."""
    last = LAST_STOP.search(story, max(0, len(story) - MAX_TAIL))
    tail = story[last.end() :] if last else ""
    reason = (label_reason(tail) or label_reason(tail.partition(":")[0] or tail)) if tail else None
    if last is None or reason is None:
        return story
    draft.remove(tail, reason)
    return story[: last.end()].rstrip()
