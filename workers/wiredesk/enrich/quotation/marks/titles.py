"""Words in quote marks that are not speech: titles of works, and names that somebody gives to something."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import Attribution
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.knowledge.vocabulary import listed

SMALL_WORDS = listed("a an the of and or in on for to at by with from as")
MIN_WORDS = 2
"""A single word with a capital in marks may be a cry as well as a title."""
_CALLED = re.compile(
    r"\b(?:so-called|self-styled|known\s+as(?:\s+the)?|dubbed(?:\s+the)?|nicknamed)\s*$", re.IGNORECASE
)
_WORK = re.compile(
    r"\b(?:album|biography|book|column|documentary|drama|film|magazine|memoir|movie|musical|newspaper|novel|opera|play"
    r"|podcast|poem|program|programme|series|show|single|sitcom|song|soundtrack|thriller)\s*,?\s*$"
)
_NAMED_SO = re.compile(r"(?:\w+ )*(?:known|marketed|sold) as|(?:\w+ )*(?:en)?titled", re.IGNORECASE)
"""A cue that says how something is called, by nobody."""
_IS_CALLED = re.compile(r"(?:\w+ ){0,2}(?:are|be|been|is|was|were)(?: \w+)? (?:called|dubbed|named|nicknamed)")
"""The same behind what is called so: "the disease is often called “miller’s lung”"."""
_BY = re.compile(r"[.,”\"’']* by\b")
_LEAD = re.compile(r"(?:(?:an?|her|his|its|that|the|their|this)\s+)?(?:so-called\s+|self-styled\s+)?", re.IGNORECASE)
"""Words before a name in marks that belong to it."""
REACH = 24


def is_title(words: Sequence[str]) -> bool:
    """Whether quoted words look like the title of a work: capitals, and no full stop."""
    return all(word[0].isupper() or word.lower() in SMALL_WORDS for word in words) and words[-1][-1] not in ".?!…,"


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether quoted words are a paragraph of their own with capitals: "‘Legend of the Mills.’" between two sections.

    Args:
        text: the article's.
        start: of the words, behind the opening mark.
        end: of the words; a full stop and the closing mark may follow.
    """
    words = text[start:end].rstrip(".!?").split()
    line = text[text.rfind("\n", 0, start) + 1 : start] + text[end : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    return len(words) >= MIN_WORDS and is_title(words) and not any(letter.isalnum() for letter in line)


def is_only_named(text: str, attribution: Attribution, stretches: Sequence[Quoted]) -> bool:
    """Whether an attribution begins with words in marks ("so-called …"), and all of these are titles and names."""
    if attribution.kind == "indirect":
        return False
    if attribution.cue and _NAMED_SO.fullmatch(text, *attribution.cue):
        return True
    if attribution.source is None and attribution.cue and text[slice(*attribution.cue)] == "called":
        return True  # "a short film called “Who Reads Labels?”"
    cue, source = attribution.cue, attribution.source
    if cue and (source is None or source.end <= cue.start) and _IS_CALLED.fullmatch(text, *cue):
        return not _BY.match(text, attribution.content[-1].end)
    begin, end = attribution.content[0].start, attribution.content[-1].end
    near = [stretch for stretch in stretches if stretch.inner.start < end and begin < stretch.inner.end]
    within = [stretch for stretch in near if any(stretch.inner.touches(span) for span in attribution.content)]
    lead = text[attribution.content[0].start : within[0].outer.start] if within else ""
    begins = bool(within) and bool(_LEAD.fullmatch(lead))
    return begins and all(is_name(text, stretch) for stretch in within)


def is_name(text: str, stretch: Quoted) -> bool:
    """Whether words in marks are the title of a work, or what something is called."""
    if _CALLED.search(text, max(0, stretch.outer.start - REACH), stretch.outer.start):
        return True
    words = text[stretch.inner.start : stretch.inner.end]
    if _WORK.search(text, max(0, stretch.outer.start - REACH), stretch.outer.start):
        words = words.rstrip(".,")  # on the program “State of the Union.”
    return len(words.split()) >= MIN_WORDS and is_title(words.split())
