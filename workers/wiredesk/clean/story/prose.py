"""Measure how much of a block is story prose: long enough, ending like a sentence, and not all links."""

import re

from wiredesk.clean.languages.scripts import CLOSING_MARKS, SENTENCE_MARKS
from wiredesk.clean.page.layout import Block

_MARKS = frozenset(SENTENCE_MARKS)
SENTENCE_END = re.compile(rf"""[{SENTENCE_MARKS}](?:[{CLOSING_MARKS}]*|(?: ?\[\w{{1,3}}\])+)$""")
"""Also before the numbers of footnotes: "died.[1]"."""
LONG = 80
"""Characters of a paragraph; a block that ends no sentence has to be much longer."""
SHORT = 50
"""Characters of a sentence that counts for half."""
LONG_IN_WIDE = 25
"""`LONG` for scripts that write a word in one or two characters."""
MUCH_LONGER = 2.5
WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
LOOKED_AT = 40
"""Characters of a block that are examined to find its script."""
MOSTLY_LINKS = 0.6


def ends_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does."""
    last = words[-1:]
    if last in _MARKS or last.isalnum():  # as most lines do
        return last in _MARKS
    return SENTENCE_END.search(words[-8:]) is not None


def prose_of(block: Block) -> float:
    """The number of a block's characters that count as prose: all outside links, half of them, or none."""
    length = len(block.words)
    if block.linked > MOSTLY_LINKS * length:
        return 0.0
    ends = ends_sentence(block.words)
    wide = not block.words.isascii() and 3 * len(WIDE.findall(block.words[:LOOKED_AT])) > min(length, LOOKED_AT)
    long = LONG_IN_WIDE if wide else LONG
    if length >= long and (ends or length > MUCH_LONGER * long):
        return float(length - block.linked)
    if length >= SHORT and ends:
        return (length - block.linked) / 2
    return 0.0
