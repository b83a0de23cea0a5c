"""Complete the names of persons that the model cuts: at "bin" or "van", at a hyphen, before the surname."""

import re
from collections.abc import Collection, Mapping, Sequence
from string import ascii_lowercase

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.pieces.first_words import with_first_words
from wiredesk.enrich.names.pieces.halves import with_other_half
from wiredesk.enrich.names.politics.seats import HEAD_OF, MEMBER_FOR
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.courtesies import TITLE_CONTINUATIONS, TITLES, is_title
from wiredesk.knowledge.given_names import GIVEN_NAMES, all_given_names
from wiredesk.knowledge.trades import TRADES
from wiredesk.knowledge.vocabulary import listed

_ALWAYS_LINKS = r"ap|ab|ferch|bin|binti|bint|bt|ibn|haji|hajah|hj|a/l|a/p|s/o|d/o|ní|nic"
_LINKS = frozenset(_ALWAYS_LINKS.split("|"))
_LINK = re.compile(
    rf" (?:{_ALWAYS_LINKS}|al|ben|anak|da|das|de|del|della|di|dos|du|el|la|le|mac|mc|ó|ua|van|van der|von|ter"
    rf"|ten|y) ",
    re.IGNORECASE,
)
"""Linking words between two parts of a person's name."""
_LED_BY = re.compile(rf"(?<![\w-])(?P<given>[^\W\d_][\w'’-]*) (?:{_ALWAYS_LINKS}) $", re.IGNORECASE)
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
_NO_SURNAMES = _OPENERS | _OF_TITLES
SHARE_OF_PERSON = 0.2
"""Probability of a person above which a body may be one with an office."""
MIN_LETTERS = 3
"""Of an office in letters; two are initials: "AJ Lind"."""
_OFFICE_AND_SURNAME = re.compile(r"[A-Z]{3,5} (?P<surname>[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*)")
_SHORT_GIVEN = ("Md ", "Md. ", "Mohd ", "Mohd. ", "Muhd ", "Muhd. ")
"""Muhammad as the press of Bangladesh, India and Malaysia abbreviates it before the rest of a name."""
REACH = 40
"""Characters before a name that are searched for the given name and its link."""
_SECOND_SURNAME = re.compile(
    r"(?:-(?:(?:Mac|Mc|Ó|Ní|De|Van|Von|La|Le|dos|da|de|van|von) )?(?:[^\W\d_a-z]['’])?[^\W\d_a-z][^\W\d_]+)+(?![\w-])"
)
_INITIALS = re.compile(r"(?<![\w.'’-])(?:[A-Z]\. ?)+(?<= )$")
_INITIAL_AT_END = re.compile(r"(?P<given>[A-Z][a-z]+)(?: [A-Z]\.?)* [A-Z]")
_SURNAME_BEHIND = re.compile(r"\. (?P<surname>[A-Z][^\W\d_]+(?:['’-][^\W\d_]{2,})*)")
_GIVEN_BEFORE = re.compile(r"(?<![\w.'’-])(?P<given>[A-Z][a-z]+) $")
_MIDDLE_INITIALS = re.compile(r"(?: [A-Z]\.){1,2} ")
"""Between a given name and a surname that the model marks apart: "Ana B. Ruiz"."""
_THE = re.compile(r"\b[Tt]he $")


def linked(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with persons joined across a linking word or a hyphen: "Rosman" and "Idris" in "Rosman Haji Idris".

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    joined: list[EntityMention] = []
    surnames = dict[str, str]()
    starts = {mention.span.start for mention in mentions}
    for mention in mentions:
        mention = _with_surname(text, _with_free_words(text, mention, joined), starts)
        while joined and mention.span.start <= joined[-1].span.start:
            joined.pop()
        before = joined[-1] if joined else None
        if before and mention.span.start < before.span.end:  # the surname of the person before
            if mention.type == "PERSON" and mention.span.end > before.span.end:
                joined[-1] = EntityMention(Span(before.span.start, mention.span.end), "PERSON")
            continue
        mention = _with_given(text, mention, before.span.end if before else 0)
        mention = _with_second_surname(text, _with_initials(text, mention, before.span.end if before else 0))
        mention = with_other_half(text, mention, before.span.end if before else 0, starts)
        if before and before.type == mention.type == "PERSON" and _are_one(text, before, mention, surnames):
            joined[-1] = EntityMention(Span(before.span.start, mention.span.end), "PERSON")
        else:
            joined.append(mention)
        joined[-1] = _without_office(text, joined[-1], surnames)
        given, _, surname = text[slice(*joined[-1].span)].rpartition(" ")
        if given and joined[-1].type == "PERSON":
            surnames[surname] = given
    return joined


def _is_seat(text: str, place: Span) -> bool:
    """Whether a place is that of the office before it: "Member for Velm", "Premier of Velma"."""
    near = max(0, place.start - REACH)
    if MEMBER_FOR.search(text, near, place.start):
        return True
    return bool(HEAD_OF.search(text, near, place.start)) and bool(gazetteer().all_named(text[slice(*place)]))


def _with_free_words(text: str, mention: EntityMention, joined: Sequence[EntityMention]) -> EntityMention:
    """The mention with the first words of its body, unless these end the one before: "Velm Hospital | CEO Ana Ruiz"."""
    whole = with_first_words(text, mention)
    is_cut = joined and joined[-1].span.start < whole.span.start < joined[-1].span.end <= mention.span.start
    return mention if is_cut else whole


def _without_office(text: str, mention: EntityMention, given: Mapping[str, str]) -> EntityMention:
    """The surname of a person named before without an office in letters that are not the initials: "PPC Lind".

    Args:
        text: the article's.
        mention: of any type.
        given: the given names of the persons before, by surname.
    """
    start, end = mention.span
    is_likely = mention.type == "PERSON" or (mention.shares or {}).get("PERSON", 0) > SHARE_OF_PERSON
    if not is_likely or not text[start : start + MIN_LETTERS].isupper():
        return mention
    found = _OFFICE_AND_SURNAME.fullmatch(text, start, end)
    first = given.get(found["surname"], "") if found else ""
    if found is None or not first or first[0] == text[start]:
        return mention
    return EntityMention(Span(found.start("surname"), end), "PERSON")


def _are_one(text: str, before: EntityMention, after: EntityMention, surnames: Collection[str]) -> bool:
    """Whether two persons are one: only a linking word is between them or, in the middle of a line, a space."""
    between = text[before.span.end : after.span.start]
    if between == "-" and " " not in (surname := text[before.span.start : after.span.end]):
        return surname in surnames
    if between == "-":  # "Ana Ruiz-Lind", "Bo-Erik Lind"; not "the Ruiz-Lind talks"
        return (" " in text[slice(*before.span)]) != (" " in text[slice(*after.span)]) and not _THE.search(
            text, max(0, before.span.start - 4), before.span.start
        )
    if between == " " and _is_seat(text, before.span):
        return False  # "Member for Velm Ana Ruiz", "Premier of Velma Bo Lind"
    if between == ". ":  # "K. Ana Ruiz"
        return before.span.end - before.span.start == 1 and " " in text[slice(*after.span)]
    return between == " " or bool(_LINK.fullmatch(between) or _MIDDLE_INITIALS.fullmatch(between))


def _with_second_surname(text: str, mention: EntityMention) -> EntityMention:
    """A person of several words extended over a hyphen to the second surname: "Ana Ruiz-Lind"."""
    end = mention.span.end
    if mention.type != "PERSON" or text[end : end + 1] != "-" or " " not in text[slice(*mention.span)]:
        return mention
    second = _SECOND_SURNAME.match(text, end)
    return EntityMention(Span(mention.span.start, second.end()), "PERSON") if second else mention


def _with_surname(text: str, mention: EntityMention, starts: Collection[int]) -> EntityMention:
    """A person whose name ends at a middle initial extended to the surname: "Ana B" of "Ana B. Ruiz".

    The surname begins a mention, or stands in the text once more. "Malcolm X" ends a sentence if the text has that name
    without a full stop elsewhere.
    """
    start, end = mention.span
    end -= text[end - 1] == "."
    may_end = mention.type == "PERSON" and text[end - 1 : end].isupper()
    initial = _INITIAL_AT_END.fullmatch(text, start, end) if may_end else None
    if initial is None or initial["given"].lower() not in all_given_names():
        return mention
    behind = _SURNAME_BEHIND.match(text, end)
    if behind is None or behind["surname"].lower() in _NO_SURNAMES:
        return mention
    name, surname = text[start:end], behind["surname"]
    if text.count(name) != text.count(f"{name}. ") or not (
        behind.start("surname") in starts or text.count(surname) > 1
    ):
        return mention
    return EntityMention(Span(start, behind.end()), "PERSON")


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


def _with_given(text: str, mention: EntityMention, free_from: int) -> EntityMention:
    """A person extended to the given name before the surname, if it is in no other mention.

    The given name is before "bin", "Haji", …, or after a trade: "engineer Ana Ruiz".
    """
    if mention.type != "PERSON":
        return mention
    start = mention.span.start
    near = max(free_from, start - REACH)
    if text.endswith(_SHORT_GIVEN, near, start):
        short = text.rindex("M", near, start)
        if not (text[short - 2 : short] == ", " or text[short - 1 : short].isalnum()):  # "Velm, Md. Ana Ruiz left"
            return EntityMention(Span(short, mention.span.end), "PERSON")
    [*_, before] = text[near:start].rsplit(None, 1) or [""]
    if before[:1] in ascii_lowercase and before.lower() not in _LINKS:
        return mention
    led = _LED_BY.search(text, near, start)
    if led is None:
        led = _BEHIND_TRADE.search(text, near, start)
        if led is None or led["trade"] not in TRADES:
            return mention
    given = led["given"].lower()
    if not led["given"][0].isupper() or given in _OF_TITLES or is_title(given):
        return mention
    return EntityMention(Span(led.start("given"), mention.span.end), "PERSON")
