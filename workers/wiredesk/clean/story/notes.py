"""What a story has around its own text: embedded posts, and remarks in italics below the last paragraph."""

import re
from collections.abc import Sequence

from wiredesk.clean.page.element_names import RELATED
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.parts.head_matter import KEY_POINTS
from wiredesk.clean.story.exclusions import Exclusions

EMBEDDED = "embedded_post"
POST_AUTHOR = re.compile(r"(?:[—–-]|\S{1,12} \w{1,12} (?:shared )?by)\s?.{1,80}\(@[\w.]{1,40}\)")
"""The last line of a post that networks embed as a quote: "— Ama Mensah (@ama) May 2, 2026"."""
MAX_POST_BLOCKS = 30
MAX_POST_SHARE = 0.2
"""Share of the story's prose in posts above which they are the story."""
MAX_TEASER_LEVELS = 5
MAX_TEASER_BLOCKS = 5
"""Blocks of a teaser: section, headline, text, time."""
SUMMARY = "summary"
MAX_LABEL_LENGTH = 30
MAX_POINTS = 8
"""Main points above a story; a longer list is its own."""
MAX_POINT_LENGTH = 200
MIN_REPEATING = 3
"""How much more prose the story has than the main points; those of a live blog are its own."""
MAX_END_NOTES = 3
MAX_END_NOTE_LENGTH = 400
SLANTED = 0.9
"""Share of a paragraph in italics."""
MAX_OTHER_ITALICS = 0.1
"""Share of the story's other paragraphs in italics above which italics are the story's own: questions, verses."""
MIN_PARAGRAPHS = 4
CORRECTION = re.compile(
    r"[^\w]{0,3}(?:correct|clarif|update|amend|korr|bericht|klarstell|rectif|corre[cç]|errat|rettif|oprav|sprost|исправ)",
    re.IGNORECASE,
)
"""A remark that changes what the story says."""
ID = re.compile(r"#(\S+)")
MAX_NOTE = 1000
"""Characters of a note."""
LINES = frozenset({"p", "div"})


def drop_embedded_posts(excluded: Exclusions, reasons: list[str | None]) -> None:
    """Set the reason of posts of social networks that a story embeds: block quotes that end with account and name.

    They are media, as pictures are; a story that tells what a post says quotes it in its own text.
    """
    layout = excluded.layout
    posts: list[int] = []
    for index, block in enumerate(layout.blocks):
        if reasons[index] is not None or "(@" not in block.words or not POST_AUTHOR.match(block.words):
            continue
        quote = next((e for e in layout.outwards(block.holder) if layout.tags[e] == "blockquote"), None)
        if quote is None or excluded.last[quote] - excluded.first[quote] > MAX_POST_BLOCKS:
            continue
        posts += range(excluded.first[quote], excluded.last[quote] + 1)
    total = sum(prose for prose, reason in zip(excluded.prose, reasons, strict=True) if reason is None)
    if sum(excluded.prose[index] for index in posts) <= MAX_POST_SHARE * total:
        for index in posts:
            reasons[index] = reasons[index] or EMBEDDED


def exclude_notes(excluded: Exclusions) -> None:
    """Exclude the notes below the story to which numbers in it lead: lists of sources, footnotes."""
    layout = excluded.layout
    for element, name in enumerate(layout.names) if layout.notes else ():
        found = ID.search(name)
        if found and found[1] in layout.notes and excluded.characters[element] <= MAX_NOTE:
            excluded.exclude(element, "footnote")


def drop_key_points(excluded: Exclusions, reasons: list[str | None]) -> None:
    """Set the reason of the main points that a page lists under a label above its story, which says them again."""
    layout, before = excluded.layout, excluded.prose_before
    for index, block in enumerate(layout.blocks[:-1]):
        if len(block.words) > MAX_LABEL_LENGTH or layout.tags[layout.blocks[index + 1].holder] != "li":
            continue
        if block.words.rstrip(" :").lower().replace("’", "'") not in KEY_POINTS:
            continue
        end = index + 1
        while end < len(reasons) and end - index <= MAX_POINTS and layout.tags[layout.blocks[end].holder] == "li":
            end += 1
        points = range(index + 1, end)
        kept = [0.0 if reason else prose for prose, reason in zip(excluded.prose, reasons, strict=True)]
        above, below = sum(kept[:index]), sum(kept[end:])
        short = all(len(layout.blocks[point].words) <= MAX_POINT_LENGTH for point in points)
        if points and short and below > max(above, MIN_REPEATING * (before[end] - before[index])):
            for point in (index, *points):
                reasons[point] = SUMMARY
            return


def drop_cut_teasers(excluded: Exclusions, reasons: list[str | None]) -> None:
    """Set the reason of texts that break off below the link to their story: teasers among the story's paragraphs."""
    layout = excluded.layout
    for index, block in enumerate(layout.blocks):
        if reasons[index] is not None or not block.words.endswith(("...", "…")):
            continue
        if not index or reasons[index - 1] != RELATED:
            continue
        for element, _ in zip(layout.outwards(block.holder), range(MAX_TEASER_LEVELS), strict=False):
            first, last = excluded.first[element], excluded.last[element]
            if first < index and last - first < MAX_TEASER_BLOCKS:
                reasons[index] = RELATED
                break


def end_notes(layout: Layout, words: Sequence[str], reasons: Sequence[str | None]) -> list[str]:
    """Return the remarks below a story: its last paragraphs, entirely in italics, where hardly any other is.

    Credits, translators, a writer's other work, "first published in". Corrections are not among them.
    """
    story = [index for index, reason in enumerate(reasons) if reason is None and words[index]]
    slanted = {index for index in story if layout.blocks[index].slanted >= SLANTED * len(layout.blocks[index].words)}
    notes: list[str] = []
    for index in reversed(story[-MAX_END_NOTES:]):
        text = words[index]
        if index not in slanted or len(text) > MAX_END_NOTE_LENGTH or CORRECTION.match(text):
            break
        if layout.tags[layout.blocks[index].holder] not in LINES:
            break
        notes.append(text)
    others = len(story) - len(notes)
    if others < MIN_PARAGRAPHS or len(slanted) - len(notes) > MAX_OTHER_ITALICS * others:
        return []
    return notes
