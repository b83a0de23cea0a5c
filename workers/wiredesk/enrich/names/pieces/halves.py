"""Complete persons of which the model marks only the given name or only the surname: "Barack" of "Barack Velm"."""

import re
from collections.abc import Collection

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.neighbours import COMPANIES, ENDS_OF_PLACES
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.calendar import ENGLISH_MONTHS, WEEKDAYS
from wiredesk.knowledge.courtesies import is_title
from wiredesk.knowledge.given_names import GIVEN_NAMES, SHORT_FORMS
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed

GIVEN = GIVEN_NAMES | SHORT_FORMS.keys()
_SURNAME_BEHIND = re.compile(
    r"(?: [A-Z]\.){0,2} (?P<surname>(?:[A-Z]['’])?[A-Z][a-z][^\W\d_]*(?:-[A-Z][^\W\d_]+)?)\b(?! [^\W\d_a-z])"
)
"""A surname behind a given name; before another word with a capital it may be the first word of another name."""
_GIVEN_BEFORE = re.compile(r"(?<![\w.'’-])(?P<given>[A-Z][a-z]+) (?:[A-Z]\. ){0,2}$")
_GENERATION = re.compile(r" (?:[JS]r\.|[JS]r\b|[IVX]{2,5})(?!\w)")
_CALENDAR = frozenset((*WEEKDAYS, *ENGLISH_MONTHS))
_ALSO_VERBS = listed("bill bob chuck drew frank grace jack mark mike pat rich rob sue will")
"""Given names that begin sentences as other words: "Will Velm win?"."""
REACH = 30
"""Characters before a surname that are searched for the given name."""


def with_other_half(text: str, mention: EntityMention, free_from: int, starts: Collection[int]) -> EntityMention:
    """A person of one word with the surname behind it or the given name before it, and one of several with "Jr.".

    Args:
        text: the article's.
        mention: of any type.
        free_from: where the mention before ends.
        starts: where mentions begin.
    """
    start, end = mention.span
    if mention.type != "PERSON":
        return mention
    if " " in text[start:end]:
        generation = _GENERATION.match(text, end - len(" Jr") * text.endswith((" Jr", " Sr"), start, end))
        return EntityMention(Span(start, generation.end()), "PERSON") if generation else mention
    if text[start:end].lower() in GIVEN and text[start - 1 : start] != "-":
        surname = _SURNAME_BEHIND.match(text, end)
        if surname and surname.start("surname") not in starts and _may_be_surname(text, surname["surname"]):
            return EntityMention(Span(start, surname.end()), "PERSON")
    given = _GIVEN_BEFORE.search(text, max(free_from, start - REACH), start)
    if given and _is_given_name(given["given"]):
        return EntityMention(Span(given.start(), end), "PERSON")
    return mention


def _may_be_surname(text: str, word: str) -> bool:
    """Whether a word with a capital behind a given name is no day, title, trade or other common word of the text."""
    lower = word.lower()
    if lower in _CALENDAR or lower in COMPANIES or lower in ENDS_OF_PLACES or is_title(word) or lower in occupations():
        return False
    return f" {lower}" not in text


def _is_given_name(word: str) -> bool:
    lower = word.lower()
    return lower in GIVEN and lower not in _ALSO_VERBS and not gazetteer().named(word)
