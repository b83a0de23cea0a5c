"""Detect whether a sentence with a date refers to the future."""

import re

REACH = 90
"""Characters before a date that are searched for its tense: about a clause."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s|\n\n")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|won['’]t|can|could|may|might|must|upcoming|tomorrow|deadline|due|slated|scheduled|effective"
    r"|set\s+(?:for|to)|expected|planned|plans?|planning|hopes?|aims?|intends?|going|ahead\s+of|until|till|starting"
    r"|beginning|no\s+later\s+than|as\s+(?:early|soon)\s+as|(?:is|are)\s+(?:to|on|for)|to\s+be"
    r"|(?:begin|start|open|end|close|return|resume|meet|expire|arrive|convene|reopen|launche|debut)s"
    r"|takes\s+(?:place|effect)|kicks\s+off|goes\s+(?:on\s+sale|into\s+effect)|comes\s+into\s+(?:force|effect))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\bto\s+[a-z]+(?:\s+(?!said\b)[\w'’-]+){0,4}\s+(?:on\s+)?$")
"""An infinitive right before a date: "wants to meet residents on", "a bill to ban scooters by"."""
_BEHIND = re.compile(r"\b(?:said|told|was|were|had|announced|reported|did|began|since)\b", re.IGNORECASE)


def is_ahead(text: str, start: int) -> bool:
    """Whether the words before a date in its sentence refer to the future; the nearest signal decides.

    Args:
        text: the article's.
        start: where the date begins, in code points.
    """
    before = _SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    ahead = [found.end() for found in _AHEAD.finditer(before)]
    behind = [found.end() for found in _BEHIND.finditer(before)]
    infinitive = _INFINITIVE.search(before)
    if infinitive and not _BEHIND.search(infinitive.group()):
        return True
    return bool(ahead) and ahead[-1] > max(behind, default=0)
