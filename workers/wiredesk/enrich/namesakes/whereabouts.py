"""Signs that a name is where somebody comes from or goes to: "a mechanic from Velm", "the ferry to Velm"."""

import re
from collections.abc import Mapping, Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.enumerations import lists_of
from wiredesk.enrich.names.neighbours import ENDS_OF_BODIES, INSTITUTIONS
from wiredesk.knowledge.firms import ENDS_OF_FIRMS
from wiredesk.knowledge.nations import is_nationality
from wiredesk.knowledge.sites import FOLK, FOR_BODIES, ROUTES, SETTLEMENTS, SITES
from wiredesk.knowledge.trades import occupations

MAX_MENTIONS = 12
"""Maximum mentions of a name that are examined, the first ones."""
REACH = 48
"""Characters before a name that are examined."""
_ENDS = ENDS_OF_FIRMS | ENDS_OF_BODIES | INSTITUTIONS
_FOLK = re.compile(r"\b(?P<folk>[A-Za-z][a-z]{2,15}) (?P<tie>at|from|in|near|of) $")
_ROUTE = re.compile(r"\b(?P<noun>[a-z]+) (?:between|from|into|near|through|to|towards?|via) $")
_AFAR = re.compile(
    r"\b(?:as far(?: (?:afield|away|down|up|north|south|east|west))? as|bound for|by way of|en route to|hours? from"
    r"|minutes from|by (?:(?:satellite|video) )?(?:link|phone|radio|telephone|video) from) $"
)
_SITE = re.compile(r"\b(?P<noun>[a-z]+) (?:above|at|below|in|near|outside) (?:the )?$")
_EXAMPLE = re.compile(r"\b(?P<noun>[a-z]+),? (?:of|such as|like|including|around|near) $")
_BESIDE_NOUNS = ((_ROUTE, ROUTES), (_SITE, SITES), (_EXAMPLE, SETTLEMENTS))
"""A noun and what ties it to a place, with the nouns of each kind."""
_MOTION = re.compile(
    r"\b(?:arriv|cycl|driv|ferri|head|hik|march|return|rid|rush|sail|stretch|travel|trudg|walk)"
    r"(?:e|ed|en|es|ing|led|ling|s)? (?:[a-z]+ )?(?:at|from|in|into|past|through|to|towards?|via) $"
    r"|\b(?:bound|depart(?:ed|ing|s)|head(?:ed|ing|s)?|made|mak(?:es|ing)|set(?:s|ting)? (?:off|out)) for $"
    r"|\b(?:drove|fled|flew|flown|rode) (?:[a-z]+ )?(?:from|into|past|through|to|towards?|via) $"
    r"|\b(?:came|comes?|gone|went) (?:(?:back|home|up|down|by (?:boat|bus|road|sea|train)) (?:from|to)|by"
    r"|through|via) $"
    r"|\b(?:airlifted|brought|bused|carried|carries|deported|driven|evacuated|ferried|relocated|rushed|shifted|shipped"
    r"|taken|took|transferred|transported|trucked)(?: [a-z]+){0,3} (?:from|to) $"
    r"|\breach(?:ed|es|ing)? $"
    r"|\b(?:born|buried|camped|camps|died|drowned|farms|farmed|fished|fishes|graz(?:ed|es|ing)|grew up|lived|lives"
    r"|living|parked|resides?|settled|stationed|stopped|stranded|stuck) (?:at|in|near|outside) $"
    r"|, \d{1,3}, (?:from|of) $"
)
_TO_ANOTHER = re.compile(r" to (?:the )?[A-Z]")
"""Behind the first of two places: "from Velm to Orno"."""
_LEFT = re.compile(r"\b(?:leaves?|leaving|left) $")
_LEFT_AT = re.compile(r" (?:at|by|for|in|on|this|yesterday|early|late|before|after)\b|[,.]")
_NEAR = re.compile(
    r"\b(?:[Aa]bove|[Bb]elow|[Bb]eyond|[Nn]ear|[Oo]utside|[Uu]pstream of|[Dd]ownstream of"
    r"|(?:[Nn]or|[Ss]ou)th of|(?:[Ee]a|[Ww]e)st of"
    r"|(?:kilomet(?:er|re)s?|miles?|sank|waters) off|via|outskirts of"
    r"|(?:banks?|edge|mouth|shores?|waters) of(?: the)?) $"
)
_FARMER = re.compile(
    r"\b(?:[Cc]rofter|(?:Cllr|Coun)\.?|[Cc]ouncillor|[Ee]lder|[Ff]armer|[Ff]isherman|[Gg]rower|[Hh]erder|[Hh]unter"
    r"|[Ll]abou?rer|[Nn]eighbou?r|[Rr]ancher|[Rr]esident|[Ss]hepherd|[Ss]hopkeeper|[Vv]illager)"
    r" [A-Z]\S{0,20}(?: [A-Z]\S{0,20}){1,2} of $"
)
"""Before the home of somebody who hardly is of a body: "farmer Ana Ruiz of Velm"."""
_LAST_BEFORE = tuple(
    f"{end} "
    for end in (
        *("at", "bove", "elow", "etween", "eyond", "from", "in", "into", "ear", "of", "off", "past", "the", "through"),
        *("to", "toward", "towards", "utside", "via", "reach", "reached", "reaches", "reaching"),
        *("leave", "leaves", "leaving", "left", "as", "for", "like", "including", "around"),
    )
)
"""The ends of all patterns before a name, which are searched for only then."""
_SEAT = re.compile(
    r"(?:['’]s)? (?:firefighters?|man|native|neighbou?rhoods?|police|residents?|suburbs?|teen(?:ager)?s?|townspeople"
    r"|villagers?|woman|premier"
    r"|(?:deputy |lieutenant |vice )?governor|mayor|sub-prefect"
    r"|(?:fire|police) (?:boss|chief|commander|superintendent)"
    r"|(?:senior )?(?:district|divisional) (?:commissioner|officer|secretary))\b"
    r"| (?:M[HLS]?[AP]|MCA|MEP|MLC|MSP|TD|assembly(?:wo)?man|lawmaker|legislator) [A-Z]"
)
_AT = re.compile(
    r"\b(?:across|around|at|in|into|near|off|on|outside|through|to|towards?|(?:represent|visit)(?:ed|ing|s)?"
    r"|(?:[Cc]ouncillor|[Mm]ember(?: of Parliament)?|M[HLN]?[AP]|MEP|MSP|[Ss]enator|TD) for) (?:the )?$",
)
"""Directly before a place, or, more often than not, before what may be one."""
_NO_POSITION = re.compile(
    r"\b(?:(?:defeat|fell|loss|lost|losing) to"
    r"|(?:confidence|interests?|invest(?:ed|ing|ments?|s)?|shares?|stakes?|trust) in) $"
)
"""Before a team or a firm."""


def is_whereabouts(text: str, name: str, spans: Sequence[Span], heads: Mapping[Span, int]) -> bool:
    """Whether words of motion, routes, distance or people from somewhere stand beside a name.

    Args:
        text: the article's.
        name: in any form; initials, nationalities and names that end as a body's have none of these signs.
        spans: of its mentions.
        heads: where the list begins that a mention is in, by `list_heads`.
    """
    if name.isupper() or "&" in name or is_nationality(name) or _ENDS.intersection(name.lower().split()[1:]):
        return False
    return any(_is_placed(text, heads.get(span, span.start), span.end) for span in spans[:MAX_MENTIONS])


def is_after_position(text: str, spans: Sequence[Span]) -> bool:
    """Whether a word of position or direction, or one of seats in parliament, stands directly before all mentions."""
    since = [max(0, start - REACH) for start, _ in spans[:MAX_MENTIONS]]
    return all(
        _AT.search(text, near, start) and not _NO_POSITION.search(text, near, start)
        for near, (start, _) in zip(since, spans, strict=False)
    )


def list_heads(text: str, mentions: Sequence[EntityMention]) -> dict[Span, int]:
    """Where the list of names begins that a mention is in: at "Velm" for both names of "from Velm and Orno"."""
    return {mention.span: names[0].span.start for names in lists_of(text, mentions) for mention in names[1:]}


def _is_placed(text: str, start: int, end: int) -> bool:
    if _SEAT.match(text, end):
        return True
    since = max(0, start - REACH)
    if not text.endswith(_LAST_BEFORE, since, start):
        return False
    for pattern, nouns in _BESIDE_NOUNS:
        if (beside := pattern.search(text, since, start)) and beside["noun"] in nouns:
            return True
    if any(before.search(text, since, start) for before in (_AFAR, _MOTION, _NEAR, _FARMER)):
        return True
    if text.endswith((" from ", "From "), since, start) and _TO_ANOTHER.match(text, end):
        return True
    if _LEFT.search(text, since, start):
        return bool(_LEFT_AT.match(text, end))
    folk = _FOLK.search(text, since, start)
    return folk is not None and _comes_from_place(folk["folk"].lower(), folk["tie"])


def _comes_from_place(noun: str, tie: str) -> bool:
    """Whether people like these come from places: farmers do, analysts don't, and a coach is "of" a team."""
    single = noun.removesuffix("s")
    if noun in FOLK or single in FOLK:
        return True
    if noun in FOR_BODIES or single in FOR_BODIES:
        return False
    return single in occupations() and (single != noun or tie != "of")
