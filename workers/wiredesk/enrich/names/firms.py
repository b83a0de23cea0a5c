"""Find firms among names that look like a person's: "shares of Johnson Matthey", "Boss, which owns …"."""

import re
from collections.abc import Iterator, Sequence

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.enumerations import lists_of
from wiredesk.knowledge.courtesies import HONORIFICS, TITLES
from wiredesk.knowledge.firms import is_firm
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.speech import ACT_OF_VERB, PAST, PAST_PARTICIPLES
from wiredesk.knowledge.trades import OF_A_PLACE, TRADES

TYPES = ("PERSON", "ORGANIZATION", "NORP")
"""What the network takes firms for whose names look like a person's; other signs may outvote an organisation, too."""
WORKERS = (TRADES | HONORIFICS | {"employee", "executive", "partner"}) - OF_A_PLACE - {"volunteer"}
"""Who works at a firm: "an analyst at Velm", "a vice president at Velm"."""
_PASTS = PAST | PAST_PARTICIPLES
MIN_LIST = 3
"""Names of a list of which one is an organisation, so that the others are taken for some, too."""

_SHARES_OF = re.compile(r"\b(?:[Ss]hares?|stocks?|stakes?|holdings?|bonds) (?:of|in) $")
_TRADED = re.compile(r" (?:shares|stock|plc)\b(?! (?:her|his|their)\b)")
_OWNS = re.compile(
    r" (?:(?:also|recently|since|then) )*(?P<aided>(?:(?:has|had|will|would|could|may|might) )?)(?P<verb>[a-z]+)"
    r" (?:(?:back|down|out|up|off) )?its\b"
)
_GOVERNED = re.compile(r"\b(?:against|at|by|for|from|in|of|on|to|under|with) $")
_INFLECTED = re.compile(r"[a-z]{2,}(?:ed|[^su]s)")
_WHICH = re.compile(r",? which\b")
_IT = re.compile(r" [a-z]+ (?:on [A-Z][a-z]+ )?(?:that )?its?\b")
_MOVES = re.compile(
    r" (?:rose|fell|gained|lost|added|dropped|climbed|slipped|jumped|sank|shed|was (?:up|down)|closed)"
    r"(?: (?:by|at|up|down))? (?:[$£€]\d|\d[\d./]* (?:pence|cents|penny|p)\b)"
)
_WORKS_AT = re.compile(r"\b([a-z]+?)s? at $")
_CAMEL = re.compile(r"(?!Ma?c|De|Di|Du|La|Le|Van|Fitz)(?=\w{6})[A-Z][a-z]+[A-Z]\w*")
"""One word with a capital inside that is not a surname's ("McDonald", "LaRouche") or a nickname's ("BoJo")."""
_OF_PERSON = re.compile(r",\s+(?:(?:aged\s+)?\d{1,2}[,.]|who(?:se)?\b)")
_OPENS = re.compile(r"(?:^|[.!?:;]\s[\"“”]?|[.!?][\"”]\s|\n)$")
_PARTS = re.compile(r"[ -]")
"""Between the parts of a firm's name that no place has: "Georgia-Pacific"."""


def firms_in(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The names marked as persons or peoples that are firms, by the list of firms or by what the article says of them.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    persons: dict[str, list[EntityMention]] = {}
    for mention in mentions:
        name = text[slice(*mention.span)]
        if mention.type in TYPES or (mention.type == "LOCATION" and _PARTS.search(name) and is_firm(name)):
            persons.setdefault(name, []).append(mention)
    if not persons:
        return set()
    surnames = {word for name in persons for word in (name.split()[0], name.split()[-1]) if word != name}
    surely = {name for name, found in persons.items() if any(_is_person(text, mention) for mention in found)}
    open_ = {name: found for name, found in persons.items() if name not in surely and name not in surnames}
    firms = {name for name in open_ if is_firm(name) and name.split()[0].lower() not in GIVEN_NAMES}
    for name, found in open_.items():
        listed = is_firm(name)
        if any(_acts_as_firm(text, mention, listed) for mention in found):
            firms.add(name)
    return firms | {name for name in _in_lists_of(text, mentions, firms) if name in open_}


def _is_person(text: str, mention: EntityMention) -> bool:
    """Whether a title, trade or article before the name ("the Clarks"), or an age or "who" after it, tells a person."""
    before = text[max(0, mention.span.start - 24) : mention.span.start].split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    if " " not in text[slice(*mention.span)] and (word == "the" or (word[:1].isupper() and word[-1].isalnum())):
        return True
    plain = word.rstrip(".,").lower()
    return plain in TITLES or plain in TRADES or bool(_OF_PERSON.match(text, mention.span.end))


def _acts_as_firm(text: str, mention: EntityMention, listed: bool) -> bool:
    """Whether this mention is of something with shares, or something called "it" or "which".

    "Velm said it would …" may be said of a person, who is not "it"; it counts only for names in the list.
    """
    start, end = mention.span
    near = max(0, start - 24)
    shares = text.endswith((" of ", " in "), near, start) and _SHARES_OF.search(text, near, start)
    if shares or _TRADED.match(text, end) or _MOVES.match(text, end):
        return True
    works = _WORKS_AT.search(text, near, start) if text.endswith(" at ", near, start) else None
    if (works and works[1] in WORKERS) or _CAMEL.fullmatch(text, start, end):
        return True
    if _WHICH.match(text, end) and (listed or _OPENS.search(text, max(0, start - 3), start)):
        return True
    if listed and _IT.match(text, end):
        return True
    owns = _OWNS.match(text, end)
    if owns is None or owns["verb"] in ACT_OF_VERB or _GOVERNED.search(text, max(0, start - 10), start):
        return False
    return bool(owns["aided"]) or owns["verb"] in _PASTS or bool(_INFLECTED.fullmatch(owns["verb"]))


def _in_lists_of(text: str, mentions: Sequence[EntityMention], firms: set[str]) -> Iterator[str]:
    """The persons in lists with firms: "J.P. Morgan, Morgan Stanley and Merrill Lynch"."""
    for found in lists_of(text, mentions):
        names = [text[slice(*mention.span)] for mention in found]
        bodies = [mention.type == "ORGANIZATION" or name in firms for mention, name in zip(found, names, strict=True)]
        listed = len(found) >= MIN_LIST and any(bodies) and all(m.type in ("PERSON", "ORGANIZATION") for m in found)
        for mention, name in zip(found, names, strict=True):
            given = name.split()[0].lower() in GIVEN_NAMES
            if mention.type == "PERSON" and ((listed and not given) or (any(bodies) and is_firm(name))):
                yield name
