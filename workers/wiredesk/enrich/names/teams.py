"""Places that stand for their teams in results: "Penang 1 Selangor 4", "Canada beat Panama 3-1"."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from wiredesk.enrich.annotation import EntityMention
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.vocabulary import listed, words_in
from wiredesk_schemas.entities import EntityType

TEAM: EntityType = "ORGANIZATION"
PLACE: EntityType = "LOCATION"
_RESULT = re.compile(r"\s+\d{1,3}(?:\s*,)?\s+")
"""Between two teams of a table of results."""
_LAST_RESULT = re.compile(r"\s+\d{1,3}\b(?!\s*(?:,\d{3}|per|%|percent|[-–]\s*year))")
_BEATS = re.compile(
    r"\s+(?:have\s+|has\s+|had\s+|[a-z][a-z\s]{0,40}\sto\s+)?(?:accounted\s+for|beat|beats|beaten|bested|blanked|bt|crushed"
    r"|defeat|defeated|demolished|downed|drew\s+with|drubbed|edged|edge|held|hammered|lost\s+to|outlasted|outplayed"
    r"|overcame|overpowered|overran|pipped|routed|sank|saw\s+off|shut\s+out|sink|stunned|swept|thrashed|tied\s+with"
    r"|toppled|topped|trounced|upset|whipped)\.?\s+(?:the\s+)?(?:[\w-]+\s+)?",
    re.IGNORECASE,
)
_WITH_SCORE = re.compile(
    r"\s+(?:(?:have|has|had)\s+)?(?:drew|drawn|fell|lost|lose|won|went\s+down|slumped|cruised"
    r"|eased)\s+\d{1,3}\s?[-–]\s?\d{1,3}\s+"
    r"(?:against|at|over|to|with)\s+(?:the\s+)?"
    r"|\s+(?:(?:have|has|had)\s+)?(?:bowled\s+out|dismissed|skittled)\s+(?=[^.]{3,40}\sfor\s\d)"
    r"|\s+(?:trail|trailed|lead|led|beat)\s+(?=[^.]{3,40}\sby\s(?:\d+|an\s+innings|\w+)\s(?:runs|wickets|points"
    r"|and)\b)"
    r"|\s+declared\s+at\s+[^.]{3,30}\sagainst\s+"
    r"|\s+(?:were|was)\s+(?:all\s+out|bowled\s+out|dismissed)\s+for\s+\d+\s+(?:against|by)\s+",
    re.IGNORECASE,
)
"""Between two teams, with the result, or with the result behind the second."""
_SCORE = re.compile(
    r"[^.\n]{0,60}?\b\d{1,3}\s?[-–]\s?\d{1,3}\b(?![-–]?year)(?:\s+to\s+\d-\d+)?"
    r"|[^.\n]{0,30}?\bby\s+(?:an\s+innings|[\w-]+\s+(?:goals?|points?|runs?|shots?|strokes?|tries|wickets?))\b"
    r"|[^.\n]{0,30}?\bby\s+(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?=[.,;]|\s+(?:and|on|to|with)\b)"
    r"|\s+(?:in|after)\s+(?:double\s+)?(?:overtime|extra\s+time)\b|\s+(?:on|in)\s+(?:penalties|a\s+shoot-?out)\b",
    re.IGNORECASE,
)
SPORTS = (
    "baseball|basketball|camogie|cricket|football|futsal|handball|hockey|hurling|kabaddi|lacrosse|netball|rugby|shinty"
    "|soccer|softball|volleyball"
)
"""Sports of teams."""
_AGAINST = re.compile(r"\s+(?:v|vs)\.?\s+(?:the\s+)?", re.IGNORECASE)
_FIXTURE = re.compile(
    r" (?:(?:will|would|to) (?:face|host|meet|play|visit)|faces|hosts|meets|plays|visits) (?P<at>at )?(?:the )?"
)
"""Between two places that are teams, in an article with results of others."""
_MATCH_BETWEEN = re.compile(
    rf"\b(?:clash|derby|final|fixture|game|international|match|one-day|play-?off|qualifier|replay|semi-?final|series|test"
    rf"|tie|water\s+polo|{SPORTS})\s+(?:game\s+"
    r"|match\s+)?between\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PLAYED = re.compile(
    r"(?:\bv\.?|\b(?:clash|fixture|friendly|game|match|qualifier|series|test|tie)\s+against)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BATS = re.compile(
    r"\s+(?:(?:have\s+)?won\s+the\s+toss\b|\d{1,3}(?:-\d{1,2}|\s+all\s+out)\s+(?:in|off|dec)\b"
    r"|(?:were|was|are|reached|declared\s+at|slumped\s+to)\s+(?:all\s+out\s+for\s+)?\d{1,3}(?:\s+for\s+(?:\d"
    r"|one|two|three|four|five|six|seven"
    r"|eight|nine|no\s+loss)\b|(?=\s+all\s+out)|(?<=for\s\d\d)|(?<=for\s\d\d\d)))"
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_AT = re.compile(r"\s+at\s+")
_IN = re.compile(
    r"\b(?:across|around|at|from|in|into|near|of|outside|through|throughout|to|toward|towards|within)\s(?:the\s)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:,[^.\n]{2,30})?\s+\d{4}-\d\d-\d\d\b|(?<=[A-Z]{3}): ")
_TEAM_SPORT = listed(
    f"""
    goal goals goalkeeper goalless striker midfielder midfielders defender winger substitute equaliser equalised wicket
    wickets innings overs unbeaten league premiership coach halftime kickoff try tries conversion scrum quarterback
    touchdown derby {SPORTS.replace("|", " ")}
    """
)
_PARTS_OF_TEAM_SPORT = frozenset(("extra", "half", "kick", "polo"))
_PHRASE_OF_TEAM_SPORT = re.compile(r"\b(?:half[- ]time|kick-off|extra time|water\s+polo)\b")
_ALONE = listed(
    """
    seed seeded seeds tiebreak frame frames bout singles birdie birdies bogey bogeys par backhand forehand doubles
    """
)
"""Words of games of one against one, whose results have the same form."""
_PARTS_ALONE = frozenset(("break", "knockout", "legs", "set", "sets"))
_PHRASE_ALONE = re.compile(
    r"\b(?:(?:straight|first|second|third|fourth|fifth|final|deciding|opening) sets?|tie-break|\d legs"
    r"|knockout(?! (?:games?|matches|phase|rounds?|stages?)))\b"
)
MEN: EntityType = "PERSON"
REACH = 40


def with_teams(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with places and supposed persons in the results of games as organisations.

    A place that is a team in one result is the team elsewhere in the article too, unless something is there. A person
    is a team only in an article about a sport of teams, without a given name, and if no person has that surname.

    Args:
        text: the article's text.
        mentions: in the order of the text.
    """
    sides = _sides(text, mentions, frozenset())
    teams = _in_results(text, mentions, sides)
    if not teams:
        return list(mentions)
    names = {text[slice(*mentions[number].span)] for number in teams}
    if any(sides.get(number) == MEN for number in teams):
        sides = _sides(text, mentions, names)
        teams = _in_results(text, mentions, sides)
        names |= {word for name in names for word in (name.split()[0], name.split()[-1])}
    names = {name.lower() for name in names}
    return [
        replace(mention, type=TEAM)
        if (type_ := sides.get(number))
        and (
            number in teams or (text[slice(*mention.span)].lower() in names and (type_ == MEN or _plays(text, mention)))
        )
        else mention
        for number, mention in enumerate(mentions)
    ]


def _sides(text: str, mentions: Sequence[EntityMention], teams: Collection[str]) -> dict[int, EntityType]:
    """The mentions of places, and of those persons that may be teams, with their types; `teams` surely are."""
    places: dict[int, EntityType] = {n: PLACE for n, mention in enumerate(mentions) if mention.type == PLACE}
    persons = {n: text[slice(*mention.span)] for n, mention in enumerate(mentions) if mention.type == MEN}
    full = (name.split() for name in persons.values() if " " in name and name not in teams)
    borne = {word for words in full for word in (words[0], words[-1])}
    men: dict[int, EntityType] = {
        n: MEN
        for n, name in persons.items()
        if name not in borne and name[1:2] != "." and name.split()[0].lower() not in GIVEN_NAMES
    }
    return places | men if men and _is_of_teams(text) and not _is_alone(text) else places


def _is_of_teams(text: str) -> bool:
    """Whether an article has a word of a sport of teams."""
    words = words_in(text)
    if not words.isdisjoint(_TEAM_SPORT):
        return True
    return not words.isdisjoint(_PARTS_OF_TEAM_SPORT) and _PHRASE_OF_TEAM_SPORT.search(text) is not None


def _is_alone(text: str) -> bool:
    """Whether an article has a word of games of one against one."""
    words = words_in(text)
    if not words.isdisjoint(_ALONE):
        return True
    return not words.isdisjoint(_PARTS_ALONE) and _PHRASE_ALONE.search(text) is not None


def _in_results(text: str, mentions: Sequence[EntityMention], sides: Mapping[int, EntityType]) -> set[int]:
    """The indices of the mentions in results and fixtures."""
    is_team_sport = _is_of_teams(text) and not _is_alone(text)
    teams = {number for number in sides if _is_one_side(text, mentions[number])}
    fixtures: list[int] = []
    for number, (first, second) in enumerate(pairwise(mentions)):
        if any(
            mention.type != TEAM and other not in sides for mention, other in ((first, number), (second, number + 1))
        ):
            continue
        if _play_each_other(text, first, second, is_team_sport=is_team_sport):
            teams |= {number, number + 1}
        elif _AT.fullmatch(text, first.span.end, second.span.start):
            fixtures.append(number)
    if teams and _is_of_teams(text):
        for number, (first, second) in enumerate(pairwise(mentions)):
            both = {number, number + 1}
            fixture = _FIXTURE.fullmatch(text, first.span.end, second.span.start)
            if fixture and both <= sides.keys() | teams:
                teams |= {number} if fixture["at"] else both
    for number, following in pairwise(fixtures):
        if following == number + 2 and not text[mentions[number + 1].span.end : mentions[following].span.start].strip():
            teams |= {number, number + 1, following, following + 1}
    return teams


def _play_each_other(text: str, first: EntityMention, second: EntityMention, *, is_team_sport: bool) -> bool:
    between, behind = (first.span.end, second.span.start), second.span.end
    if _AGAINST.fullmatch(text, *between) or _with_score(text, *between):
        return True
    if MEN not in (first.type, second.type) and _RESULT.fullmatch(text, *between):
        return bool(_LAST_RESULT.match(text, behind))
    if _BEATS.fullmatch(text, *between):
        return bool((is_team_sport and first.type == TEAM) or _SCORE.match(text, behind))
    before = text[max(0, first.span.start - REACH) : first.span.start]
    return bool(_AND.fullmatch(text, *between) and _MATCH_BETWEEN.search(before))


def _with_score(text: str, start: int, end: int) -> bool:
    found = _WITH_SCORE.match(text, start)
    return found is not None and found.end() == end


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
