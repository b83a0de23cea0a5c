"""Writes out contractions of two words, which newsrooms write in either way."""

import re

_CONTRACTIONS = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"\bcan(?:n[’'ʼ`]?t|[’'ʼ`]t|not)\b", "can not"),
        (r"\bwon[’'ʼ`]t\b", "will not"),
        (r"\bshan[’'ʼ`]t\b", "shall not"),
        (r"(?<=[^\Wai])n[’'ʼ`]t\b", " not"),  # not "ain't", which is "am", "is" or "are not"
        (r"(?<=\w)[’'ʼ`]re\b", " are"),
        (r"(?<=\w)[’'ʼ`]ve\b", " have"),
        (r"(?<=\w)[’'ʼ`]ll\b", " will"),
        (r"\bI[’'ʼ`]m\b", "I am"),
        (r"\blet[’'ʼ`]s\b", "let us"),
    )
)

_APOSTROPHE = re.compile("[’'ʼ`]")
"""All contractions but the first have one."""


def written_out(text: str) -> str:
    """A text with "is not" for "isn't", "they have" for "they've" and so on."""
    for pattern, words in _CONTRACTIONS if _APOSTROPHE.search(text) else _CONTRACTIONS[:1]:
        text = pattern.sub(words, text)
    return text
