"""Add the first words of an organisation's name that the model leaves out: "Universiti", "Queen", "St"."""

import re

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.neighbours import COMPANIES, INSTITUTIONS
from wiredesk.enrich.names.pieces.only_titles import OPENS, ROLES
from wiredesk.knowledge.courtesies import is_title
from wiredesk.knowledge.organisations import KINDS_IN_OTHER_LANGUAGES
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed

_ENDS_OF_BODIES = COMPANIES | INSTITUTIONS
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
"""Types of the rest of such a name."""
_LED_BY_PURPOSE = frozenset({"MISC", "ORGANIZATION"})
_FOR_PURPOSE = listed(
    "Action Aid Alliance Campaign Coalition Fund Hope Justice Network Support Together United Unite Voice"
)
"""First words of charities and campaigns that are for something: "Action for Velm"."""
ROYAL = ("King's ", "King’s ", "Queen's ", "Queen’s ")
"""Before the rest of what kings and queens founded or gave their names to."""
_BEFORE_PURPOSE = re.compile(r"(?<![\w.’'-])(?:[A-Z][\w’'-]+ ){1,3}$")
REACH = 40
"""Characters before a mention that are searched for these words."""


def with_first_words(text: str, mention: EntityMention) -> EntityMention:
    """The mention with the words before it that are part of its name: "Queen" of "Queen Ana College"."""
    start, end = mention.span
    if text[start - 1 : start] != " ":
        return mention
    near = max(0, start - REACH)
    before = text[text.rfind(" ", near, max(near, start - 1)) + 1 : start - 1]
    if not (before[:1].isupper() or before in ("o", "of") or before.endswith(")")):
        return mention
    if mention.type in _LED_BY_PURPOSE and before in _FOR_PURPOSE and text.startswith("for ", start):
        return EntityMention(Span(start - 1 - len(before), end), "ORGANIZATION")  # "Action | for Children"
    if mention.type == "ORGANIZATION" and text.startswith(("of ", "for "), start):
        return _with_kind(text, mention)
    if mention.type == "ORGANIZATION" and text.endswith(ROYAL, near, start):
        first, _, rest = text[start:end].lower().partition(" ")
        if first in _ENDS_OF_BODIES or rest.rpartition(" ")[2] in _ENDS_OF_BODIES:  # "King's | College London"
            return EntityMention(Span(start - 1 - len(before), end), "ORGANIZATION")
    if mention.type in LED_ON and (kind := _KIND_BEFORE.search(text, near, start)):
        return EntityMention(Span(kind.start(), end), "ORGANIZATION")
    first = text[start:end].partition(" ")[0].lower()
    if first in KINDS_IN_OTHER_LANGUAGES and text.endswith((" An ", " Te "), 0, start):
        return EntityMention(Span(start - len("An "), end), "ORGANIZATION")
    last = text[start:end].rpartition(" ")[2].lower()
    named = (
        mention.type in ("ORGANIZATION", "FACILITY")
        and last in _ENDS_OF_BODIES
        and _NAMED_AFTER.search(text, near, start)
    )
    is_saint = mention.type == "PERSON" and text.endswith(("Saint ", "St ", "St. "), near, start)
    saint = _SAINT_BEFORE.search(text, near, start) if is_saint else None
    lead = named or saint
    return EntityMention(Span(lead.start(), end), "ORGANIZATION") if lead else mention


def _with_kind(text: str, mention: EntityMention) -> EntityMention:
    """A body with the words before "of" or "for", unless an office has that: "Neighbours | of Velm Farming"."""
    start, end = mention.span
    found = _BEFORE_PURPOSE.search(text, max(0, start - REACH), start)
    words = found[0].lower().split() if found else []
    if found is None or OPENS.search(text, max(0, found.start() - 3), found.start()):
        return mention  # "Prosecuting | for Velm Water"
    if words[0] in ("member", "members") or any(
        is_title(word) or word in ROLES or word in occupations() for word in words
    ):
        return mention
    return EntityMention(Span(found.start(), end), "ORGANIZATION")
