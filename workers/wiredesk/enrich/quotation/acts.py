"""The speech act of a cue (says, asks, denies, demands, promises, thinks), and whether it is negated."""

import re
from functools import lru_cache

from wiredesk.enrich.annotation import Span
from wiredesk.knowledge.speech import ACT_OF_PHRASE, ACT_OF_VERB, NEGATING, WITH_THAT, Act

REACH = 40
"""Characters before a cue that are searched for its negation: "Police have not yet said"."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLAUSE_ENDS = re.compile(r"[.!?;:,\n\"“”]|\b(?:and|but|who|which|that|because|although|while)\b")
_NO = re.compile(r"no (?:comment|one|official)\b|nobody\b", re.IGNORECASE)
_NONE = re.compile(r"\s*(?:[Nn]one\b|[Nn]o\s+[a-z])")
"""At the beginning of a clause: "None of the doctors", "No doctor"."""
_WANTS_TO_KNOW = re.compile(r"\b(?:ask|demand|want)(?:s|ed|ing)? to (?:hear|know)\b")
_CALLS = re.compile(r"call(?:s|ed|ing)?")
_FOR = re.compile(
    r"(?:(?<=call)|(?<=calls))\s+to\b|\s*(?:(?:\w+ly|again|also|yesterday|today|\w+day)\s+)?(?:for|on|upon)\b",
    re.IGNORECASE,
)
"""Behind a form of "call": that it demands. Without it, it names: "called the plan a mess"."""


def act_of(text: str, cue: Span | None) -> Act | None:
    """The act of the cue's first verb of speech or thought; None if it has none or there is no cue.

    Args:
        text: the article's.
        cue: the words that report: "has long maintained that".
    """
    if cue is None:
        return None
    said = text[cue.start : cue.end].lower()
    verb, act = _verb_and_act(said)
    if verb and _CALLS.fullmatch(verb) and not _FOR.match(text, cue.start + said.index(verb) + len(verb)):
        return "says"
    if act is None and text.startswith(" that ", cue.end) and not WITH_THAT.isdisjoint(said.split()):
        return "says"
    return act


@lru_cache(maxsize=10_000)
def _verb_and_act(said: str) -> tuple[str | None, Act | None]:
    """The first verb of speech or thought in a cue, in lower case, and the act of the cue; most cues are "said"."""
    words = _WORD.findall(said)
    if _WANTS_TO_KNOW.search(said):
        return None, "asks"
    verb = next((word for word in words if word in ACT_OF_VERB), None)
    if verb:
        return verb, ACT_OF_VERB[verb]
    plain = " ".join(words)
    return None, next((act for phrase, act in ACT_OF_PHRASE.items() if phrase.search(plain)), None)


def is_negated(text: str, cue: Span | None) -> bool:
    """Whether a cue reports that something was not said, asked or thought.

    Args:
        text: the article's.
        cue: the words that report; its negation may stand before them, in the same clause.
    """
    if cue is None:
        return False
    before = _CLAUSE_ENDS.split(text[max(0, cue.start - REACH) : cue.start])[-1]
    words = _WORD.findall(f"{before} {text[cue.start : cue.end]}".lower())
    return bool(_NO.search(before) or _NONE.match(before)) or any(
        word in NEGATING or word.endswith(("n't", "n’t")) for word in words
    )
