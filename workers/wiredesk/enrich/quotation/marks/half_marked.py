"""Quotes of which only the closing mark is left: "It was dear,” Ruiz said."."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span

_CLOSING = re.compile(r"[\s,]*[”\"]$")
_OPENING = re.compile(r"(?:[“”\"]|'')\s+")
"""A mark that opens nothing, because a space is behind it."""


def with_half_marked(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with reports that end in a closing mark before their cue as direct quotes.

    Args:
        text: the article's.
        said: the attributions found so far.
    """
    return [_as_direct(text, attribution) for attribution in said]


def _as_direct(text: str, attribution: Attribution) -> Attribution:
    content, cue = attribution.content[-1], attribution.cue
    if attribution.kind != "indirect" or cue is None or text[content.end - 1] not in '”"' or cue.start < content.end:
        return attribution
    closing = _CLOSING.search(text, *content)
    if closing is None or closing.start() <= content.start:
        return attribution
    opening = _OPENING.match(text, content.start, closing.start())
    words = Span(opening.end() if opening else content.start, closing.start())
    return replace(attribution, content=(*attribution.content[:-1], words), kind="direct")
