"""The lines of a desk below a story, by their build: several lines that are no sentences, among which codes stand.

Each agency ends its copy in its own way, with its name, initials, a count, a day and a clock, an address. One such line
may be the story's; several in a row below its last sentence are not, whosever they are.
"""

import re

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.desk_codes import CODE, CODES, INITIALS_ALONE, NUMBERS
from wiredesk.clean.parts.head_matter import is_time_line
from wiredesk.clean.plain.appendix import END
from wiredesk.knowledge.agencies import AGENCIES, INITIALS

MAX_LINE = 90
MAX_LINES = 10
"""Lines of a foot, from the end of the text."""
MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.\w")
SITE = re.compile(r"(?:https?://|www\.)\S+")
RIGHTS = re.compile(r"©|\bcopyright\b|\bc\.\s?(?:19|20)\d\d\b", re.IGNORECASE)
STAMP = re.compile(
    r"(?=(?:\D*\d){6})(?=.*(?:\d\d[-/][A-Z\d]{2,3}[-/]\d\d|\d{4}[A-Z]{3}))(?=[^A-Z]*[A-Z]{2})[A-Z\d][A-Z\d :./-]{8,40}"
)
"""An agency's day and clock in capitals: "NYT-05-06-26 1712EDT"."""
MIN_MARKS = 2
_WRAPS = "—–―-()[]*/#=. "


def extract_tail(draft: Draft) -> None:
    """Remove the lines of a desk from the end of the text; their agency becomes the draft's if it has none.

    There are two lines or more, of which the first is a name, a code, a mail address or the end itself, and the others
    also days, clocks, counts and sites; or there is one with day and clock in capitals below an agency's story.
    """
    texts = draft.paragraphs
    start = len(texts)
    while start > 1 and len(texts) - start < MAX_LINES and (_is_sure(texts[start - 1]) or _is_count(texts[start - 1])):
        start -= 1
    while start < len(texts) and not _is_sure(texts[start]):
        start += 1
    stamped = start == len(texts) > 1 and (draft.agency or draft.dateline) and STAMP.fullmatch(texts[-1])
    if stamped:
        start -= 1
    elif len(texts) - start < MIN_MARKS:
        return
    for line in reversed(texts[start:]):
        draft.remove(line, "sign_off")
        draft.agency = draft.agency or AGENCIES.get(line.strip(_WRAPS).lower()) or _initials_in(line)
    del texts[start:]


def _initials_in(line: str) -> str | None:
    """The agency whose initials open a code: "PANA AO/MA 8Nov2026"."""
    first = INITIALS.match(line)
    return AGENCIES.get(first[0].lower()) if first and not line.isalpha() else None


def _is_sure(line: str) -> bool:
    """Whether a line is the mark of the end, an agency, initials, a mail address or a reservation of rights."""
    if len(line) > MAX_LINE:
        return False
    return bool(
        END.fullmatch(line)
        or line.strip(_WRAPS).lower() in AGENCIES
        or CODE.fullmatch(line)
        or (CODES.fullmatch(line) and not line.isalpha())
        or INITIALS_ALONE.fullmatch(line)
        or MAIL.search(line)
        or RIGHTS.search(line)
    )


def _is_count(line: str) -> bool:
    """Whether a line is only a number, a day, a clock or the address of a site."""
    return len(line) <= MAX_LINE and bool(
        NUMBERS.fullmatch(line) or SITE.fullmatch(line) or STAMP.fullmatch(line) or is_time_line(line)
    )
