"""What the lines at the head of scraped text are: times, bylines, a page's own labels, credits, sentences."""

import re

from wiredesk.clean.languages.scripts import CLOSING_MARKS, SENTENCE_MARKS
from wiredesk.clean.parts.caption import is_credit, split_credit
from wiredesk.clean.parts.head_matter import (
    CLOCK_ALONE,
    COUNTER,
    READING_TIME,
    SEGMENT,
    head_reason,
    is_time_line,
    opening_agency,
)
from wiredesk.clean.plain.boilerplate import reason_for
from wiredesk.clean.plain.line_features import SITE_WORDS, WIDE
from wiredesk.clean.plain.prompts import is_credit_line, is_site_label, prompt_reason
from wiredesk.clean.writers.byline import ADDRESS, agency_in_byline, agency_of
from wiredesk.clean.writers.byline_words import ANONYMOUS, JOB
from wiredesk.clean.writers.names import (
    DAY_BEFORE,
    IN_PLACE,
    OPENING,
    is_writer,
    names_alone,
    read_byline,
    without_handles,
)
from wiredesk.knowledge.agencies import AGENCIES
from wiredesk.knowledge.given_names import is_given_name
from wiredesk.knowledge.surnames import COMMON_SURNAMES
from wiredesk.knowledge.trades import occupations

MIN_SENTENCE = 40
"""Characters of a line that can be a paragraph of the story; in Chinese, Japanese and Korean half as many."""
MAX_LABEL = 90
MAX_CAPTION = 500
MAX_END = 12
"""Characters of a line in which the end of its last sentence is."""
ENDS = re.compile(rf"[{SENTENCE_MARKS}][{CLOSING_MARKS}]*$")
BY_ALONE = frozenset(
    (
        "by",
        "author of the article",
        "von",
        "par",
        "por",
        "di",
        "door",
        "av",
        "af",
        "oleh",
        "written by",
        "words by",
        "text by",
    )
)
"""How a byline opens on a line of its own, with the names on the lines below."""
CREDIT = re.compile(
    r"[(\[]?(?:©\s?)?[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,4}\s?/\s?"
    r"[A-ZÀ-Þ][\w.’'-]*(?: [A-Z&À-Þ][\w.’'-]*){0,4}[)\]]?"
)
"""Who took a picture and for which newspaper or agency: "(Ama Mensah / The Strait)"."""

CREDITED = re.compile(rf"(?P<text>.{{12,400}}?[.!?][\"'”’)]*)\s(?P<credit>{CREDIT.pattern})")
"""The same behind a caption that ends as a sentence does."""
CREDIT_BEHIND = re.compile(
    r"(?P<text>.{12,400}?[^\s])(?:(?<=[.!?])\s?\((?P<initials>[A-Z]{3,6})\)|"
    r"\s\((?P<in_brackets>[A-ZÀ-Þ][\w ’'-]{1,24}: [^():]{2,60})\)|"
    r"(?<=[.!?])\s[/|]\s(?P<behind>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3}))"
)
"""Initials, or words with a colon, in brackets, or a name behind a stroke: "A ferry in May. (Supplied: Tamba)"."""
COUNTED = re.compile(r"(?:[^\W\d_]{2,12} )?\d{1,3} ?(?:of|/|von|de|sur|di|van|av|z) ?\d{1,3}[:.]? (?=[^\W\d_a-z])")
"""The number of a picture in a gallery: "Item 1 of 2"."""
MAX_PART, MAX_PART_WORDS = 32, 4
"""Characters and words of what stands beside a time on its line."""
MAX_NAMES = 80
NAME_OF_TWO = 2
"""Words of a name before a role; it may have one more."""
BEHIND_NAME = re.compile(
    r"\s+(?:\d{1,2} (?:min|h|d|w|st|t|m)\w*\b.{0,20}|follow|folgen|suivre|seguir|segui|x|twitter|facebook|instagram|"
    r"e-?mail|published|leave a comment|\d{1,4} comments?|"
    r"(?:[A-ZÀ-Þ][\w’'-]* ){0,2}(?:writer|reporter|correspondent|editor|journalist|columnist|"
    r"korrespondent|redakteur|journaliste|correspondant|corresponsal|redactor|giornalista|jornalista)(?:in|a)?)$",
    re.IGNORECASE,
)
"""A time, a button or a role behind a name, from elements of their own."""
GLUE = re.compile(r"(?<=[a-zß-ÿ]{3})(?=[A-ZÀ-Þ][a-zß-ÿ])|(?<=\d)(?=[A-ZÀ-Þ][a-zß-ÿ]{2})|(?<=[a-zß-ÿ]{3})(?=\d)")


def is_sentence(line: str) -> bool:
    """Whether a line can be a paragraph of the story: it is long enough and ends as a sentence does."""
    length = len(line)
    if length < MIN_SENTENCE and not line.isascii():
        length += len(WIDE.findall(line))
    return length >= MIN_SENTENCE and ends_sentence(line)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return ENDS.search(line[-MAX_END:]) is not None


def unglued(line: str) -> str:
    """A line with spaces between the elements that stood side by side in it: "15:48 UhrLesedauer: 2 Min."."""
    return GLUE.sub(" ", line) if len(line) <= MAX_LABEL else line


def is_hard(line: str) -> bool:
    """Whether a line is a time or opens a byline: above a story there are such lines, in it there are none."""
    if len(line) > MAX_LABEL:
        return False
    if is_time_line(line) or line.lower() in BY_ALONE or is_byline(line) or is_name_and_time(line):
        return True
    return is_beside_time(line) and not CLOCK_ALONE.fullmatch(line)


def is_beside_time(line: str) -> bool:
    """Whether a line is a clock alone, or a time and a few words beside a stroke: "Strait / 5:30 AM June 5, 2026"."""
    if not any(map(str.isdigit, line)):
        return False
    if CLOCK_ALONE.fullmatch(line):
        return True
    parts = [part for part in SEGMENT.split(line.replace(" / ", " | ")) if part]
    others = [part for part in parts if not is_time_line(part) and not CLOCK_ALONE.fullmatch(part)]
    if not 0 < len(others) < len(parts) or any(part.lower() in AGENCIES for part in others):
        return False  # "AFP | 2 May 2026" is a wire's own line
    if is_given_name(others[0].partition(" ")[0]) and not read_byline(line):
        return False  # the steps for bylines read "Ama Mensah · Strait News · Posted: May 2, 2026"
    short = all(len(part) <= MAX_PART and part.count(" ") < MAX_PART_WORDS for part in others)
    return short and all(part[0].isupper() or is_byline(part) for part in others)


def is_name_and_time(line: str) -> bool:
    """Whether a line is a name with a day or an age before or behind it: "May 2, 2026 by Ama Mensah"."""
    return line[-1].isalpha() and any(map(str.isdigit, line)) and bool(names_in(line))


def names_in(line: str) -> list[str]:
    """The names of a line of only names, with or without a word for "by", a time or a role behind them."""
    line = DAY_BEFORE.sub("", unglued(without_handles(line)))
    if employed := _before_role(line):
        return employed
    line = BEHIND_NAME.sub("", line).strip(" ·•,|–-/")
    opening = OPENING.match(line)
    line = line[opening.end() :] if opening else line
    if not line or len(line) > MAX_NAMES:
        return []
    line = _beside_outlet(line)
    placed = IN_PLACE.search(line) if is_given_name(line.partition(" ")[0]) else None
    line = line[: placed.start()] if placed and placed["place"].istitle() else line
    if not is_given_name(line.partition(" ")[0]) and any(word in SITE_WORDS for word in line.lower().split()):
        return []
    if line.isupper() and is_given_name(line.partition(" ")[0]):
        return [line] if is_writer(line.title()) else []
    return names_alone(line)


def _beside_outlet(line: str) -> str:
    """The one of two parts of a line that a given name opens: "L’Écho de Tamba - Ama Mensah"."""
    parts = SEGMENT.split(line)
    named = [part for part in parts if part and is_given_name(part.partition(" ")[0])]
    return named[0] if len(parts) == len(named) + 1 == NAME_OF_TWO else line


def _before_role(line: str) -> list[str]:
    """The name on a line that a known given name opens and a job ends: "Ama Mensah Political Correspondent"."""
    words = line.split() if len(line) <= MAX_NAMES else []
    words = words[1:] if words and words[0].lower() in BY_ALONE else words
    if len(words) <= NAME_OF_TWO or not is_given_name(words[0]):
        return []
    third = words[NAME_OF_TWO].lower() in COMMON_SURNAMES and is_given_name(words[1])  # "Mary Jane Smith Reporter"
    least = NAME_OF_TWO + third
    for end in range(least, NAME_OF_TWO + 2):
        role = " ".join(words[end:])
        if JOB.fullmatch(role) or BEHIND_NAME.fullmatch(f" {role}") or _is_occupation(role):
            return names_alone(" ".join(words[:end]))
    return []


def _is_occupation(role: str) -> bool:
    """Whether words end with what people are by occupation; a word alone may be a surname."""
    before, _, last = role.rpartition(" ")
    return bool(before) and last[:1].isupper() and last.lower() in occupations()


def is_glued_name(line: str) -> bool:
    """Whether a button or a role stands right behind a name: "By Ama MensahFollow"."""
    return unglued(line) != line and not is_time_line(unglued(line)) and bool(names_in(line))


def is_byline(line: str) -> bool:
    """Whether a line opens with a word for "by", and names or an office of the newspaper follow."""
    if OPENING.match(line) is None:
        return False
    return bool(read_byline(line)) or ANONYMOUS.fullmatch(line) is not None


def label_reason(line: str) -> str | None:
    """Why a line is one of a page's own: share, listen, bookmark, how long the story takes to read; or None."""
    if len(line) > MAX_LABEL:
        return None
    if READING_TIME.fullmatch(line.rstrip(" .:")) or COUNTER.fullmatch(line):
        return "timestamp"
    return reason_for(line) or prompt_reason(line) or ("site_label" if is_site_label(line) else None)


def is_origin(line: str) -> bool:
    """Whether a line says where the text is from: an agency, a source, an address."""
    if len(line) > MAX_LABEL:
        return False
    return ADDRESS.fullmatch(line) is not None or head_reason(line, False) is not None or agency_over(line) is not None


def agency_over(line: str) -> str | None:
    """The agency that a line above a story names: alone, in a byline, behind a label, before its place."""
    named = line.partition(":")[2].strip() or line
    known = AGENCIES.get(named.lower()) or agency_in_byline(line) or agency_of(line, OPENING.match(line))
    return known or opening_agency(line)


def is_picture_credit(line: str) -> bool:
    """Whether a line only says who made a picture."""
    return len(line) <= MAX_LABEL and (is_credit(line) or is_credit_line(line) or CREDIT.fullmatch(line) is not None)


def split_picture(line: str) -> tuple[str, str | None]:
    """A caption above a story without its number and credit, and the credit; or the words unchanged, and None."""
    text, credit = split_credit(line)
    if credit is None and len(line) <= MAX_CAPTION and (behind := CREDIT_BEHIND.fullmatch(line)):
        text, credit = behind["text"], behind["initials"] or behind["in_brackets"] or behind["behind"]
    if credit is not None:
        return COUNTED.sub("", text, count=1), credit
    found = CREDITED.fullmatch(line) if credit is None and "/" in line and len(line) <= MAX_CAPTION else None
    return (found["text"], found["credit"]) if found else (text, credit)
