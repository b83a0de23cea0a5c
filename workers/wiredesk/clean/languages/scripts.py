"""Languages with a script of their own, which identifies them without a language identifier, and marks of sentences."""

import re

SENTENCE_MARKS = ".!?…։؟۔।॥።፧។៕။。！？．｡"
"""Marks that end a sentence, for a character class: those of Unicode's Sentence_Terminal that newspapers use."""
CLOSING_MARKS = ")\\]\"'”’“»«›」』）】"
"""Marks that may stand behind the end of a sentence, in a character class."""
_PICTOGRAPHS = re.compile(
    "[\u2190-\u2bff\U0001f000-\U0001faff][\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\\s]*(?=[\\w@])"
)
_PICTOGRAPHS_BEHIND = re.compile('(?<=[\\w.!?”’")])[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff ]{1,12}$')
_FIRST_PICTOGRAPH = "\u2190"
HEAD = 100
"""Characters of a paragraph that are examined."""
MOSTLY = 0.5
"""Share of the head in the script; the rest is spaces, marks, figures and names in other letters."""

_OWN = {
    "am": "\u1200-\u137f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "gu": "\u0a80-\u0aff",
    "he": "\u0590-\u05ff",
    "hy": "\u0530-\u058f",
    "ja": "\u3040-\u30ff\u3400-\u9fff",
    "ka": "\u10a0-\u10ff",
    "km": "\u1780-\u17ff",
    "kn": "\u0c80-\u0cff",
    "ko": "\uac00-\ud7a3",
    "lo": "\u0e80-\u0eff",
    "ml": "\u0d00-\u0d7f",
    "my": "\u1000-\u109f",
    "pa": "\u0a00-\u0a7f",
    "si": "\u0d80-\u0dff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "th": "\u0e00-\u0e7f",
    "zh": "\u3400-\u9fff",
}
_OUTSIDE = {language: re.compile(f"[^{letters}]") for language, letters in _OWN.items()}
_KANA = re.compile("[\u3040-\u30ff]")


def without_pictographs(line: str) -> str:
    """A line without the signs before its first word, as channels of messengers set them: "⚡ Ferry sails again"."""
    signs = _PICTOGRAPHS.match(line) if line >= _FIRST_PICTOGRAPH else None
    return line[signs.end() :] if signs else line


def without_outer_pictographs(headline: str) -> str:
    """A headline without such signs on either side."""
    headline = without_pictographs(headline)
    return headline if headline[-1:] < _FIRST_PICTOGRAPH else _PICTOGRAPHS_BEHIND.sub("", headline)


def in_script_of(language: str, paragraph: str) -> bool:
    """Whether a paragraph's script identifies it as this language; False for a language that shares its script."""
    outside = _OUTSIDE.get(language)
    if outside is None or not paragraph:
        return False
    head = paragraph[:HEAD]
    if len(outside.sub("", head)) < MOSTLY * len(head):
        return False
    return language not in ("ja", "zh") or (_KANA.search(head) is not None) == (language == "ja")
