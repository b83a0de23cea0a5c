"""The state of the USA where an article is set, and names used as in local news."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.places.evidence import Evidence
from wiredesk.enrich.places.gazetteer import Gazetteer, is_own_name
from wiredesk.knowledge.nations import COUNTRY_CODES, nationality_code
from wiredesk.knowledge.organisations import OF_EACH_COUNTRY
from wiredesk.knowledge.provinces import ABBREVIATIONS, PROVINCES, UNMISTAKABLE

MIN_AGREEING, MARGIN = 1.0, 1.4
"""Minimum weight of the names that a state has, and its minimum ratio to the next state's.

A name that five states have counts a fifth for each of them.
"""
LOCAL = re.compile(
    r"(?:['’]s)?(?:,?\s(?:(?:[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Mm]om|[Tt]eacher|[Tt]een(?:ager)?|[Nn]ative|[Cc]ouple|[Ff]amily|[Rr]esidents?)\b"
    r"|(?:[Cc]ity|[Tt]own(?:ship)?)\s(?:[Cc]ouncil|[Mm]anager|[Aa]dministrator|[Hh]all|[Ll]imits)\b"
    r"|(?:[Pp]olice|[Ff]ire)\s(?:and|[Cc]hief|[Dd]ep(?:artmen)?t)|[Ss]electmen|[Aa]ldermen|[Ff]irefighters"
    r"|[Hh]igh\s[Ss]chool|[Mm]iddle\s[Ss]chool|[Ee]lementary))"
)
"""Words behind a town in local news: "Paris man", "Athens City Council"."""
LOCAL_BEFORE = re.compile(
    r"(?:\b(?:rural|downtown)\s|\b\d\d,\s(?:of\s)?|\b[DR]-|\b(?:[Cc]ity|[Tt]own)\sof\s|\b(?:Ave|Blvd|Dr|Rd|St)\.,\s|\bStreet\sin\s)$"
)
"""Words before a town in local news: "Ana Ruiz, 34, of Paris"."""
REACH = 12
_AMERICAN = re.compile(
    r"\b(?:[Ss]elect(?:men|board)|[Bb]oard of (?:Aldermen|Education|Selectmen|Supervisors)|[Ss]chool [Bb]oard"
    r"|[Ss]heriff|(?:Elementary|High|Middle) School|(?:Highway|Interstate|Route|U\.S\.) \d+|County Road \d+|[Tt]ownship"
    r"|[A-Z][a-z]+ County|[Cc]ity [Cc]ouncil|[Dd]istrict [Aa]ttorney)\b"
)
"""Offices, schools and roads in local news of the USA; others have some of them, too."""
_STATE = re.compile(r"\b(?:" + "|".join(sorted(UNMISTAKABLE, key=lambda name: (-len(name), name))) + r")\b")
_STATE_AT_FIRST = re.compile(r"(?P<state>Delaware|Maine|Montana|Texas|Virginia) (?P<rest>[A-Z].*)")
"""A state whose name persons, rivers or firms have, too, before the rest of a body of state."""
_COUNTY = re.compile(r"[A-Z][\w’'.]+(?:\s[A-Z][\w’'.]+)?\s(?:County|Parish)\b")
_OF_COUNTY = re.compile(
    r" County (?:Attorney|Circuit|Commission|Coroner|Courthouse|Detention|District Attorney|Fair|Fire|Jail|Judge"
    r"|Prosecutor|School|Sheriff|Superior|Water)"
)
"""Bodies of a county of the USA; other countries have counties, too, but not these."""

Use = Literal["local", "often", "once"]
"""How an article uses a place's name: as in news for the people there, more than once, or once."""


def use_of(text: str, spans: Sequence[Span]) -> Use:
    """How an article uses the name of a place with these mentions."""
    if any(
        LOCAL.match(text, span.end) or LOCAL_BEFORE.search(text, max(0, span.start - REACH), span.start)
        for span in spans
    ):
        return "local"
    return "often" if len(spans) > 1 else "once"


def is_local_american(text: str) -> bool:
    """Whether a text has a word of local news of the USA, if it is set there at all."""
    return _AMERICAN.search(text) is not None


def is_american(evidence: Evidence, stated: Counter[str], shared: Counter[str]) -> bool:
    """Whether an article shows the USA at least as often as any other country.

    Args:
        evidence: of the article.
        stated: the states that names of organisations contain.
        shared: mentions, by country, that may be of a town in the USA with the country's name.
    """
    here = evidence.countries["US"] + evidence.regions.total() + stated.total()
    return here > 0 and all(here >= evidence.countries[code] - shared[code] for code in evidence.countries)


def states_in(bodies: Iterable[str], gazetteer: Gazetteer) -> Counter[str]:
    """The states that names of organisations contain: "Ohio Department of Development"."""
    found: Counter[str] = Counter()
    for body in bodies:
        for name in _STATE.findall(body):
            found.update(place.region for place in gazetteer.named(name) if place.kind == "state")
        first = _STATE_AT_FIRST.fullmatch(body)
        if first and not OF_EACH_COUNTRY.isdisjoint(first["rest"].lower().split()):
            found.update(place.region for place in gazetteer.named(first["state"]) if place.kind == "state")
    return found


def countries_in(bodies: Iterable[str]) -> Counter[str]:
    """The countries that names of bodies of state contain, or their peoples and provinces: "Nigerian Bar Association".

    Companies called after a country ("Air France") work in others.
    """
    found: Counter[str] = Counter()
    for body in bodies:
        words = body.split()
        if OF_EACH_COUNTRY.isdisjoint(map(str.lower, words)):
            continue
        names = {" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, first + 3)}
        found.update({code for name in names if (code := _country_named(name))})
    return found


def _country_named(name: str) -> str | None:
    provinces = ABBREVIATIONS.get(name, ()) if name.isupper() and len(name) > len("WA") else ()
    province = PROVINCES.get(name) or (provinces[0] if len(provinces) == 1 else None)
    return COUNTRY_CODES.get(name) or nationality_code(name) or province


def counties_in(bodies: Iterable[str]) -> set[str]:
    """The counties that names of organisations contain: "Edgar County Sheriff's Office"."""
    return {name for body in bodies for name in _COUNTY.findall(body)}


def has_american_county(bodies: Iterable[str]) -> bool:
    """Whether a body belongs to a county as the USA have them: "Velm County Sheriff's Office"."""
    return any(_OF_COUNTY.search(body) for body in bodies)


def agreed_state(names: Collection[str], gazetteer: Gazetteer) -> str | None:
    """The state that has places of most of these names; None if no state stands out.

    Args:
        names: the article's places and counties.
        gazetteer: all places.
    """
    weights: dict[str, float] = defaultdict(float)
    for name in sorted(names):
        states = {
            place.region
            for place in gazetteer.named(name)
            if place.kind in ("city", "county") and place.region and is_own_name(place, name)
        }
        for state in states:
            weights[state] += 1 / len(states)
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < MIN_AGREEING or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return None
    return ranked[0][0]
