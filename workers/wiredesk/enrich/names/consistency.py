"""Make mentions consistent: an article rarely uses one name for two things."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from operator import attrgetter

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.acronyms import NAMELESS, Expansion, acronyms_in, acting_in
from wiredesk.enrich.names.apposition import (
    affiliations,
    built_after,
    companies,
    homes,
    parties,
    short_for_firms,
    short_for_traders,
    with_officers,
)
from wiredesk.enrich.names.bodies import whole_bodies
from wiredesk.enrich.names.boundaries import is_common_word, trimmed
from wiredesk.enrich.names.companies import has_legal_form, whole_companies
from wiredesk.enrich.names.comparison import initials, is_acronym
from wiredesk.enrich.names.enumerations import places_in_lists
from wiredesk.enrich.names.firms import firms_in
from wiredesk.enrich.names.neighbours import (
    CERTAIN,
    SURE_FORMS,
    may_be_person,
    stands_as_place,
    stands_inside,
    votes_of_neighbours,
)
from wiredesk.enrich.names.nicknames import with_nicknames
from wiredesk.enrich.names.pieces.common_words import without_common_words
from wiredesk.enrich.names.pieces.hyphens import apart
from wiredesk.enrich.names.pieces.persons import linked
from wiredesk.enrich.names.pieces.rejoined import rejoined, with_surnames
from wiredesk.enrich.names.politics.legislators import tagged_towns
from wiredesk.enrich.names.politics.offices import is_part_of_office
from wiredesk.enrich.names.surnames import is_addressed
from wiredesk.enrich.namesakes.businesses import businesses_in
from wiredesk.enrich.namesakes.learned_types import types_by_use
from wiredesk.enrich.namesakes.waters import waters_in
from wiredesk.enrich.places.datelines import filed_in
from wiredesk.enrich.places.gazetteer import gazetteer, is_large
from wiredesk.enrich.places.setting import LOCAL
from wiredesk.enrich.places.whole import whole_places
from wiredesk.knowledge.firms import is_firm
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.nations import COUNTRIES, PEOPLES, is_country, is_nationality
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS, SEATS
from wiredesk.knowledge.provinces import ABBREVIATIONS, UNMISTAKABLE
from wiredesk.knowledge.surnames import COMMON_SURNAMES
from wiredesk.knowledge.vocabulary import Phrases, listed
from wiredesk_schemas.entities import EntityType

NAME_TYPES: tuple[EntityType, ...] = ("LOCATION", "PERSON", "NORP", "FACILITY", "ORGANIZATION", "PRODUCT", "MISC")
"""The types that a name keeps throughout an article; on a tie, the one that models miss most often wins."""

REPEATED_TYPES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NORP"})
"""The types whose names are also marked where the model missed them."""

LOCATION: EntityType = "LOCATION"
NORP: EntityType = "NORP"
ORGANIZATION: EntityType = "ORGANIZATION"

# A surname shorter than this is too often another word.
MIN_SURNAME_LENGTH = 3
_BODIES_OF_A_WORD = frozenset(filter(str.isalnum, KNOWN_ORGANISATIONS))
"""Of 645 alone in annotated news, 570 are bodies and 53 their products ("on Facebook"); 13 were overlooked."""
_COUNTRIES_OF_WORDS = Phrases(name for name in COUNTRIES if " " in name)
NO_SYLLABLES = listed(
    "aged aide ally based born era esque fan fans free held led like made only owned run style tied trial type"
)
"""Short words after a name and a hyphen that are not part of it."""
_MARK = re.compile(r"['’.-]")
_WORD = re.compile(r"([a-zA-Z0-9]++(?=[\s,;:!?\"”()])|\w[\w'’.-]*\w|\w)")
"""The first alternative matches most words, and is faster."""
_IN_BRACKETS = re.compile(r"\s*\(([A-Z][A-Za-z]{1,7})\)")
# "Ana Ruiz, 35, …", "Ruiz, who …": patterns that follow only the names of persons. The name is matched backwards from
# here: matching forwards, a word of a million letters would take quadratic time.
_OF_PERSON = re.compile(r"(?:\*,|,)\s+(?:(?:aged\s+)?\d{1,2}[,.]|who(?:se)?\b)")
_MAX_SURNAME_LENGTH = 40

_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]ff|[Oo]utside|[Aa]cross|[Aa]round|[Aa]t) $")
_PARTS = re.compile(r"[\W_]+")
_AREA = re.compile(r"(.+) (?:County|District|Division|Local Government Area|Municipality|Parish|Province|Region|Shire)")
"""Areas that are called after their town: "Velm" of "Velm District"."""
_SYLLABLE = re.compile(r"-([a-z]{1,5})\b(?!-)")
_LEADS_IN = re.compile(r"(?:(?:and|of)\s+)+(?=\S)|(?:(?:at|by|for|from|in|on|to|with)\s+)+(?=[^\W\d_a-z])")
_LEADS_OUT = re.compile(r"(?<=\S)(?:\s+(?:and|at|by|for|from|in|is|of|on|or|the|to|under|with))+$")
_SIGNS_OF_ADDRESS = ("://", "www.", "@")
_LINK = re.compile(r"[hw](?<=\b[hw])(?:ttps?://|ww\.)\S+")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w.-]+")

LIKELY = 0.5
"""Votes for a type, from the model's probabilities and the rules, above which a name may well have it."""

MODEL_WEIGHT = 2
"""Votes of the model for a mention, shared among the types by their probabilities."""
OFFICER = 5
"""Votes for a body that somebody holds an office of."""
OF_AREA = 3
"""Votes for a place by the name of an area that begins with it."""
MIN_SHARE = 0.02
"""Probability of a type below which it gets no vote."""
UNKNOWN_NAME = 0.25
"""Factor on the odds of a person for one word that is no frequent name and in no person's full name in the article."""
NAMES_OF_PERSONS = GIVEN_NAMES | COMMON_SURNAMES


class Tally(dict[EntityType, float]):
    """The votes for each type of a name; a type that is missing has none. Cheaper to create than a `Counter`."""

    def __missing__(self, kind: EntityType) -> float:
        return 0


Votes = dict[str, Tally]


def made_consistent(text: str, mentions: Sequence[EntityMention], towns: Collection[str] = ()) -> list[EntityMention]:
    """The mentions of a text in order, with types and gaps corrected by the other mentions and where it was filed."""
    masked = _masked(text)
    acronyms = acronyms_in(text)
    nameless = NAMELESS | {acronym for acronym, kind in acronyms.items() if kind == "nothing"}
    mentions = [mention for mention in mentions if _name(masked, mention) == _name(text, mention) not in nameless]
    mentions = apart(text, whole_bodies(text, built_after(text, with_nicknames(text, linked(text, mentions)))))
    mentions = whole_companies(text, mentions)
    mentions = [_with_syllable(text, _ended(text, mention)) for mention in rejoined(text, mentions)]
    mentions = whole_places(text, mentions)
    unmarked = (*acting_in(masked, mentions), *tagged_towns(masked, mentions))
    mentions = sorted([*mentions, *unmarked], key=attrgetter("span"))
    starts, words = _words(masked)
    bare = {word: word if word.isalnum() else _bare(word) for word in set(words)}
    votes = _votes(text, mentions, acronyms, filed_in(text, mentions, towns))
    types = {name: _winner(name, votes_cast) for name, votes_cast in votes.items()}
    types |= types_by_use(text, mentions, votes, types)
    types = _always(text, {*bare, *bare.values()}) | types
    common = {word for word in bare if word[0].islower()}
    retyped = [_retyped(text, mention, types) for mention in mentions if not is_common_word(text, mention)]
    retyped = without_common_words(text, retyped, common)
    kept = {name: kind for name, kind in types.items() if kind in REPEATED_TYPES and name.lower() not in common}
    by_first_word = _by_first_word(kept)
    opens = {word: by_first_word[first] for word, first in bare.items() if first in by_first_word}
    opening = [(start, opens[word]) for start, word in zip(starts, words, strict=True) if word in opens]
    repeats = _repeats(text, retyped, opening, kept)
    return with_surnames(text, retyped, repeats)


def _masked(text: str) -> str:
    """The text with spaces in place of addresses, which hold no names."""
    if not any(sign in text for sign in _SIGNS_OF_ADDRESS):
        return text
    pattern = _ADDRESS if "@" in text else _LINK
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _words(text: str) -> tuple[list[int], list[str]]:
    """The offsets, added up from lengths, and the words of a text: match objects take longer."""
    parts = _WORD.split(text)
    return list(islice(accumulate(map(len, parts[:-1])), 0, None, 2)), parts[1::2]


def _ended(text: str, mention: EntityMention) -> EntityMention:
    """The mention without function words at its ends that belong to the sentence."""
    start, end = mention.span
    if mention.type not in NAME_TYPES or text[start:end].isalnum():
        return mention
    if into := _LEADS_IN.match(text, start, end):
        start = into.end()
    if out := _LEADS_OUT.search(text, start, end):
        end = out.start()
    return EntityMention(Span(start, end), mention.type, mention.shares) if into or out else mention


def _with_syllable(text: str, mention: EntityMention) -> EntityMention:
    """A person extended to a given name that continues in lower case: "Jae-in", "Hoi-on"."""
    start, end = mention.span
    syllable = _SYLLABLE.match(text, end) if mention.type == "PERSON" and " " in _name(text, mention) else None
    if syllable is None or syllable[1] in NO_SYLLABLES:
        return mention
    return EntityMention(Span(start, syllable.end()), mention.type)


def _always(text: str, words: set[str]) -> dict[str, EntityType]:
    """The countries, nationalities and known bodies in the text, regardless of the model's output."""
    return {
        **dict.fromkeys(COUNTRIES & words, LOCATION),
        **dict.fromkeys(_COUNTRIES_OF_WORDS.inside(text), LOCATION),
        **dict.fromkeys(_BODIES_OF_A_WORD & words, ORGANIZATION),
        **dict.fromkeys((word for word in PEOPLES & words if word[0].isupper()), NORP),
    }


def _votes(text: str, mentions: Sequence[EntityMention], acronyms: Mapping[str, Expansion], filed: set[str]) -> Votes:
    votes: Votes = defaultdict(Tally)
    marked: dict[str, set[EntityType]] = defaultdict(set)
    borne = _words_of_persons(text, mentions)
    persons, placed, inside, located = set(_surnames(text)), set[str](), set[str](), set[str]()
    for mention in mentions:
        name = _name(text, mention)
        if mention.type not in NAME_TYPES:
            continue
        if mention.type == "NORP" and LOCAL.match(text, mention.span.end) and gazetteer().named(name):
            votes[name]["LOCATION"] += CERTAIN
        tally = votes[name]
        for kind, share in _votes_of_model(name, mention, borne).items():
            tally[kind] += share
        marked[name].add(mention.type)
        words = name.split()
        for kind, weight in votes_of_neighbours(text, mention):
            tally[kind] += weight
        if stands_as_place(text, mention):
            placed.add(name)
        if mention.type != "ORGANIZATION" and stands_inside(text, mention):
            inside.add(name)
        elif (
            mention.type == "ORGANIZATION"
            and len(words) == 1
            and _IN.search(text, max(0, mention.span.start - 10), mention.span.start)
        ):
            located.add(name)
        if words[-1] in persons and may_be_person(name):
            votes[name]["PERSON"] += 2
        acronym = _IN_BRACKETS.match(text, mention.span.end)
        if acronym and initials(name) == acronym.group(1).lower():
            is_company = words[-1].rstrip(".").lower() in SURE_FORMS
            votes[acronym.group(1)]["ORGANIZATION" if is_company else mention.type] += CERTAIN
    for name, votes_cast in list(votes.items()):
        surname = name.split()[-1]
        if surname != name and len(surname) >= MIN_SURNAME_LENGTH and _winner(name, votes_cast) == "PERSON":
            votes[surname]["PERSON"] += 2 * max(1, votes_cast["PERSON"])
    for name, votes_cast in votes.items():
        surname = name.split()[-1]
        if surname != name and _is_surname(votes, surname) and may_be_person(name):
            votes_cast["PERSON"] += 2
    # A city's name that is not part of a person's and is in a place's position.
    borne = {
        word
        for name, votes_cast in votes.items()
        if " " in name and votes_cast["PERSON"] >= LIKELY
        for word in name.split()
    }
    for name in inside - borne:
        votes[name]["LOCATION"] += 2 * (votes[name]["PERSON"] + votes[name]["NORP"])
    for name in places_in_lists(text, mentions) - borne:
        votes[name]["LOCATION"] += CERTAIN
    for name in {found[1] for name in votes if (found := _AREA.fullmatch(name))} & votes.keys() - borne:
        votes[name]["LOCATION"] += OF_AREA
    for name in placed - borne:
        if votes[name]["PERSON"] >= LIKELY and gazetteer().named(name) and not is_addressed(text, name):
            votes[name]["LOCATION"] += CERTAIN
    for name in located - borne:
        if marked[name] == {"ORGANIZATION"} and not is_firm(name) and is_large(name):
            votes[name]["LOCATION"] += CERTAIN
    for name in UNMISTAKABLE & votes.keys():
        votes[name]["LOCATION"] += CERTAIN if name in ABBREVIATIONS else votes[name]["PERSON"] + votes[name]["NORP"]
    for name in waters_in(text, mentions):
        votes[name]["LOCATION"] += CERTAIN
    for name in (homes(text, mentions) | filed) - borne:
        votes[name]["LOCATION"] += CERTAIN
    for name in _parts_alone(votes):
        votes[name]["PERSON"] += 1
    for name in with_officers(text, mentions):
        votes[name]["ORGANIZATION"] += OFFICER
    for name, kind in affiliations(text, mentions).items():
        votes[name][kind] += CERTAIN
    for name in short_for_firms(text, mentions):
        votes[name]["ORGANIZATION"] += votes[name]["PERSON"] + 1
    bodies = {short for short, expansion in acronyms.items() if expansion == "body" and short in votes}
    bodies |= short_for_traders(text, mentions)
    for name in bodies | parties(text, mentions) | companies(text, mentions) | _businesses(text, mentions):
        votes[name]["ORGANIZATION"] += CERTAIN
    return votes


def _parts_alone(votes: Votes) -> set[str]:
    """The words of persons' full names that stand alone, too, are no person's by the votes, and no place's."""
    words = {
        word
        for name, votes_cast in votes.items()
        if " " in name and _winner(name, votes_cast) == "PERSON"
        for word in _PARTS.split(name)
    }
    return {word for word in words & votes.keys() if not (_is_surname(votes, word) or gazetteer().named(word))}


def _words_of_persons(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The words, also between hyphens or in quote marks, of persons that the model finds by several words."""
    full = (_name(text, mention) for mention in mentions if mention.type == "PERSON")
    return {word for name in full if " " in name or "-" in name for word in _PARTS.split(name)}


def _votes_of_model(name: str, mention: EntityMention, borne: Collection[str]) -> dict[EntityType, float]:
    """The model's votes for the types, with what the words of a name tell of persons, which it knows little about.

    Args:
        name: the mention's words.
        mention: with the model's probabilities, if it found it.
        borne: words of the full names of persons in the article.
    """
    if mention.shares is None or mention.shares.get(mention.type, 0.0) <= MIN_SHARE:
        return {mention.type: 1}  # a rule found it, or gave it this type
    shares = {kind: share for kind, share in mention.shares.items() if share > MIN_SHARE and kind in NAME_TYPES}
    if "PERSON" in shares and " " not in name and name not in borne and name.lower() not in NAMES_OF_PERSONS:
        shares["PERSON"] *= UNKNOWN_NAME
    total = sum(shares.values())
    return {kind: MODEL_WEIGHT * share / total for kind, share in shares.items()}


def _businesses(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    return firms_in(text, mentions) | businesses_in(text, mentions)


def _surnames(text: str) -> Iterator[str]:
    """The words that are followed by patterns that follow only persons."""
    for found in _OF_PERSON.finditer(text):
        for word in _WORD.finditer(text, max(0, found.start() - _MAX_SURNAME_LENGTH), found.start()):
            if word.end() == found.start():
                yield word.group()


def _is_surname(votes: Votes, word: str) -> bool:
    return word in votes and _winner(word, votes[word]) == "PERSON"


def _winner(name: str, votes_cast: Tally) -> EntityType:
    if is_country(name):
        return "LOCATION"
    if is_nationality(name):
        return "NORP"
    if name in KNOWN_ORGANISATIONS:
        return "ORGANIZATION"
    if votes_cast["ORGANIZATION"] >= LIKELY and has_legal_form(name):
        return "ORGANIZATION"
    order = ("ORGANIZATION", *NAME_TYPES) if is_acronym(name) else NAME_TYPES
    if name in SEATS:
        votes_cast = Tally({type_: votes for type_, votes in votes_cast.items() if type_ != "PERSON"})
        votes_cast["ORGANIZATION"] += 1
    if len(votes_cast) == 1:
        return next(iter(votes_cast))
    return min(votes_cast, key=lambda kind: (-votes_cast[kind], order.index(kind)))


def _retyped(text: str, mention: EntityMention, types: dict[str, EntityType]) -> EntityMention:
    if mention.type not in NAME_TYPES:
        return mention
    retyped = EntityMention(mention.span, types[_name(text, mention)])
    return (trimmed(text, retyped) or mention) if retyped.type != mention.type else mention


def _name(text: str, mention: EntityMention) -> str:
    return text[mention.span.start : mention.span.end]


def _by_first_word(types: Mapping[str, EntityType]) -> dict[str, list[str]]:
    """The names that the text may repeat, by first word, longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(types, key=lambda name: (-len(name), name)):
        first = _WORD.match(name)
        if first and name[0].isupper() and (" " in name or len(name) >= MIN_SURNAME_LENGTH or is_acronym(name)):
            found[_bare(first.group())].append(name)
    return found


def _repeats(
    text: str,
    mentions: Sequence[EntityMention],
    opening: Sequence[tuple[int, list[str]]],
    types: Mapping[str, EntityType],
) -> Iterator[EntityMention]:
    """Names that the model did not mark; `opening` has the offsets of words that names begin with."""
    taken = sorted(mention.span for mention in mentions)
    at = 0
    for start, names in opening:
        if start < at:
            continue
        for name in names:
            end = start + len(name)
            whole = text.startswith(name, start) and not text[end : end + 1].isalnum()
            if whole and _is_free(taken, start, end) and not is_part_of_office(text, start, end):
                yield EntityMention(Span(start, end), types[name])
                at = end
                break


def _bare(word: str) -> str:
    """The word up to its first punctuation, the lookup key of names: "Lukashenko" for "Lukashenko’s"."""
    return word if word.isalnum() else _MARK.split(word, maxsplit=1)[0]


def _is_free(taken: Sequence[Span], start: int, end: int) -> bool:
    before = bisect_right(taken, (start, end)) - 1
    clear_before = before < 0 or taken[before].end <= start
    clear_after = before + 1 >= len(taken) or taken[before + 1].start >= end
    return clear_before and clear_after
