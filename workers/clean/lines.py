"""Lines to paragraphs: where a line was broken for its length, its parts are one paragraph again."""

import re
from itertools import pairwise

from workers.clean.draft import Draft, Paragraph

WIDEST_COLUMN = 132
"""Text is wrapped at a column width: 72 and 80 are usual, line printers had 132."""
INDENT = re.compile(r" {2,}|\t")
SENTENCE_END = re.compile(r"""[.!?:…;][)\]"'”’»]*$""")
BREAKS_MID_SENTENCE = 0.3
"""In wrapped text a third and more of the line ends cut a sentence; between true paragraphs hardly any does."""
FITS = 2
"""A line ends a paragraph where the next word would still have fitted, with so many columns to spare."""
LEAST_BREAKS = 2


def split_paragraphs(draft: Draft) -> None:
    """Divide `text` into `paragraphs`, each trimmed and with single spaces inside."""
    draft.paragraphs = paragraphs_of(draft.text)


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text, in order; none is empty."""
    lines = text.expandtabs(4).split("\n") if "\t" in text else text.split("\n")
    width = _column_width(lines)
    paragraphs: list[list[str]] = []
    set_off: list[bool] = []
    blank, before = True, ""
    for line in lines:
        if not line.strip():
            blank = True
            continue
        if blank or width is None or _begins(line, before, width):
            paragraphs.append([line.strip()])
            set_off.append(blank)
        else:
            paragraphs[-1].append(line.strip())
        blank, before = False, line
    return [Paragraph(" ".join(_joined(parts).split()), off) for parts, off in zip(paragraphs, set_off, strict=True)]


def _column_width(lines: list[str]) -> int | None:
    """The width at which the lines were broken, or None where each line is a paragraph."""
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    flush = [(line, after) for line, after in pairs if not INDENT.match(after)]
    if not flush:
        return None
    width = max(len(line.rstrip()) for line, _ in flush)
    if width > WIDEST_COLUMN:
        return None
    cut = sum(_cut(line, after) for line, after in flush)
    if cut < BREAKS_MID_SENTENCE * len(flush) or (len(flush) < LEAST_BREAKS and width < 50):
        return None
    return width


def _cut(line: str, after: str) -> bool:
    """Whether a sentence goes on from one line to the next."""
    opening = after.lstrip(" \"'“‘(")[:1]
    return not SENTENCE_END.search(line.rstrip()) and (opening.islower() or opening.isdigit())


def _begins(line: str, before: str, width: int) -> bool:
    """Whether a line of wrapped text begins a paragraph."""
    if INDENT.match(line):
        return True
    first = line.split(maxsplit=1)[0]
    fitted = len(before.rstrip()) + 1 + len(first) + FITS <= width
    if line.startswith(" ") and not before.startswith(" "):
        return True
    return fitted and bool(SENTENCE_END.search(before.rstrip()))


def _joined(parts: list[str]) -> str:
    """Lines with a space between them, but none after a hyphen inside a word."""
    joined = parts[0]
    for part in parts[1:]:
        in_word = joined.endswith("-") and joined[-2:-1].isalnum() and part[:1].isalnum()
        joined += part if in_word else " " + part
    return joined
