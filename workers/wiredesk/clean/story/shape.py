"""Why a block inside a story is not part of it, by its shape: links, captions, marks, appeals."""

import re
from collections import Counter

from wiredesk.clean.page.element_names import CAPTION, RELATED
from wiredesk.clean.page.layout import Block, Layout
from wiredesk.clean.parts.head_matter import COUNTER
from wiredesk.clean.story.appeals import is_appeal
from wiredesk.clean.story.placeholders import is_placeholder
from wiredesk.clean.story.prose import ends_sentence

OFTEN = 3
"""How often the same line must occur below pictures to count as a caption, and how many blocks in italics are the
story's own style."""
ALL = 0.9
MAX_CAPTION_LENGTH = 300
LINKED_LINE = 0.75
LINKED_AFTER_LABEL = 0.4
POINTER = re.compile(r"(?:[^\w]{0,3}[^:|»›>→]{2,40}?\s?[:|»›>→]|[>»›→]{1,2})\s")
"""A label before a link that leads elsewhere."""
MIN_LABEL = 4
ADDRESS = re.compile(r"(?:[^\W\d_][\w ]{1,60}:\s?)?(?:https?://|www\.)\S{4,300}")
"""A line that is only an address, as under a printed page, or an address behind a label."""
MAX_COUNTER = 40
"""Characters of a line that says how often a page was read."""
PART = 0.2
"""Share of links in a paragraph in italics, where hardly any other is, that leads elsewhere."""
TEMPLATE = re.compile(r"([$%#]{2})\w{2,40}\1|\{\{[^{}]{1,60}\}\}")
"""A mark in the template that no program replaced: "$$ARTICLEAD$$"."""
TEMPLATE_OPENS = frozenset("$%#{")
OPENING_MARKS = frozenset('"“‘«„»')
"""Quoted text in italics is a quote, not a caption."""
CELLS = frozenset({"td", "th"})
IN_LISTS = frozenset({"li", "td", "th", "dt", "dd"})
"""Lists and tables of links may be the story's own."""
PRINTED_CREDIT = re.compile(
    r"©|\b(?:photo|image|picture|credit|courtesy|getty|reuters|afp|ap|via|foto|fotó|fotoğraf|фото|תצלום|צילום|تصوير)\b|"
    r"(?:摄|攝|供图|供圖|撮影|사진.{0,20})[）)]?$|＝\d{1,2}日",
    re.IGNORECASE,
)


def _is_labelled(block: Block) -> bool:
    """Return whether a line is a label in capitals and a link: "RELATED Goats banned from buses"."""
    label = block.words[: max(0, len(block.words) - block.linked)].strip()
    return len(label) >= MIN_LABEL and label.isupper()


def is_slanted(block: Block) -> bool:
    """Return whether a block is in italics and no quote."""
    return block.slanted >= ALL * len(block.words) and block.words[0] not in OPENING_MARKS


def columns_of(layout: Layout) -> set[int]:
    """The table cells that are columns of an old layout: each holds several paragraphs with nothing around them."""
    cells = Counter(block.holder for block in layout.blocks if layout.tags[block.holder] in CELLS and block.words)
    return {cell for cell, paragraphs in cells.items() if paragraphs >= OFTEN}


def reason_by_shape(
    layout: Layout,
    block: Block,
    often: int,
    italics: int,
    *,
    in_column: bool = False,
    may_appeal: bool = True,
    may_stand: bool = True,
) -> str | None:
    """Return why a block inside the story is not part of it, by its shape.

    Args:
        layout: of the page.
        block: of the story.
        often: how often the page has its words.
        italics: the number of blocks of the page in italics.
        in_column: whether its cell is a column of an old layout, and no cell of a table.
        may_appeal: whether its words hold a hint of an appeal to the reader.
        may_stand: the same of a notice that stands for something embedded.
    """
    words, length = block.words, len(block.words)
    if not any(map(str.isalnum, words[:200])):
        return "placeholder"
    holder = layout.tags[block.holder]
    if words[0] in TEMPLATE_OPENS and TEMPLATE.fullmatch(words):
        return "placeholder"
    listed = holder in IN_LISTS and not in_column
    if length <= 2 and words.isdigit() and not listed:
        return "placeholder"
    pointing = block.linked and (POINTER.match(words) or _is_labelled(block))
    linked = LINKED_AFTER_LABEL if pointing else LINKED_LINE
    if not listed and block.linked >= ALL * length and words[-1] in "?!":
        return RELATED  # a story's own questions are not links
    if not listed and block.linked >= linked * length and not ends_sentence(words):
        return RELATED
    if ("://" in words or "www." in words) and ADDRESS.fullmatch(words):
        return RELATED
    counted = length <= MAX_COUNTER and not listed and (words[0].isdigit() or words[-1].isdigit())
    if counted and COUNTER.fullmatch(words):
        return "share_prompt"
    if block.linked and italics < OFTEN and is_slanted(block) and block.linked >= PART * length:
        return RELATED
    if may_appeal and is_appeal(words):
        return "newsletter"
    if may_stand and is_placeholder(words):
        return "placeholder"
    if not block.below_picture or length > MAX_CAPTION_LENGTH:
        return None
    slanted = italics < OFTEN and is_slanted(block)  # interviews set all questions in italics
    if ends_sentence(words) and not slanted:
        return None
    return CAPTION if slanted or holder == "center" or often >= OFTEN or PRINTED_CREDIT.search(words) else None
