"""Ships, by what stands before or behind their names: "the tug Ana Ruiz", "HMS Velm", "the Ana Ruiz, a tanker"."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk_schemas.entities import EntityType

SHIP: EntityType = "PRODUCT"
TYPES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "MISC", "PRODUCT"})

_KINDS = (
    r"(?:(?:steam|war|battle|flag|motor|research )?ship|vessel|tug(?:boat)?|ferry|trawler|tanker|frigate"
    r"|destroyer|submarine"
    r"|yacht|schooner|barge|freighter|steamer|dredger|lifeboat|catamaran|trimaran|icebreaker|corvette"
    r"|minesweeper|ketch"
    r"|sloop|coaster|bulker|bulk carrier|aircraft carrier|car carrier|ocean liner|cruise liner"
    r"|(?:fishing|patrol|pilot|motor|power|tour|dive|supply|survey|charter|sail(?:ing)?|crab|eel|gun|lobster|mail|oyster"
    r"|passenger|pleasure|river|salmon|shrimp|tourist|well|work)[ -]?boat|(?:passenger|motor|steam) launch)"
)
"""Nouns for ships that a ship's name follows. A carrier may be an airline, a boat anybody's."""
_LEAD = r"(?P<lead>(?:Captain|Lady|Lord|Miss|Prince|Princess|Queen|King|Sir|St|Saint|Spirit of|Pride of|Star of) )?"
"""First words of a ship's name that elsewhere are titles or no part of a name."""
_LEAD_BEHIND = _LEAD.replace("<lead>", "<after>")
_BEFORE = re.compile(
    rf"\b[Tt]he (?:[\w’'-]+ ){{0,4}}?{_KINDS} {_LEAD}$"
    rf"|\b[Aa]n? (?:[\w’'-]+ ){{0,4}}?{_KINDS},? (?:called|named) $"
    rf"|\b(?P<apposed>{_KINDS}|boat), (?:the {_LEAD_BEHIND}|(?P<alone>(?:Lady|Miss|Queen|Princess) ))$"
)
_NOT_ITS_NAME = re.compile(
    r"(?:['’]s)? (?:was |were |had |has )?(?:on|aboard|in|took|takes|boarded|sailed|owned|bought|built)\b"
)
"""Behind the name of somebody on a ship: "the ferry Ana Ruiz was on"."""
_ENDS_APPOSITION = re.compile(r"[,.;]|$")
_LETTERS = (
    r"(?:HMS|HMAS|HMNZS|HMCS|USS|USNS|USCGC|RRS|RMS|INS|BRP|KRI|RFA|NRP|M/V|M/T|M/S|R/V|F/V|S/V|MV|MT|MS|FV|SS|RV|SY"
    r"|BNS|CCGS|FGS|GNS|HDMS|HNLMS|NNS|PNS|RFNS|ROKS|RSS|SLCGS|SLNS|TCG|USAV|USCG)"
)
_LETTERED = re.compile(rf"{_LETTERS} (?=[A-Z])")
_LETTERS_BEFORE = re.compile(rf"(?<![\w-]){_LETTERS} $")
_AT_SEA = (
    *(" ship", "warship", "steamship", "boat", " vessel", " tug", " ferry", "trawler", " tanker", "frigate", " yacht"),
    *(" crew", " sailed", " aboard", " harbo"),
)
"""Parts of words of which an article about a ship has one."""
_WITH_THE = re.compile(r"\b[Tt]he $")
REACH = 60
"""Code points before a name that are searched for the article and what kind of ship it is."""


def with_ships(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with the ships among them as such; "MV" and "HMS" are part of the name.

    A ship's name may be shortened to a part of it that has "the": "the Ruiz" for "the tug Ana Ruiz".

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    if not any(word in text for word in _AT_SEA):
        return list(mentions)
    ships = {index: span for index, mention in enumerate(mentions) if (span := _ship(text, mention))}
    if not ships:
        return list(mentions)
    names = {_bare(text[slice(*span)]) for span in ships.values()}
    words = {word for name in names for word in name.split()}
    found: list[EntityMention] = []
    for index, mention in enumerate(mentions):
        span, name = ships.get(index), text[slice(*mention.span)]
        if found and mention.span.start < found[-1].span.end:
            continue
        if span and found and found[-1].span.end > span.start:
            found.pop()  # the letters alone: "HMS"
        has_article = name in words and _WITH_THE.search(text, max(0, mention.span.start - 4), mention.span.start)
        short = has_article or (
            name in names and mention.type != "LOCATION"
        )  # an island's ferry may be called after it
        if span or (short and mention.type in TYPES):
            mention = EntityMention(span or mention.span, SHIP)
        found.append(mention)
    return found


def _ship(text: str, mention: EntityMention) -> Span | None:
    """The ship that a mention names, with the letters before its name."""
    start, end = mention.span
    if mention.type not in TYPES:
        return None
    if _LETTERED.match(text, start, end):
        return mention.span
    if letters := _LETTERS_BEFORE.search(text, max(0, start - 8), start):
        return Span(letters.start(), end)
    before = _BEFORE.search(text, max(0, start - REACH), start)
    if before and not _NOT_ITS_NAME.match(text, end) and (not before["apposed"] or _ENDS_APPOSITION.match(text, end)):
        lead = next((lead for lead in ("lead", "alone") if before[lead]), "after")
        return Span(before.start(lead) if before[lead] else start, end)
    return None


def _bare(name: str) -> str:
    letters = _LETTERED.match(name)
    return name[letters.end() :] if letters else name
