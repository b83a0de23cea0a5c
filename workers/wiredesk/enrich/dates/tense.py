"""Detect whether a sentence with a date refers to the future."""

import re

from wiredesk.knowledge.calendar import MONTHS
from wiredesk.knowledge.speech import ACT_OF_VERB, DOCUMENTS, PAST, PAST_PARTICIPLES, inflected
from wiredesk.knowledge.vocabulary import listed

REACH = 90
"""Characters before a date that are searched for its tense: about a clause."""
REACH_AFTER = 70
"""Characters after a date that opens its sentence ("On Monday, the Senate will …")."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s|\n\n")
# A list is right here, too: only what is fixed in a calendar is in the present for the future ("the fair opens on"),
# and these are the verbs for it; the form of the verb alone ("he says on Friday") does not tell.
_AHEAD = re.compile(
    r"\b(?<![-/])(?:(?:will|would|shall|won['’]t|can|could|may|might|must)(?!\s+(?:not\s+)?have\s+(?!to\b))"
    r"|upcoming|tomorrow"
    r"|deadline|due|(?:chances?|odds|prospects?|risk)\s+of\s+[a-z]+ing|slated|scheduled|effective"
    r"|(?:set|fixed)\s+(?:for|to)|expected|planned|plans?|planning|hopes?|aims?|intends?|going|ahead\s+of|until"
    r"|till|starting|(?:is|are)\s+(?:heading|holding|hosting|meeting|returning|travell?ing|visiting)|(?:run(?:ning)?|up)\s+for"
    r"|beginning|no\s+later\s+than|as\s+(?:early|soon)\s+as|(?:is|are)\s+(?:to|on|for|likely|payable)|payable|to\s+be"
    r"|(?:begin|start|open|end|close|return|resume|meet|expire|arrive|convene|reopen|launche|debut|leave|visit|travel"
    r"|host|face|play|mature|run|join|retire|depart)s|(?<!to )(?:begin|meet|go|fly)"
    r"|takes?\s+(?:place|effect)|kicks?\s+off|goe?s?\s+(?:on\s+sale|into\s+effect)|comes?\s+into\s+(?:force"
    r"|effect))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"\bto\s+(?!(?:the|an?|his|her|its|their|our|my|your|this|that|these|those)\b)(?P<verb>[a-z]+)"
    r"(?P<object>(?:\s+(?!said\b|on\b)[\w'’-]+){0,4})\s+(?:on\s+)?$"
)
"""An infinitive right before a date: "wants to meet residents on", "a bill to ban scooters by"."""
_PLURAL = re.compile(r"[a-z]+[^su]s")
"""A noun in the plural after "to", where an infinitive would have no ending: "spoke to reporters on"."""
_PROSPECTIVE = listed("asked due expected had has have likely set told") | frozenset(
    [form for form, act in ACT_OF_VERB.items() if act in ("demands", "promises", "thinks")]
    + [
        form
        for verb in listed(
            "agree aim allow cause decide decline intend invite need offer permit plan prepare refuse schedule seek try"
            " vote want"
        )
        for form in inflected(verb)
    ]
)
"""Verbs whose infinitive lies ahead of them; that of all others does not ("managed to", "went to")."""
_AHEAD_AFTER = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:to|expected|due|scheduled|set|likely|planned))\b|['’]ll\b", re.IGNORECASE
)
_BEHIND = frozenset({"said", "told", "announced", "reported", "since"}) | PAST
_MAYBE_BEHIND = frozenset({"have", "has"}) | PAST | PAST_PARTICIPLES
"""Verbs in the past, or participles, as in "will be held on", which say nothing after a sign of the future."""
_REGULAR = re.compile(r"[a-z]{3,}ed")
"""The past or the participle of a regular verb."""
_LETTERS = re.compile(r"[^\W\d_]+")
_SAYS = frozenset({"said", "told", "announced", "reported"})
_FOR = re.compile(r"\bfor\s$")
_FROM = re.compile(r"\bfrom\s(?:the\s)?$")
"""The beginning of something, which lies ahead where nothing is past: "collections move to Friday from January"."""
_IS = re.compile(r"\b(?!(?:[Tt]oday|[Ii]t|[Tt]his|[Tt]here)\b)[\w’'-]+ (?:is|are) $")
"""The present of what is fixed in a calendar: "The election is Thursday"."""
_JUST_DONE = re.compile(r"(?:, | (?:he|it|she|they|who) )(?:[a-z]+ly )?(?!(?:expected|need)\b)[a-z]{3,}ed (?:on )?$")
"""A verb in the past behind its subject, right before a date: "Ruiz, who plans to run, tried on"."""
_NEWS_FROM = re.compile(
    rf"\b(?:{'|'.join(sorted(DOCUMENTS))}|footage|images?|messages?|news|pictures?|results?|video) from $",
    re.IGNORECASE,
)
"""What has come out of a day: "The message from Tuesday is clear"."""
_RANGE = re.compile(r",?\s+(?:to|until|till|through)\b|\s*[–-]")
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach)\s+(?:other\s+)?$")
_AGAIN = re.compile(
    r"(?:\s+(?:and|to|until)\s+(?:[\w-]+\s?){1,3}(?<=\w))?(?:\s+of|,)?\s+(?:every|each)\s+(?:month|week|year)\b"
)
_OWNER = re.compile(r"['’]s?\b|-")
_OPENS_CLAUSE = re.compile(r"\bthat\s(?:by|in|on)\s(?:the\s)?$")
"""Before a date that opens a clause: "We know that on"."""
_UNTIL = re.compile(r"\b(?:until|till)$", re.IGNORECASE)
_OPENS = re.compile(r"[\W_]*(?:(?:on|in|by|at|this|early|late|and|but)\s)*(?:the\s)?", re.IGNORECASE)
_NOT_PAST = frozenset(
    ("expected", "planned", "scheduled", "slated", "need", "united", "hundred", "announced", "reported")
)
_PRESENT_PLAN = re.compile(
    r"(?:(?<=[a-rt-z]s )(?:play|face|vote|travel|leave|visit|host|close|open|begin|start|end|resume|return|reopen)"
    r"|(?:^|(?<=, )|(?<=and ))(?:[A-Z][\w’']+ ){1,4}(?:play|face|visit|host))\s(?:[\w’']+\s){0,5}(?:on\s)?$"
)
"""A plural subject or a team and the plain form of a verb, right before a date: "the teams play Sunday"."""
_MOVED = re.compile(
    r"\b(?:adjourn|brought\s+forward|defer|delay|extend|mov|postpon|push|put\s+(?:back|off)|reschedul|shift"
    r"|switch)(?:ed)?\b"
    r"(?:\s+[\w’'-]+){0,6}\s+(?:to|till?|until)\s+(?:the\s+)?$"
)
"""An event that gets another day, right before that day: "moved the game to Sunday"."""
_PRESENT = re.compile(
    r"\b(?:who|which|he|she|it)\s(?!(?:is|was|has|does|says)\b)[a-z]+[^su]s\s(?:on\s|in\s)?$", re.IGNORECASE
)
"""The present of what happens once, right before a date: "Ruiz, who retires on"."""
_PASSIVE = re.compile(r"\bbe [a-z]+")
"""An infinitive, whose participle is not the past: "will be paid"."""
_CONDITION = re.compile(r"\b(?:if|unless)\b[^.,;]*\bby\s(?:the\s)?$")
"""A condition with a term, right before it: "if the seals were not removed by"."""
_PRESENT_AFTER = re.compile(
    r",?\s+(?:(?:who|which|(?i:he|she|it)|(?:the|an?|his|her|its|their|our|my)\s[a-z]+[^\Ws]"
    r"|(?:[A-Z][\w'’-]*\s?){1,3}(?<=\S))"
    r"\s+(?!(?:is|was|has|does|says)\b)[a-z]+[^su]s|(?:they|we|I|you)\s+[a-z]+)\b"
)
"""The present of what happens once, right after a date that opens its sentence: "In ten days she retires"."""


def is_ahead(text: str, start: int, end: int | None = None) -> bool | None:
    """Whether a date's sentence refers to the future there; None if nothing shows it.

    The nearest signal before the date in its sentence decides; without any, the first one after it.

    Args:
        text: the article's.
        start: where the date begins, in code points.
        end: where it ends.
    """
    before = _SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    owns = end is not None and _OWNER.match(text, end)
    if _IS.search(before):
        return True
    if _JUST_DONE.search(before) or (_NEWS_FROM.search(before) and not owns):
        return False
    if _FROM.search(before) and not any(map(_may_be_past, _words(before))) and not _RANGE.match(text, end or start):
        return True
    if (
        _is_infinitive(before, is_owner=bool(owns))
        or _PRESENT_PLAN.search(before)
        or _PRESENT.search(before)
        or _MOVED.search(before)
        or _CONDITION.search(before)
        or (_FOR.search(before) and not owns)
    ):
        return True
    words = [(found[0].lower(), found.end()) for found in _LETTERS.finditer(before)]
    last_past = max((end for word, end in words if _may_be_past(word)), default=0)
    signs = (found.end() for found in _AHEAD.finditer(before))
    ahead = max((end for end in signs if end > last_past or not _UNTIL.search(before, 0, end)), default=0)
    passive = {found.end() for found in _PASSIVE.finditer(before)} if ahead else set()
    if ahead and ahead > max((end for word, end in words if word in _BEHIND and end not in passive), default=0):
        return True
    past = [end for word, end in words if _may_be_past(word) and word not in _NOT_PAST]
    if past:
        return None if past[-1] < max((end for word, end in words if word in _SAYS), default=0) else False
    opens = _OPENS.fullmatch(before) or _OPENS_CLAUSE.search(before)
    return _is_ahead_after(text, end) if end is not None and opens else None


def is_habitual(text: str, start: int, end: int) -> bool:
    """Whether a date comes again and again: "every Friday", "the second Friday of each month", "1 May each year"."""
    if _EVERY.search(text, max(0, start - len("every other ")), start):
        return True
    return _AGAIN.match(text, end, end + REACH_AFTER) is not None


def is_of_another_year(text: str, start: int, end: int) -> bool:
    """Whether "that" before a month at the end of a clause means one of the time just told: "withdrew that March."."""
    if not text.endswith("that ", 0, start) or text[start:end].lower().rstrip(".") not in MONTHS:
        return False
    return text[end : end + 1] in ("", ".", ",", ";")


def opens_ahead(text: str, start: int, end: int) -> bool:
    """Whether a date opens a sentence whose present tense means the future: "In ten days she returns"."""
    before = _SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    if not _OPENS.fullmatch(before):
        return False
    after = _SENTENCE_END.split(text[end : end + REACH_AFTER])[0]
    if not _PRESENT_AFTER.match(after) and not _AHEAD.search(after):
        return False
    return not any(_may_be_past(word) for word in _words(after))


def _is_infinitive(before: str, *, is_owner: bool) -> bool:
    """Whether the words before a date end in an infinitive that lies ahead of the verb which governs it.

    Behind a verb in the past, what a day owns is its object: "to fund requests pervaded Wednesday's hearings".
    """
    found = _INFINITIVE.search(before)
    if (
        found is None
        or not _BEHIND.isdisjoint(_words(found.group()))
        or (not found["object"] and _PLURAL.fullmatch(found["verb"]))
        or (found["object"] and is_owner and _REGULAR.fullmatch(found["object"].split()[-1]))
    ):
        return False
    words = _words(before[: found.start()])
    governing = next((word for word in reversed(words) if word in _PROSPECTIVE or _may_be_past(word)), None)
    return governing is None or governing in _PROSPECTIVE


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.lower())


def _may_be_past(word: str) -> bool:
    return word in _MAYBE_BEHIND or bool(_REGULAR.fullmatch(word))


def _is_ahead_after(text: str, end: int) -> bool | None:
    """The tense of the words after a date that opens its sentence."""
    after = _SENTENCE_END.split(text[end : end + REACH_AFTER])[0]
    ahead = _AHEAD_AFTER.search(after)
    return True if ahead and _BEHIND.isdisjoint(_words(after[: ahead.start()])) else None
