"""What an article without a headline is called, and how long text is cut."""

import re

HEADLINE = 120
"""Code points of a first sentence that stands for a missing headline."""

_SENTENCE = re.compile(r".{20,}?(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?…。！？][”»\"')]*(?=\s|$)")
"""At least 20 code points up to an end of sentence that follows no initial or title."""


def first_sentence(text: str) -> str:
    """The first sentence of a text, truncated between words."""
    start = " ".join(text[: HEADLINE * 8].split("\n\n")[0].split())
    found = _SENTENCE.match(start)
    return shorten(found[0] if found else start, HEADLINE)


def shorten(text: str, max_length: int) -> str:
    """The text, truncated at a space and ended with "…" if it has more than `max_length` code points."""
    if len(text) <= max_length:
        return text
    cut = text[: max_length - 1]
    whole = cut.rpartition(" ")[0] if " " in cut[max_length // 2 :] else cut
    return whole.rstrip(" ,;:–—-") + "…"
