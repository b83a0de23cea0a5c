"""The language of an article, as its words show it."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from workers.clean.draft import Draft

SAMPLE = 400
"""Characters that are looked at: beyond, the answer no longer changes, and the time only grows."""
LETTERS = re.compile(r"[^\W\d_]+")
SURE = 0.5
"""Probability above which the text is believed against its producer."""
LIKELY = 0.15
"""Probability above which the text is believed where the producer says nothing; 97 languages share the rest."""
CERTAIN = 0.9
"""Probability above which a language without a two-letter code is believed: pidgins look like terse English."""
LEAST_LETTERS = 20
CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
NO_LANGUAGE = frozenset({"zxx", "und", "mul"})


def take_language(draft: Draft) -> None:
    """Set `language` to the code that the words show, else to what the producer said."""
    words = " ".join((draft.title, *(paragraph.text for paragraph in draft.paragraphs[:8])))
    if not draft.paragraphs:
        words += " ".join(caption.text for caption in draft.captions)
    draft.language = language_of(words, draft.language)


def language_of(words: str, claimed: str | None) -> str | None:
    """An ISO 639-1 code (639-3 where there is none), or None where nothing tells.

    Args:
        words: of the article; the head is enough.
        claimed: what the producer said, e.g. `en-US`; believed where the words are too few to tell.
    """
    claim = _code(claimed)
    sample = " ".join(LETTERS.findall(words[: 2 * SAMPLE]))[:SAMPLE]
    if len(sample) < LEAST_LETTERS:
        return claim
    for code, probability in _identifier().rank(sample)[:3]:
        if probability < (SURE if claim else LIKELY) or code in NO_LANGUAGE:
            break
        if len(code) == 2 or probability >= CERTAIN:
            return str(code)
    return claim


def _code(claimed: str | None) -> str | None:
    found = CODE.fullmatch(claimed.strip()) if claimed else None
    return found[1].lower() if found else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
