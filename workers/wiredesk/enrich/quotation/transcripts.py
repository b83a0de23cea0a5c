"""Interviews and transcripts: paragraphs that open with who speaks and a colon ("Declan Roche: No.")."""

import re
from collections import Counter
from collections.abc import Sequence

from wiredesk.enrich.annotation import Attribution, Span

MIN_TURNS = 3
"""Paragraphs of this shape from which they are a conversation."""
CONFIDENCE = 0.9
NAMELESS = frozenset({"q", "a", "question", "answer"})
"""Labels that tell a question from its answer, and no speaker."""

_TURN = re.compile(
    r"(?P<label>[A-Z](?:[\w'’.-]{0,30})(?: (?:[A-Z][\w'’.-]{0,30}|al|bin|da|de|di|dos|du|el|la|of|van|von)){0,4}"
    r"(?: \([^()\n]{1,40}\))?): ?(?P<words>\S[^\n]*)"
)


def turns_of(text: str, paragraphs: Sequence[Span]) -> list[Attribution]:
    """What is said in the turns of a conversation; empty for a text that is none.

    Args:
        text: the article's.
        paragraphs: of the text. A text is a conversation if three of them or more open with a label, and one of the
            labels comes back.
    """
    found = [turn for turn in (_TURN.match(text, *paragraph) for paragraph in paragraphs) if turn]
    labels = Counter(turn["label"] for turn in found)
    if len(found) < MIN_TURNS or max(labels.values()) < 2 or len(found) * 2 < len(paragraphs):
        return []
    return [_said(turn) for turn in found]


def _said(turn: re.Match[str]) -> Attribution:
    label = turn["label"]
    source = None if label.rstrip(".").lower() in NAMELESS else Span(*turn.span("label"))
    start, end = turn.span("words")
    return Attribution((Span(start, end),), None, source, "direct", CONFIDENCE)
