"""The marks of a text that an API or a feed has cut: "[+2134 chars]", "[…]", "(continued)", "… Read more"."""

import re

from wiredesk.clean.draft import Draft

_LEFT_OUT = re.compile(r"\s*[\[(]\s?\+?\s?\d[\d,.]{0,9}\s(?:more\s)?char(?:acter)?s(?:\smore)?\s?[\])]$", re.IGNORECASE)
_MORE = re.compile(
    r"(?P<dots>\.{3}|…)?\s*(?:\[\s?(?P<inner>\.{3}|…)\s?\]|\((?:continued|cont['’]?d|more)\)|(?<=[.…])\s*"
    r"(?:read (?:more|on|the (?:full|rest)\b.{0,24})|continue reading|(?:full|more) story|weiterlesen|mehr lesen|"
    r"lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|ler mais|lees verder|läs mer|les mer|"
    r"czytaj dalej|читать далее|читать дальше|devamını oku|selengkapnya))\s?[»›>→…]{0,3}$",
    re.IGNORECASE,
)
"""The marks after a sentence that was cut, in the languages of the press."""
_MARK_LENGTH = 40
ENDS = frozenset(".!?”\"’'")
"""The last character of a whole sentence: nothing was cut."""


def extract_truncation(draft: Draft) -> None:
    """Remove the mark from the end of the text; an ellipsis that shows that the sentence was cut stays."""
    last = draft.paragraphs[-1] if draft.paragraphs else ""
    tail = max(0, len(last) - _MARK_LENGTH)
    if last[-1:] in ENDS:
        return
    found = _LEFT_OUT.search(last, tail) or _MORE.search(last, tail)
    if found is None:
        return
    dots = found.groupdict().get("dots") or found.groupdict().get("inner") or ""
    draft.remove(found.group().removeprefix(dots).strip(), "truncation")
    story = last[: found.start()].rstrip()
    if story:
        draft.paragraphs[-1] = story if story.endswith((".", "!", "?")) else story + dots
    else:
        draft.paragraphs.pop()
