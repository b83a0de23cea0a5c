"""Lines that ask the reader for something, by their build: a verb that addresses the reader, and a network or app.

The languages of the press other than English, whose lines `boilerplate` knows. What the words are is in
`knowledge.labels`; which lines they make up is decided here, so that wordings that no table has are found.
"""

import re

from wiredesk.knowledge.labels import (
    ASK,
    CHANNEL,
    COPYRIGHT,
    CREDIT,
    LOOK,
    MAY,
    SHARE,
    UNSPACED_ASK,
    US,
    label_key,
)

MAX_LENGTH = 160
"""Characters of an appeal; longer lines are paragraphs."""
MAX_POINTER = 220
MAX_LABEL_WORDS = 6
MAX_SHARE_WORDS = 4
MAX_CREDIT_WORDS = 8
_POINTER = re.compile(r"[^\w]{0,3}(?P<label>[^:|»›>→▶：]{3,50}?)\s*[:|»›>→▶：]\s*(?P<target>.{8,})")
_CREDIT = re.compile(
    r"[(\[【（]?\s?(?P<label>[^\W\d_][^:：=©／/()\[\]\n]{0,24}?)\s?(?:[:：=©]|(?<=fot)\.|\s/)\s?(?P<name>[^\s:][^:!?。]{1,70}?)[)\]】）]?\.?",
    re.IGNORECASE,
)
_QUOTED = re.compile('[“”„«»"「」]')
_CLOSED = re.compile(r"[.!?…。।؟]$")
_MARKS = "\"“”„«»'‘’ "


def prompt_reason(line: str) -> str | None:
    """Return why a line is no part of the story: "related_links", "newsletter", "share_prompt", "copyright" or None."""
    if len(line) > MAX_POINTER:
        return None
    if _points(line):
        return "related_links"
    if len(line) > MAX_LENGTH:
        return None
    key = label_key(line)
    words = key.split(" ")
    ends = {words[0], " ".join(words[:2]), " ".join(words[:3]), words[-1], " ".join(words[-2:])}
    if _QUOTED.search(line) is None and _asks(line, key, ends):
        return "newsletter"
    if len(words) <= MAX_SHARE_WORDS and not SHARE.isdisjoint(ends) and CHANNEL.search(key):
        return "share_prompt"
    if ("©" in line or not _CLOSED.search(line)) and COPYRIGHT.search(key):
        return "copyright"
    return None


def _points(line: str) -> bool:
    """Whether a label before a colon or arrow says to read, see or hear, and a headline follows: no sentence."""
    found = _POINTER.fullmatch(line)
    if found is None or line[-1] in ".。।":
        return False
    words = label_key(found["label"]).split(" ")
    if len(words) > MAX_LABEL_WORDS or LOOK.isdisjoint((words[0], " ".join(words[:2]), words[-1])):
        return False
    rest = found["label"].split()[1:]
    names = any(word[0].isupper() for word in rest if word not in ("Sie", "Ihr"))
    return (not names or found["label"].isupper()) and found["target"][0] not in _MARKS


def _asks(line: str, key: str, ends: set[str]) -> bool:
    if not CHANNEL.search(key):
        return False
    if not ASK.isdisjoint(ends) or any(word in line for word in UNSPACED_ASK):
        return True
    return not MAY.isdisjoint(ends) and US.search(key) is not None


def is_credit_line(line: str) -> bool:
    """Whether a line says who made a picture: "Kuva: Matti Virta / Lehtikuva", "[사진=연합뉴스]"."""
    found = _CREDIT.fullmatch(line)
    if found is None or label_key(found["label"]) not in CREDIT:
        return False
    name = found["name"]
    small = [word for word in name.split() if word[0].islower() and len(word) > 3 and not word.startswith("ar")]
    return len(name.split()) <= MAX_CREDIT_WORDS and not small  # "archivo", "arkiv"
