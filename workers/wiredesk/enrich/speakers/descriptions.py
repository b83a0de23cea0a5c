"""Descriptions of persons in an article: "ambassador Ana Ruiz", "Bo Lind, a professor of law"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from wiredesk.enrich.annotation import Span
from wiredesk.knowledge.courtesies import BEFORE_DESCRIPTION, COURTESIES, HONORIFICS, TITLES
from wiredesk.knowledge.trades import KIN_AND_OFFICES, TRADES, occupations
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import Entity

REACH = 70
"""Characters before or after a name in which it is described."""

_PERSONAL = re.compile(r"\w{2,}(?:man|woman|person|ist|ian|eer|er|or)")
_THINGS = listed(
    """
    paper newspaper letter order number power center centre water river weather winter summer matter chapter
    factor sector border floor door tower minor major other either former her their never however whether
    after over under corner offer error terror banner poster shutter sticker counter computer
    barrier behavior behaviour butter cancer career carrier charter cluster color container corridor dinner
    disaster elevator encounter favor fever filter finger flower gender harbor helicopter honor humor indicator
    interior labor ladder layer liver manner mirror motor quarter reactor register rumor scooter shelter
    shoulder silver supper surrender tanker tender thunder timber tractor trailer wonder
    """
)
_DETERMINER = re.compile(r"(?:the|that|this|his|her|their|its|our|my)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_](?:[\w.-]*\w)?")
_STOPS = re.compile(r"[,;:()“”\"—–\n]|\.\s")
_AFTER = re.compile(r",\s+(?:\d{1,3},\s+)?(?:who\s+(?:is|was)\s+)?(?:(?:the|an?|his|her|its)\s+)?", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:[\w’-]+ ){0,2}([A-Z]{2,4})")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_IN_BRACKETS = re.compile(r"\b(?P<noun>[A-Za-z]+) \((?P<office>[A-Z]{2,5})\),? (?:[A-Z][a-z]{1,9}\.? ){0,2}$")
"""An office with its initials before a name: "District Chief Executive (DCE), Madam Ana Ruiz"."""
_BRACKETS = re.compile(r"\([^()]{1,20}\) ?")
"""Part of an office: "Assistant Commissioner (City) Ana Ruiz"."""
_ALL_TITLES = tuple(sorted(TITLES))
_TITLES_BEFORE = re.compile(rf"(?:\(?\b(?:{'|'.join(_ALL_TITLES)})\.?\)?\s)+$", re.IGNORECASE)
_APPOSED = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my)\s+|['’]s\s+|(?:^|[,.;\n] ?)(?-i:(?=[A-Z][a-z]+ (?:of|for|[A-Z]))))"
    r"(?P<words>(?:(?!(?<! of)(?<! for) (?:the|his|her|its|their|our|my) )[^,;:()“”\"—–\n.])+),"
    r"\s$",
    re.IGNORECASE,
)
"""The description before a name between commas: "The mayor, Bo Lind, …"."""
BEHIND_HEAD = listed("of for at in with from to on by who whom which that and")
_STOP_OF_TITLE = re.compile(r"(?<=\b(?:Dr|Mr|Ms))\. |(?<=\b(?:Mrs|Hon))\. |(?<=\bProf)\. ")
MAX_INITIALS = 4
"""Letters of an office's initials."""
ROW = listed("and of to for at")
SAME = {
    **dict.fromkeys(("spokesman", "spokeswoman", "spokesperson"), "spokesperson"),
    **dict.fromkeys(("chairman", "chairwoman", "chair"), "chair"),
    **dict.fromkeys(("boss", "gaffer", "manager"), "manager"),
    **dict.fromkeys(("coach", "mentor", "tactician"), "coach"),
    **dict.fromkeys(("judge", "justice", "magistrate", "recorder"), "judge"),
}
"""Words that say the same of a person."""
_GENERAL = listed("chief head leader manager officer official")
"""What anybody in office is called: "the police chief" is the police commander."""


_KINDS: Mapping[str, frozenset[str]] = {
    kind: listed(offices)
    for kinds, offices in (
        ("academic don", "lecturer professor"),
        ("boy", "grandson nephew schoolboy son"),
        ("girl", "daughter granddaughter niece schoolgirl"),
        ("businessman businesswoman entrepreneur", "founder owner proprietor"),
        ("coach", "manager"),
        ("manager", "coach"),
        ("cleric clergyman priest", "archdeacon canon curate father fr pastor rector rev reverend vicar"),
        ("detective officer policeman policewoman", "constable corporal inspector sergeant superintendent trooper"),
        ("doctor medic physician", "cardiologist gp obstetrician oncologist paediatrician pediatrician surgeon"),
        ("lawmaker legislator politician", "congressman congresswoman mla mp senator representative"),
        ("lawyer", "advocate attorney barrister counsel prosecutor solicitor"),
        ("monk", "abbot brother friar prior"),
        ("nun", "abbess prioress sister"),
        ("teacher", "headmaster headmistress headteacher principal"),
    )
    for kind in kinds.split()
}
"""By what kind somebody with one of these offices is called again."""
_OFFICES = frozenset(_KINDS).union(*_KINDS.values())
_THE_NOUN = re.compile(r"[Tt]he ([\w-]{3,})")
_CAPITALS = re.compile(r"[A-Z][a-z]+(?: (?:of |for )?[A-Z][a-z]+){1,3}(?= (?:at|for|from|in|of) |$)")
_SIDES = (
    r"(?:accused|appellants?|claimants?|crown|defence|defense|defendants?|plaintiffs?|prosecution|respondents?|state)"
)
_ON_A_SIDE = re.compile(
    rf",\s+(?:(?:acting|appearing|counsel)\s+)?(?:for\s+the\s+{_SIDES}|defending|mitigating|prosecuting)\b",
    re.IGNORECASE,
)
"""Behind a lawyer's name: "Bo Lind, for the defence, said"."""
_OPENS_ON_A_SIDE = re.compile(r"(?:^|[.\n]\s?)(?:Defending|Mitigating|Prosecuting),\s$")
_PRESS_OFFICERS = frozenset({"ppro", "pro", "pio", "spro"})
"""Initials of offices that are a spokesperson's: police public relations officer, public information officer."""
_ANY_PERSON = frozenset({"lady", "male", "female", "young", "elderly", "veteran"})
"""Words beside a noun that do not tell one of its bearers' office: "the lady councillor"."""
_NOUN_OF_TITLE = {"dr": "doctor", "prof": "professor"}

_FOR_SOMEBODY = re.compile(
    r"\b(?:spokes[a-z]+|aides?|advis[eo]rs?|agents?|attorneys?|barristers?|counsel|lawyers?|publicists?"
    r"|representatives?|solicitors?)\s+(?:for|to)\s+(?P<office>[^,;()]+?)\s*$",
    re.IGNORECASE,
)
"""Who speaks for another, with the other's office, directly before the other's name: "a spokesman for party leader"."""


class Description(NamedTuple):
    """A person's description, in lower case."""

    heads: frozenset[str]
    """The nouns that name the trade, office or kin."""
    words: frozenset[str]


def descriptions_of(text: str, person: Entity) -> list[Description]:
    """All descriptions next to the mentions of a person."""
    found = (description for mention in person.mentions for description in _beside(text, mention.start, mention.end))
    return [description for description in found if description.heads]


def described(words: str) -> Description | None:
    """The description in a definite expression ("the ambassador", "China's envoy to Oslo"); None for other words."""
    definite = _DETERMINER.match(words)
    if definite and (initials := _ABBREVIATION.fullmatch(words, definite.end())):
        return _abbreviated(initials[1])
    owner = re.match(r"(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*(?:['’]s|s['’])\s", words)
    if not definite and not owner:
        return None
    asked = _description(words[definite.end() :] if definite else words)
    asked = asked._replace(words=asked.words - _ANY_PERSON)
    return asked if len(asked.heads) == 1 else None


def named_noun(words: str) -> Description | None:
    """The description in "the sarpanch", whether or not the noun is known to be for persons, or in a title: "Nana"."""
    if words.lower() in TITLES:
        return Description(frozenset({words.lower()}), frozenset({words.lower()}))
    found = _THE_NOUN.fullmatch(words)
    return Description(frozenset({found[1].lower()}), frozenset({found[1].lower()})) if found else None


def fits(asked: Description, given: Sequence[Description]) -> bool:
    """Whether one of a person's descriptions equals or extends the one asked for."""
    asked_heads, asked_words = asked
    return any(asked_heads <= heads and asked_words <= words for heads, words in given)


def is_kind_of(asked: Description, given: Sequence[Description]) -> bool:
    """Whether one of a person's descriptions names another office in the field asked for, or one of its kind."""
    field = asked.words - asked.heads if asked.heads <= _GENERAL else frozenset[str]()
    if field and any(description.heads and field <= description.words for description in given):
        return True
    kinds = frozenset().union(*(_KINDS.get(head, ()) for head in asked.heads))
    if not kinds:
        return False
    beside = asked.words - asked.heads
    return any(not kinds.isdisjoint(description.heads) and beside <= description.words for description in given)


def _beside(text: str, start: int, end: int) -> Iterator[Description]:
    far = max(0, start - REACH)
    near = before = text[far:start]
    if "(" in near:
        before = _BRACKETS.sub("", near)
    if ". " in before:
        before = _STOP_OF_TITLE.sub(" ", before)
    before = _STOPS.split(before)[-1]
    last = _WORD.findall(before.lower())
    if initials := _initials_at_end(before):
        yield _abbreviated(initials)
    yield from _initials_of(last)
    bracketed = _IN_BRACKETS.search(text, far, start) if "(" in near else None
    if bracketed and is_personal(bracketed["noun"].lower()):
        yield _abbreviated(bracketed["office"])
    if last and last[-1] in TITLES:
        yield Description(frozenset({last[-1]}), frozenset({last[-1]}))  # "Garda Bo Lind"
    while last and last[-1].rstrip(".") in BEFORE_DESCRIPTION:
        if trade := _NOUN_OF_TITLE.get(last.pop().rstrip(".")):
            yield Description(frozenset({trade}), frozenset({trade}))
    yield Description(frozenset(_heads_before(last)), frozenset(map(_same, last)))
    if last and _is_only_title(last[-1]):  # "Agriculture Minister Lyonpo Ruiz"
        while last and _is_only_title(last[-1]):
            last.pop()
        yield Description(frozenset(_heads_before(last)), frozenset(map(_same, last)))
    behind = text[end : end + 1]
    if (behind == "," and _ON_A_SIDE.match(text, end)) or (
        "," in near[-3:] and _OPENS_ON_A_SIDE.search(text, far, start)
    ):
        yield Description(frozenset({"lawyer"}), frozenset({"lawyer"}))
    if behind in (",", ".") and (apposed := _apposed(text, start)):
        yield _description(apposed["words"])
        yield from _initials_of(_WORD.findall(apposed["words"].lower()))
        if noun := _noun_of(_words_of(apposed["words"])):  # "the sarpanch of Velm, Ana Ruiz, "
            yield Description(frozenset({noun}), frozenset({noun}))
        if office := _CAPITALS.match(apposed["words"].removeprefix("The ")):  # "Member of Parliament from Velm"
            head = "".join(word[0] for word in office[0].split() if word[0].isupper()).lower()
            yield Description(frozenset({head}), _description(apposed["words"]).words | {head})
    if behind == "," and (after := _AFTER.match(text, end)):
        yield _description(_STOPS.split(text[after.end() : after.end() + REACH])[0])


def _apposed(text: str, start: int) -> re.Match[str] | None:
    """The description between commas before a name and its titles."""
    near = max(0, start - REACH)
    if text.find(",", max(0, near - 3), start) < 0:
        return None
    may_have_title = text[near:start].rstrip(" .)").lower().endswith(_ALL_TITLES)  # the search takes long
    if may_have_title and (titles := _TITLES_BEFORE.search(text, near, start)):
        start = titles.start()
    return _APPOSED.search(text, max(0, start - REACH), start) if "," in text[max(0, start - 3) : start] else None


def _initials_of(words: Sequence[str]) -> Iterator[Description]:
    """The descriptions by the initials of the last words before a name: "station house officer" is the SHO."""
    for count in range(2, min(len(words), MAX_INITIALS) + 1):
        yield _abbreviated("".join(word[0] for word in words[-count:] if word not in ROW))


def _initials_at_end(before: str) -> str | None:
    """The initials of an office before a name: "CS" of "Agriculture CS ", "MP" of "Velm MP Datuk ".

    Before a title they are a body's, unless they are a title themselves: "US President".
    """
    words = before.split()
    while words and words[-1].rstrip(".").lower() in BEFORE_DESCRIPTION:
        words.pop()
    for word in reversed(words):
        if _INITIALS.fullmatch(word):
            return word if word is words[-1] or word.lower() in TITLES else None
        if word.rstrip(".").casefold() not in TITLES:
            return None
    return None


def _abbreviated(office: str) -> Description:
    """The description by an office's initials: "MP", "CS"."""
    head = "spokesperson" if office.lower() in _PRESS_OFFICERS else office.lower()
    return Description(frozenset({head}), frozenset({head}))


def _heads_before(words: Sequence[str]) -> Iterator[str]:
    """The last word before a name, and words coordinated with it ("envoy to Oslo and co-author Ana Ruiz").

    Who speaks "for" a name, or for somebody by office, is not its bearer: "a spokesperson for Mayor Ruiz".
    """
    if words and words[-1] in ROW:
        return
    if "and" not in words and words and is_occupation(words[-1]):
        words = words[-1:]
    for word, following in pairwise([*words, "and"]):
        if following in ROW and is_occupation(word):
            yield _same(word)


def _description(words: str) -> Description:
    """The description in an expression whose head is before its first preposition."""
    every = _words_of(words)
    noun = _noun_of(every)
    heads = [noun] if noun and is_occupation(noun) else []
    adjectives = frozenset(_same(word) for word in every if word not in BEHIND_HEAD and word not in ("the", "a", "an"))
    return Description(frozenset(map(_same, heads)), adjectives)


def _words_of(words: str) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(words.lower())]


def _noun_of(words: Sequence[str]) -> str | None:
    """The last word before the first preposition."""
    front = next((number for number, word in enumerate(words) if word in BEHIND_HEAD), len(words))
    return words[front - 1] if front else None


def is_of_principal(before: str) -> bool:
    """Whether the words before a name say that somebody speaks for its bearer: "a spokesman for Prime Minister".

    A title with a capital behind a noun is the speaker's own: "a spokesman for the Labour group Councillor Ruiz".
    """
    found = _FOR_SOMEBODY.search(before)
    if found is None:
        return False
    *words, last = found["office"].split()
    title = last.rstrip(".").lower()
    if title in COURTESIES or not is_personal(title):
        return False
    return last.islower() or not any(word.islower() and word not in ("the", "a", "an") for word in words)


def is_neither(text: str, source: Span) -> bool:
    """Whether source words say who did not speak: "Neither Ruiz nor Lind", or a name behind "nor"."""
    before = text[max(0, source.start - len("neither ")) : source.start].lower().split()[-1:]
    first = text[source.start : source.end].lower().split()[:1]
    return bool({"neither", "nor"}.intersection(before + first))


def is_personal(word: str) -> bool:
    """Whether a lower-case word describes a person."""
    if word in TRADES or word in KIN_AND_OFFICES or word in HONORIFICS:
        return True
    return word not in _THINGS and bool(_PERSONAL.fullmatch(word))


def _is_only_title(word: str) -> bool:
    """Whether a word is a title that says no office: "Lyonpo", "Engr." and not "Minister"."""
    word = word.rstrip(".")
    return word in TITLES and not (
        word in SAME or word in TRADES or word in KIN_AND_OFFICES or _PERSONAL.fullmatch(word)
    )


def is_occupation(word: str) -> bool:
    """Whether a word is what somebody is, beside a name or in a definite expression: "magistrate"."""
    word = word.partition("-in-")[0]
    return is_personal(word) or word in _OFFICES or word in occupations()


def _same(word: str) -> str:
    """One word for all that say the same: "nurse" for "nurse-in-charge", "editor" for "editor-in-chief"."""
    word = word.partition("-in-")[0]
    return SAME.get(word, word)
