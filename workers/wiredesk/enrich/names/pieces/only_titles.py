"""Mentions that are only a title, an office, a trade or letters beside a name, and none themselves."""

import re

from wiredesk.knowledge.courtesies import ALSO_GIVEN_NAMES, POSTNOMINALS, TITLE_CONTINUATIONS, TITLE_PHRASES, TITLES
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.organisations import ORGANISATIONS, PORTFOLIOS
from wiredesk.knowledge.surnames import COMMON_SURNAMES
from wiredesk.knowledge.trades import KIN_AND_OFFICES, occupations
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import EntityType

NAMES_OF_PERSONS = GIVEN_NAMES | COMMON_SURNAMES
ROLES = KIN_AND_OFFICES - NAMES_OF_PERSONS
"""What somebody is, by words that are not names as well ("dean")."""
MAX_INITIALS = 2
"""Capitals before a person's name that may be its initials ("MS Velm"); more of them are a rank ("ACFO Ana Ruiz")."""
NEAR = 2000
"""Characters before and behind a word that are searched for it within a sentence."""
OPENS = re.compile(r"(?:^|[\n\"“‘]|[.!?:]['’\"”]? )$")
"""Before the first word of a sentence, of a line or in quote marks."""
_NUMBERED = re.compile(r"s?\. ?\d")
_WEEKDAYS = frozenset(("Tue", "Tues", "Weds", "Thur", "Thurs"))
BEFORE_NAME = re.compile(r"\.? [A-Z]")
_OF_OFFICES = frozenset({"Circuit", "City", "County", "District", "Fire", "High", "State"})
_OFFICE = re.compile(
    r" (?:Attorney|Captain|Chief|Clerk|Commander|Commissioner|Council?lor|Judge|Justice|Marshal|Prosecutor"
    r"|Treasurer) [A-Z]"
)
"""What somebody is who has that office: "Fire Chief Ana Ruiz"."""
_CLERKS = frozenset(
    f"{body} {office}"
    for body in ("Borough", "City", "County", "District", "Municipal", "Parish", "Town", "Village")
    for office in ("Administrator", "Clerk", "Engineer", "Manager", "Solicitor", "Surveyor", "Treasurer")
)
"""Offices of local government, which are no bodies."""
_BEFORE_OFFICES = frozenset({"Acting", "Former", "Outgoing"})
_OF_LEADERS = frozenset({"Majority", "Minority", "Opposition", "Supreme"})
_REST_OF_PHRASES = tuple(f" {first} {second.title()} " for first, second in TITLE_PHRASES)
"""Behind a title that goes on: "Turaga | ni Koro Bo Lind"."""
_NOBILITY = listed("Baron Baroness Count Countess Duchess Duke Earl Marchioness Marquess Marquis Viscount")
_OF_REALM = re.compile(r" of [A-Z]")
_IN_OFFICE = frozenset({"Attendance", "Charge", "Chief", "Residence", "Waiting"})
"""What one is in, by offices with hyphens: "Officer-in-Charge"."""
_MINISTER = re.compile(r" (?:Commissioner|Minister|Secretary)\b(?!['’])")
"""Who has an office that its portfolio alone names: "Labour Commissioner"."""


def is_label(text: str, start: int, end: int, kind: EntityType) -> bool:
    """Whether a mention is only a title before a name, letters in brackets behind one, or an abbreviated weekday."""
    word = text[start:end]
    if not word.isascii() or " " in word or word in ORGANISATIONS:
        return word in _CLERKS
    leads_on = BEFORE_NAME.match(text, end) or text.startswith(_REST_OF_PHRASES, end)
    if (plain(word) in TITLES and leads_on) or is_only_trade(text, start, end):
        return True
    if word in _BEFORE_OFFICES and BEFORE_NAME.match(text, end):
        return True  # "Former | Bank of Velm governor"
    if word == "Paramount" and text.startswith(" Chief", end):
        return True
    if word in _NOBILITY and _OF_REALM.match(text, end):
        return True  # "the Earl of Velm"
    if word in _IN_OFFICE and text.endswith("-in-", 0, start):
        return True
    if word == "No" and _NUMBERED.match(text, end):
        return True
    if word in _OF_OFFICES and _OFFICE.match(text, end):
        return True
    if (word in _OF_LEADERS and text.startswith(" Leader", end)) or (
        word.lower() in PORTFOLIOS and word.istitle() and _MINISTER.match(text, end)
    ):
        return True
    if kind == "ORGANIZATION" and len(word) > MAX_INITIALS + 1 and word.istitle() and word.lower() in TITLES:
        return text[max(0, start - 4) : start].lower() == "the "  # "the Assemblyman"
    beside = text[start - 1 : start] + text[end : end + 1]
    return word in _WEEKDAYS or (
        word in POSTNOMINALS and (beside == "()" or (text[start - 2 : start] == ", " and beside[1:] in (",", ".", ";")))
    )


def is_only_trade(text: str, start: int, end: int) -> bool:
    """Whether a mention is only an occupation before a name, with the capital of a sentence's first word or a title.

    In the plural it is one wherever a sentence begins: "Forecasters".
    """
    word = text[start:end].lower()
    if not text[start:end].istitle():
        return False
    if word.endswith("s") and word.removesuffix("s") in occupations() and word not in NAMES_OF_PERSONS:
        is_name = re.search(rf"[a-z] {text[start:end]}\b", text[max(0, start - NEAR) : end + NEAR])  # "Ana Dukes"
        return not is_name and bool(OPENS.search(text, max(0, start - 3), start))
    if not (word in occupations() or word in ROLES):
        return False
    if text[end : end + 3] in ("'s ", "’s "):  # "Fisherman's son"
        return word not in NAMES_OF_PERSONS
    if not BEFORE_NAME.match(text, end):
        return False
    return word not in NAMES_OF_PERSONS or bool(OPENS.search(text, max(0, start - 3), start))


def is_only_title(name: str) -> bool:
    """Whether a name consists only of titles: "Coun", "Datuk Seri"."""
    words = [plain(word) for word in name.split()]
    if tuple(words) in TITLE_PHRASES:
        return True
    return all(word in TITLES or (index > 0 and word in TITLE_CONTINUATIONS) for index, word in enumerate(words))


def plain(word: str) -> str:
    """A word as titles are listed: in lower case, without a full stop."""
    return word.strip().rstrip(".").casefold()


def begins_with_given_name(text: str, start: int, end: int) -> bool:
    """Whether a title's word is a given name, because a surname alone follows: "Don Velm", not "Don Carlos Velm"."""
    first, *names = text[start:end].split()
    return first in ALSO_GIVEN_NAMES and len(names) == 1 and names[0].lower() not in GIVEN_NAMES
