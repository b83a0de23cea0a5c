"""Correct where a report begins: after its hearer ("told police"), and with its own subject."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.quotation.propositions import FINITE, is_clause
from wiredesk.knowledge.courtesies import ABBREVIATED
from wiredesk.knowledge.speech import inflected
from wiredesk.knowledge.vocabulary import listed

_TELLING = listed("tell tells told telling").union(
    *map(inflected, ("assure", "brief", "inform", "notify", "promise", "reassure", "remind", "warn"))
)
_ASKING = frozenset(inflected("ask"))
_BESIDE = listed("an a her his its my our own that the their these this those your") | {
    title.lower() for title in ABBREVIATED
}
"""First words of a hearer, where the model takes only the noun behind them for content."""
_PREPOSITIONS = listed("about at for from in into of on to with")
_HEARER = r"(?P<hearer>(?:[\w’'.-]+ ){1,9}?)"
_TOLD = re.compile(rf"{_HEARER}that (?=\S)")
_TOLD_WITHOUT_THAT = re.compile(rf"{_HEARER}(?=(?:he|I|it|she|there|they|we) [a-z’'])")
_OPENS_CLAUSE = r"(?:an?|the|his|her|its|their|my|our|this|these|there|no|nobody|some|all|he|I|it|she|they|we)"
_TOLD_CLAUSE = re.compile(
    rf"(?P<hearer>(?:(?:an?|the|his|her|its|their) )?(?:(?:[a-z][\w’'-]* ){{1,2}}?(?={_OPENS_CLAUSE} \S|[A-Z])"
    rf"|(?:[A-Z][\w.’'&-]* ){{1,4}}(?={_OPENS_CLAUSE} \S)))"
)
"""A hearer, up to the subject of the reported clause: "police " before "the money", "the court " before "Ruiz"."""
_ASKED = re.compile(rf"{_HEARER}(?=(?:how|if|what|when|where|whether|which|who|whom|whose|why) \S)")
"""A hearer, up to what is said."""
_WHERE_AND_THAT = re.compile(
    r" (?P<where>(?:at|during|in|on|through|via) (?:[\w’'.&-]+ ){2,14}?)that (?=\S)", re.IGNORECASE
)
"""Where or when somebody said it, before "that": "in a letter to the court that"."""
_OWN = r"(?:an|a|the|his|her|its|their)"
_OWN_SUBJECT = re.compile(rf" {_OWN} (?:[\w’'-]+ ){{1,3}}(?P<subject>(?:{_OWN}|no) (?:[\w’'-]+ ){{1,4}})")
"""A hearer, and the subject of the report, where the model sees only its verb."""
_BROKEN_OFF = re.compile(
    rf"\s+(?P<hearer>(?:[\w’'.-]+ ){{1,8}}(?:at|for|from|in|of)"
    rf"(?: {_OWN})?(?P<words>(?: [a-z][\w’'-]*){{0,2}}))\s+"
)
"""The first words of a hearer, of which the model takes the rest for content: "the meeting of the | Velm Union"."""
_SUBJECT = re.compile(r"\s+(?P<subject>he|I|it|she|they|we)\s+")


def with_true_beginning(text: str, cue: Span, parts: Sequence[Span]) -> list[Span]:
    """The parts of a content without the hearer at the start, and with the pronoun that is their subject.

    "told the court that it …" and "asked my council how …" report what is behind the court and the council; in "says
    she told police: “…”" what "she" told is said as well.

    Args:
        text: the article's.
        cue: of the content.
        parts: of the content, in order.
    """
    if not parts or parts[0].start <= cue.end:
        return list(parts)
    verb = text[cue.start : cue.end].split()[-1].lower()
    between = text[cue.end : parts[0].start]
    where = _WHERE_AND_THAT.match(text, cue.end, parts[0].end)
    if where and where.start("where") <= parts[0].start < where.end() and not is_clause(where["where"]):
        return [Span(where.end(), parts[0].end), *parts[1:]]
    if (
        verb in _TELLING
        and text[slice(*parts[0])].split()[0].lower() in FINITE
        and (own := _OWN_SUBJECT.fullmatch(between))
    ):
        return [Span(cue.end + own.start("subject"), parts[0].end), *parts[1:]]
    subject = _SUBJECT.fullmatch(between)
    if subject and text[parts[0].start].islower() and verb not in _TELLING and verb not in _ASKING:
        return [Span(cue.end + subject.start("subject"), parts[0].end), *parts[1:]]
    if verb in _TELLING and (inside := _BROKEN_OFF.fullmatch(between)) and not is_clause(inside["hearer"]):
        rest = _TOLD.match(text, *parts[0])
        if rest and not is_clause(rest["hearer"]) and (not inside["words"] or rest["hearer"].istitle()):
            return [Span(rest.end(), parts[0].end), *parts[1:]]
    goes_on = verb in _TELLING and text[parts[0].start : parts[0].end].split()[0] in _PREPOSITIONS
    if between.split()[-1:] == ["to"] or goes_on:
        hearer = _TOLD.match(text, *parts[0])
        if hearer is None and not goes_on:
            hearer = _TOLD_WITHOUT_THAT.match(text, *parts[0])
        return (
            list(parts)
            if hearer is None or is_clause(hearer["hearer"])
            else [Span(hearer.end(), parts[0].end), *parts[1:]]
        )
    if verb not in _ASKING and not _BESIDE.issuperset(word.rstrip(".").lower() for word in between.split()):
        return list(parts)
    begin = cue.end + len(between) - len(between.lstrip())
    said = _said_from(text, verb, Span(begin, parts[0].end))
    return list(parts) if said is None or said >= parts[0].end else [Span(said, parts[0].end), *parts[1:]]


def _said_from(text: str, verb: str, content: Span) -> int | None:
    """The offset behind the hearer; None if the words do not begin with one."""
    if verb in _TELLING:
        read = (_TOLD.match(text, *content), _TOLD_WITHOUT_THAT.match(text, *content), _told_clause(text, content))
    else:
        read = (_ASKED.match(text, *content) if verb in _ASKING else None, None, None)
    heard = (found for found in read if found and not is_clause(found["hearer"]) and " to " not in found["hearer"])
    return next((found.end() for found in heard), None)


def _told_clause(text: str, content: Span) -> re.Match[str] | None:
    """The hearer before a clause without "that": "police the money was a gift"."""
    found = _TOLD_CLAUSE.match(text, *content)
    if found is None or not _PREPOSITIONS.isdisjoint(found["hearer"].split()):
        return None
    return found if is_clause(text[found.end() : content.end]) else None
