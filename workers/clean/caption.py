"""Captions in plain text: the words of a picture, told by the credit at their end."""

import re

from workers.clean.draft import Draft

PICTURE = r"(?:pic|pics|photo|photos|picture|pictures|photograph|image|images|foto|handout|file\s+photo|file\s+pic)"
BRACKETED = re.compile(
    r"(?P<text>.*\S)\s*[(\[](?P<credit>[^()\[\]]*(?:"
    r"\b(?:AP|AFP|EPA|Reuters|UPI|Getty)\b[^()\[\]]*|"
    rf"\b{PICTURE}(?:\s+(?:credit|courtesy))?\s*(?:[:/©]|\bby\b|\bof\b)[^()\[\]]*|"
    rf"\b(?:via|courtesy|credit|/)\b[^()\[\]]*\b{PICTURE}[^()\[\]]*))[)\]]\.?",
    re.IGNORECASE | re.DOTALL,
)
AGENCY_ALONE = re.compile(r"(?:AP|AFP|EPA|Reuters|UPI|Getty)(?:\s*[,;-].*)?", re.IGNORECASE)
"""An agency in brackets credits a story as often as a picture; alone it is no sign of a caption."""
AFTER_SENTENCE = re.compile(
    r"(?P<text>.*[.!?…][\"'”’)]*)\s*(?:[—–―|-]+\s*)?(?P<credit>"
    rf"(?:[A-Z][\w.’'-]*(?:\s*[/,&]\s*|\s+)){{1,5}}(?i:{PICTURE})"
    rf"|(?i:{PICTURE})(?:\s+(?i:courtesy|credit))?(?:\s*[:/©]\s*|\s+(?:by|of|courtesy|BY)\s+)[^.!?]{{2,80}}"
    r"|(?:[Cc]redit|CREDIT|©)\s*:?\s*[A-Z][^.!?]{2,80})\.?",
    re.DOTALL,
)
ALONE = re.compile(
    rf"[(\[]?\s*(?:[—–―|-]+\s*)?(?:(?i:{PICTURE}|credit)(?:\s+(?i:courtesy|credit|credits))?"
    r"(?:\s*[:©/]\s*|\s+(?i:by|courtesy\s+of)\s+)"
    r"[^.!?]{2,80}|©\s*[A-Z][^.!?\d]{2,70}/[^.!?\d]{2,70}|(?:AP|AFP|EPA|Reuters|UPI|Getty|Bernama)(?:\s+Images)?"
    rf"[\s/-]+(?i:{PICTURE})(?:\s*[/:-].{{2,60}})?|Getty\s+Images)\s*[)\]]?\.?"
)
TAIL = 160
"""Where a credit can stand: the last so many characters."""
LONGEST = 700
SHORTEST = 20
"""Characters: a longer paragraph is a story's, a shorter line a credit alone."""


def take_captions(draft: Draft) -> None:
    """Move every paragraph that is a caption to `captions`, and every credit that stands alone to `removed`."""
    kept = []
    for paragraph in draft.paragraphs:
        if is_credit(paragraph.text):
            draft.remove(paragraph.text, "photo_credit")
            continue
        text, credit = split_credit(paragraph.text)
        if credit:
            draft.add_caption(text, credit)
        else:
            kept.append(paragraph)
    draft.paragraphs = kept


def is_credit(line: str) -> bool:
    """Whether a line only says who took a picture."""
    return len(line) <= TAIL and ALONE.fullmatch(line) is not None


def split_credit(words: str) -> tuple[str, str | None]:
    """A caption without its credit, and the credit; or the words as they are, and None.

    "A ferry at Labasa, May 6. — Reuters pic" gives "A ferry at Labasa, May 6." and "Reuters pic".
    """
    if not SHORTEST <= len(words) <= LONGEST:
        return words, None
    start = max(0, len(words) - TAIL)
    tail = words[start:]
    for pattern in (AFTER_SENTENCE, BRACKETED):
        found = pattern.fullmatch(tail)
        if found and start + found.end("text") >= SHORTEST and not AGENCY_ALONE.fullmatch(found["credit"]):
            return words[:start] + found["text"], found["credit"].strip(" .")
    return words, None
