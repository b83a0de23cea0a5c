"""Detect the language of an article, and the paragraphs that are in another language.

Most incoming news is English, and its function words prove it at a fraction of an identifier's cost; only text that
they do not prove goes to py3langid.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, partial

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from wiredesk.clean.draft import Draft
from wiredesk.clean.languages.english import goes_with_english, is_english
from wiredesk.clean.languages.function_words import FUNCTION_WORDS, has_words_of
from wiredesk.clean.languages.scripts import in_script_of
from wiredesk_schemas.clean import OtherLanguage

SAMPLE = 400
"""Characters of an article that are examined: more take longer without changing the result."""
PARAGRAPH_SAMPLE = 100
"""Characters of a paragraph: on sentences in 38 languages, 300 characters gave no better results."""
WORDS = re.compile(r"[^\s\d!-@\[-`{-~“”‘’„«»–—…、。，．।]+")
"""Without digits and common punctuation; with the vowel signs of Indic scripts, which are not letters."""
SURE = 0.5
"""Probability above which the detected language overrides the producer's."""
LIKELY = 0.15
"""Probability above which the detected language is used if the producer gives none; 97 languages share the rest."""
CERTAIN = 0.9
"""Probability above which a language without a two-letter code is accepted: pidgins look like terse English."""
MIN_LETTERS = 20
CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
NO_LANGUAGE = frozenset({"zxx", "und", "mul"})

MIN_PARAGRAPH = 40
"""Letters: shorter paragraphs keep the article's language. A script whose letters are syllables needs fewer."""
MIN_SYLLABLES = 15
SYLLABLES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
MORE_IN_A_SYLLABLE = 2
"""A Chinese character corresponds to about three English letters."""
APART = 0.6
"""Probability above which a paragraph is in a language other than the article's …"""
DOUBTFUL = APART / 3
"""Probability of the most likely language below which adding related languages is not enough."""
HOME = 0.01
"""… if the article's language has less than this. Doubtful English prose was never below; names and addresses are."""
MAX_CAPITALS = 0.5
"""Maximum share of capitalised words: lists of names and scores have more, and are in no language."""
MIN_WORDS = 5
"""In scripts that separate words by spaces."""
MAX_CLASSIFIED = 60
"""Maximum paragraphs of an article for the identifier. An article that needs more is a table or a book."""
RELATED_LANGUAGES = tuple(
    frozenset(kin.split())
    for kin in ("da nb nn no", "id ms jv", "bs hr sr", "cs sk", "an ast ca es gl oc", "gl pt", "nr ss xh zu", "af nl")
)
"""Languages too similar to distinguish by a paragraph: their probabilities are added."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The identifier's result for a paragraph: the most likely language, and each language's probability."""

    language: str
    likelihood: dict[str, float]

    def differs_from(self, home: str) -> bool:
        """Return whether the paragraph is certainly in another language than the article."""
        if self.language == home or self.language in NO_LANGUAGE or self.likelihood.get(home, 0.0) > HOME:
            return False
        kin = frozenset({self.language}).union(*(near for near in RELATED_LANGUAGES if self.language in near))
        least = APART if len(self.language) == 2 else CERTAIN
        return home not in kin and sum(self.likelihood.get(language, 0.0) for language in kin) >= least


def detect_language(draft: Draft) -> None:
    """Set `language` to that of most words, else to the producer's, and set `other_languages`."""
    texts = draft.paragraphs
    home: str | None
    claim = _code(draft.language)
    if proven := _proven(texts, is_english):
        home = "en"
    elif claim and claim in FUNCTION_WORDS and (proven := _proven(texts, partial(has_words_of, claim))):
        home = claim
    else:
        words = " ".join((draft.title, *texts[:8]))
        if not texts:
            words += " ".join(caption.text for caption in draft.captions)
        home = language_of(words, draft.language)
    draft.language, draft.other_languages = _foreign_stretches(texts, home, proven) if home else (None, [])


def language_of(words: str, claimed: str | None) -> str | None:
    """Return an ISO 639-1 code (639-3 if there is none), or None if the language is unknown.

    Args:
        words: of the article; the head is enough.
        claimed: the language that the producer declared, e.g. `en-US`; used if the text is too short.
    """
    claim = _code(claimed)
    sample = " ".join(_words(words, SAMPLE))[:SAMPLE]
    if len(sample) < MIN_LETTERS:
        return claim
    for code, probability in _identifier().rank(sample)[:3]:
        if probability < (SURE if claim else LIKELY) or code in NO_LANGUAGE:
            break
        if len(code) == 2 or probability >= CERTAIN:
            return str(code)
    return claim


def _proven(texts: list[str], passes: Callable[[str], bool]) -> set[str]:
    """Paragraphs that pass a check, if they are half of the text; else an empty set."""
    rest = sum(map(len, texts)) / 2
    proven: set[str] = set()
    for text in sorted(texts, key=len, reverse=True):  # so that few need checking
        if passes(text):
            proven.add(text)
            rest -= len(text)
            if rest <= 0:
                return proven
    return set()


def _foreign_stretches(texts: list[str], home: str, proven: Collection[str]) -> tuple[str, list[OtherLanguage]]:
    """The language of most of the text, and the runs in another language.

    Args:
        texts: the paragraphs.
        home: the language of the head; it is the article's unless another has more of the text.
        proven: paragraphs known to be in it.
    """
    languages = _languages(texts, home, proven)
    if not any(languages):
        return home, []
    shares: Counter[str] = Counter({home: 0})
    for text, language in zip(texts, languages, strict=True):
        shares[language or home] += len(text) + MORE_IN_A_SYLLABLE * (len(text) - len(SYLLABLES.sub("", text)))
    most = max(shares, key=lambda language: shares[language])
    if most != home:
        languages = _languages(texts, most, ())
    stretches: list[OtherLanguage] = []
    start = 0
    before: str | None = None
    for text, language in zip(texts, languages, strict=True):
        end = start + len(text)
        if language and language == before:
            stretches[-1] = OtherLanguage(start=stretches[-1].start, end=end, language=language)
        elif language:
            stretches.append(OtherLanguage(start=start, end=end, language=language))
        before, start = language, end + len("\n\n")
    return most, stretches


def _languages(texts: list[str], home: str, proven: Collection[str]) -> list[str | None]:
    """The language of each paragraph that differs from the article's; None for the others, as for those proven."""
    found: list[str | None] = []
    classified = 0
    for text in texts:
        language = None
        if text in proven or (len(text) < MIN_PARAGRAPH and text.isascii()) or _goes_with(home, text):
            pass
        elif home != "en" and is_english(text):
            language = "en"
        elif classified < MAX_CLASSIFIED and is_prose(words := _words(text, PARAGRAPH_SAMPLE)):
            classified += 1
            verdict = _verdict(" ".join(words)[:PARAGRAPH_SAMPLE], home)
            language = verdict.language if verdict.differs_from(home) else None
        found.append(language)
    return found


def _goes_with(home: str, text: str) -> bool:
    """Return whether a fast check shows that a paragraph is in the article's language."""
    if home == "en":
        return goes_with_english(text)
    return has_words_of(home, text) or in_script_of(home, text)


def is_prose(words: list[str]) -> bool:
    """Whether a paragraph has enough words to detect a language and is not a list of names, scores or addresses."""
    letters = sum(map(len, words))
    if letters < MIN_PARAGRAPH:
        return letters >= MIN_SYLLABLES and 2 * len(SYLLABLES.findall("".join(words))) > letters
    capitals = sum(word[0].isupper() for word in words)
    return capitals <= MAX_CAPITALS * len(words) and (len(words) >= MIN_WORDS or not words[0].isascii())


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _verdict(sample: str, home: str) -> Verdict:
    language, probability = _identifier().classify(sample)
    if language == home or probability < DOUBTFUL:
        return Verdict(home, {home: probability})
    return Verdict(language, dict(_identifier().rank(sample)))


def _words(text: str, longest: int) -> list[str]:
    """The first words of a text, without URLs; enough for a sample of `longest` characters."""
    written = (word for word in text[: 2 * longest].split() if "://" not in word and "@" not in word)
    return WORDS.findall(" ".join(written))


def _code(claimed: str | None) -> str | None:
    found = CODE.fullmatch(claimed.strip()) if claimed else None
    return found[1].lower() if found else None
