"""Words beside a quote that say whose it is, found by their form: "– Ana Ruiz, Bath", ", Ana Ruiz shot back"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.quotation.propositions import FINITE
from wiredesk.enrich.text.sentences import FULL_STOP, in_one_sentence
from wiredesk.knowledge.speech import ACT_OF_VERB
from wiredesk.knowledge.vocabulary import listed

_NAMED = r"[^\W\d_a-z][\w.'’-]{0,30}(?: (?:[^\W\d_a-z][\w.'’-]{0,30}|of|the|al|bin|da|de|van|von)){0,6}"
SIGNED = re.compile(rf"\s*[–—―-]{{1,2}}\s*(?P<source>{_NAMED})(?=\s*(?:[,.(\n]|$))")
_INQUIT = re.compile(
    rf",? (?P<source>{_NAMED}|s?he|some(?:body|one)|(?:an?|another|one|the) (?:[\w-]+ ){{0,3}}?(?:\d{{1,3}}-)?[a-z-]+)"
    r" (?P<cue>[a-z]{2,20}(?:ed|id|ays|aid|gan|old|ot|ew|oke|ote)(?: (?:back|up|out|on))?)\b"
)
_VERBS = "|".join(sorted(verb for verb in ACT_OF_VERB if not verb.endswith("ing")))
_PUTS_IN = r"(?:broke|butted|chimed|chipped|cut|jumped|put|threw) in"
_INVERTED = re.compile(
    rf",? (?:(?P<cue>(?:{_VERBS}|shot|fired|hit|snapped)(?: back)?|{_PUTS_IN}) (?P<source>(?:[a-z-]+ ){{0,3}}{_NAMED}"
    r"|(?:the|an?|another|one|his|her|their) [a-z\d][\w’'-]*(?: [\w’'-]+){0,6}(?=[,.;\n]|$))"
    rf"|(?P<verb>[a-z]{{3,20}}(?:ed|[^s]s)) (?P<name>{_NAMED})(?=[,.;\n]|$))"
)
"""Verb and name behind a quote, whatever the verb: "“Posted!” hissed Ms Ruiz."."""
_VERBLESS = re.compile(
    r",? (?P<source>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,4}, (?P<about>[a-z][^,.“”\"\n]{3,100}))\.(?=\s|$)"
)
"""A name and who that is behind a quote that ends with a comma: "“It is new,” Ana Ruiz, an analyst in Velm."."""
DESCRIBED = re.compile(
    r"(?:(?:\s*[—–-]{1,2}\s*|\s+)(?:[Tt]hat|[Tt]his|[Ii]t)(?: is| was|['’]s)|,? (?:is|was)) (?:how|what) "
    rf"(?P<source>(?:[a-z]+ ){{0,2}}(?:{_NAMED}|[a-z]+)) "
    rf"(?P<cue>(?:puts?|remembers?|sums? up|summed up|{_VERBS}))\b"
)
"""Words behind a quote that say how somebody speaks: "“…” — that is how Ama Mensah describes it"."""
MESSAGE = re.compile(
    r"(?:\s*[—–-]{1,2}\s*|\s+)(?:[Tt]hat|[Tt]his|[Ss]uch|[Tt]hose|[Tt]hese)(?: (?:is|was|are|were)|['’]s) the "
    r"(?:[a-z-]+ ){0,2}?(?P<cue>advice|answer|assessment|comments?|conclusion|cry|judgment|message|plea|prediction"
    r"|reaction|remarks?|reply|response|rallying cry|statement|summary|verdict|view|warning|words?)"
    rf"(?: [a-z]+){{0,3}}? (?:by|from|of) (?P<source>(?:[Tt]he )?(?:[a-z-]+ ){{0,4}}{_NAMED}|[Tt]he [a-z]+(?: [a-z]+)?)"
)
"""The sentence behind a quote that says whose words they are: "“…” That was the message from Ama Mensah"."""
_INTRODUCED = re.compile(
    rf"(?:^|[.!?:”\"]\s+)(?:[^.:!?\n]{{3,80}},\s)?(?P<source>He|She|They|It|The [a-z]+|(?:The )?(?!The\b){_NAMED})\s"
    r"(?P<cue>[a-z][^.:!?\n“”\"]{1,100}):\s*$"
)
_WORDS = frozenset(ACT_OF_VERB) | listed(
    "answer caption comment comments headline letter message motto note post question remark remarks reply response"
    " slogan statement tweet word words"
)
"""Words for speech in a sentence that introduces a quote."""
INTRODUCTION = 240
"""Characters before a quote that are searched for such a sentence."""
MAX_LEAD = 120
"""Characters before a quote that are searched for who says it, and the verb."""
_TO_QUOTE = re.compile(r"[^.!?“”\"\n]{0,80}[.] [“\"‘'«] ?")
"""The rest of the sentence that credits a quote, up to the next quote."""
_LED_IN = re.compile(
    rf"(?:^|[,;.!?”\"’'] |\b(?:and|but|to which|while|when) )"
    rf"(?P<source>(?!The\b){_NAMED}|(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?) (?:[\w’'-]+ ){{0,3}}?[\w’'-]+)"
    rf" (?P<cue>(?:{_VERBS}))(?: \w+){{0,2}}[,:] ?$"
)


def credited(text: str, paragraphs: Sequence[Span], stretch: Quoted) -> tuple[Span | None, Span] | None:
    """Cue and source directly after a quote: ", Ana Ruiz shot back", "– Ana Ruiz, Bath".

    A signature may be the next paragraph.

    Args:
        text: the article's.
        paragraphs: of the text.
        stretch: the quote, or its last part.
    """
    here = paragraph_at(paragraphs, stretch.outer.start)
    paragraph = paragraphs[here]
    signature = paragraphs[min(here + 1, len(paragraphs) - 1)]
    signed = SIGNED.match(text, stretch.outer.end, signature.end)
    if signed:
        return None, in_one_sentence(text, Span(*signed.span("source")))
    described = DESCRIBED.match(text, stretch.outer.end, signature.end)
    described = described or MESSAGE.match(text, stretch.outer.end, paragraph.end)
    if described:
        return Span(*described.span("cue")), Span(*described.span("source"))
    if text[stretch.inner.end - 1] not in ",?!" and text[stretch.outer.end : stretch.outer.end + 1] != ",":
        return None
    inquit = _INQUIT.match(text, stretch.outer.end, paragraph.end) or _INVERTED.match(
        text, stretch.outer.end, paragraph.end
    )
    if inquit is None:
        verbless = _VERBLESS.match(text, stretch.outer.end, paragraph.end)
        is_only_name = verbless and not FINITE.intersection(verbless["about"].split())
        return (None, Span(*verbless.span("source"))) if verbless and is_only_name else None
    if inquit.groupdict().get("verb"):
        return Span(*inquit.span("verb")), _without_stop(text, in_one_sentence(text, Span(*inquit.span("name"))))
    cue = Span(*inquit.span("cue"))
    source = in_one_sentence(text, Span(*inquit.span("source")), last=inquit.start("source") < cue.start)
    return cue, _without_stop(text, source)


def is_signed_alone(text: str, first: Quoted, last: Quoted) -> bool:
    """Whether a quote is a paragraph with its signature: "“I’d do it again” – Ama Mensah, 62"."""
    start = first.outer.start
    return text[max(0, start - 1) : start] in ("", "\n") and bool(SIGNED.match(text, last.outer.end))


def _without_stop(text: str, source: Span) -> Span:
    """The source without a full stop behind a word that is too long for an abbreviation."""
    return Span(source.start, source.end - bool(FULL_STOP.search(text, *source)))


def is_rest(text: str, first: Attribution, begins: int) -> bool:
    """Whether quoted words that begin at an offset go on with a quote, behind only the sentence that credits it."""
    if first.kind != "direct" or first.cue is None or first.source is None:
        return False
    own = max(first.cue.end, first.source.end)
    return first.content[-1].end < own < begins and _TO_QUOTE.fullmatch(text, own, begins) is not None


def led_in(text: str, stretch: Quoted) -> tuple[Span, Span] | None:
    """Cue and source right before a quote: "to which the minister replied, “…”".

    Args:
        text: the article's.
        stretch: the quote.
    """
    found = _LED_IN.search(text, max(0, stretch.outer.start - MAX_LEAD), stretch.outer.start)
    return (Span(*found.span("cue")), Span(*found.span("source"))) if found else None


def introduced(text: str, stretch: Quoted) -> tuple[Span, Span] | None:
    """Cue and source of a sentence that introduces a quote with a colon: "Ruiz made the following comment:".

    Args:
        text: the article's.
        stretch: the quote, or its first part.
    """
    start = max(0, stretch.outer.start - INTRODUCTION)
    before = text[start : stretch.outer.start].rstrip()
    if not before.endswith(":"):
        return None
    start += before.rfind("\n") + 1
    found = _INTRODUCED.search(text[start : stretch.outer.start])
    if found is None or _WORDS.isdisjoint(found["cue"].split()):
        return None
    cue, source = (Span(start + found.start(part), start + found.end(part)) for part in ("cue", "source"))
    return cue, source


def paragraph_at(paragraphs: Sequence[Span], offset: int) -> int:
    """The index of the paragraph that an offset is in, or the one before it."""
    return bisect_right(paragraphs, offset, key=attrgetter("start")) - 1
