"""Interviews and transcripts: paragraphs that open with a speaker label and a colon ("Declan Roche: No.")."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, EntityMention, Span

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
    """The attributions of a conversation's turns; empty if the text is not a conversation.

    Args:
        text: the article's.
        paragraphs: of the text. A text is a conversation if at least three of them open with a label, and one label
            recurs.
    """
    found = [turn for turn in (_TURN.match(text, *paragraph) for paragraph in paragraphs) if turn]
    labels = Counter(turn["label"] for turn in found)
    if len(found) < MIN_TURNS or max(labels.values()) < 2 or len(found) * 2 < len(paragraphs):
        return []
    return [_said(turn) for turn in found]


def with_speakers_as_persons(
    text: str, mentions: Sequence[EntityMention], said: Sequence[Attribution]
) -> list[EntityMention]:
    """The mentions, with labels of several words that were taken for places as persons: "JANE ROE: Good evening."."""
    labels = {
        each.source
        for each in said
        if each.cue is None
        and each.source
        and text.startswith(":", each.source.end)
        and " " in text[slice(*each.source)]
    }
    return [
        replace(mention, type="PERSON") if mention.type == "LOCATION" and mention.span in labels else mention
        for mention in mentions
    ]


def _said(turn: re.Match[str]) -> Attribution:
    label = turn["label"]
    source = None if label.rstrip(".").lower() in NAMELESS else Span(*turn.span("label"))
    start, end = turn.span("words")
    return Attribution((Span(start, end),), None, source, "direct", CONFIDENCE)
