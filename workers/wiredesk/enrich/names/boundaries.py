"""Correct a mention's boundaries: only the name, without article, title, possessive or punctuation."""

import re
from itertools import pairwise

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.comparison import LEGAL_FORMS
from wiredesk.enrich.names.neighbours import ENDS_OF_BODIES, may_be_person
from wiredesk.enrich.names.pieces.brackets import without_half_bracket
from wiredesk.enrich.names.pieces.only_titles import (
    BEFORE_NAME,
    MAX_INITIALS,
    OPENS,
    ROLES,
    begins_with_given_name,
    is_label,
    is_only_title,
    is_only_trade,
    plain,
)
from wiredesk.enrich.names.pieces.rejoined import keeps_owner
from wiredesk.enrich.names.pieces.small_words import without_small_words
from wiredesk.enrich.names.pieces.sums import sum_of_money
from wiredesk.enrich.names.politics.factions import with_faction
from wiredesk.enrich.names.politics.offices import is_part_of_office
from wiredesk.enrich.names.politics.party_tags import (
    is_in_party_tag,
    is_party_tag,
    state_of_tag,
    state_set_apart,
)
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.calendar import WEEKDAYS
from wiredesk.knowledge.courtesies import (
    ABBREVIATED,
    ONLY_OF_PERSONS,
    POSTNOMINALS,
    TITLE_CONTINUATIONS,
    TITLE_PHRASES,
    TITLES,
    is_title,
)
from wiredesk.knowledge.firms import ENDS_OF_FIRMS
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.provinces import STATE_CODES
from wiredesk.knowledge.surnames import COMMON_SURNAMES
from wiredesk.knowledge.trades import occupations
from wiredesk_schemas.entities import EntityType

CAPITALISED = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP"})
"""Names are written with a capital; a mention of these types without one is a common noun."""

_LABELS = frozenset({"LOCATION", "ORGANIZATION", "NORP", "MISC"})
"""Types that the model gives titles and parts of offices."""
_PARENTAGE = ("a/", "d/", "s/")
"""The first half of a word for somebody's child, which the model may cut in two: "Ravi s/o Lind"."""
_BASED = "-based"
_OWNER = re.compile(r"[^\n]*\w(?:['’]s|s['’])\s+(?=[^\W\d_a-z])")
_AGE = re.compile(r"\d{1,3}|(?:\d{1,3}|\w+)[- ]years?[- ]old|aged? \d+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_ARTICLES_BEGIN = ("t", "T", "a", "A")
_COMPASS_POINT = re.compile(r"(?:North|South|East|West)(?:ern)?\b")
_TAIL = re.compile(r"(?:['’]s|[\s&,;:.!?\"“”‘’'()\[\]_—–/®™-])+$")
_HEAD = re.compile(r"^[\s,;:.!?\"“”‘’'()\[\]_—–/®™-]+")
_ABBREVIATION = re.compile(r"(?:(?<![\w-])[A-Za-z]|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|Bros|[A-Z][a-z]{2}))\.$")
_WORD = re.compile(r"\S+")
_DATE_TAIL = re.compile(r"(?<=\S)(?:\s+(?:and|at|by|for|from|in|of|on|or|the|through|to|until|till))+$", re.IGNORECASE)
_SCORED = re.compile(rf"\d{{1,3}} (?=(?:{'|'.join(WEEKDAYS)})\b)", re.IGNORECASE)
"""The second figure of a result before its day: "won 4-1 Tuesday"."""
_NO_DATES = frozenset({"march", "may", "fiscal", "of"})
"""Month names that are verbs in lower case, and words beside a year."""
_FISCAL_YEAR = re.compile(r"fiscal(?:\s+year)?\s+(?:19|20)\d\d")
_FIGURES_BEFORE = re.compile(r"[\d/]*$")
_COMPASS = re.compile(
    r"(?:north|south|east|west|central|downtown|upstate|mainland|rural)(?:-?(?:east|west))?(?:ern)?\s+(?=[A-Z])"
)
_SMALL_TAIL = re.compile(
    r"(?<=\w)(?:-(?:based|born|backed|controlled|led|made|owned|run|style|wide)|(?:\s(?!(?:and|for"
    r"|the)\b)[a-z]{3,})+)$"
)
_SECONDS = frozenset(second for _, second in TITLE_PHRASES)
MAX_TITLE = 12
"""Characters before a name that are searched for the first word of a title: "ni" of "Turaga ni Koro Ana Ruiz"."""
_ENDS_OF_ORDINALS = ("st", "nd", "rd", "th")
_ORDINAL_TAIL = re.compile(r"(?<=[^\W\d_]{2})\s\d{1,3}(?:st|nd|rd|th)?$")
"""A minute, score or age behind a person in a table: "Gordon Durie 75th"."""
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}\b(?!-)")
"""Behind a team, whose name the model may take the first figure into: "Velm 2-1"."""
_TRADE = re.compile(r"(?P<trade>[A-Z][a-z]{2,})\s(?=[^\W\d_a-z]\S*(?P<more>\s)?)")
"""The first word of a person, which may be what somebody is: "Hotelier Ana Ruiz"."""
_SCIENTIST = re.compile(r"[a-z]+(?:ologist|ographer|iatrist|ician|icist)")
_ENDS_OF_GROUPS = ENDS_OF_FIRMS | ENDS_OF_BODIES | LEGAL_FORMS
_PLURAL = re.compile(r"[a-z]{3,}[^su]s")
_OPENING_MARKS = ("'", "‘", '"', "“")
_MARKED_LETTER = re.compile(r"\w{1,2}['’\"”] ")
"""Of a district before its officer: "Commander of Region 4 'B' Ana Ruiz"."""
_RANK = re.compile(r"(?P<rank>[A-Z]{2,})\.?\s(?=[A-Z][a-z])")
_OFFICE_AT_END = re.compile(r" (?P<letters>[A-Z]{2,4})$")
"""Of a constituency, before the name of its member: "Velm East MCA | Ana Ruiz"."""
_ENDS_LEADING_OUT = (" and", " at", " by", " for", " from", " in", " of", " on", " to", " with")
_LEADS_OUT = re.compile(rf"(?<=\w)(?:{'|'.join(_ENDS_LEADING_OUT)})+$")
_OF_BODY = re.compile(r"(?<=\w) of (?=[^\W\d_a-z])")
"""Between somebody and their body: "Ana Ruiz of Velm Law"."""
_WITH_STOP = frozenset({"del"})
"""Abbreviated titles that are given names without a full stop."""
_POSTNOMINALS = re.compile(rf"(?<=\S)(?:,? (?:{'|'.join(sorted(POSTNOMINALS))}))+$")
_LAST_LETTERS = frozenset(letters[-1] for letters in POSTNOMINALS)
_ABBREVIATED_TITLE = re.compile(rf"\S (?:{'|'.join(sorted(set(ABBREVIATED) - {'Del', 'Pres'}))})$")
"""A title that belongs to the next name: "Velm Rep. Ana Ruiz"."""
_OF_PLACE = re.compile(r"(?P<place>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)(?: [a-z]{3,})+")
"""A structure without a name of its own, at a place: "Ilsa toll plaza"."""
_BREAK = re.compile(r"\s*\n\s*")
_CURRENCY_SIGNS = frozenset("¢$£€¥₦₵₹")
_BESIDE_WORDS = frozenset(("", " ", ",", "\n"))
"""What is beside most names, and no part of a word."""


def trimmed(text: str, mention: EntityMention) -> EntityMention | None:
    """The mention reduced to the name, or None if nothing that could be a name remains."""
    start, end = mention.span
    if text.find("\n", start, end) >= 0 and (line_break := _BREAK.search(text, start, end)):
        end = line_break.start()
    start, end = _without_marks(text, start, end)
    if mention.type == "NORP" and text.endswith(_BASED, start, end):
        return EntityMention(Span(start, end - len(_BASED)), "LOCATION")
    if mention.type == "FACILITY" and (of_place := _OF_PLACE.fullmatch(text, start, end)):
        return EntityMention(Span(start, of_place.end("place")), "LOCATION")
    if mention.type == "MONEY":
        whole = sum_of_money(text, start, end)
        return EntityMention(whole, "MONEY", mention.shares) if whole else None
    if mention.type == "DATE":
        if text[start - 1 : start] in ("-", "–") and (score := _SCORED.match(text, start, end)):
            start = score.end()
        tail = _DATE_TAIL.search(text, start, end)
        end = tail.start() if tail else end
        if text[start - 1 : start] == "/" and (figures := _FIGURES_BEFORE.search(text, max(0, start - 8), start)):
            start = figures.start()  # "9/11"
        if fiscal := _FISCAL_YEAR.match(text, start):
            end = max(end, fiscal.end())
        if text[start:end] in _NO_DATES:
            return None
    elif mention.type != "WORK":
        if start > 1 and text[start - 1] in "'’" and text[start - 2].isalnum() and _is_possessive(text, start):
            return None  # "s Office"
        start, end = _whole_words(text, start, end)
        start, end = _without_marks(text, _after_article(text, start, end), end)
        start, end = with_faction(text, start, end)
        if text.endswith("Far ", max(0, start - 4), start) and _COMPASS_POINT.match(text, start, end):
            start -= len("Far ")
        if text.startswith("/s ", end) and text[start:end] == "M":
            return None  # "M/s Velm Traders"
        if text[start - 2 : start] in _PARENTAGE and text[start + 1 : start + 2] == " ":
            start += 2
    if text.find(")", start, end) > 0:
        start, end = without_half_bracket(text, start, end, mention.type)
    if mention.type in _LABELS and is_label(text, start, end, mention.type):
        return None
    if mention.type == "ORGANIZATION" and (person := _person_in(text, start, end)):
        return trimmed(text, EntityMention(person, "PERSON"))
    if mention.type == "PERSON":
        if plain(text[start:end]) in TITLE_CONTINUATIONS and _ends_in_title(text, start):
            return None
        if is_only_title(text[start:end]) or _is_opening_noun(text, start, end):
            return None
        if is_only_trade(text, start, end):
            return None
        office = _OFFICE_AT_END.search(text, start, end)
        if office and office["letters"].lower() in TITLES and BEFORE_NAME.match(text, end):
            return trimmed(text, EntityMention(Span(start, office.start()), "LOCATION"))
        if not text[start:end].isalnum():
            start, end = _person(text, start, end)
    if state := state_set_apart(text, start, end):
        return state
    if start < end and is_in_party_tag(text, start):
        return state_of_tag(text, EntityMention(Span(start, end), mention.type))
    if mention.type in CAPITALISED:
        start, end = _single_name(text, start, end, mention.type)
        if mention.type == "LOCATION":
            start, end = _place(text, start, end)
        elif mention.type == "ORGANIZATION" and (text[start].islower() or " " in text[start:end]):
            start, end = without_small_words(text, start, end)
        if (
            mention.type == "ORGANIZATION"
            and text[end : end + 1] == "."
            and _ABBREVIATED_TITLE.search(text, start, end)
        ):
            end = text.rindex(" ", start, end)
        if text[end - 1 : end].isdigit() and (score := _SCORE.match(text, text.rfind(" ", start, end) + 1)):
            end = score.start() - 1 if score.start() > start else end
        name = text[start:end]
        if not _is_capitalised(name) or is_party_tag(name, mention.type):
            return None
    if text[end : end + 1] in _CURRENCY_SIGNS:
        return None  # "GH¢20"
    if end <= start or not (text[start].isalnum() or any(character.isalnum() for character in text[start:end])):
        return None
    if mention.type == "DATE" and _AGE.fullmatch(text, start, end):
        return None
    if mention.type in _LABELS and mention.type != "NORP" and is_part_of_office(text, start, end):
        return None
    if (start, end) == mention.span:
        return mention
    return EntityMention(Span(start, end), mention.type, mention.shares)


def is_common_word(text: str, mention: EntityMention) -> bool:
    """Whether what would be the name of a thing has no capital: "pandemic", "44"."""
    words = text[slice(*mention.span)]
    return mention.type in ("MISC", "PRODUCT") and words.lower() == words


def _is_opening_noun(text: str, start: int, end: int) -> bool:
    """Whether only the first word of a sentence has a capital: "Boda boda" of "Boda boda rider Bo Lind"."""
    _, space, rest = text[start:end].partition(" ")
    return bool(space) and rest.isalpha() and rest.islower() and bool(OPENS.search(text, max(0, start - 3), start))


def _person(text: str, start: int, end: int) -> tuple[int, int]:
    """A person of several words without rank, trade and titles before the name, and without what is behind it."""
    if text[start - 1 : start] in _OPENING_MARKS and (marked := _MARKED_LETTER.match(text, start, end)):
        start = marked.end()
    if rank := _RANK.match(text, start, end):
        start = rank.end() if len(rank["rank"]) > MAX_INITIALS and " " in text[rank.end() : end] else start
    if not begins_with_given_name(text, start, end):
        start = _after_titles(text, _after_trade(text, start, end), end)
    if text.endswith(_ENDS_LEADING_OUT, start, end) and (lead := _LEADS_OUT.search(text, start, end)):
        end = lead.start()
    body = _OF_BODY.search(text, start, end)
    if body and " " in text[start : body.start()] and may_be_person(text[start : body.start()]):
        end = body.start()
    if text[end - 1 : end] in _LAST_LETTERS and (letters := _POSTNOMINALS.search(text, start, end)):
        end = letters.start()
    if text[end - 1 : end].isdigit() or text.endswith(_ENDS_OF_ORDINALS, start, end):
        tail = _ORDINAL_TAIL.search(text, start, end)
        end = tail.start() if tail else end
    return _without_marks(text, start, end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The mention extended to whole words: "W.T.O." from "T.O", "Wa'ed" from "Wa"."""
    if text[start - 1 : start] in _BESIDE_WORDS and text[end : end + 1] in _BESIDE_WORDS:
        return start, end
    while 0 < start < end and text[start].isalnum():
        if text[start - 1].isalnum():
            start -= 1
        elif start > 1 and text[start - 1] == "." and _is_initial(text, start - 2) and _is_initial(text, start):
            start -= 2
        else:
            break
    while start < end < len(text) and text[end - 1].isalnum():
        if text[end].isalnum():
            end += 1
        elif (text[end] in "'’" and text[end + 1 : end + 2].isalpha() and not _is_possessive(text, end + 1)) or (
            text[end] == "." and _is_initial(text, end - 1) and _is_initial(text, end + 1)
        ):
            end += 2
        else:
            break
    if text[end : end + 1] == "." and text[end - 2 : end - 1] == "." and _is_initial(text, end - 1):
        end += 1
    return start, end


def _is_initial(text: str, at: int) -> bool:
    """Whether there is a single capital at an offset."""
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return text[at : at + 1].isupper() and not any(sign.isalnum() for sign in beside)


def _is_possessive(text: str, at: int) -> bool:
    return text[at] in "sS" and not text[at + 1 : at + 2].isalnum()


def _single_name(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int]:
    """The mention without a truncated second name in brackets, and without the owner of a person or place.

    An organisation keeps its owner ("Uganda's Supreme Court", "King's College"), and so do a bay and a queen's park:
    "Velm's Bay", "Queen's Park Savannah".
    """
    if text[start:end].isalnum():
        return start, end
    bracket = text.find("(", start, end)
    if bracket > start and text.find(")", bracket, end) < 0:
        end = start + len(text[start:bracket].rstrip())
    if kind in ("ORGANIZATION", "FACILITY") or (text.find("'", start, end) < 0 and text.find("’", start, end) < 0):
        return start, end
    owner = None if gazetteer().all_named(text[start:end]) else _OWNER.match(text, start, end)
    if owner and owner.end() < end and not (kind != "PERSON" and keeps_owner(owner[0], text[owner.end() : end])):
        start = owner.end()
    return start, end


def _place(text: str, start: int, end: int) -> tuple[int, int]:
    """The mention without lower-case words around a place: "eastern Kentucky", "Tbilisi-based", "Ilsa pier"."""
    if not text[start:end].isalnum():
        if lead := _COMPASS.match(text, start, end):
            start = lead.end()
        if tail := _SMALL_TAIL.search(text, start, end):
            end = tail.start()
    if text[end : end + 1] == "." and text[start:end] in STATE_CODES and not text[start:end].isupper():
        end += 1
    return start, end


def _is_capitalised(name: str) -> bool:
    return name[:1].isupper() or any(character.isupper() or not character.isascii() for character in name)


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    if start < end and text[start].isalnum() and text[end - 1].isalnum() and text[end - 2] not in "'’":
        return start, end  # like nearly all names
    head = _HEAD.match(text[start:end])
    if head:
        start += head.end()
    tail = _TAIL.search(text[start:end])
    if tail:
        kept = end - len(tail.group())
        # A full stop belongs to "Inc." and "U.S.", a closing bracket to a name that contains the opening one.
        stop = text[kept : kept + 1] == "." and _ABBREVIATION.search(text[start : kept + 1])
        bracket = text[kept : kept + 1] == ")" and "(" in text[start:kept]
        if stop or bracket:
            kept += 1
        end = kept
    return start, end


def _after_article(text: str, start: int, end: int) -> int:
    article = _ARTICLE.match(text, start, end) if text[start : start + 1] in _ARTICLES_BEGIN else None
    if article is None or article.end() >= end:
        return start
    is_name = text[start] == "A" and not OPENS.search(text, max(0, start - 3), start)  # "An Bord Pleanála"
    return start if is_name else article.end()


def _person_in(text: str, start: int, end: int) -> Span | None:
    """The person behind an occupation, a title or a rank in letters: "Retiree Ana Ruiz", "DCOP Ana Ruiz"."""
    rank = _RANK.match(text, start, end)
    if rank and rank["rank"].lower() in TITLES:
        person = rank.end()
    elif plain(text[start:end].partition(" ")[0]) in ONLY_OF_PERSONS:
        person = _after_titles(text, start, end)
    elif OPENS.search(text, max(0, start - 3), start):
        person = _after_trade(text, start, end)
    else:
        return None
    name = text[person:end]
    if person == start or name.count(" ") != 1 or "'" in name or "’" in name or not may_be_person(name):
        return None
    last = name.rpartition(" ")[2].lower().rstrip(".")
    is_plural = rank and last not in COMMON_SURNAMES and _PLURAL.fullmatch(last)  # "MCA Public Services"
    return None if last in _ENDS_OF_GROUPS or is_plural else Span(person, end)


def _after_trade(text: str, start: int, end: int) -> int:
    """The offset after an occupation, which has a capital as the first word of a sentence: "Publican Bo Lind"."""
    found = _TRADE.match(text, start, end)
    if found is None or not (found["more"] or OPENS.search(text, max(0, start - 3), start)):
        return start
    trade = found["trade"].lower()
    second = text[found.end() : end].partition(" ")[0].lower()
    known = trade in occupations() and (trade not in COMMON_SURNAMES or second in GIVEN_NAMES or is_title(second))
    known = known or bool(found["more"] and (_SCIENTIST.fullmatch(trade) or trade in ROLES))
    return found.end() if known else start


def _after_titles(text: str, start: int, end: int) -> int:
    """The offset after the last title before a person's name; also after a party with a title ("Sinn Féin TD …")."""
    if text[start:end].isalnum():
        return start
    found = list(_WORD.finditer(text, start, end))
    words = [
        (word.start(), following.start(), plain(word.group())) for word, following in pairwise(found)
    ]  # all but the last, which is part of the name in any case
    name = start
    index = 0
    if words and words[0][2] in _SECONDS and text[start - 1 : start] == " ":  # "ni" before "Koro Ana Ruiz"
        before = text[max(0, start - MAX_TITLE) : start].split()[-1:]
        if before and (plain(before[0]), words[0][2]) in TITLE_PHRASES:
            name, index = words[0][1], 1
    while index < len(words):
        at, after, word = words[index]
        following = words[index + 1][2] if index + 1 < len(words) else ""
        if (word, following) in TITLE_PHRASES:
            name, index = words[index + 1][1], index + 2
            continue
        continues = word in TITLE_CONTINUATIONS and (name > start or _ends_in_title(text, start))
        is_name = word in _WITH_STOP and text[at + len(word)] != "."
        if (not is_title(word) and not continues) or is_name:
            break
        name, index = after, index + 1
    return name


def _ends_in_title(text: str, start: int) -> bool:
    """Whether a title is directly before an offset: "Datuk Seri" before "Panglima Ruiz"."""
    before = text[max(0, start - 16) : start]
    last = plain(before.split()[-1]) if before.endswith(" ") and before.strip() else ""
    return last in TITLES or last in TITLE_CONTINUATIONS
