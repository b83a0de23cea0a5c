"""Correct sources by the form of the sentence: what the cue swallowed, subjects of participles, words of time."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.quotation.propositions import is_clause
from wiredesk.enrich.quotation.quotation import kind_of
from wiredesk.enrich.quotation.reports.unsaid import CONFIDENCE
from wiredesk.enrich.quotation.source_bounds import with_source_bounds
from wiredesk.enrich.speakers.phrases import person_phrase
from wiredesk.enrich.speakers.source_words import SIGN
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.speech import ACT_OF_VERB
from wiredesk.knowledge.vocabulary import listed

_ACCORDING = re.compile(r"(?P<cue>[Aa]ccording to)\s+(?P<source>\S.*)", re.DOTALL)
_DATELINE = re.compile(r"(?:[A-Z][A-Z .'’-]+(?:, [A-Z][A-Za-z. ]+)?)?(?: ?\([A-Z][A-Za-z]+\)|\))? ?[_—–]+ (?=\S)")
"""What is left of a dateline at the beginning of a source: "NEW YORK _ Velm", ") _ A jury"."""
_HOUR = re.compile(r"\b\d{1,2}[:.]$")
_CLOCK = re.compile(r"\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4})\b(?=\s[–—:-]))?[\s:–—-]+(?=\S)", re.IGNORECASE)
"""The minutes of a time before a source, as in live reports: "14:05 Police have confirmed"."""
_VERB_WITHIN = re.compile(r"(?P<source>(?:[^\W\d_][\w.’'-]* ){1,5}?)(?:admitted|claimed|said|says|told|warned) ")
"""A source that goes on to another verb of speech: "Ruiz said Lind", before "adding"."""
_ADVERB = re.compile(
    r"\s+(?:also|always|afterwards?|again|already|earlier|even|first|frequently|just|later|never|now|often|once|only|recently"
    r"|regularly|repeatedly|sometimes|still|then|today|tonight|usually|yesterday)$"
)
_AFTER_PLACE = re.compile(r"[^\W\d_a-z][^\s,]*, (?=[^\W\d_a-z])")
"""The end of a place, and a comma before the name: "X, " of "In a post on X, Ruiz"."""
_TO_PLACE = re.compile(
    r"(?:^|[\n.”] ?)(?:At|By|From|In|On|Speaking|Taking|Through|Via|Writing)\b[^,.\n]* (?:at|in|on|to|via) $"
)
REACH = 80
"""Characters before a source that are searched for the opening of its sentence."""
_DETERMINERS = listed("the a an this that his her its their one")
_PARENTS = ("father", "mother", "dad", "mum", "mom")
_CHILDREN = re.compile(r" of (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b")
_NOUN = re.compile(r"\w+ [a-z-]+(?=[,.;]|$)")
_OWN_DETERMINER = re.compile(r"\b(the|an?|his|her|its|their) $", re.IGNORECASE)
_OWNER = re.compile(r"(?:(?<=\s)|^)(?:[^\W\d_a-z][\w.-]* ){0,3}[^\W\d_a-z][\w.-]*$")
"""Before "’s": whose, in a name."""
_PARTICIPLE = re.compile(r"[a-z]{2,}ing\b")
_VERB_AT_END = re.compile(r"(?<=\w) (?:[a-z]{2,}ed|said|told|wrote)$")
"""The main verb of the subject of a participle, behind a comma: "Trade groups sued in May, alleging"."""
_OPENS_CLAUSE = re.compile(r"(?:After|Before|Besides|By|In|Since|Upon|When|While|Without)\s+(?:\w+ly\s+)?$")
"""Words that open a sentence with a participle whose subject is the main clause's."""
_SUBJECT = re.compile(
    r"[,”\"’']*\s*(?:,[”\"’']*\s*)?(?P<source>[Hh]e|[Ss]he|[Tt]hey"
    r"|(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3})\s+[a-z]"
)
_FROM_WHERE = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s){0,3}[^\W\d_a-z][\w.'’-]*,(?: (?:aged )?\d{1,3},)? "
    r"(?:formerly )?(?:at|from|of)\s[^.;:“”\"\n]{2,60},\s"
)
"""A name with where somebody is from, up to the last part of it: "Ruiz, of Mill Lane, " before "Velm, said"."""
_READING = ("read", "reads", "reading", "said", "saying", "says")
_READS = re.compile(rf"(?P<source>\b{SIGN})(?: that| which)? (?P<cue>{'|'.join(_READING)})[:,]? $")
MAX_SIGN = 80
"""Characters of a sign and its verb before what it reads."""
_TO_STOP = re.compile(r"(?: [^\s,.;:!?“”\"]+){1,24}(?=,|[.;!?](?:\s|$))")
"""Words after the beginning of a source, up to the comma or full stop that ends it: "familiar with the matter"."""
_NOUN_AND_CLAUSE = re.compile(
    r"(?:An?|One|The|Two) (?:[\w’'-]+ ){1,4}(?:accused|charged|convicted|that|who|whose) "
    r"(?:(?:[^\s,.;:!?“”\"]|[,.](?=\d))+ ){1,12}?(?:against|at|by|from|in|into|of|on|to|with) "
)
"""The beginning of a sentence up to the last noun of a clause about its subject."""
_SOMEBODY_WHO = re.compile(
    r"(?:An?|One|The|Two) (?:[\w’'-]+ ){1,4}(?:who|whose) (?:(?:[^\s,.;:!?“”\"]|[,.](?=\d))+ ){1,20}"
)
"""Somebody with a relative clause, up to any word of it: "A man who rode a mower while | over the limit | told"."""
_NAME_OF_OFFICE = re.compile(
    r"(?: (?:at|for|from|in|of|on|to) [^,;:.“”\"\n]{2,60})?"
    r", (?:[^\W\d_a-z][\w’'-]*\.?) (?:[^\W\d_a-z][\w’'-]*\.? ?){1,4}, ?"
)
"""Between an office and the cue: where it is, and who holds it: " in charge of the area, Ana Ruiz, "."""
_OF = re.compile(r"(?:at|for|in|of) ")
_NOUN_AND_VERB = re.compile(r"(?P<noun>(?!(?:had|has|have|also)\b)[a-z-]+(?<!ly)) (?P<verb>said|says|told|added)")
"""A noun that the cue swallows behind its article: "The | don said"."""
_RELATIVE = re.compile(r"\b(?:that|who)\b")
MAX_TAIL = 4
"""Words between a quote and its cue that are a source."""
NO_SOURCES = listed("a an and as but he's his her in its of on or pat such that the their then this when while with")
"""Words that are no source: the model's way to say that it saw none."""

_BEFORE_HYPHEN = re.compile(r"\b(?:(?:the|an?|his|her|their) )?\w+-$", re.IGNORECASE)
_BEHIND_HYPHEN = re.compile(r"(?:-\w+)?(?: [a-z-]+){0,2}(?=[.,;:“”\"\n]|$)")
"""The rest of such an expression up to a mark."""
MAX_BEFORE_HYPHEN = 40
"""Characters before a hyphen that are searched for the beginning of its expression."""


def with_sources(
    text: str, said: Sequence[Attribution], sentences: Sequence[Span], stretches: Sequence[Quoted]
) -> list[Attribution]:
    """The attributions with corrected sources.

    Args:
        text: the article's text.
        said: the attributions of a passage.
        sentences: of the text.
        stretches: all words of the text in marks.
    """
    said = [with_source_bounds(text, attribution, sentences) for attribution in said]
    said = [_out_of_hyphens(text, _without_office(text, _apart_from_source(attribution))) for attribution in said]
    own = (
        _of_own_words(text, _without_reporter(text, attribution, stretches), sentences, stretches)
        for attribution in said
    )
    found = [_up_to_stop(text, _whole(text, span, sentences)) for span in own]
    return [_of_participle(text, attribution, found, sentences) for attribution in found]


def _out_of_hyphens(text: str, attribution: Attribution) -> Attribution:
    """The attribution with the expression that its source is cut from: "kilogram" of "the 130-kilogram prop"."""
    source = attribution.source
    if source is None or "-" not in (text[source.start - 1 : source.start], text[source.end : source.end + 1]):
        return attribution
    before = _BEFORE_HYPHEN.search(text, max(0, source.start - MAX_BEFORE_HYPHEN), source.start)
    behind = _BEHIND_HYPHEN.match(text, source.end)
    start, end = before.start() if before else source.start, behind.end() if behind else source.end
    return replace(attribution, source=Span(start, end))


def _without_reporter(text: str, attribution: Attribution, stretches: Sequence[Quoted]) -> Attribution:
    """The attribution without the reporter's words between a quote's final comma and the cue, which are its source."""
    cue, last = attribution.cue, attribution.content[-1]
    if attribution.kind != "mixed" or cue is None or cue.start < last.end:
        return attribution
    quote = next(
        (stretch for stretch in stretches if last.start <= stretch.outer.start and stretch.outer.end < last.end), None
    )
    tail = text[quote.outer.end : last.end].strip() if quote else ""
    if quote is None or text[quote.inner.end - 1] != "," or len(tail.split()) > MAX_TAIL or not tail[:1].isalpha():
        return attribution
    start = text.index(tail, quote.outer.end)
    source = attribution.source
    if source is None or text[source.start : source.end].lower() in NO_SOURCES:
        source = Span(start, start + len(tail))
    begins = last.start if last.start < quote.outer.start else quote.inner.start
    content = (*attribution.content[:-1], Span(begins, quote.inner.end - 1))
    return replace(attribution, content=content, source=source, kind=kind_of(content, stretches))


def _apart_from_source(attribution: Attribution) -> Attribution:
    """The attribution without parts of its content that are words of its source, or between it and the cue."""
    source, cue, last = attribution.source, attribution.cue, attribution.content[-1]
    between = Span(source.end, cue.start) if source and cue and source.end < cue.start < last.start else None
    content = tuple(
        span
        for span in attribution.content
        if not (source and source.contains(span)) and not (between and between.contains(span))
    )
    return replace(attribution, content=content) if content and content != attribution.content else attribution


def _without_office(text: str, attribution: Attribution) -> Attribution:
    """The attribution with the office before a name as source: "Shots were fired, the area chairman, Mr Ruiz, said"."""
    source, content = attribution.source, attribution.content[-1]
    if (
        attribution.kind != "indirect"
        or source is None
        or not content.end <= source.start <= content.end + len(", Prof ")
    ):
        return attribution
    comma = text.rfind(", ", content.start, content.end)
    office = person_phrase(text, comma + 2, content.end) if comma > 0 and text[content.end] == "," else None
    if office is None or office.end != content.end:
        return attribution
    cut = (*attribution.content[:-1], Span(content.start, comma))
    return replace(attribution, content=cut, source=Span(office.start, source.end))


def _of_own_words(
    text: str, attribution: Attribution, sentences: Sequence[Span], stretches: Sequence[Quoted]
) -> Attribution:
    """The attribution with the source that stands within its cue, or without what does not belong to it."""
    cue, source = attribution.cue, attribution.source
    sentence = sentence_at(sentences, source.start) if source else None
    own = _OWN_DETERMINER.search(text, max(0, source.start - len("their ")), source.start) if source else None
    if source and own and (own[1].lower() == "the" or text[source.start].islower()):
        source = Span(own.start(), source.end)
        attribution = replace(attribution, source=source)
    if source and text.startswith(("’s ", "'s "), source.start):
        owner = _OWNER.search(text, max(0, source.start - REACH), source.start)
        source = Span(owner.start() if owner else source.start + len("’s "), source.end)
        attribution = replace(attribution, source=source)
    if attribution.kind == "mixed" and (read := _as_sign(text, attribution, stretches)):
        return read
    if source and sentence and text.startswith(("’s ", "'s "), source.end):
        owned = person_phrase(text, source.start, sentence.end, followed=True)
        if (
            owned
            and owned.end > source.end
            and not any(owned.touches(span) for span in (cue, *attribution.content) if span)
        ):
            source = owned
            attribution = replace(attribution, source=source)
    if source and sentence and _FROM_WHERE.fullmatch(text, sentence.start, source.start):
        return replace(attribution, source=Span(sentence.start, source.end))
    named = _AFTER_PLACE.match(text, *source) if source and cue and source.end <= cue.start else None
    if source and named and _TO_PLACE.search(text, max(0, source.start - REACH), source.start):
        source = Span(named.end(), source.end)
        attribution = replace(attribution, source=source)
    if source and cue and sentence and text[slice(*source)].lower() in _DETERMINERS:
        if source.end + 1 == cue.start and (swallowed := _NOUN_AND_VERB.fullmatch(text, *cue)):
            verb_alone = Span(*swallowed.span("verb"))
            confidence = max(attribution.confidence, CONFIDENCE)
            return replace(
                attribution, source=Span(source.start, swallowed.end("noun")), cue=verb_alone, confidence=confidence
            )
        end = cue.start if source.end <= cue.start else sentence.end
        noun = person_phrase(text, source.start, end) or person_phrase(text, source.start, end, followed=True)
        bare = _NOUN.match(text, source.start, end)
        source = noun or (Span(*bare.span()) if bare else source)
        attribution = replace(attribution, source=source)
    if source and (children := _CHILDREN.match(text, source.end)) and text[slice(*source)].endswith(_PARENTS):
        source = Span(source.start, children.end())
        attribution = replace(attribution, source=source)
    if source and (dateline := _DATELINE.match(text, *source)):
        source = Span(dateline.end(), source.end)
        attribution = replace(attribution, source=source)
    if source and (clock := _CLOCK.match(text, *source)) and _HOUR.search(text, max(0, source.start - 3), source.start):
        source = Span(clock.end(), source.end)
        attribution = replace(attribution, source=source)
    if source is None:
        according = _ACCORDING.fullmatch(text, *cue) if cue else None
        if according is None:
            return attribution
        return replace(attribution, cue=Span(*according.span("cue")), source=Span(*according.span("source")))
    if cue and source.start == cue.end + 1 and (opens := _ACCORDING.fullmatch(text, *cue)):
        return replace(attribution, cue=Span(*opens.span("cue")), source=Span(opens.start("source"), source.end))
    if cue and cue.start >= source.end and (verb := _VERB_WITHIN.match(text, *source)):
        return replace(attribution, source=Span(source.start, verb.end("source") - 1))
    if adverb := _ADVERB.search(text[source.start : source.end]):
        return replace(attribution, source=Span(source.start, source.start + adverb.start()))
    return attribution


def _as_sign(text: str, attribution: Attribution, stretches: Sequence[Quoted]) -> Attribution | None:
    """The attribution of the words on a sign within the content to the sign: "wore a T-shirt that read “…”"."""
    quote = next((stretch for stretch in stretches if attribution.content[0].touches(stretch.inner)), None)
    near = text[max(0, quote.outer.start - MAX_SIGN) : quote.outer.start] if quote else ""
    reads = near.rstrip(" :,").endswith(_READING)
    found = _READS.search(text, quote.outer.start - len(near), quote.outer.start) if quote and reads else None
    if quote is None or found is None:
        return None
    start, end = quote.inner
    words = Span(start, end - (text[end - 1] == "," and end - start > 1))
    return replace(
        attribution, cue=Span(*found.span("cue")), source=Span(*found.span("source")), content=(words,), kind="direct"
    )


def _whole(text: str, attribution: Attribution, sentences: Sequence[Span]) -> Attribution:
    """The attribution with the whole of a source of which the model has only the end or the beginning.

    The end: "A carer who stole from | a widow | told". The beginning: "said an official who | asked not to be named".
    """
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return attribution
    start = sentence_at(sentences, source.start).start
    if source.end <= cue.start and (
        _NOUN_AND_CLAUSE.fullmatch(text, start, source.start)
        or (
            _SOMEBODY_WHO.fullmatch(text, start, source.start)
            and ACT_OF_VERB.keys().isdisjoint(text[start : source.start].split())
        )
    ):
        return replace(attribution, source=Span(start, source.end))
    if source.end < cue.start and _NAME_OF_OFFICE.fullmatch(text, source.end, cue.start):
        return replace(
            attribution, source=Span(source.start, source.end + len(text[source.end : cue.start].rstrip(" ,")))
        )
    first, *behind = attribution.content
    if attribution.kind == "direct" or first.end > cue.start or source.start < cue.end:
        return attribution
    rest = [span for span in behind if 0 <= span.start - source.end <= 1 and _OF.match(text, *span)]
    if rest:  # "said Ana Ruiz, head | of the school"
        kept = tuple(span for span in attribution.content if span not in rest)
        return replace(attribution, source=Span(source.start, rest[-1].end), content=kept)
    stop = _TO_STOP.match(text, cue.end)
    own = Span(cue.end + 1, stop.end() if stop else cue.end + 1)
    if not own.start <= source.start < own.end or not _RELATIVE.search(text, *own):
        return attribution
    kept = tuple(span for span in behind if not own.touches(span))
    is_cut = len(kept) < len(behind) or text.startswith(" because ", source.end)
    return replace(attribution, source=own, content=(first, *kept)) if is_cut else attribution


def _up_to_stop(text: str, attribution: Attribution) -> Attribution:
    """The attribution with all words from "according to" to the next comma or stop as source, if some were content."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or text[cue.start : cue.end].lower() != "according to":
        return attribution
    rest = _TO_STOP.match(text, source.end)
    if rest is None or not 0 <= source.start - cue.end <= 1:
        return attribution
    comma = rest.end()
    if text[comma] != "," and is_clause(rest.group()):
        return attribution
    if not any(span.start < comma and source.end <= span.start for span in attribution.content):
        return attribution
    behind = comma + 1 + (text[comma + 1 : comma + 2] == " ")
    content = tuple(
        Span(behind, span.end) if source.end <= span.start < comma else span
        for span in attribution.content
        if not (source.end <= span.start and span.end <= behind)
    )
    return replace(attribution, source=Span(source.start, comma), content=content) if content else attribution


def _of_participle(
    text: str, attribution: Attribution, said: Sequence[Attribution], sentences: Sequence[Span]
) -> Attribution:
    """The attribution with its participle's subject: "footage of Ruiz saying", "After saying …, Ruiz left"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or not _PARTICIPLE.match(text, *cue):
        return attribution
    sentence = sentence_at(sentences, cue.start)
    before = [
        other
        for other in said
        if other.source and other.cue and sentence.start <= other.cue.start < cue.start and other is not attribution
    ]
    if source is not None and text[source.start : source.end].lower() not in NO_SOURCES:
        whole = next(
            (
                earlier.source
                for earlier in before
                if earlier.source and earlier.source.start < source.start < earlier.source.end
            ),
            None,
        )
        if whole:
            return replace(attribution, source=whole)
        verb = _VERB_AT_END.search(text, *source)
        is_apart = verb and text.rfind(",", source.end, cue.start) > 0
        return replace(attribution, source=Span(source.start, verb.start())) if verb and is_apart else attribution
    if _OPENS_CLAUSE.fullmatch(text, sentence.start, cue.start):
        subject_after = _SUBJECT.match(text, attribution.content[-1].end, sentence.end)
        return replace(attribution, source=Span(*subject_after.span("source"))) if subject_after else attribution
    return replace(attribution, source=before[-1].source) if before else attribution
