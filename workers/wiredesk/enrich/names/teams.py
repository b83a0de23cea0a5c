"""Places that stand for their teams in results: "Penang 1 Selangor 4", "Canada beat Panama 3-1"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wiredesk.enrich.annotation import EntityMention
from wiredesk_schemas.entities import EntityType

TEAM: EntityType = "ORGANIZATION"
PLACE: EntityType = "LOCATION"
_RESULT = re.compile(r"\s+\d{1,3}(?:\s*,)?\s+")
"""Between two teams of a table of results."""
_LAST_RESULT = re.compile(r"\s+\d{1,3}\b(?!\s*(?:,\d{3}|per|%|percent|[-–]\s*year))")
_BEATS = re.compile(
    r"\s+(?:have\s+|has\s+|had\s+)?(?:beat|beats|beaten|bt|crushed|defeated|drew\s+with|edged|edge|held|hammered|lost\s+to"
    r"|outplayed|overcame|overpowered|routed|thrashed|trounced|upset)\.?\s+(?:the\s+)?(?:\w+\s+)?",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"[^.\n]{0,60}?\b\d{1,3}\s?[-–]\s?\d{1,3}\b(?![-–]?year)"
    r"|[^.\n]{0,30}?\bby\s+(?:an\s+innings|[\w-]+\s+(?:goals?|points?|runs?|shots?|strokes?|tries|wickets?))\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\s+(?:v|vs)\.?\s+(?:the\s+)?", re.IGNORECASE)
_MATCH_BETWEEN = re.compile(
    r"\b(?:clash|final|fixture|game|international|match|one-day|qualifier|series|test|tie)\s+(?:game\s+|match\s+)?between\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PLAYED = re.compile(
    r"(?:\bv\.?|\b(?:clash|fixture|friendly|game|match|qualifier|series|test|tie)\s+against)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BATS = re.compile(r"\s+(?:(?:have\s+)?won\s+the\s+toss\b|\d{1,3}(?:-\d{1,2}|\s+all\s+out)\s+(?:in|off|dec)\b)")
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_AT = re.compile(r"\s+at\s+")
_IN = re.compile(
    r"\b(?:across|around|at|from|in|into|near|of|outside|through|throughout|to|toward|towards|within)\s(?:the\s)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:,[^.\n]{2,30})?\s+\d{4}-\d\d-\d\d\b")
REACH = 40


def with_teams(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with places in the results of games as organisations.

    A place that is a team in one result is the team elsewhere in the article too, unless something is there.

    Args:
        text: the article's text.
        mentions: in the order of the text.
    """
    teams = _in_results(text, mentions)
    names = {text[slice(*mentions[number].span)].lower() for number in teams}
    return [
        replace(mention, type=TEAM)
        if mention.type == PLACE
        and (number in teams or (text[slice(*mention.span)].lower() in names and _plays(text, mention)))
        else mention
        for number, mention in enumerate(mentions)
    ]


def _in_results(text: str, mentions: Sequence[EntityMention]) -> set[int]:
    """The indices of the mentions in results and fixtures."""
    teams = {number for number, mention in enumerate(mentions) if mention.type == PLACE and _is_one_side(text, mention)}
    fixtures: list[int] = []
    for number, (first, second) in enumerate(pairwise(mentions)):
        if {first.type, second.type} - {TEAM, PLACE}:
            continue
        if _play_each_other(text, first, second):
            teams |= {number, number + 1}
        elif _AT.fullmatch(text, first.span.end, second.span.start):
            fixtures.append(number)
    for number, following in pairwise(fixtures):
        if following == number + 2 and not text[mentions[number + 1].span.end : mentions[following].span.start].strip():
            teams |= {number, number + 1, following, following + 1}
    return teams


def _play_each_other(text: str, first: EntityMention, second: EntityMention) -> bool:
    between, behind = (first.span.end, second.span.start), second.span.end
    if _AGAINST.fullmatch(text, *between):
        return True
    if _RESULT.fullmatch(text, *between):
        return bool(_LAST_RESULT.match(text, behind))
    if _BEATS.fullmatch(text, *between):
        return bool(_SCORE.match(text, behind))
    before = text[max(0, first.span.start - REACH) : first.span.start]
    return bool(_AND.fullmatch(text, *between) and _MATCH_BETWEEN.search(before))


def _is_one_side(text: str, mention: EntityMention) -> bool:
    """Whether the words beside a place alone make it a team: "May 17 v Durham", "a match against Durham"."""
    start, end = mention.span
    before = text[max(0, start - REACH) : start]
    return bool(_PLAYED.search(before) or (_BATS.match(text, end) and not _IN.search(before)))


def _plays(text: str, mention: EntityMention) -> bool:
    """Whether a place with the name of a team is the team: it is not where something is, nor a dateline."""
    start, end = mention.span
    before = text[max(0, start - REACH) : start]
    return not before.endswith(", ") and not _IN.search(before) and not _DATELINE.match(text, end)
