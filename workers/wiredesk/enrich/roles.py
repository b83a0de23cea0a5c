"""Tell persons of one frequent name apart in different articles: by country, and by what they are.

Each state or province has mayors and sheriffs of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from wiredesk.enrich.homes import division_of
from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.places.filed import filed_from
from wiredesk.knowledge.courtesies import COURTESIES, TITLES
from wiredesk.knowledge.surnames import is_frequent
from wiredesk.knowledge.trades import KIN_AND_OFFICES, occupations
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.entities import Entity

PREVAILS = 2
"""A person is of the country whose places and peoples weigh this many times as much as those of any other."""

MAX_MENTIONS = 8
"""Maximum mentions of a name whose words around are read, the first ones."""

BEFORE, AFTER = 40, 80
"""Code points before and after a name among which a role is sought."""

_OF_ANYBODY = listed(
    """
    aunt boy boyfriend bride brother candidate child classmate colleague cousin critic customer dad daughter expert fan
    father fellow friend girl girlfriend grandfather grandmother grandson groom guest head host husband kid killer
    leader listener love man member mom mother mum native neighbor neighbour nephew niece opponent owner parent partner
    person resident rival sir sister son survivor uncle victim viewer widow widower wife winner witness woman
    """
)
"""What somebody is in one article only, or to somebody else."""

_LOCAL = listed(
    """
    alderman alderwoman chief constable coroner councillor councilman councilor councilwoman deputy marshal mayor
    principal selectman sheriff superintendent
    """
)
"""Offices of which each state or province has several."""

_SHORT = {"gov": "governor", "sen": "senator", "rep": "representative", "pres": "president", "gen": "general"}
_DESCRIBED = re.compile(r"(?:['’]s)?[a-z, ]{0,40}[.!?] The ([^.,;:()]+)")
"""What the next sentence begins with, if no other name stands between."""

_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[.,]? $")
_APPOSITION = re.compile(
    r"(?:, (?:\d{1,3}, |aged \d{1,3}, )?| (?:is|was) |, who (?:is|was) )(?:(?:an?|the|his|her|its|their) )?([^.,;:()]+)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = listed("of for at in on who whom whose from with to by and that which said says was were is had has told")
"""The words after which an apposition says more about a role."""


def with_roles(article: CleanArticle, entities: Sequence[Entity]) -> list[Entity]:
    """The entities of an article, where the ids of persons with a frequent name also say who is meant.

    Args:
        article: whose text the mentions point into.
        entities: with their links.

    Returns:
        The entities in the same order. To such an id are added the code of the country that the article is about, if
        it is one, and the person's role ("goalkeeper"); to that of a local office ("sheriff") that of the state or
        province.
    """
    meant = [entity for entity in entities if _is_of_many(entity)]
    if not meant:
        return list(entities)
    filed = filed_from(article.dateline)
    country = _country(filed.country, entities)
    ids = {}
    for entity in meant:
        role = _role(article.text, entity)
        division = division_of(entities, country, filed, PREVAILS) if country and role in _LOCAL else ""
        if known := [part for part in (country, role, division) if part]:
            ids[entity.entity_id] = "-".join([entity.entity_id, *known])
    return [
        entity.model_copy(update={"entity_id": ids[entity.entity_id]}) if entity.entity_id in ids else entity
        for entity in entities
    ]


def _is_of_many(entity: Entity) -> bool:
    if entity.type != "PERSON" or not entity.entity_id.startswith("person-"):
        return False
    words = name_words(entity.name)
    return bool(words) and is_frequent(words)


def _country(filed: str, entities: Sequence[Entity]) -> str:
    """The code of the country that an article is mostly about; empty if that is unclear.

    Args:
        filed: that of the dateline; empty if unknown.
        entities: those of the article, with their links.
    """
    weights: dict[str, float] = defaultdict(float)
    for entity in entities:
        if entity.type in ("LOCATION", "NORP") and entity.links.country:
            weights[entity.links.country] += entity.salience
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] < PREVAILS * weights[ranked[1]]):
        return filed if not ranked or filed.upper() in ranked[:2] else ""
    return ranked[0].lower()


def _role(text: str, entity: Entity) -> str:
    """What an article most often calls a person, the first among equals; empty if it does not say."""
    spans = [(mention.start, mention.end) for mention in entity.mentions[:MAX_MENTIONS]]
    found = Counter(role for start, end in spans for role in _roles(text, start, end))
    if not found:
        found = Counter(role for _, end in spans if (role := _said(_DESCRIBED.match(text[end : end + AFTER]))))
    role = max(found, key=lambda role: found[role]) if found else ""
    return _SHORT.get(role, role).replace("-", "")


def _roles(text: str, start: int, end: int) -> Iterator[str]:
    """The roles in a name, right before it, and in an apposition to it."""
    first = name_words(text[start:end].partition(" ")[0])
    if first and first[0] in _titles():
        yield first[0]
    near = max(0, start - BEFORE)
    before = _LAST_WORD.search(text, max(near, text.rfind(" ", near, start - 1) + 1), start)
    if before and (word := before[1].lower()) in _words():
        yield word
    if role := _said(_APPOSITION.match(text[end : end + AFTER])):
        yield role


def _said(description: re.Match[str] | None) -> str:
    """The role that a description ends with, before what it is for, of, or at; empty if there is none."""
    said: list[str] = []
    for word in map(str.lower, _WORD.findall(description[1])[:8] if description else ()):
        if word in _END:
            break
        said.append(word)
    return next((word for word in reversed(said) if word in _words()), "")


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for word in TITLES - COURTESIES - _OF_ANYBODY if word.isascii())


@cache
def _words() -> frozenset[str]:
    roles = occupations() | KIN_AND_OFFICES | TITLES
    return frozenset(word for word in roles - COURTESIES - _OF_ANYBODY if word.isascii())
