"""Lists of names: what one of them is, the others mostly are, too."""

from collections.abc import Iterator, Sequence

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.neighbours import stands_as_place
from wiredesk.enrich.places.gazetteer import gazetteer

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
    """The persons that are towns in a list which begins with a place: "in Velm, Timmins and Ilsa".

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
    return found
