"""The words that lines around a story are built of, by language: what they ask of the reader, and through what.

`prompt_words.tsv` has one row for each language and kind, with words or phrases separated by " | "; a final "*" stands for
any ending. "mul" is for all languages. Source: the wording that newspapers, broadcasters and agencies of each language
print on their pages, compiled for this project.

| kind | words |
|---|---|
| look | open or close a label that points to another story: "Lesen Sie mehr: ..." |
| ask | forms of a verb that only address the reader: "Síguenos" |
| may | forms that are also other words, so that a word of `us` must be beside them: "Volg ons" |
| us | the newspaper and the reader: "our", "you" |
| share | pass a page on to a network |
| channel | networks, apps and newsletters |
| credit | stand before a colon and a photographer or agency |
"""

import re
from importlib.resources import files

from wiredesk.knowledge.labels import label_key


def _read() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for row in files("wiredesk.knowledge").joinpath("prompt_words.tsv").read_text("utf-8").splitlines():
        _, kind, phrases = row.split("\t")
        words.setdefault(kind, []).extend(phrases.split(" | "))
    return words


_WORDS = _read()
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts without spaces between words, and Korean, which joins its particles to them."""


def _pattern(kind: str) -> re.Pattern[str]:
    """Find a word or phrase of a kind in the key of a line."""
    spaced, inside = [], []
    for phrase in _WORDS[kind]:
        words = re.escape(label_key(phrase))
        if _UNSPACED.search(phrase):
            inside.append(words)
        else:
            spaced.append(words + (r"\w*" if phrase.endswith("*") else ""))
    return re.compile("|".join((rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", *inside)))


def _keys(*kinds: str) -> frozenset[str]:
    return frozenset(label_key(phrase) for kind in kinds for phrase in _WORDS[kind])


LOOK, ASK, MAY, SHARE, CREDIT = (_keys(kind) for kind in ("look", "ask", "may", "share", "credit"))
UNSPACED_ASK = tuple(phrase for phrase in _WORDS["ask"] if _UNSPACED.search(phrase))
CHANNEL, US = _pattern("channel"), _pattern("us")
