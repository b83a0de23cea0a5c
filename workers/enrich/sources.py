"""Who says it: from the verb of saying to the words that name its subject."""

from workers.enrich.annotation import Span
from workers.enrich.parse import Parse
from workers.enrich.vocabulary import listed

SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVES = listed("who which that")
# A subject clause longer than this is a parse gone wrong, not a speaker.
_LONGEST = 45
_OUTER_MARKS = listed(", ; : . — – - “ ” \" ( ) [ ] ''")


def source_of(parse: Parse, verb: int) -> Span | None:
    """The words for whoever does the saying of `verb` (an index), or None where the sentence names nobody."""
    noun = subject_of(parse, verb)
    return noun_phrase(parse, noun, verb) if noun is not None else None


def subject_of(parse: Parse, verb: int) -> int | None:
    """The index of the noun that is the verb's subject, also where it is shared with a verb above."""
    tokens = parse.tokens
    passive = bool(parse.children(verb, "auxpass", "nsubjpass"))
    if passive:
        agents = [noun for by in parse.children(verb, "agent") for noun in parse.children(by, "pobj")]
        return agents[0] if agents else None
    own = parse.children(verb, *SUBJECTS)
    if own:
        noun = own[-1] if own[0] > verb else own[0]
        if tokens[verb].dep == "relcl" and tokens[noun].text.lower() in _RELATIVES:
            return tokens[verb].head
        return noun
    relation, above = tokens[verb].dep, tokens[verb].head
    if above == verb:
        return None
    if relation == "acl" and tokens[verb].tag == "VBG":
        return above
    if relation in ("conj", "advcl", "xcomp", "pcomp", "dep", "ccomp", "prep") and (
        relation == "conj" or tokens[verb].tag in ("VBG", "VB")
    ):
        if tokens[above].tag.startswith(("VB", "MD")):
            return subject_of(parse, above)
        if relation == "pcomp" and tokens[above].dep == "prep":
            return subject_of(parse, tokens[above].head)
    return None


def noun_phrase(parse: Parse, noun: int, verb: int) -> Span | None:
    """The noun with all that describes it, up to the verb on its side."""
    indices = parse.subtree(noun, frozenset({verb}))
    indices = [index for index in indices if (index < verb) == (noun < verb)]
    first = last = indices.index(noun)
    # Only what is joined to the noun without a gap: a gap is where other words of the sentence stand.
    while first > 0 and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return stripped(parse, indices[first], indices[last])


def stripped(parse: Parse, first: int, last: int) -> Span | None:
    """The span from one token to another without the marks at its ends; None where it cannot be a speaker."""
    while first <= last and parse.tokens[first].text in _OUTER_MARKS:
        first += 1
    while first <= last and parse.tokens[last].text in _OUTER_MARKS:
        if parse.tokens[last].text == ")" and any(parse.tokens[index].text == "(" for index in range(first, last)):
            break
        last -= 1
    if first > last or last - first >= _LONGEST:
        return None
    return parse.span(first, last)
