"""Whether a sentence that names a date speaks of what is to come."""

import re

REACH = 90
"""Characters before a date in which its tense is looked for: about a clause."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s|\n\n")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|won['’]t|upcoming|tomorrow|deadline|due|slated|scheduled|set\s+(?:for|to)|expected|planned|plans?|hopes?|aims?"
    r"|intends?|going|ahead\s+of|(?:is|are)\s+to|to\s+be\s+(?:held|sworn|released|launched|published|announced|opened))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:said|told|was|were|had|announced|reported|did|began|since)\b", re.IGNORECASE)


def is_ahead(text: str, start: int) -> bool:
    """Whether the words before a date, in its sentence, speak of what is to come; the nearest sign decides.

    Args:
        text: the article's.
        start: where the date begins, in code points.
    """
    before = _SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    ahead = [found.end() for found in _AHEAD.finditer(before)]
    behind = [found.end() for found in _BEHIND.finditer(before)]
    return bool(ahead) and ahead[-1] > max(behind, default=0)
