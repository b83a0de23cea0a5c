"""Dialogue in which two speakers take turns, one of them asking, and later turns are not credited."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.speakers.credits import is_rest, paragraph_at
from wiredesk.enrich.speakers.source_words import is_article

_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+")
_OFFICE = re.compile(r"the (?:[a-z-]+ )?[a-z-]+")
"""A source without a name, for a second speaker: "replied the mayor"."""


def with_turns(text: str, paragraphs: Sequence[Span], said: Sequence[Attribution]) -> list[Attribution]:
    """Credit the quotes of an exchange that name no speaker to the one whose turn it is.

    “One?” asked Ruiz. / “One,” replied Lind. / “What did it say?” / “Nothing.”

    Args:
        text: the article's.
        paragraphs: of the text.
        said: the attributions, in any order.

    Returns:
        All attributions, in the order of their contents.
    """
    found = sorted(said, key=lambda attribution: attribution.content)
    by_paragraph: dict[int, list[Attribution]] = {}
    for index, attribution in enumerate(found):
        here = paragraph_at(paragraphs, attribution.content[0].start)
        if here > 1 and _is_uncredited(paragraphs[here], attribution):
            first, second = (_only(paragraphs[at], by_paragraph.get(at, ())) for at in (here - 2, here - 1))
            if first and second and _is_turn_of_first(text, first, second, attribution):
                cue = attribution.cue if attribution.cue and paragraphs[here].contains(attribution.cue) else None
                attribution = found[index] = replace(attribution, cue=cue, source=first.source)
        by_paragraph.setdefault(here, []).append(attribution)
    return _with_rest(text, found)


def _with_rest(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with the rest of a quote behind its cue as one: "“No,” she said in an interview. “Never.”"."""
    found: list[Attribution] = []
    for attribution in said:
        last = found[-1] if found else None
        is_open = attribution.cue is None and attribution.kind == "direct"
        begins = attribution.content[0].start
        is_same = attribution.source and (
            attribution.source.end <= begins or is_article(text[slice(*attribution.source)])
        )
        if last and is_open and is_same and is_rest(text, last, begins):
            found[-1] = replace(last, content=(*last.content, *attribution.content))
        else:
            found.append(attribution)
    return found


def _is_uncredited(paragraph: Span, attribution: Attribution) -> bool:
    """Whether a direct quote is a whole paragraph."""
    first, last = attribution.content[0], attribution.content[-1]
    return attribution.kind == "direct" and first.start <= paragraph.start + 1 and last.end >= paragraph.end - 2


def _only(paragraph: Span, here: Sequence[Attribution]) -> Attribution | None:
    """The one direct quote of a paragraph, which opens with it and has a source."""
    if len(here) != 1 or here[0].kind != "direct" or here[0].content[0].start > paragraph.start + 1:
        return None
    return here[0] if here[0].source else None


def _is_turn_of_first(text: str, first: Attribution, second: Attribution, quote: Attribution) -> bool:
    """Whether a quote behind those of two speakers answers the second one's question, or asks again."""
    if first.source is None or second.source is None or not _are_two(text, first.source, second.source):
        return False
    asks_back, asks = (_is_question(text, turn.content[-1].end) for turn in (second, quote))
    return asks_back or (asks and any("?" in text[start : end + 1] for start, end in first.content))


def _are_two(text: str, first: Span, second: Span) -> bool:
    """Whether two sources end in different names, or one is a name and the other an office."""
    names = [
        _NAME.findall(text, *span)[-1:] or (["the"] if _OFFICE.fullmatch(text, *span) else [])
        for span in (first, second)
    ]
    return all(names) and names[0] != names[1]


def _is_question(text: str, end: int) -> bool:
    return text[end - 1] == "?" or text.startswith("?", end)
