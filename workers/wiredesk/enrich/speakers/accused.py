"""Who is accused in an article: the person meant by "the defendant" or "the suspect", by what was done to somebody."""

import re
from collections.abc import Sequence

from wiredesk_schemas.entities import Entity

REACH = 160
"""Characters beside a name that are searched for an arrest, charge or plea."""
_CALLED = re.compile(r"[Tt]he (?:[\w-]+ )?(?:accused|defendant|suspect|convict)(?: (?:man|person|woman))?")
_ARRESTED = r"(?:arraigned|arrested|charged|convicted|detained|indicted|jailed|nabbed|remanded|sentenced)"
_DONE_WITH = re.compile(
    rf"(?:,? \(?\d{{1,3}}\b\)?)?(?:, [^.;“”\"\n]{{1,100}}?,)? (?:(?:both|each|then|later) )?"
    rf"(?:(?:is|are|was|were|been|has been|had been)(?: \w+ly| also| both| each| on [A-Z]\w+)? "
    rf"(?:accused of|on trial|{_ARRESTED})"
    r"|(?:has |had |have )?(?:is |are |was |were )?(?:pleaded|pleads?|pled|pleading) (?:not )?guilty"
    r"|(?:has |had |have )?(?:admit|denie)(?:s|d|ted) [a-z]+ing\b"
    r"|(?:has |had |have )?(?:admit|denie)(?:s|d|ted) [^.;“”\"\n]{0,60}?"
    r"\b(?:assault|charges?|counts?|fraud|manslaughter|murder|robbery|theft|wounding)\b"
    r"|(?:is |are )?fac(?:es?|ed|ing) (?:[\w-]+ ){0,3}?(?:charges?|counts?|trial)\b"
    r"|(?:has |had )?appeared (?:in|before|at) [^.;“”\"\n]{0,60}?(?:[Cc]ourt|[Mm]agistrates?|[Jj]udge)\b)"
)
"""Behind a name: that its bearer is accused."""
_ARREST_OF = re.compile(
    rf"\b(?:have|has|had|police|officers|detectives) {_ARRESTED} [^.;:“”\"\n]{{0,100}}$", re.IGNORECASE
)
"""Before a name: that its bearer was arrested."""
_FOR = re.compile(r"(?:,? \(?\d{1,3}\b\)?)?(?:, [^.;“”\"\n]{1,60}?)?,? (?:after|for|in connection|on|over|with)\b")


def is_accused(words: str) -> bool:
    """Whether words call somebody by an accusation alone: "the defendant"."""
    return _CALLED.fullmatch(words) is not None


def accused_of(text: str, persons: Sequence[Entity]) -> list[Entity]:
    """The persons who, as the article tells, were arrested or charged, or have pleaded.

    Args:
        text: the article's.
        persons: named in it.
    """
    return [
        person
        for person in persons
        if any(_is_charged(text, mention.start, mention.end) for mention in person.mentions)
    ]


def _is_charged(text: str, start: int, end: int) -> bool:
    if _DONE_WITH.match(text, end, end + REACH):
        return True
    arrest = _ARREST_OF.search(text, max(0, start - REACH), start)
    return arrest is not None and _FOR.match(text, end, end + REACH) is not None
