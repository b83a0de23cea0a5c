"""Extract the captions and credits of the story's pictures."""

import re

from wiredesk.clean.draft import Draft
from wiredesk.clean.page.element_names import CAPTION, CREDIT, PICTURE
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.parts.caption import split_credit
from wiredesk.clean.story.find import OUTSIDE

MAX_LENGTH = 1200
"""Characters of a caption; what is longer is a text about pictures."""
LINES_OVER_STORY = 40
"""Maximum blocks between the story and its leading picture: headline, byline and buttons."""
MAX_CREDIT_LENGTH = 60
"""Maximum characters of a credit line next to a longer line in a picture's frame."""
LABEL = re.compile(r"(?:image|media|photo|video|picture)s? ?(?:caption|copyright|source|credit):?\s*", re.IGNORECASE)
"""Labels for screen readers before a caption or credit."""
NO_PICTURE = re.compile(
    r"(?:media )?playback .{4,60}|play(?: video)?|watch(?: now)?|\d+ of \d+|.{0,30}\d\d?:\d\d", re.IGNORECASE
)
FRAMES = frozenset({"figure", "figcaption"})


def extract_page_captions(draft: Draft, layout: Layout, words: list[str], reasons: list[str | None]) -> None:
    """Move the story's captions to `captions`; mark captions outside the story as such."""
    story = [index for index, reason in enumerate(reasons) if reason is None]
    first, last = (story[0] - LINES_OVER_STORY, story[-1]) if story else (0, len(words))
    frames: dict[int, list[int]] = {}
    for index, reason in enumerate(reasons):
        if reason != CAPTION:
            continue
        frame = _frame(layout, layout.blocks[index].holder)
        near = first <= index <= last + 1 or frame in frames  # a credit is in the frame of its caption
        if near and layout.blocks[index].linked < len(words[index]):
            frames.setdefault(frame, []).append(index)
        else:
            reasons[index] = OUTSIDE
    for indexes in frames.values():
        _extract(draft, layout, words, indexes)


def _frame(layout: Layout, holder: int) -> int:
    """The figure around a caption, or the outermost element that is named after captions; else the caption's own."""
    frame = holder
    for element in layout.outwards(holder):
        if layout.tags[element] == "figure":
            return element
        if layout.tags[element] in FRAMES or CAPTION in layout.kinds[element]:
            frame = element
    return frame


def _extract(draft: Draft, layout: Layout, words: list[str], indexes: list[int]) -> None:
    """The caption from a frame's lines; lines named as credit are its credit."""
    credits = [index for index in indexes if _is_credit(layout, layout.blocks[index].element)]
    credited = set(credits)
    lines = [index for index in indexes if index not in credited and not NO_PICTURE.fullmatch(words[index])]
    if not credits and len(lines) > 1:
        longest = max(len(words[index]) for index in lines)
        credits = [index for index in lines if len(words[index]) <= MAX_CREDIT_LENGTH < longest]
        lines = [index for index in lines if not len(words[index]) <= MAX_CREDIT_LENGTH < longest]
    text = LABEL.sub("", " ".join(words[index] for index in lines), count=1)
    credit = LABEL.sub("", " ".join(words[index] for index in credits), count=1) or None
    if len(text) > MAX_LENGTH:
        draft.remove(text, PICTURE)
    elif text:
        text, printed = split_credit(text, framed=True)
        draft.add_caption(text, credit or printed)
    elif credit:
        draft.remove(credit, "photo_credit")


def _is_credit(layout: Layout, element: int) -> bool:
    return any(CREDIT in layout.kinds[around] for around, _ in zip(layout.outwards(element), range(3), strict=False))
