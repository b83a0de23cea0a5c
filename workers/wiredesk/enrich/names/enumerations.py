"""Lists of names: what one of them is, the others mostly are, too."""

import re
from collections.abc import Iterator, Sequence

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.neighbours import stands_as_place
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.firms import is_firm
from wiredesk.knowledge.nations import is_country, is_nationality
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS

_REACHED = re.compile(r"\b(?:across|around|at|from|in|into|near|outside|through|to|towards?|via) $", re.IGNORECASE)
"""Words of motion or position before a list of towns."""
REACH = 9
_COMMA, _AND = ", ", frozenset(comma + word for comma in ("", ",") for word in (" and ", " or ", " as well as "))


def lists_of(text: str, mentions: Sequence[EntityMention]) -> Iterator[list[EntityMention]]:
    """The runs of mentions that commas and a final "and" join; two names need the "and"."""
    run: list[EntityMention] = []
    for mention in mentions:
        between = text[run[-1].span.end : mention.span.start] if run else ""
        if between in _AND:
            yield [*run, mention]
            run = []
        elif between == _COMMA:
            run.append(mention)
        else:
            run = [mention]


def places_in_lists(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The persons and bodies that are towns in a list which begins with a place: "in Velm, Timmins and Ilsa".

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    found: set[str] = set()
    for names in lists_of(text, mentions):
        if names[0].type == "LOCATION" and stands_as_place(text, names[0]):
            persons = [text[slice(*mention.span)] for mention in names if mention.type == "PERSON"]
            surely = sum(mention.type == "LOCATION" for mention in names) > 1
            found.update(name for name in persons if surely or gazetteer().named(name))
            start = names[0].span.start
            if not is_country(text[slice(*names[0].span)]) and _REACHED.search(text, max(0, start - REACH), start):
                others = [text[slice(*mention.span)] for mention in names if mention.type in ("ORGANIZATION", "NORP")]
                found.update(name for name in others if _may_be_town(name))
    return found


def _may_be_town(name: str) -> bool:
    known = name in KNOWN_ORGANISATIONS or is_firm(name) or is_nationality(name)
    return not known and name.isalpha() and not name.isupper()
