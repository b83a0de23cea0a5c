"""Remove boilerplate: lines that are not part of the article. Precision comes before recall: no news is removed.

Signals: the words of the whole line (vocabulary), its length and ending (shape), whether it opens or closes the text
(position), and whether it occurs twice (repetition).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wiredesk.clean.dates import find_time, iso_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.languages.scripts import CLOSING_MARKS, SENTENCE_MARKS, without_pictographs
from wiredesk.clean.parts.signoff import read_sign_off
from wiredesk.clean.plain.page_turns import extract_page_turns
from wiredesk.clean.plain.prompts import is_site_label, prompt_reason
from wiredesk.clean.plain.wordings import FIRST_WORDS, OPENINGS, QUOTES, SHORTCODE, VOCABULARY
from wiredesk.clean.story.appeals import asks_to_sign_up, closing_appeal, mentions_sign_up
from wiredesk.clean.writers.names import read_byline
from wiredesk.clean.writers.signature import labelled_writer
from wiredesk.knowledge.calendar import ENGLISH_MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from wiredesk.knowledge.labels import (
    LABELS,
    MAX_LABEL_LENGTH,
    PAGE_LABELS,
    PAGE_PROMPTS,
    PROMPTS,
    label_key,
    numbered_key,
)

ASKING = frozenset({"newsletter", "share_prompt", "read_more", "related_links"})
REPORTS = re.compile(
    r"[,”\"’] (?:[^\W\d_]+ ){0,6}?(?:said|says|told|warned|added|announced|reported|wrote|asked)\b", re.IGNORECASE
)
"""What somebody says: a sentence of the story, whatever it asks for."""
MAX_LENGTH = 450
RULES = tuple((reason, re.compile(f"(?:{words})[.:!…»›>]*", re.IGNORECASE)) for reason, words in VOCABULARY)
MAX_OPENING = 12
"""Characters of the longest of `OPENINGS`, and more."""
MAX_LABELLED = 220
"""Characters of a label and the headline that it points to."""
ARROWS = frozenset("›→▶►➜➔➤➡⇒⟶❯")
MAX_ARROW_LENGTH = 160
"""Characters of a link to another page, which ends with an arrow."""
POINTER = re.compile(r"[^\w]{0,3}([^:|»›>→▶：]{2,60}?)\s*[:|»›>→▶：]")
POINTING = re.compile("[:|»›>→▶：]")
MAX_POINTER = 68
"""Characters up to such a mark; checked first, since most lines have none there."""
MIN_HEADLINE = 8
"""Characters of a headline behind a label that is a common word."""
PAGE_URL = re.compile(r"https?://\S+", re.IGNORECASE)
ENDS_LIKE_SENTENCE = re.compile(rf"""[{SENTENCE_MARKS}][{CLOSING_MARKS}]*(?:\s?\([^()]{{1,40}}\))?$""")
"""With an agency or initials after it: "… on Saturday. (am with AP)"."""
WITHOUT_MARKS = re.compile("[\u0e00-\u0eff]")
"""Thai and Lao, which end no sentence with a mark."""
MAX_UNMARKED = 55
"""Letters of a headline in them; longer lines may be a paragraph."""
CODE_OPENS = frozenset(".#@\\")
TIMED = frozenset({"timestamp", "desk_credit", "source_line", "share_prompt", "placeholder"})
"""Reasons of lines above a story that may state when it was published."""
CLOSING = frozenset({"related_links", "comments", "newsletter", "share_prompt", "copyright"})
"""Reasons of lines that start a page's footer: later lines that are not sentences belong to it."""
LINKING = frozenset({"related_links", "read_more"})
LABELLED = re.compile(r"[:|»›>→▶：]\s*\S")
"""A label with its headline on one line."""
MAX_LABEL = 40
MAX_LINKS = 4
MIN_LINK_WORDS = 4
"""Words of a headline of another story; a crosshead has fewer."""
MIN_REPEATED = 15
"""Characters: tables of results repeat shorter lines."""
MAX_LINK_LENGTH = 160
CONVERSION = re.compile(r"\([^()=]{0,20}\d[^()=]{0,20}=[^()=]{0,20}\d[^()=]{0,30}\)")
"""The rate of exchange at the end of an agency's story."""
MIN_TAGS = 2
MAX_TAG_LENGTH = 40
TAG = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’&.-]*(?: [A-ZÀ-Þ'’&.-]+){0,4}")
LETTERS = re.compile(r"[^\W_]+")
_TIME_WORDS = """
at on of the th st nd rd am pm a m p est edt cst cdt pst pdt gmt bst utc cet cest ist et pt ct hrs h t z noon midnight
published updated posted modified created first last date time
"""
TIME_WORDS = frozenset((*_TIME_WORDS.split(), *ENGLISH_MONTHS, *SHORT_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS))
"""The words besides numbers in a line that is only a time; with any other word it may be news."""
ORIGINAL = re.compile(r"(?:read|see|view) the original (?:article|story|report)\b", re.IGNORECASE)
"""The aggregator's line on where the story is from; below it the aggregator speaks."""
MAX_BELOW_ORIGINAL = 4
HEAD = 5
"""Paragraphs that may be lines over the story: a lone date there is when the page was made."""


def extract_boilerplate(draft: Draft) -> None:
    """Move lines that are not part of the story to `removed`, each with its reason."""
    _extract_page_url(draft)
    extract_page_turns(draft)
    kept: list[str] = []
    feet: list[int] = []
    joined = "\n".join(draft.paragraphs)
    may_ask = mentions_sign_up(joined)  # once for all lines: few texts do
    may_close = may_ask or "ollow us" in joined or "ownload our" in joined
    is_english = " the " in joined
    links = range(0)
    for index, paragraph in enumerate(draft.paragraphs):
        long = len(paragraph) > MAX_LENGTH
        reason = "related_links" if index in links else None if long else reason_for(paragraph)
        if reason is None and may_ask and asks_to_sign_up(paragraph):
            reason = "newsletter"
        if reason is None and not is_english:
            reason = prompt_reason(paragraph)
        if reason is None and paragraph[0] in ARROWS and _points_elsewhere(draft.paragraphs, index):
            reason = "related_links"
        if reason is None and not long and paragraph[-1] not in ".,;" and is_site_label(paragraph):
            reason = "site_label"
        if reason is None and index and paragraph.isupper() and _continues_rights(draft.paragraphs[index - 1], draft):
            reason = "copyright"
        if reason is None and index < HEAD and _is_time(paragraph):
            reason = "timestamp"
        if reason is None and kept and len(paragraph) >= MIN_REPEATED and paragraph == kept[-1]:
            reason = "repeated_line"
        if reason is None:
            kept.append(_without_appeal(paragraph, draft) if may_close else paragraph)
            continue
        closes = reason in CLOSING or (reason == "read_more" and not LABELLED.search(paragraph))
        if closes and kept and not draft.html and (count := _links_below(draft.paragraphs, index)):
            links = range(index + 1, index + 1 + count)
        if closes and kept and feet[-1:] != [len(kept)]:
            feet.append(len(kept))
        draft.remove(paragraph, reason)
        if ORIGINAL.match(paragraph) and kept and len(draft.paragraphs) - index <= MAX_BELOW_ORIGINAL:
            for note in draft.paragraphs[index + 1 :]:
                draft.remove(note, "syndication")
            break
        if reason == "timestamp" and index < HEAD and not draft.byline and " by " in paragraph:
            draft.byline = read_byline(paragraph)
        if reason == "timestamp" and index < HEAD:
            draft.above_time |= frozenset(kept)
        if reason in TIMED and index < HEAD and draft.published_at is None:
            written = find_time(paragraph)
            draft.published_at = written.iso if written else None
    draft.paragraphs = kept
    _drop_foot(draft, feet)
    _drop_tags(draft)


def _continues_rights(above: str, draft: Draft) -> bool:
    """Whether the line above is a reservation of rights in capitals that a line break cut: it ends with a letter."""
    last = draft.removed[-1] if draft.removed else None
    return (
        last is not None
        and last.reason == "copyright"
        and last.text == above
        and above[-1].isalpha()
        and above.isupper()
    )


def _links_below(paragraphs: list[str], label: int) -> int:
    """The number of headlines between a label and the story's next paragraph; 0 if one may be a crosshead."""
    if (
        len(paragraphs[label]) > MAX_LABEL
        or LABELLED.search(paragraphs[label])
        or reason_for(paragraphs[label]) not in LINKING
    ):
        return 0
    below = paragraphs[label + 1 : label + 2 + MAX_LINKS]
    count = next((n for n, line in enumerate(below) if _is_story(line)), len(below))
    sure = count < len(below) and count and all(len(line.split()) >= MIN_LINK_WORDS for line in below[:count])
    return count if sure else 0


def _points_elsewhere(paragraphs: list[str], index: int) -> bool:
    """Whether a line behind an arrow leads to another story: no sentence, and no item of a list with arrows."""
    line, near = paragraphs[index], (*paragraphs[max(0, index - 1) : index], *paragraphs[index + 1 : index + 2])
    alone = not any(other[0] == line[0] for other in near)
    return alone and len(line) <= MAX_ARROW_LENGTH and ENDS_LIKE_SENTENCE.search(line) is None


def _without_appeal(paragraph: str, draft: Draft) -> str:
    begin = closing_appeal(paragraph)
    if begin is None:
        return paragraph
    draft.remove(paragraph[begin:].strip(), "newsletter")
    return paragraph[:begin]


def reason_for(line: str) -> str | None:
    """Return why a line is boilerplate, by its words; None if it may be part of the story."""
    if len(line) > MAX_LENGTH:
        return None
    line = without_pictographs(line)
    if line[0] == "[" and line[-1] == "]" and SHORTCODE.fullmatch(line):
        return "code"
    if line[0] == "[" and line[-1] == "]" and (inner := line[1:-1].strip()) and "[" not in inner:
        return reason_for(inner) or label_reason(line)
    if len(line) <= MAX_LABELLED and (reason := label_reason(line)):
        return reason
    if line[-1] in ARROWS and len(line) <= MAX_ARROW_LENGTH and line[0] not in ARROWS:
        return "related_links"
    rules = _rules_for(line)
    if not rules or not _may_be_boilerplate(line):
        return None
    line = line.rstrip(" :")
    reason = next((reason for reason, rule in rules if rule.fullmatch(line)), None)
    return None if reason in ASKING and line[-1:] == "." and REPORTS.search(line) else reason


class Openings(NamedTuple):
    """How the lines begin that rules may match, for one beginning of two letters."""

    all: tuple[str, ...]
    by_rule: dict[int, tuple[str, ...]]
    """The number of a rule, and how its lines begin."""


def _openings() -> dict[str, Openings]:
    """By the first two letters of a line, or a single one."""
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for number, (reason, _) in enumerate(RULES):
        for opening in OPENINGS[reason].split(" | "):
            rules = found.setdefault(opening[:2], {})
            rules[number] = (*rules.get(number, ()), opening)
    return {letters: Openings(tuple({*sum(rules.values(), ())}), rules) for letters, rules in found.items()}


BY_LETTERS = _openings()


def _rules_for(line: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    """The rules that may match a line, by how it begins."""
    first = line[:2].lower()
    if not "a" <= first < "{":
        return RULES if first[0] not in QUOTES or "eserved" in line else ()
    if "eserved" in line or line.isupper():
        return RULES
    openings = BY_LETTERS.get(first) or BY_LETTERS.get(first[0])
    if openings is None:
        return ()
    opening = line[:MAX_OPENING].lower()
    if not opening.startswith(openings.all):
        return ()
    if "page" in line:
        return RULES
    return [RULES[number] for number, begins in openings.by_rule.items() if opening.startswith(begins)]


def label_reason(line: str) -> str | None:
    """Return the reason if a line is a page label, alone or before a headline; None for other lines."""
    if len(line) <= 2 * MAX_LABEL_LENGTH:
        key = label_key(line)
        if reason := LABELS.get(key) or PAGE_LABELS.get(key):
            return reason
        if (numbered := numbered_key(key)) and (reason := _numbered_reason(numbered)):
            return reason
    pointed = POINTER.match(line) if POINTING.search(line, 2, MAX_POINTER) else None
    if pointed is None:
        return None
    key = label_key(pointed[1])
    if reason := PROMPTS.get(key):
        return reason
    target = line[pointed.end() :].lstrip()
    whole = " " in key and LABELS.get(key) == "related_links"
    whole |= key in PAGE_PROMPTS and len(target) >= MIN_HEADLINE and not target[0].islower()
    return "related_links" if whole and ENDS_LIKE_SENTENCE.search(line) is None else None


def _numbered_reason(key: str) -> str | None:
    """The reason of a label with numbers, which are "0" in its key: "vor 3 Stunden", "12 comentarios"."""
    if reason := PAGE_LABELS.get(key):
        return reason
    bare = key.strip("0 ")
    return "comments" if "comments" in (LABELS.get(bare), PAGE_LABELS.get(bare)) else None


def _may_be_boilerplate(line: str) -> bool:
    """A fast check that lets most story lines through."""
    small = line.lower()
    return line[:1] in CODE_OPENS or "(@" in line or FIRST_WORDS.match(small) is not None or "reserved" in small


def _extract_page_url(draft: Draft) -> None:
    """Remove the page's URL above the text, which some crawlers add."""
    if draft.paragraphs and PAGE_URL.fullmatch(draft.paragraphs[0]):
        address = draft.paragraphs.pop(0)
        draft.url = draft.url or address
        draft.remove(address, "page_url")


def _drop_foot(draft: Draft, feet: list[int]) -> None:
    """Remove the lines below "Related articles" and the like, if all of them look like links.

    Args:
        draft: the article.
        feet: the paragraphs that were below such a label; a label in mid-story has story text below it and is skipped.
    """
    last = len(draft.paragraphs)
    while last and not _is_story(draft.paragraphs[last - 1]):
        last -= 1
    foot = next((foot for foot in feet if foot >= last), None)
    if foot is None:
        return
    for paragraph in draft.paragraphs[foot:]:
        draft.byline = draft.byline or labelled_writer(paragraph)
        draft.remove(paragraph, "related_links")
    del draft.paragraphs[foot:]


def _is_story(paragraph: str) -> bool:
    if len(paragraph) > MAX_LINK_LENGTH or CONVERSION.fullmatch(paragraph):
        return True
    if ENDS_LIKE_SENTENCE.search(paragraph) is not None or len(WITHOUT_MARKS.findall(paragraph)) > MAX_UNMARKED:
        return True
    return len(read_sign_off(paragraph)[0]) < len(paragraph)  # "… on Saturday. — Bernama"


def _drop_tags(draft: Draft) -> None:
    """Remove two or more short lines in capitals after the story: subject tags."""
    start = len(draft.paragraphs)
    while start and len(draft.paragraphs[start - 1]) <= MAX_TAG_LENGTH and TAG.fullmatch(draft.paragraphs[start - 1]):
        start -= 1
    if len(draft.paragraphs) - start < MIN_TAGS or not start or not _is_story(draft.paragraphs[start - 1]):
        return
    for paragraph in draft.paragraphs[start:]:
        draft.remove(paragraph, "tags")
    del draft.paragraphs[start:]


def _is_time(line: str) -> bool:
    return (
        len(line) < 60
        and line[-4:].strip("apm. ").isalnum()
        and any(map(str.isdigit, line))
        and all(word in TIME_WORDS or word[0].isdigit() for word in LETTERS.findall(line.lower()))
        and iso_time(line) is not None
    )
