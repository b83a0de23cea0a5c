"""Nicknames inside a name, in quote marks or brackets: `Harold "Buddy" Marchetti`, `Patrick (Paddy) Delahunty`."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.courtesies import TITLES
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed

_NICKNAME = re.compile(
    r" (?:[\"“](?P<quoted>[^\"“”\n]{2,24})[\"”]|['‘](?P<single>[^'‘’\n]{2,24})['’]|\((?P<bracketed>[^()\n]{2,24})\)) "
    r"(?P<surname>[^\W\d_][\w'’-]{0,40})"
)
_QUOTED = re.compile(r"[\"“”]")
MAX_NAME_LENGTH = 40
"""Characters of a given name."""
NO_NAMES = listed(
    """
    a an and are as at but by called calls dubs for from had has her his in is its my no of on or our said says that
    the their this was were with
    """
)
"""Words before a quoted word in a headline, which may have a capital there: "Was ‘Mad’ Velm Right?"."""
BEFORE_QUOTED = TITLES | NO_NAMES
MIN_PARTS = 2
"""Mentions of a name with a nickname of which none is a person's: the given name and the rest."""
MAX_WORDS = 3
"""Of a nickname: "The Iron Horse"."""
MAX_LETTERS = 3
"""Of a nickname in capitals, which behind a person's given name is no body: `Bo "JJ" Lind`."""


def with_nicknames(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with the parts of a person's name around a nickname joined.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    found = [
        (span, nickname) for nickname in _NICKNAME.finditer(text) if (span := _full_name(text, nickname)) is not None
    ]
    kept = list(mentions)
    for span, nickname in found:
        first = bisect_left(kept, span.start, key=lambda mention: mention.span.end)
        last = first
        while last < len(kept) and kept[last].span.start < span.end:
            last += 1
        inside = kept[first:last]
        persons = [mention for mention in inside if mention.type == "PERSON"]
        given = text[span.start : nickname.start()].lower()
        is_known = given in GIVEN_NAMES or any(mention.span.start <= span.start for mention in persons)
        if not is_known and (nickname["bracketed"] or (nickname["quoted"] or "").isupper()):
            continue  # "General Manager of Roads (Operations) Ana Ruiz", 'Velm "RV" Park'
        parts = len(inside) >= MIN_PARTS and inside[0].span.start <= span.start
        if not persons and not (parts and _QUOTED.search(text, *span)):
            continue  # "Velm City (Orno Stadium) Kest" is a table, "Velm ‘Mad’ Kest" a headline
        persons = persons or inside
        start = min(span.start, inside[0].span.start if inside[0].span.end < span.end else persons[0].span.start)
        end = max(span.end, persons[-1].span.end)
        kept[first:last] = [EntityMention(Span(start, end), "PERSON")]
    return kept


def _full_name(text: str, found: re.Match[str]) -> Span | None:
    """The span from the given name before a nickname to the surname after it; None if there is no nickname."""
    nickname = found["quoted"] or found["single"] or found["bracketed"]
    words = nickname.split()
    if not words or len(words) > MAX_WORDS or nickname[-1] in ".,!?":
        return None
    if nickname.isupper() and not (found["quoted"] and len(nickname) <= MAX_LETTERS):
        return None
    before = text[max(0, found.start() - MAX_NAME_LENGTH) : found.start()]
    given = before.split()[-1:] if before and not before[-1].isspace() else []
    names = (words[0], words[-1], found["surname"], *given)
    if not given or not (given[0][-1].isalpha() or given[0][-1] == ".") or not all(word[0].isupper() for word in names):
        return None
    plain = given[0].rstrip(".").casefold()
    if plain in BEFORE_QUOTED or (found["bracketed"] and plain in occupations() and given[0] not in GIVEN_NAMES):
        return None  # "Collector (Revenue) Ana Ruiz"
    return Span(found.start() - len(given[0]), found.end("surname"))
