"""Labels that stand alone on a line of a news page and are not part of the story, by language and purpose.

`labels.tsv` has one row for each language and reason, with phrases separated by " | ". Source: the wording that
newspapers, broadcasters and agencies of each language print on their pages, compiled for this project. A phrase is
matched as a whole line, whatever the case and the marks around it. A phrase with a final ":" also matches before a
colon, arrow or bar and the headline that it points to: "Lesen Sie auch: ...".

`page_labels.tsv` has the same form and source. Its phrases are common words: only the whole line counts, not its single
words, and before a colon only where a headline follows. "#" stands for a number: "vor # Stunden".

`prompt_words.tsv` has one row for each language and kind, with words or phrases separated by " | "; a final "*" stands
for any ending. "mul" is for all languages. The source is the same.

| kind | words |
|---|---|
| look | open or close a label that points to another story: "Lesen Sie mehr: ..." |
| also | beside a word of `look`, on a line without a colon: "Lesen Sie auch" |
| look_unspaced | the same in scripts without spaces, wherever they are on a short line |
| ask | forms of a verb that only address the reader: "Síguenos" |
| may | forms that are also other words, so that a word of `us` must be beside them: "Volg ons" |
| us | the newspaper, its news and the reader: "our", "you" |
| share | pass a page on to a network |
| channel | networks, apps and newsletters |
| goes_on, inset | the text goes on, and what it goes around: "Artikkelen fortsetter under bildet" |
| self | the article itself: a line about it that is no sentence belongs to the page |
| more_from | before the name of a section: "Más de Internacional" |
| strong, site | words of a site's own labels, in labels and here; those of `strong` mean nothing else |
| credit | stand before a colon and a photographer or agency |
"""

import re
from importlib.resources import files
from unicodedata import normalize

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"
    "\u0900-\u0963\u0981-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
_WORDS = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
"""Words with the signs of vowels that some scripts write as marks of their own."""
_ASCII_LETTERS = bytes(code if bytes((code,)).isalnum() else ord(" ") for code in bytes(range(256)).lower())
"""Bytes of letters and digits to themselves in lower case, all others to spaces."""


def label_key(line: str) -> str:
    """Return the words of a line for comparison with labels: lower case, without marks, separated by spaces.

    In Turkish capitals, an i has or lacks its dot: both are one letter here.
    """
    if line.isascii():  # most lines are: a third of the time
        return " ".join(line.encode("ascii").translate(_ASCII_LETTERS).decode("ascii").split())
    return " ".join(_WORDS.findall(line.replace("İ", "i").lower().replace("ı", "i")))


_ACCENTED = re.compile(r"[\u0020-\u024f\u0370-\u03ff]+")
_DIGITS = re.compile(r"\d+")


def numbered_key(key: str) -> str | None:
    """Return the key of a label with its numbers as one form: "3 hours ago" as "0 hours ago"; None without numbers."""
    return _DIGITS.sub("0", key) if _DIGITS.search(key) else None


def _unaccented(key: str) -> str:
    """A key as capitals without accents spell it: "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ"; other scripts than Latin and Greek stay."""
    bare = "".join(sign for sign in normalize("NFD", key) if not "\u0300" <= sign <= "\u036f")
    return bare if _ACCENTED.fullmatch(key) else key


def _read(table: str) -> tuple[dict[str, str], dict[str, str]]:
    labels: dict[str, str] = {}
    prompts: dict[str, str] = {}
    for row in files("wiredesk.knowledge").joinpath(table).read_text("utf-8").splitlines():
        _, reason, phrases = row.split("\t")
        for phrase in phrases.split(" | "):
            key = label_key(phrase.replace("#", "0"))
            labels.setdefault(key, reason)
            labels.setdefault(_unaccented(key), reason)
            if phrase.endswith(":"):
                prompts.setdefault(key, reason)
    return labels, prompts


LABELS, PROMPTS = _read("labels.tsv")
"""Key of a label to the reason for which its line is removed; and the same for labels before a headline."""
PAGE_LABELS, PAGE_PROMPTS = _read("page_labels.tsv")
"""The same for common words; numbers in them are "0"."""

MIN_RIGHTS = 7
"""Letters of a phrase that is found within a line."""
COPYRIGHT_PHRASES = sorted(
    (key for key, reason in LABELS.items() if reason == "copyright" and len(key) > MIN_RIGHTS), key=len, reverse=True
)
COPYRIGHT = re.compile("|".join(COPYRIGHT_PHRASES))
"""Reservations of rights, which also stand beside the name of the newspaper."""
MAX_LABEL_LENGTH = max(map(len, LABELS))


def _read_words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for row in files("wiredesk.knowledge").joinpath("prompt_words.tsv").read_text("utf-8").splitlines():
        _, kind, phrases = row.split("\t")
        words.setdefault(kind, []).extend(phrases.split(" | "))
    return words


_PROMPT_WORDS = _read_words()
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts without spaces between words, and Korean, which joins its particles to them."""


def _pattern(kind: str) -> re.Pattern[str]:
    """Find a word or phrase of a kind in the key of a line."""
    spaced, inside = [], []
    for phrase in _PROMPT_WORDS[kind]:
        words = re.escape(label_key(phrase))
        if _UNSPACED.search(phrase):
            inside.append(words)
        else:
            spaced.append(words + (r"\w*" if phrase.endswith("*") else ""))
    return re.compile("|".join((rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", *inside)))


def _keys(*kinds: str) -> frozenset[str]:
    return frozenset(label_key(phrase) for kind in kinds for phrase in _PROMPT_WORDS[kind])


LOOK, ALSO, ASK, MAY, SHARE, CREDIT, MORE_FROM = (
    _keys(kind) for kind in ("look", "also", "ask", "may", "share", "credit", "more_from")
)


def _site_words() -> tuple[dict[str, int], dict[str, int]]:
    """The languages in whose labels each word is, as bits, and those in which it is a label or prompt by itself."""
    bits: dict[str, int] = {}
    words: dict[str, int] = {}
    strong: dict[str, int] = {}
    for name in ("labels.tsv", "prompt_words.tsv"):
        for row in files("wiredesk.knowledge").joinpath(name).read_text("utf-8").splitlines():
            language, kind, phrases = row.split("\t")
            bit = -1 if language == "mul" else bits.setdefault(language, 1 << len(bits))
            for phrase in phrases.split(" | "):
                parts = label_key(phrase).split(" ")
                if kind not in NOT_OF_SITES and not phrase.endswith("*"):
                    for part in parts:
                        words[part] = words.get(part, 0) | bit
                    if len(parts) == 1 and kind not in WEAK:
                        strong[parts[0]] = strong.get(parts[0], 0) | bit
    return words, strong


NOT_OF_SITES = frozenset({"self", "credit", "inset", "more_from", "sign_off", "desk_credit"})
WEAK = frozenset({"site", "us", "also", "channel", "goes_on"})
SITE, STRONG = _site_words()
PROMPTING = frozenset(
    word
    for phrase in (*_keys("look", "ask", "may", "share", "goes_on", "more_from"), *COPYRIGHT_PHRASES)
    for word in phrase.split(" ")
)
"""The words of them all: a fast check, since most lines have none."""
UNSPACED_ASK = tuple(phrase for phrase in _PROMPT_WORDS["ask"] if _UNSPACED.search(phrase))
UNSPACED_LOOK = tuple(_PROMPT_WORDS["look_unspaced"])
SELF_NOUNS = frozenset(max(label_key(phrase).split(" "), key=len) for phrase in _PROMPT_WORDS["self"])
"""The longest word of each name of the article itself: a fast check."""
CHANNEL, US, GOES_ON, INSET, SELF = map(_pattern, ("channel", "us", "goes_on", "inset", "self"))
