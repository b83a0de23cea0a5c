"""Companies up to their legal form: "Douglas & Lomason", "Boatmen's Bancshares Inc."."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.firms import ENDS_OF_FIRMS, LEGAL_FORMS, is_firm
from wiredesk.knowledge.vocabulary import listed

_FORM = r"(?:(?:I(?:nc|NC)|C(?:orp|ORP)|L(?:td|TD)|LLC|LLP|PLC|Plc|GmbH|Bhd)\b|&\sCo\b|\bCos?(?=\.))"
_TO_FORM = re.compile(rf"(?:['’]s)?(?:\s[^\W\d_a-z][\w'’-]*){{0,3}}\s{_FORM}")
_BRANCH_AND_FORM = re.compile(
    r" \((?:[A-Z][\w.’'-]{1,20})(?: [A-Z][\w.’'-]{1,20})?\)"
    r"(?: (?:Pte|Pty|Pvt|Company|Co|Industries|Services"
    r"|Private|Proprietary|Sdn|Holdings|Group))?\.? (?:Ltd|Limited|Bhd|Berhad|Inc|PLC|Plc)\b\.?"
    r"(?!$|\n)"
)
"""The country of a branch in brackets with the legal form: "Velm Ores (Fiji) Pte Ltd"."""
_ESCAPED = re.compile(r"\s&(?:AMP|amp)$")
_PARTNER = re.compile(r"\s&(?:AMP;|amp;)?\s[^\W\d_a-z][\w-]*(?:\s[^\W\d_a-z][\w-]*)?")
_INITIAL = re.compile(r"\s[\"“][A-Z][\"”]\s[A-Z][\w-]*")
"""A letter in quote marks within a name: 'Toys "R" Us'."""
_OWN = re.compile(r"['’]s\b")
_NOTHING_OWNED = re.compile(r"['’]s(?=[,.;:)]|\s(?:and|but|did|had|has|is|or|said|was|were|will|would)\b)")
"""Behind a name with nothing that is owned: "at Brogan's, the bar"."""
_AT = re.compile(r"\b(?:at|from|into|outside|inside|(?:owner|manager|landlord|landlady|staff|customers?) (?:at|of)) $")
_REACH_OF_AT = 24
_SAINT = re.compile(r"(?:St|Saint)\b\.? ")
_ENDS_IN_FORM = re.compile(rf"\b(?:{_FORM}|Cos?$)\.?$")
_SENTENCE_END = re.compile(r"\.?(?:\s*$|\s+[\"“‘']*[A-Z])")
_LEGAL = (
    "(?:"
    + "|".join(re.escape(form) for form in sorted(LEGAL_FORMS, key=lambda form: (-len(form), form)))
    + r"|Inc\b\.?|Corp\b\.?)(?![\w/-])"
)
_HAS_LEGAL = re.compile(rf"(?:\s|,\s(?![A-Z]{{2}}\b))(?P<form>{_LEGAL})")
"""A comma before two letters may end an apposition: "Ana Ruiz, SA director"."""
COMPANIES = frozenset({"ORGANIZATION", "PERSON", "LOCATION"})
"""Types that the first words of a company's name may have been given."""
_MAY_HAVE_BRANCH = COMPANIES | {"FACILITY", "PRODUCT", "MISC"}
_CLUB = re.compile(r" (?:A?FC|RFC|RLFC|SC|CF|CC|GAA|GAC|GFC|FK|BK|IF)\b(?! [A-Z]|[’'-])")
"""The letters of a club that the model leaves out: "Vipers SC"."""
_SERVICES = listed("airlines airways constabulary railways troopers")
"""Last words, in lower case, of what places have one of: "Velm Railways"."""


_LAST = re.compile(r" (?P<last>[A-Z][a-z]+)\b(?!['’-]| [A-Z])")
MAX_FORM = 2 + max(map(len, LEGAL_FORMS))
"""Characters of a legal form with the comma and space before it."""
_BEGINNINGS = frozenset(form[:2] for form in (*LEGAL_FORMS, "Inc", "Corp"))
AFTER_NAME = 4
"""Characters of a comma, a space and the two letters that a legal form begins with."""


def whole_companies(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with companies extended to partners and legal forms behind them.

    The full stop of "Inc." belongs to the name unless it ends the sentence.

    Args:
        text: the article's text.
        mentions: in the order of the text.
    """
    found: list[EntityMention] = []
    for mention in mentions:
        if found and mention.span.start < found[-1].span.end:
            continue  # within the company before it
        found.append(_whole(text, _with_legal_form(text, _with_last_word(text, mention))))
    return found


def has_legal_form(name: str) -> bool:
    """Whether a name ends in a company's legal form: "Ana Ruiz SE"."""
    form = _HAS_LEGAL.search(name, max(0, len(name) - MAX_FORM))
    return form is not None and form.end() == len(name)


def _with_last_word(text: str, mention: EntityMention) -> EntityMention:
    """A name up to a last word that only firms have: "Velm Quarries" of "Velm"."""
    if mention.type == "ORGANIZATION" and (club := _CLUB.match(text, mention.span.end)):
        return EntityMention(Span(mention.span.start, club.end()), "ORGANIZATION")
    last = _LAST.match(text, mention.span.end) if mention.type in COMPANIES else None
    if last is None or not (last["last"].lower() in ENDS_OF_FIRMS or last["last"].lower() in _SERVICES):
        return mention
    return EntityMention(Span(mention.span.start, last.end()), "ORGANIZATION")


def _with_legal_form(text: str, mention: EntityMention) -> EntityMention:
    """A company of a name like a person's, up to the last legal form in or directly behind the name: "Ana Ruiz SE"."""
    if mention.type not in ("PERSON", "ORGANIZATION"):
        return mention
    start, end = mention.span
    if not any(word[:2] in _BEGINNINGS for word in text[start : end + AFTER_NAME].split()):
        return mention
    name = text[start:end]
    forms = [
        form
        for form in _HAS_LEGAL.finditer(text, start, min(len(text), end + MAX_FORM))
        if form.start() <= end and (form["form"] != "AS" or any(map(str.islower, name)))
    ]
    if not forms:
        return mention
    last = forms[-1].end()
    return EntityMention(Span(start, last if text[last:end].islower() else max(end, last)), "ORGANIZATION")


def _is_only_owned(text: str, name: str) -> bool:
    """Whether a name stands only with "'s", which is then part of it: "Sainsbury's", but not "Kohl's" beside "Kohl"."""
    return " " not in name and text.count(name) == text.count(f"{name}'s") + text.count(f"{name}’s")


def _is_house(text: str, start: int, end: int) -> bool:
    """Whether a name with "'s" and nothing owned is a saint's, or one that one can be at: a church, school or shop."""
    if _SAINT.match(text, start, end):
        return True
    return bool(_AT.search(text, max(0, start - _REACH_OF_AT), start)) and _is_only_owned(text, text[start:end])


def _whole(text: str, mention: EntityMention) -> EntityMention:
    start, end = mention.span
    if (
        mention.type in _MAY_HAVE_BRANCH
        and text.startswith(" (", end)
        and (branch := _BRANCH_AND_FORM.match(text, end))
    ):
        stops = text[branch.end() - 1] == "." and _SENTENCE_END.match(text, branch.end() - 1) is not None
        return EntityMention(Span(start, branch.end() - stops), "ORGANIZATION")
    if mention.type not in COMPANIES:
        return mention
    if text.find("&", start, end) >= 0 and (escaped := _ESCAPED.search(text, start, end)):
        end = escaped.start()
    behind = text[end : end + 1]
    owns = behind in ("'", "’")
    if mention.type != "ORGANIZATION" and not owns and not behind.isspace():
        return mention
    if owns and _OWN.match(text, end) and is_firm(f"{text[start:end]}'s") and _is_only_owned(text, text[start:end]):
        return EntityMention(Span(start, end + 2), "ORGANIZATION")
    if owns and _NOTHING_OWNED.match(text, end) and _is_house(text, start, end):
        return EntityMention(Span(start, end + 2), "ORGANIZATION")
    if initial := _INITIAL.match(text, end):
        return EntityMention(Span(start, initial.end()), "ORGANIZATION")
    alone = mention.type == "ORGANIZATION" or " " not in text[start:end]
    partner = _PARTNER.match(text, end) if alone and mention.type != "LOCATION" else None
    form = _TO_FORM.match(text, partner.end() if partner else end) if owns or behind.isspace() else None
    if form or partner:
        end = form.end() if form else partner.end() if partner else end
        mention = EntityMention(Span(start, end), "ORGANIZATION")
    if mention.type == "ORGANIZATION" and _ENDS_IN_FORM.search(text[start:end]):
        bare = end - (text[end - 1] == ".")
        stop = text[bare : bare + 1] == "." and not _SENTENCE_END.match(text, bare)
        return EntityMention(Span(start, bare + stop), "ORGANIZATION")
    return mention
