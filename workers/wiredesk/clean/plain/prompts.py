"""Lines that ask the reader for something, by their build: a verb that addresses the reader, and a network or app.

The languages of the press other than English, whose lines `boilerplate` knows. What the words are is in
`knowledge.labels`; which lines they make up is decided here, so that wordings that no table has are found.
"""

import re

from wiredesk.clean.languages.scripts import SENTENCE_MARKS
from wiredesk.clean.plain.line_features import FUNCTION_WORDS
from wiredesk.knowledge.agencies import AGENCIES
from wiredesk.knowledge.labels import (
    ALSO,
    ASK,
    CHANNEL,
    COPYRIGHT,
    CREDIT,
    GOES_ON,
    INSET,
    LOOK,
    MAY,
    MORE_FROM,
    PROMPTING,
    SELF,
    SELF_NOUNS,
    SHARE,
    SITE,
    STRONG,
    UNSPACED_ASK,
    UNSPACED_LOOK,
    US,
    label_key,
)

MAX_LENGTH = 160
"""Characters of an appeal; longer lines are paragraphs."""
MAX_POINTER = 220
MAX_LABEL_WORDS = 6
MAX_SHARE_WORDS = 4
MAX_CREDIT_WORDS = 8
MAX_GOING_ON = 9
MAX_SITE_LABEL = 70
MAX_SITE_WORDS = 9
SURE_WORDS = 4
"""So many words of a site, and nothing else, are no crosshead."""
MAX_ABOUT = 70
MIN_SITE_WORDS = 2
"""Words besides function words: a single one may be a crosshead."""
MAX_UNSPACED = 40
MAX_ASKING = 70
"""Characters of an appeal that ends like a sentence and names neither the newspaper nor the reader."""
_POINTER = re.compile(r"[^\w]{0,3}(?P<label>[^:|»›>→▶：]{3,50}?)\s*[:|»›>→▶：]\s*(?P<target>.{8,})")
_CREDIT = re.compile(
    r"[(\[【（/]?\s?(?P<label>[^\W\d_][^:：=©／/()\[\]\n]{0,24}?)\s?(?:[:：=＝©]|(?<=fot)\.|\s/)\s?(?P<name>[^\s:][^:!?。]{1,70}?)[)\]】）]?\.?",
    re.IGNORECASE,
)
_POINTS = re.compile("[:|»›>→▶：]")
_CREDIT_MARK = re.compile("[:：=＝©]|[Ff]ot[.]|\\s/")
_OF_CREDIT_MARKS = (":", "/", "=", "ot.", "©", "：", "＝")
MAX_CREDIT_LABEL = 30
MAX_AGENCY_CREDIT = 24
_QUOTED = re.compile('[“”„«»"「」]')
_CLOSED = re.compile(f"[{SENTENCE_MARKS}]$")
_PLACEHOLDER = re.compile(r"\[[A-Za-z]{3,12}:[^\[\]]{2,40}\]")
"""What a content system puts in the place of a picture: "[Gambas:Video 20detik]"."""
MAX_SIGNED = 60
"""Characters of a line with the sign of copyright that is no sentence."""
_COPYRIGHT_SIGN = re.compile("[©ⓒ]")
_CLOSED_QUOTE = re.compile('["”»“]$')
_MARKS = "\"“”„«»'‘’ "
_OPENS = frozenset('"“„«')
_SAID = re.compile('["“„«].{0,80}["”“»]$')
"""A line in quote marks, which somebody says: "Watch out!"."""


def prompt_reason(line: str) -> str | None:
    """Return why a line is no part of the story, a reason as `boilerplate` gives it; None if it may be part of it."""
    if not 0 < len(line) <= MAX_POINTER:
        return None
    if line[0] == "[" and _PLACEHOLDER.fullmatch(line):
        return "placeholder"
    key = label_key(line)
    words = key.split(" ")
    if line.isascii() and PROMPTING.isdisjoint(words):
        return _rights(key)
    if _points(line):
        return "related_links"
    if len(line) > MAX_LENGTH:
        return "copyright" if COPYRIGHT.search(key) else None
    if _looks(line, words):
        return "related_links"
    if len(words) <= MAX_GOING_ON and not line[:1].islower() and GOES_ON.search(key) and INSET.search(key):
        return "advertising"
    if len(words) <= MAX_SHARE_WORDS + 1 and _names_section(line, words):
        return "related_links"
    ends = {words[0], " ".join(words[:2]), " ".join(words[:3]), words[-1], " ".join(words[-2:])}
    if _QUOTED.search(line) is None and _asks(line, key, ends):
        return "newsletter"
    if len(words) <= MAX_SHARE_WORDS and not SHARE.isdisjoint(ends) and CHANNEL.search(key):
        return "share_prompt"
    if len(line) <= MAX_SIGNED and _COPYRIGHT_SIGN.search(line) and not _CLOSED.search(line):
        return "copyright"
    if ("©" in line or not _CLOSED.search(line)) and COPYRIGHT.search(key):
        return "copyright"
    return _rights(key)


def _rights(key: str) -> str | None:
    return "copyright" if COPYRIGHT.match(key) else None


def is_site_label(line: str) -> bool:
    """Whether each word of a short line is one of a site's own labels, in one language: "Passer la publicité".

    A headline may follow after a colon or arrow. A short line about the article itself, which is no statement, is a
    label too: "Hat Ihnen der Artikel gefallen?"
    """
    if len(line) > MAX_POINTER or line[-1:] in ".,;" or (line[0] in _OPENS and _SAID.match(line)):
        return False
    pointed = _POINTER.fullmatch(line) if _POINTS.search(line, 3, MAX_SITE_LABEL) else None
    if pointed is None and len(line) > MAX_ABOUT:
        return False
    key = label_key(line if pointed is None else pointed["label"])
    words = key.split(" ")
    if not (line.isascii() and SELF_NOUNS.isdisjoint(words)) and len(line) <= MAX_ABOUT and _is_about(line):
        return True
    if pointed is not None and pointed["target"][0] in _MARKS:
        return False
    if not 2 <= len(words) <= MAX_SITE_WORDS:
        return False
    languages, strong, counted = -1, 0, 0
    for word in words:
        if word not in FUNCTION_WORDS and not word.isdecimal():
            languages &= SITE.get(word, 0)
            counted += 1
            if not languages:
                return False
        strong |= STRONG.get(word, 0)
    sure = languages & strong != 0 or counted >= SURE_WORDS or US.search(key) is not None
    return counted >= MIN_SITE_WORDS and sure


def _is_about(line: str) -> bool:
    return _QUOTED.search(line) is None and SELF.search(label_key(line)) is not None


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


def _names_section(line: str, words: list[str]) -> bool:
    """Whether a line offers more from a section by its name: "Más de Internacional"."""
    taken = next((n for n in (2, 3) if " ".join(words[:n]) in MORE_FROM), 0)
    rest = line.split()[taken:]
    return bool(taken) and line[-1].isalpha() and all(word[0].isupper() for word in rest)


def _looks(line: str, words: list[str]) -> bool:
    """Whether a line without a colon says to read on, or also something else."""
    if not line.isascii() and any(look in line for look in UNSPACED_LOOK):
        return len(line) <= MAX_UNSPACED and line[-1] not in "。"
    if line[-1] in ".।" or _CLOSED_QUOTE.search(line):
        return False
    return not ALSO.isdisjoint(words[1:3]) and not LOOK.isdisjoint((words[0], " ".join(words[:2])))


def _asks(line: str, key: str, ends: set[str]) -> bool:
    if not LOOK.isdisjoint(ends) and CHANNEL.search(key) and US.search(key):
        return True  # "Read more in our Telegram channel"
    sure = not ASK.isdisjoint(ends) or (not line.isascii() and any(word in line for word in UNSPACED_ASK))
    if not (sure or not MAY.isdisjoint(ends)) or not CHANNEL.search(key):
        return False
    return US.search(key) is not None or (sure and not (len(line) > MAX_ASKING and _CLOSED.search(line)))


def is_credit_line(line: str) -> bool:
    """Whether a line says who made a picture: "Kuva: Matti Virta / Lehtikuva", "[사진=연합뉴스]"."""
    if len(line) <= MAX_AGENCY_CREDIT and _credits_agency(line):
        return True
    opening = line[:MAX_CREDIT_LABEL]
    marked = any(map(opening.__contains__, _OF_CREDIT_MARKS)) and _CREDIT_MARK.search(opening)
    found = _CREDIT.fullmatch(line) if marked else None
    if found is None or label_key(found["label"]) not in CREDIT:
        return False
    name = found["name"]
    small = [word for word in name.split() if word[0].islower() and len(word) > 3 and not word.startswith("ar")]
    return len(name.split()) <= MAX_CREDIT_WORDS and not small  # "archivo", "arkiv"


def _credits_agency(line: str) -> bool:
    """Whether a line is a word for pictures and a known agency: "Photo AFP", "(Foto Ansa)"."""
    label, _, agency = line.strip("()[]").partition(" ")
    return agency.lower() in AGENCIES and label_key(label) in CREDIT
