"""Join wrapped lines into paragraphs.

Text wrapped at a column has two properties: most lines break inside a sentence, and the next word would not have fitted
on the line. Verse also breaks inside sentences, and tables fill their lines, but neither does both.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from wiredesk.clean.draft import Draft

MAX_COLUMN = 132
"""Text is wrapped at a column width: 72 and 80 are usual, line printers had 132."""
MIN_COLUMN = 40
MIN_COLUMN_ALONE = 50
"""Shorter lines are those of a list or a verse; a text with a single break needs longer lines."""
MIN_BREAKS = 2
NEARLY = 0.8
"""Of the width: a line that is as long is as good as full. A dateline set afterwards moved the first line's words."""
INDENT = re.compile(r" {2,}|\t")
SENTENCE_END = re.compile(r"""[.!?:…;।。][)\]"'”’»]*$""")
LAST_MARKS = frozenset(""".!?:…;।。)]"'”’»""")
"""The last character of a sentence's end: it decides for most lines."""
BULLET = re.compile(r"[•‣▪◦●■►*]\s")
MARK = re.compile(r"[-–—]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s")
"""A list marker or, in mid-sentence, a dash or number wrapped to the start of a line."""
MARK_CLOSES = frozenset(".)")
OWN_LINE = re.compile(r" {2,}|\t| ?[•‣▪◦●■►*]\s| ?[-–—]\s| ?\(?(?:\d{1,2}|[a-zA-Z])[.)]\s")
"""Lines that give no evidence of the column: those with an indent or a list marker always start a line."""
GOES_ON = re.compile(r"[,;.)”’]|[a-zß-öø-ÿ]")
"""The start of a line that continues the previous line's sentence."""
BREAKS_MID_SENTENCE = 0.3
"""In wrapped text at least a third of the line ends are inside a sentence; between real paragraphs hardly any is."""
FULL_LINES = 0.5
"""Minimum share of breaks where the next word did not fit; in verse and lists there are hardly any."""
RAGGED = 0.1
"""Share of breaks where the next word would have fitted, as in text wrapped twice or by hand, above which short lines
are no evidence."""
SHORT_LINE = 0.7
"""Of the width: a line that is shorter, and is followed by a capital, is a heading or a row."""
FITS = 2
"""A line ends a paragraph if the next word would have fitted with this many columns to spare; none are needed in a text
where at every break inside a sentence the next word did not fit."""
NAMES = 0.9
UNENDED = 0.7
MIN_NAMES = 5
"""Where names keep breaks from showing that a sentence goes on: so many full lines, most without a sentence's end."""
MAX_LONG_SHARE = 0.2
"""Lines longer than any column, of all lines that another follows: with more, the text is not wrapped."""
MEASURED = 5000
"""Maximum lines examined to find the column: more than any story has, and bounds the time for a million lines."""
LONG_LINE = 60
"""Characters: a shorter line of text that is not wrapped may be a row of a list, whatever follows."""
MIN_SOFT = 2
MIN_SOFT_LENGTH = 60
MAX_SOFT_LENGTH = 76
"""Lines that quoted-printable cuts: the standard's longest, and not much shorter."""
QUOTED = re.compile(r"(?:=[0-9A-F]{2})+")
DATE = re.compile(
    r"\s*(?:\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d\d|\d{1,2}\.\d{1,2}\.20\d\d|20\d\d[-/.]\d{1,2}[-/.]\d{1,2})"
)
"""A day in figures at the start of a line: the line of time above a story, no evidence of a sentence that goes on."""
SUSPENDED = re.compile(r"(?:and|or|to|nor|und|oder|bis|et|ou|y|e|o|en)(?:\s|$)")
"""After "short-" at a line's end these start the other half of "short- and long-term"."""
_COMMON = bytes((10, *range(32, 127)))
WORD_END = re.compile(r"[^\W\d_]+$")
WORD_START = re.compile(r"[^\W\d_]+")
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Column:
    """How a text was wrapped."""

    width: int
    even: bool
    """Whether hardly a line breaks where the next word would have fitted."""
    spare: int
    """Spare columns from which a word would certainly have fitted."""


def split_paragraphs(draft: Draft) -> None:
    """Divide `text` into `paragraphs`, each trimmed and with single spaces inside."""
    draft.text, soft = unquoted(draft.text)
    draft.paragraphs, joined, repaired = _split(draft.text)
    if soft:
        draft.repair_counts["soft_breaks", "text"] += soft
    if joined:
        draft.repair_counts["wrapped_lines", "text"] += joined
    if repaired:
        draft.repair_counts["line_hyphens", "text"] += repaired


def unquoted(text: str) -> tuple[str, int]:
    """Decode quoted-printable text (RFC 2045, 6.7); also return the number of soft line breaks.

    Mail gateways leave it encoded: lines of at most 76 characters, cut anywhere and ending in "=", other bytes as
    "=E2=80=99". Text with only very few such lines, or with "=" in longer lines, is not encoded.
    """
    if "=\n" not in text:
        return text, 0
    soft = [line for line in text.split("\n") if line.endswith("=")]
    if len(soft) < MIN_SOFT or any(len(line) > MAX_SOFT_LENGTH or len(line) < MIN_SOFT_LENGTH for line in soft):
        return text, 0
    joined = text.replace("=\n", "")
    return QUOTED.sub(_unquote, joined), len(soft)


def _unquote(found: re.Match[str]) -> str:
    try:
        return bytes.fromhex(found[0].replace("=", "")).decode()
    except UnicodeDecodeError:
        return found[0]


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text, in order; none is empty."""
    return _split(text)[0]


def _split(text: str) -> tuple[list[str], int, int]:
    """The paragraphs, and the number of line breaks and of hyphens removed."""
    lines = text.expandtabs(4).split("\n") if "\t" in text else text.split("\n")
    trimmed = [line.strip() for line in lines]
    spaced = str if _is_evenly_spaced(text) else _spaced
    if b"\1\1" not in bytes(map(bool, trimmed)):  # an empty line after each line: nothing was wrapped
        return [spaced(words) for words in trimmed if words], 0, 0
    column = _column(lines[:MEASURED])
    joiner = Joiner(text)
    paragraphs: list[str] = []
    parts: list[str] = []
    blank, before, joined = False, "", 0
    for line, words in zip(lines, trimmed, strict=True):
        if not words:
            blank = True
            continue
        if not parts:
            parts = [words]
        elif blank or _begins(line, before, column):
            paragraphs.append(spaced(joiner.joined(parts)))
            parts = [words]
        else:
            parts.append(words)
            joined += 1
        blank, before = False, line
    if parts:
        paragraphs.append(spaced(joiner.joined(parts)))
    return paragraphs, joined, joiner.removed_hyphens


def _is_evenly_spaced(text: str) -> bool:
    """Whether a text has only single spaces and line breaks between its words."""
    if "  " in text or "\t" in text:
        return False
    rare = text.encode("utf-8", "surrogatepass").translate(None, _COMMON).decode("utf-8", "surrogatepass")
    return not any(map(str.isspace, set(rare)))


def _spaced(words: str) -> str:
    """Collapse spaces between words; most text needs no change."""
    return words if words.isprintable() and "  " not in words else " ".join(words.split())


def _column(lines: list[str]) -> Column | None:
    """How the lines were wrapped, or None if each line is a paragraph."""
    pairs = [(line, after) for line, after in pairwise(line.rstrip() for line in lines) if line and after]
    flush = [(line, after) for line, after in pairs if after[:3].isalpha() or not OWN_LINE.match(after)]
    wrapped = [(line, after) for line, after in flush if len(line) <= MAX_COLUMN and len(after) <= MAX_COLUMN]
    if not wrapped or len(flush) - len(wrapped) > MAX_LONG_SHARE * len(flush):
        return None
    longest_first = sorted({line for pair in wrapped for line in pair}, key=len, reverse=True)
    width = next((len(line) for line in longest_first if " " in line.strip()), 0)
    if width < (MIN_COLUMN if len(wrapped) >= MIN_BREAKS else MIN_COLUMN_ALONE):
        return None
    cuts = [_cut(line, after) for line, after in wrapped]
    full = sum(len(line) >= NEARLY * width or not _fitted(line, after, width, FITS) for line, after in wrapped)
    if full < FULL_LINES * len(wrapped):
        return None
    if sum(cuts) < BREAKS_MID_SENTENCE * len(wrapped) and not _full_of_names(wrapped, full):
        return None
    ragged = [_fitted(line, after, width, 0) for cut, (line, after) in zip(cuts, wrapped, strict=True) if cut]
    return Column(width, even=sum(ragged) <= RAGGED * len(wrapped), spare=FITS if any(ragged) else 0)


def _full_of_names(wrapped: list[tuple[str, str]], full: int) -> bool:
    """Whether the lines are full prose, although few sentences visibly continue in lower case."""
    if full < NAMES * len(wrapped) or len(wrapped) < MIN_NAMES:
        return False
    if any("  " in line.strip() for line, _ in wrapped):
        return False  # a table
    return sum(not _ends_sentence(line) for line, _ in wrapped) >= UNENDED * len(wrapped)


def _cut(line: str, after: str) -> bool:
    """Whether a sentence continues from one line to the next."""
    opening = after.lstrip(" \"'“‘(")[:1]
    goes_on = opening.islower() or (opening.isdigit() and not DATE.match(after))
    return goes_on and not _ends_sentence(line)


def _ends_sentence(line: str) -> bool:
    return line[-1:] in LAST_MARKS and SENTENCE_END.search(line) is not None


def _fitted(line: str, after: str, width: int, spare: int) -> bool:
    """Whether the first word of a line would have fitted on the previous line."""
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) + spare <= width


def _begins(line: str, before: str, column: Column | None) -> bool:
    """Whether a line directly after another starts a paragraph."""
    if column is None and len(before) < LONG_LINE:
        return True
    goes_on = column is not None and (line[0].islower() or not _fitted(before, line, column.width, column.spare))
    if goes_on and (line[:3].isalpha() or _opens_plainly(line)) and len(before) <= MAX_COLUMN:
        return False  # this check decides for most lines
    opening = line.lstrip()
    if column is None:
        return not GOES_ON.match(opening) or _ends_sentence(before.rstrip()) or bool(MARK.match(opening))
    if len(before) > MAX_COLUMN or INDENT.match(line) or BULLET.match(opening):
        return True
    if line[0] == " " and before[:1] != " ":
        return True
    ended = _ends_sentence(before.rstrip())
    mark = MARK.match(opening)
    if mark and (ended or _fitted(before, line, column.width, column.spare)):
        return True
    if mark and MARK.match(before.lstrip()) and not opening[mark.end()].islower():
        return True
    if opening[0].islower() or not _fitted(before, line, column.width, column.spare):
        return False
    short = len(before) < SHORT_LINE * column.width and (column.even or (before.isupper() and not line.isupper()))
    return ended or (short and before.rstrip()[-1] not in ",-–—")


def _opens_plainly(line: str) -> bool:
    """Whether a line starts with a word, not with an indent or a list marker."""
    return line[0].isalnum() and MARK_CLOSES.isdisjoint(line[1:3])


class Joiner:
    """Joins the lines of a paragraph; collects the text's words lazily, when a hyphen requires them."""

    def __init__(self, text: str) -> None:
        self.removed_hyphens = 0
        self._text = text
        self._words: frozenset[str] | None = None

    def joined(self, parts: list[str]) -> str:
        """Join lines with a space, except after a hyphen or a dash inside a word."""
        if len(parts) == 1:
            return parts[0]
        pieces = [parts[0]]
        for line, after in pairwise(parts):
            if not line.endswith("-"):
                pieces.append(" ")
            elif self._divides(line, after):
                pieces[-1] = pieces[-1][:-1]
                self.removed_hyphens += 1
            elif not _goes_through(line, after):
                pieces.append(" ")
            pieces.append(after)
        return "".join(pieces)

    def _is_german(self) -> bool:
        return " der " in self._text and " die " in self._text and " the " not in self._text

    def _divides(self, line: str, after: str) -> bool:
        """Whether the hyphen only splits a word: elsewhere the text has the word without a hyphen, never with one."""
        first, second = WORD_END.search(line[:-1]), WORD_START.match(after)
        if not first or not second or not second[0].islower():
            return False
        if first[0][0].isupper() and not first[0].isupper() and not SUSPENDED.match(after) and self._is_german():
            return True  # a compound with a hyphen goes on in a capital
        if self._words is None:
            self._words = frozenset(WORDS.findall(self._text.lower()))
        whole, compound = first[0].lower() + second[0], f"{first[0].lower()}-{second[0]}"
        return whole in self._words and compound not in self._words


def _goes_through(line: str, after: str) -> bool:
    """Whether there was no space between a hyphen or dash at a line's end and the next line."""
    if line.endswith("--"):
        return len(line) > 2 and line[-3].isalnum() and after[:1].isalnum()
    return len(line) > 1 and line[-2].isalnum() and after[:1].isalnum() and not SUSPENDED.match(after)
