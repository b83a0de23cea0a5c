"""Correct names that the model joins or splits: a party with its legislator, names linked by "bin" or "van"."""

import re
from collections.abc import Collection, Sequence
from string import ascii_lowercase

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.neighbours import COMPANIES, ENDS_OF_BODIES, ENDS_OF_PLACES, INSTITUTIONS
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.courtesies import TITLE_CONTINUATIONS, TITLES, is_title
from wiredesk.knowledge.firms import ENDS_OF_FIRMS, is_firm
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.nations import is_country
from wiredesk.knowledge.organisations import KINDS_IN_OTHER_LANGUAGES, KNOWN_ORGANISATIONS
from wiredesk.knowledge.trades import TRADES, occupations
from wiredesk.knowledge.vocabulary import listed

OFFICES = listed(
    "TD TDs MP MPs MEP MEPs MLA MLAs MLC MNA MPA MSP MSPs MEC MK Cllr Cllrs Senator senator councillor deputy"
)
"""Offices between a party and a person: "Sinn Féin TD Bo Lind"."""

_ALWAYS_LINKS = r"ap|ab|ferch|bin|binti|bint|bt|ibn|haji|hajah|hj|a/l|a/p|s/o|d/o|ní|nic"
_LINKS = frozenset(_ALWAYS_LINKS.split("|"))
_LINK = re.compile(
    rf" (?:{_ALWAYS_LINKS}|al|ben|anak|da|das|de|del|della|di|dos|du|el|la|le|mac|mc|ó|ua|van|van der|von|ter"
    rf"|ten|y) ",
    re.IGNORECASE,
)
"""Linking words between two parts of a person's name."""
PLACED = frozenset({"LOCATION", "PERSON", "NORP", "FACILITY"})
_HYPHENATED = re.compile(
    r"(?<![\w-])[^\W\d_a-z][\w’']+(?:-[^\W\d_a-z][\w’']+)*(?:-(?:by|cum|de|du|en|in|juxta|la|le|les|next|of|on"
    r"|over|sous|sub|super|sur"
    r"|under|upon|with)(?:-(?:the|la|le|les))?-[^\W\d_a-z][\w’']+)+(?![\w-])"
)
"""Places with a small word between hyphens: "Velm-on-Orno", "Kest-le-Vey"."""
_LED_BY = re.compile(rf"(?<![\w-])(?P<given>[^\W\d_][\w'’-]*) (?:{_ALWAYS_LINKS}) $", re.IGNORECASE)
_PARTICLE = re.compile(r"(?:D[aeiu]|De[lnr]|El|L[ae]|Mac|V[ao]n|Te[nr]) (?=[A-Z])")
_OPENING = re.compile(
    r"(?:(?<=[.!?] )|(?<=[.!?][\"”] )|(?<=\n))(?P<given>[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_a-z][^\W\d_]+)?) $"
)
"""A given name that opens a sentence, where the model takes its capital for any word's: "Ana" before "De Ruiz"."""
_OPENERS = TRADES | listed(
    """
    after again ahead along also although among and another any as at because before below between beyond both but by
    can could despite does during each earlier either even every few for former from had has have he her here his how
    however if in inside instead into is it its just last later like many may maybe meanwhile more most much my near
    neither never next no none nor not nothing now of off often on once one only or other our out outside over perhaps
    president rather respectively several she should since so some soon still such than that the their then there these
    they this those though three through throughout thus till to today together tomorrow tonight too two under unless
    until up upon was we were what when where whereas whether which while who whom whose why will with within without
    would yes yesterday yet you your
    """
)
_BEHIND_TRADE = re.compile(r"(?<![\w-])(?P<trade>[a-z]{3,}) (?P<given>[^\W\d_a-z][\w'’-]*) $")
_OF_TITLES = TITLES | TITLE_CONTINUATIONS
_ENDS_OF_BODIES = COMPANIES | INSTITUTIONS
_LED = INSTITUTIONS | ENDS_OF_BODIES
_ENDS_OF_GROUPS = _ENDS_OF_BODIES | ENDS_OF_BODIES | ENDS_OF_FIRMS
REACH = 40
"""Characters before a name that are searched for the given name and its link."""
_SECOND_SURNAME = re.compile(
    r"(?:-(?:(?:Mac|Mc|Ó|Ní|De|Van|Von|La|Le|dos|da|de|van|von) )?(?:[^\W\d_a-z]['’])?[^\W\d_a-z][^\W\d_]+)+(?![\w-])"
)
_INITIALS = re.compile(r"(?<![\w.'’-])(?:[A-Z]\. ?)+(?<= )$")
_GIVEN_BEFORE = re.compile(r"(?<![\w.'’-])(?P<given>[A-Z][a-z]+) $")
_THE = re.compile(r"\b[Tt]he $")
_LEADS_ON = re.compile(r"\s(?:(?P<of>of|of the|for)|(?:and|&|for|on)(?: the)?)$")
_ROYAL = frozenset({"King", "Queen"})
_SAINT = ("St ", "St. ", "Saint ")
_GROUPS = listed("children men people women youth")
_OF_OWNERS = ENDS_OF_PLACES | listed(
    "bay cape cay cove cross crossing falls head hill lake landing pass point reef rest"
)
"""What places are called after, in lower case, behind the name of its owner: "Velm's Cove"."""
_LEVELS = listed(
    """
    general grammar high infant infants junior maternity middle nursery preparatory primary referral secondary senior
    teaching technical
    """
)
"""Words before "School" or "Hospital" that name its level or kind."""
BODIES_OR_HOUSES = frozenset({"ORGANIZATION", "FACILITY"})
ARTICLES = frozenset(("the", "a", "an"))
_WORD = re.compile(r"\S+")
_KIND_BEFORE = re.compile(
    rf"(?<![\w’'-])(?:(?:(?:An|Te) )?(?:{'|'.join(sorted(kind.title() for kind in KINDS_IN_OTHER_LANGUAGES))})"
    r"|(?<=[a-z] )Hospital|S(?:JK|MK|MJK)[CT]?(?: \([CT]\))?)(?: [^\W\d_a-z][\w-]*| o| of){0,3} $"
)
"""Before the rest of a body's name; SMK and SJK are schools of Malaysia."""
_NAMED_AFTER = re.compile(r"(?<![\w’'-])(?:King|Lady|Lord|President|Prince|Princess|Queen|Saint|Sir|St\.?) $")
"""Before a person that an institution is called after, or a person's given name."""
_SAINT_BEFORE = re.compile(r"(?<![\w’'-] )(?<![\w’'-])(?:Saint|St\.?) $|(?<=[a-z] )(?:Saint|St\.?) $")
"""Before a saint that a church, school or charity is called after."""
LED_ON = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "FACILITY", "MISC", "NORP"})
_MEMBER_FOR = re.compile(r"\b(?:[Mm]ember|[Ss]enator|[Cc]ouncillor|M[HLN]?[AP]|MEP|MSP|MLC) for $")
"""Before a seat in parliament."""
_BEFORE_PERSON = re.compile(rf"\s+(?:{'|'.join(sorted(OFFICES))})\s+[^\W\d_a-z]")


def party_and_person(text: str, mention: EntityMention) -> list[EntityMention]:
    """The two names in a mention of party, office and person; else the mention.

    Words before a lower-case trade ("Velm farmer Bo Lind") are dropped.
    """
    if mention.type != "PERSON":
        return [mention]
    if seat := _seat(text, mention):
        return [
            EntityMention(Span(mention.span.start, seat - 1), "LOCATION"),
            EntityMention(Span(seat, mention.span.end), "PERSON"),
        ]
    if _BEFORE_PERSON.match(text, mention.span.end):
        return [EntityMention(mention.span, "ORGANIZATION")]
    if len(text[slice(*mention.span)].split()) < 3:
        return [mention]
    found = list(_WORD.finditer(text, *mention.span))
    for index in range(len(found) - 2, 0, -1):
        word = found[index].group().rstrip(".")
        if word in OFFICES or word in TRADES or (index < len(found) - 2 and _is_office(word)):
            person = EntityMention(Span(found[index + 1].start(), mention.span.end), "PERSON")
            party = EntityMention(Span(mention.span.start, found[index - 1].end()), "ORGANIZATION")
            return [person] if word in TRADES else [party, person]
    return [mention]


def _is_office(word: str) -> bool:
    """Whether a word in capitals is an office: "MCA", "CS"."""
    return word.isupper() and len(word) > 1 and word.lower() in TITLES


def _seat(text: str, mention: EntityMention) -> int | None:
    """Where the person begins in a mention of a seat and its member: "Member for Velm Ana Ruiz"."""
    start, end = mention.span
    near = max(0, start - REACH)
    if not text.endswith(" for ", near, start) or not _MEMBER_FOR.search(text, near, start):
        return None
    if text[start:end].split()[0].lower() in GIVEN_NAMES:
        return None
    given = [word.start() for word in _WORD.finditer(text, start, end) if word.group().lower() in GIVEN_NAMES]
    return given[0] if given and " " in text[given[0] : end] else None


def _leads_on(text: str, mention: EntityMention) -> EntityMention:
    """The mention with the words before it that are part of its name: "Queen" of "Queen Ana College"."""
    start, end = mention.span
    if text[start - 1 : start] != " ":
        return mention
    near = max(0, start - REACH)
    before = text[text.rfind(" ", near, max(near, start - 1)) + 1 : start - 1]
    if not (before[:1].isupper() or before in ("o", "of") or before.endswith(")")):
        return mention
    if mention.type in LED_ON and (kind := _KIND_BEFORE.search(text, near, start)):
        return EntityMention(Span(kind.start(), end), "ORGANIZATION")
    first = text[start:end].partition(" ")[0].lower()
    if first in KINDS_IN_OTHER_LANGUAGES and text.endswith((" An ", " Te "), 0, start):
        return EntityMention(Span(start - len("An "), end), "ORGANIZATION")
    last = text[start:end].rpartition(" ")[2].lower()
    named = mention.type in BODIES_OR_HOUSES and last in _ENDS_OF_BODIES and _NAMED_AFTER.search(text, near, start)
    saint = mention.type == "PERSON" and _SAINT_BEFORE.search(text, near, start)
    lead = named or saint
    return EntityMention(Span(lead.start(), end), "ORGANIZATION") if lead else mention


def linked(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with persons joined across a linking word or a hyphen: "Rosman" and "Idris" in "Rosman Haji Idris".

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    joined: list[EntityMention] = []
    surnames = set[str]()
    for mention in mentions:
        mention = _leads_on(text, mention)
        while joined and mention.span.start <= joined[-1].span.start:
            joined.pop()
        before = joined[-1] if joined else None
        if before and mention.span.start < before.span.end:
            continue  # the second surname of the person before
        mention = _with_given(text, mention, before.span.end if before else 0)
        mention = _with_second_surname(text, _with_initials(text, mention, before.span.end if before else 0))
        if before and before.type == mention.type == "PERSON" and _are_one(text, before, mention, surnames):
            joined[-1] = EntityMention(Span(before.span.start, mention.span.end), "PERSON")
        else:
            joined.append(mention)
        given, _, surname = text[slice(*joined[-1].span)].rpartition(" ")
        if given and joined[-1].type == "PERSON":
            surnames.add(surname)
    return joined


def _are_one(text: str, before: EntityMention, after: EntityMention, surnames: Collection[str]) -> bool:
    """Whether two persons are one: only a linking word is between them or, in the middle of a line, a space."""
    between = text[before.span.end : after.span.start]
    if between == "-" and " " not in (surname := text[before.span.start : after.span.end]):
        return surname in surnames
    if between == "-":  # "Ana Ruiz-Lind", "Bo-Erik Lind"; not "the Ruiz-Lind talks"
        return (" " in text[slice(*before.span)]) != (" " in text[slice(*after.span)]) and not _THE.search(
            text, max(0, before.span.start - 4), before.span.start
        )
    return between == " " or bool(_LINK.fullmatch(between))


def _with_second_surname(text: str, mention: EntityMention) -> EntityMention:
    """A person of several words extended over a hyphen to the second surname: "Ana Ruiz-Lind"."""
    end = mention.span.end
    if mention.type != "PERSON" or text[end : end + 1] != "-" or " " not in text[slice(*mention.span)]:
        return mention
    second = _SECOND_SURNAME.match(text, end)
    return EntityMention(Span(mention.span.start, second.end()), "PERSON") if second else mention


def _with_initials(text: str, mention: EntityMention, free_from: int) -> EntityMention:
    """A person extended to the initials before the name, and a frequent given name before these: "Paul K. Ruiz"."""
    start = mention.span.start
    if mention.type != "PERSON" or text[start - 2 : start - 1] != "." or text[start - 1 : start] != " ":
        return mention
    initials = _INITIALS.search(text, max(free_from, start - REACH), start)
    if initials is None:
        return mention
    given = _GIVEN_BEFORE.search(text, max(free_from, start - REACH), initials.start())
    known = given is not None and given["given"].lower() in GIVEN_NAMES
    first = given.start("given") if given and known else initials.start()
    return EntityMention(Span(first, mention.span.end), "PERSON")


def apart(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with a route between two places split into both: "the Velm-Ilsa road".

    Args:
        text: the article's.
        mentions: in the order of the text. A part must occur as a place elsewhere in the article.
    """
    places = {text[slice(*mention.span)] for mention in mentions if mention.type == "LOCATION"}
    found: list[EntityMention] = []
    for mention in mentions:
        start, end = mention.span
        first, hyphen, second = text[start:end].partition("-")
        if mention.type == "LOCATION" and hyphen and second[:1].isupper() and places & {first, second}:
            at = start + len(first)
            found += [EntityMention(Span(start, at), "LOCATION"), EntityMention(Span(at + 1, end), "LOCATION")]
        else:
            found.append(mention)
    return _whole_places(text, found)


def _whole_places(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with a place of several words and hyphens as one: "Velm-on-Orno"."""
    found: list[EntityMention] = []
    for mention in mentions:
        start, end = mention.span
        if found and start < found[-1].span.end:
            continue
        if mention.type in PLACED and "-" in (text[end : end + 1], text[start - 1 : start], *_small(text, mention)):
            whole = next(
                (
                    match
                    for match in _HYPHENATED.finditer(text, max(0, start - REACH), end + REACH)
                    if match.end() >= end
                ),
                None,
            )
            if whole and whole.start() <= start and not (found and found[-1].span.end > whole.start()):
                mention = EntityMention(Span(*whole.span()), "LOCATION")
        found.append(mention)
    return found


def _small(text: str, mention: EntityMention) -> tuple[str, ...]:
    """A hyphen, if the name ends in a hyphen and a word in lower case: "Velm-on"."""
    return ("-",) if text[slice(*mention.span)].rpartition("-")[2].islower() else ()


def _with_given(text: str, mention: EntityMention, free_from: int) -> EntityMention:
    """A person extended to the given name before the surname, if it is in no other mention.

    The given name is before "bin", "Haji", …, or after a trade: "engineer Ana Ruiz".
    """
    start = mention.span.start
    near = max(free_from, start - REACH)
    [*_, before] = text[near:start].rsplit(None, 1) or [""]
    if mention.type != "PERSON" or (before[:1] in ascii_lowercase and before.lower() not in _LINKS):
        return mention
    led = _LED_BY.search(text, near, start)
    if led is None and _PARTICLE.match(text, start, mention.span.end):
        led = _OPENING.search(text, near, start)
    if led is None:
        led = _BEHIND_TRADE.search(text, near, start)
        if led is None or led["trade"] not in TRADES:
            return mention
    elif led.re is _OPENING and (led["given"].lower() in _OPENERS or led["given"].endswith(("ing", "ly", "ed"))):
        return mention
    given = led["given"].lower()
    if not led["given"][0].isupper() or given in _OF_TITLES or is_title(given):
        return mention
    return EntityMention(Span(led.start("given"), mention.span.end), "PERSON")


def rejoined(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with split names as one ("Bank of" and "Japan"), and without a "The" that is one by itself.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    whole: list[EntityMention] = []
    for mention in mentions:
        before = whole[-1] if whole else None
        if before and mention.span.start == before.span.end + 1 and _leads_into(text, before, mention):
            whole[-1] = EntityMention(Span(before.span.start, mention.span.end), before.type)
        elif before and (_is_owned(text, before.span, mention.span) or _is_one_body(text, before, mention)):
            whole[-1] = EntityMention(Span(before.span.start, mention.span.end), "ORGANIZATION")
        elif before and mention.type == "LOCATION" and _is_one_place(text, before, mention):
            whole[-1] = EntityMention(Span(before.span.start, mention.span.end), "LOCATION")
        elif text[slice(*mention.span)].lower() not in ARTICLES:
            whole.append(mention)
    return whole


def _leads_into(text: str, before: EntityMention, mention: EntityMention) -> bool:
    """Whether a name ends in a word that joins it to the next: "Bank of", also "Velm Gold and" before a body."""
    led = _LEADS_ON.search(text, *before.span)
    if led is None or led["of"]:
        return led is not None
    whole, body = text[before.span.start : led.start()], text[slice(*mention.span)]
    is_cut = body.rpartition(" ")[2].lower() in _LED and whole.rpartition(" ")[2].lower() not in _ENDS_OF_GROUPS
    return (is_cut or "and" not in led[0]) and before.type == mention.type == "ORGANIZATION"


def _is_owned(text: str, first: Span, second: Span) -> bool:
    """Whether two names are one with its owner: "Dick's" and "Sporting Goods", "King's" and "College"."""
    if text[first.end : second.start] not in ("'s ", "’s "):
        return False
    owner, words = text[slice(*first)], text[slice(*second)].lower().split()
    if words[-1] in (COMPANIES if owner.startswith(_SAINT) else ENDS_OF_FIRMS):
        return owner.startswith(_SAINT) or _is_only_owner(text, owner)
    return owner in _ROYAL or is_firm(text[first.start : second.end])


def _is_only_owner(text: str, owner: str) -> bool:
    """Whether one word stands only as the owner of something: "Velm's Wholesale"."""
    owned = text.count(f"{owner}'s ") + text.count(f"{owner}’s ")
    return " " not in owner and text.count(owner) == owned


def _is_one_body(text: str, first: EntityMention, second: EntityMention) -> bool:
    if first.type not in BODIES_OR_HOUSES:
        return False
    fitting = (_is_of_group, _is_of_levels, _is_led, _is_of_two) if second.type in BODIES_OR_HOUSES else (_is_led,)
    return any(fits(text, first.span, second.span) for fits in fitting)


def _is_of_group(text: str, first: Span, second: Span) -> bool:
    """Whether two names are those of a body and of its members: "Velm Fishermen" and "Association"."""
    if (
        text[first.end : second.start] not in ("'s ", "’s ", "' ", "’ ")
        or text[slice(*second)].lower() not in COMPANIES
    ):
        return False
    last = text[slice(*first)].rpartition(" ")[2].lower()
    return last in _GROUPS or last.removesuffix("s") in occupations() or last.replace("men", "man") in occupations()


def _is_of_levels(text: str, first: Span, second: Span) -> bool:
    """Whether two names are one of a school of several levels: "Velm Nursery" and "Primary School"."""
    words = text[slice(*second)].lower().split()
    between = text[first.end - len(" and") : second.start]
    return between.endswith((" and ", " & ")) and words[-1] in INSTITUTIONS and _LEVELS.issuperset(words[:-1])


def _is_of_two(text: str, first: Span, second: Span) -> bool:
    """Whether two names are a body's of two things or levels: "the Velm Gold" and "Diamond Miners Association"."""
    if text[first.end : second.start] != " and ":
        return False
    name, body = text[slice(*first)], text[slice(*second)]
    if name.endswith(" City") and body in ("County Council", "District Council"):
        return True
    if body.rpartition(" ")[2].lower() not in ENDS_OF_BODIES or " " not in body or name in KNOWN_ORGANISATIONS:
        return False
    whole = name.rpartition(" ")[2].lower() in _ENDS_OF_GROUPS or name.isupper() or is_firm(name)
    return not whole and text[max(0, first.start - 4) : first.start].lower() == "the " and text.count(name) == 1


def _is_led(text: str, first: Span, second: Span) -> bool:
    """Whether two names in a row are one of a body: "Down" and "East Hospital", "Velm" and "Sramik Sanghati"."""
    last = text[slice(*second)].rpartition(" ")[2].lower()
    return text[first.end : second.start] == " " and last in _LED and not _LEADS_ON.search(text, *first)


def _is_one_place(text: str, first: EntityMention, second: EntityMention) -> bool:
    """Whether two names are one place's: "Greater" and "Sudbury", "Velm's" and "Cay"."""
    between = text[first.span.end : second.span.start]
    if between == " " and first.type == "LOCATION":
        return bool(gazetteer().named(text[first.span.start : second.span.end]))
    if between not in ("'s ", "’s ") or first.type not in ("LOCATION", "PERSON"):
        return False
    owner = text[slice(*first.span)]
    return text[slice(*second.span)].lower() in _OF_OWNERS and _is_only_owner(text, owner) and not is_country(owner)
