"""Expressions for one person without a name: "the owner of the hall", "one shopper, who", "Ruiz’s neighbour"."""

import re

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.quotation.propositions import FINITE
from wiredesk.enrich.speakers.descriptions import is_personal
from wiredesk.enrich.speakers.genders import Gender
from wiredesk.knowledge.courtesies import GENDERED_TITLES

MAX_WORDS = 5
"""Words of an expression behind its determiner, up to its noun."""
_DETERMINER = re.compile(
    r"(?:an?|one|another|the|his|her|its|their"
    r"|(?!(?:he|here|how|it|let|she|that|there|what|where|who)['’])"
    r"(?:(?:an?|the|his|her|its|their) )?(?:[\w.-]+ ){0,3}?[\w.-]+['’]s?) ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'.&-]+")
_BEHIND = re.compile(
    r"$|[,(]| \(| (?:about|above|aged|at|behind|below|by|for|from|in|inside|near|next|of|on|opposite|outside|over|to"
    r"|who|whom|whose|with)\b"
)
"""Follows the noun of an expression: its end, or what describes it."""
_VERB = re.compile(r"(?: (?:also|never|only|then|\w+ly))? (?P<verb>[a-z’']+)")


def person_phrase(text: str, start: int, end: int, followed: bool = False) -> Span | None:
    """The determiner and noun of an expression for one person at an offset; None if there is none.

    Args:
        text: the article's.
        start: of the expression.
        end: of the words to search.
        followed: whether a verb may follow the noun, as at the beginning of a sentence.
    """
    determiner = _DETERMINER.match(text, start, end)
    at = determiner.end() if determiner else end
    for _ in range(MAX_WORDS):
        word = _WORD.match(text, at, end)
        if word is None or word[0] in FINITE or word[0] in ("and", "be", "or"):
            return None
        is_last = _BEHIND.match(text, word.end(), end) is not None
        verb = _VERB.match(text, word.end(), end) if followed and not is_last else None
        if word[0].islower() and is_personal(word[0]) and (is_last or (verb and _may_be_finite(verb["verb"]))):
            return Span(start, word.end())
        if is_last or text[word.end()] != " ":
            return None
        at = word.end() + 1
    return None


def gender_of_phrase(words: str) -> Gender | None:
    """The gender of the noun that an expression ends with: "a woman", "her husband"; None if it has none."""
    noun = words.split()[-1].lower()
    if noun.endswith(("woman", "girl")):
        return "female"
    return "male" if noun.endswith(("man", "boy")) else GENDERED_TITLES.get(noun)


def _may_be_finite(word: str) -> bool:
    return word in FINITE or word.endswith(("ed", "s", "ing"))
