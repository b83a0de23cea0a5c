"""Businesses called like persons, by what the article says that they do: "Bo Velm will close four shops"."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.apposition import PARTY_OFFICES
from wiredesk.enrich.names.neighbours import BODIES, PERSONS_OR_BODIES
from wiredesk.knowledge.courtesies import TITLES
from wiredesk.knowledge.given_names import GIVEN_NAMES, SHORT_FORMS
from wiredesk.knowledge.speech import PAST_PARTICIPLES, inflected
from wiredesk.knowledge.surnames import COMMON_SURNAMES
from wiredesk.knowledge.trades import TRADES, occupations
from wiredesk.knowledge.vocabulary import listed

TYPES = ("PERSON", "ORGANIZATION")
GIVEN = GIVEN_NAMES | SHORT_FORMS.keys()
_IRREGULAR = listed("became been came come felt gone got is taken took was went were")
ENOUGH = 2
"""Weight of the signs that make a name a business: one that only businesses show, or two that persons rarely show."""
MIN_IN_FULL = 2
"""Times that a name is given in full, and its last word never alone, to count as a sign: persons get their surname."""

_BODIES = "|".join(sorted(BODIES))
_GOODS = (
    r"(?:branches|(?:\w+ )?(?:brands?|jobs|offices|outlets|plants?|restaurants|shops?|showrooms?|stores"
    r"|supermarkets|warehouses"
    r"|factor(?:y|ies)|sites|staff|workers|employees|customers|flights|routes|mines?|mills?|hotels)"
    r"|(?:(?:pre-tax|annual|full-year|half-year|quarterly|net|operating|first|second|third|fourth|\w+-quarter) )*"
    r"(?:profits?|loss(?:es)?|sales|revenues?|earnings|turnover|results|forecasts?|dividends?|guidance"
    r"|profit warnings?))"
)
_DOES = re.compile(
    r" (?:(?:has|have|had|will|would|could|may|is|was|plans|planned|hopes|expects|aims|intends|agreed|began"
    r"|started)(?: to)? )?"
    r"(?:also |already |now |recently |since )?"
    r"(?:clos|shut|open|cut|axe|shed|sell|sold|acquir|launch|recall|report|post|issu|rais|lower|slash|suspend"
    r"|reopen|relocat"
    r"|mov|employ|hir|own|operat|run|mak|book|announc|publish)(?:t?e?s|t?ed|t?ing|e|)\b"
    rf" (?:(?:all|more|about|around|nearly|almost|up to|over|a|an|its|the|some|several|another|new|of|further"
    rf"|record|[\d,.]+"
    rf"|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds) ){{0,4}}{_GOODS}\b"
)
"""A verb and its object, both of which are of trade."""
_SAID_ITS = re.compile(
    r",? (?:has |had |have )?(?:said|says|announced|confirmed|added) (?:on [A-Z]\w+ )?(?:that )?its\b"
)
_OF_NOTHING = listed(
    """
    appear be become come feel follow get go happen hail have help look matter mean need occur prove rain remain seem
    snow sound take turn use
    """
)
"""Verbs of an "it" that means nothing: "it would rain", "it seemed that"."""
_NOTHING = "|".join(sorted({form for verb in _OF_NOTHING for form in inflected(verb)} | _IRREGULAR))
_STILL = r"(?:(?:not|also|already|now|soon|since|still|no longer) )?"
_SAID_IT = re.compile(
    r",? (?:has |had |have )?(?:said|says|announced|confirmed|added) (?:on [A-Z]\w+ )?(?:that )?it (?:"
    rf"(?:(?:had|has) |){_STILL}(?!(?:{_NOTHING})\b)(?:[a-z]+ed|{'|'.join(sorted(PAST_PARTICIPLES))})"
    rf"|(?:would|will|could|may|might|must) {_STILL}(?!(?:{_NOTHING})\b)[a-z]+"
    rf"|(?:was|is) {_STILL}(?!(?:{_NOTHING})\b)[a-z]+ing"
    rf"|(?!(?:{_NOTHING})\b)(?:[a-z]+[^su]s|stands by))\b"
)
"""Said of "it", which a person is not, with a verb that "it" does not have where it means nothing."""
_SPEAKS_FOR_IT = re.compile(
    r" (?:analyst|strategist|economist|chief executive|chief economist|finance (?:chief|director)|fund manager"
    r"|portfolio manager"
    r"|spokes(?:man|woman|person)|forecaster|columnist|correspondent|investigator|branch manager|site manager"
    r"|boss|chairman"
    r"|founder) [A-Z]"
)
_PART_OF = re.compile(
    r"\b(?:subsidiary|unit|division|arm|franchise|branch(?:es)?|headquarters|customers?|shareholders?|feeder"
    r"|owners?|parent) of $"
)
_BODIES_ONLY = "|".join(sorted(body + "s" for body in BODIES - PERSONS_OR_BODIES))
_ONE_OF = re.compile(
    rf"\b(?:(?:{_BODIES_ONLY})|(?:{'|'.join(sorted(body + 's' for body in BODIES))})(?= [ils]))"
    r"(?: (?:including|like|such as))? $"
)
_ENDS_OF_ONE_OF = ("s ", " including ", " like ", " such as ")
"""How the words before a name end, which is tested before they are searched."""
_REPORTS = re.compile(
    r",? (?:(?:also|earlier|first|has|later|previously) )*(?:reported|reports)\b(?! (?:for|himself|herself|to)\b)"
)
"""What papers and stations do, and persons without a title rarely."""
_OPENS = re.compile(r"(?:^|[.!?] |[.!?][\"”] |\n)$")
_WITH_THE = re.compile(r"\b[Tt]he $")
_ACTS = re.compile(
    r"(?:['’]s)? (?:has|have|had|said|says|will|would|is|are|was|were|called|asked|announced|issued|warned"
    r"|wants|plans|did|does)\b"
)
_THE_BODY = re.compile(
    rf"[^.!?\n]{{0,120}}?(?:, the (?:{_BODIES})(?:['’]s \w+(?: \w+)?)? (?:said|says|announced|added|confirmed)\b"
    rf"|[.!?][”\"]? The (?:\w+ )?(?:{_BODIES})\b)"
)
REACH_OF_BODY = 128
"""Code points behind a name in which the article of such a body ends."""
_IS_PERSON = re.compile(
    r",\s+(?:(?:aged\s+)?\d{1,3}[,.]|who(?:se)?\b)|[^.!?\n]{0,120}[.!?][”\"]? (?:He|She)\b| (?:his|her|himself"
    r"|herself)\b"
)
_APPOSITION = re.compile(
    r", (?!based\b|headquartered\b|listed\b|owned\b|founded\b"
    r"|and\b|but\b|said\b|which\b|the\s(?:administrator|auditor)s?\b)[a-z][^,.]{3,60}[,.]"
)
REACH = 48
"""Code points before a name that are searched."""
MAX_WORDS = 4
"""Words of a name above which it is not looked at: few persons have more."""


def businesses_in(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The names marked as persons, or as organisations, that are businesses.

    Signs of a person outvote those of an organisation elsewhere. A name that begins with a frequent given name needs
    stronger signs.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    persons: dict[str, list[EntityMention]] = defaultdict(list)
    for mention in mentions:
        if mention.type in TYPES:
            persons[text[slice(*mention.span)]].append(mention)
    if not persons:
        return set()
    borne = Counter(word for name in persons if " " in name for word in (name.split()[0], name.split()[-1]))
    found: set[str] = set()
    for name, named in persons.items():
        words = name.split()
        if (len(words) == 1 and borne[name]) or name.isupper() or len(words) > MAX_WORDS:
            continue
        given = words[0].lower() in GIVEN
        weights = [_weight(text, mention, given) for mention in named]
        weight = sum(weights)
        if not weight or (weight < ENOUGH and not given) or any(_is_introduced(text, mention) for mention in named):
            continue
        if len(words) > 1 and len(named) >= MIN_IN_FULL and text.count(words[-1]) == text.count(name):
            weight += 1
        if weight >= ENOUGH:
            found.add(name)
    return found


def _weight(text: str, mention: EntityMention, given: bool) -> int:
    """The weight of the signs of a business around a mention; `given` if it begins with a frequent given name."""
    start, end = mention.span
    before = max(0, start - REACH)
    alone = " " not in text[start:end]
    weak = 1 if given or (alone and text[start:end].lower() in COMMON_SURNAMES) else ENOUGH
    if text.endswith(_ENDS_OF_ONE_OF, before, start) and _ONE_OF.search(text, before, start):
        return ENOUGH
    if not alone and not given and _WITH_THE.search(text, before, start) and _ACTS.match(text, end):
        return ENOUGH
    weight = 0
    if _SAID_ITS.match(text, end) or _SAID_IT.match(text, end):
        weight += weak
    if _DOES.match(text, end):
        weight += weak
    if not alone and not given and _REPORTS.match(text, end):
        weight += ENOUGH if _OPENS.search(text, max(0, start - 3), start) else 1
    if weight < ENOUGH and text.endswith(" of ", before, start) and _PART_OF.search(text, before, start):
        weight += weak
    if not alone and not given and _SPEAKS_FOR_IT.match(text, end):
        weight += ENOUGH
    behind = text[end : end + REACH_OF_BODY]
    if weight < ENOUGH and (", the " in behind or " The " in behind) and _THE_BODY.match(text, end):
        weight += 1
    return weight


def _is_introduced(text: str, mention: EntityMention) -> bool:
    """Whether a title, trade, age or description beside a name is a person's."""
    start, end = mention.span
    words = text[max(0, start - 24) : start].split(" ")
    before = words[-2].lower() if len(words) > 1 and not words[-1] else ""
    if before.endswith(("'s", "’s")) or _IS_PERSON.match(text, end):
        return True
    if before.endswith(",") and text[end : end + 1] == ",":
        return before[:-1].isalpha() and before[:-1] not in BODIES
    if (before in occupations() and before not in PERSONS_OR_BODIES) or before in PARTY_OFFICES:
        return True
    if before.rstrip(".") in TITLES or before in TRADES or (before == "said" and " " not in text[start:end]):
        return True
    described = _APPOSITION.match(text, end)
    return bool(described and BODIES.isdisjoint(described.group().strip(", .").lower().split()))
