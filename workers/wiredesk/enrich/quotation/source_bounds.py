"""Correct sources that hold a line of another paragraph, or words of time in place of the subject."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.calendar import WEEKDAYS
from wiredesk.knowledge.speech import PAST, PAST_PARTICIPLES
from wiredesk.knowledge.vocabulary import listed

_PAST = PAST | PAST_PARTICIPLES
_ARTICLES = listed("a an her his its new the their this")
_DAYS = frozenset(WEEKDAYS) | listed("today tonight yesterday")
_PERIODS = listed("day days fortnight month months week weeks weekend year years")
_PERIOD_BEFORE = re.compile(r"[^\W\d_a-z][^,;:.“”\"\n]{1,80} (?:last|past|this) $")
"""The beginning of a sentence up to a period: "Research published last | week by Velm College"."""
_BEFORE_BY = re.compile(r"[^\W\d_a-z][^,;:.“”\"\n]{1,80} (?:[a-z]+ed|led|written)(?: [a-z]+){0,3} ")
"""The same up to who made it: "A report written | by Velm College"."""
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,5}, (?:which|who) $")
"""A name before a relative clause, which is all that the source has: "Velm Foods, which | runs the mill, said"."""
_THE_BODY = re.compile(
    r"[Tt]he [^\W\d_a-z][\w.’'&-]*(?: (?:and|for|of|[^\W\d_a-z][\w.’'&-]*)){0,8}(?=, (?:an?|the|which|who) )"
)
"""A name of which the source has only the article, before a clause about it: "The | DGH, which built it, said"."""
MAX_NAME = 80
"""Characters before such a clause in which the name is."""
_YEAR = re.compile(r"[Ii]n (?:[A-Z][a-z]+ )?\d{4},? (?=[^\W\d])")
"""What is no part of a source at its beginning: "In 2023 inspectors"."""
_SUBJECT = re.compile(
    r"(?P<source>[^\W\d_a-z][^,;:.“”\"\n]{1,60}?)(?:,| (?:at|during|in|on|through|via) )[^“”\"\n]{0,80}$"
)
"""The subject that opens a sentence, before where or how it speaks: "Velm Council in a statement | today"."""
_THROUGH = (", through ", ", under ", ", via ")
_ORGANISED = re.compile(
    rf"(?P<source>[^\W\d_a-z][^,;:.“”\"\n]{{1,60}})(?:{'|'.join(_THROUGH)})(?:its|the|their) "
    r"(?:[a-z-]+ )*[a-z-]+(?=,| say)"
)
"""The subject that opens a sentence, before what it speaks through: "The traders, under their umbrella body, NASTA"."""
_NO_SUBJECTS = listed("after at before by during earlier for from in later of on since through to under via with")
_TIME_OR_VERB = re.compile(
    rf"(?<!ed)(?:(?:,)? (?:earlier |late )?(?:last|this) (?:week|weekend|month|year|morning|afternoon|evening)"
    rf"|,? (?:on )?(?:{'|'.join(day.title() for day in WEEKDAYS)})| who [a-z]+"
    r"| (?:all|also|am|are|both|did|does|had|has|have|is|later|then|was|were)(?: at times| long| once| since)?)$"
)
"""At the end of a source before its cue: when it speaks, or the first word of what the cue is part of."""
_NAME_GIVEN = re.compile(
    r"(?:,? who gave (?:his|her|their))?(?: name)? (?:only |simply )?as "
    r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2}"
)
"""The rest of a source that gives its name: "a clerk who gave his | name only as Orlo"."""
_NAMED = re.compile(
    r"(?:(?:And|But|Meanwhile,|However,) )?(?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,4}), $"
)
"""A name before a description of it, which is all that the source has: "Ron Marsh, | a spokesman, | said"."""
_JOINED = re.compile(r"(?:and|but|nor|or) (?:[^,“”\"]{1,60}, (?:and|or) )?")
"""What joins a source to words before it, at its beginning: "farmers | and fishermen, and | the ministry"."""
_ADVERB = re.compile(r"(?:Also|However|Indeed|Instead|Later|Meanwhile|Moreover|Nevertheless|Still|Then|Today), ")
_PERSON_OF = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,4}, (?:currently |formerly |now )?)?"
    r"(?:[Aa]n?|[Tt]he|[Hh]alf|[Mm]any|[Mm]ost|[Oo]ne|[Ss]everal|[Ss]ome)(?: [a-z][\w’'-]*){1,5} $|[Hh]alf $"
)
"""Words of which a source is the end: "Moore, a senior fellow | with the Centre, noted"."""
_JOINING = ("and ", "but ", "nor ", "or ")
_OF = frozenset({"at", "for", "from", "of", "with"})
_TAG = re.compile(r"[DIR]-[A-Z]")
"""The party and state of a legislator."""
_TAGGED = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,4}, $")
"""The name before it: "Rep. Bo Lind, | R-Velm"."""


def with_source_bounds(text: str, attribution: Attribution, sentences: Sequence[Span]) -> Attribution:
    """The attribution with its source in one paragraph, and with the subject where the source is only a time.

    Args:
        text: the article's.
        attribution: any.
        sentences: of the text.
    """
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return attribution
    if "\n" in text[source.start : source.end]:
        source = _in_paragraph(text, source, cue)
        attribution = replace(attribution, source=source)
    if (
        text.startswith((" who gave ", ", who gave ", " name ", " as "), source.end)
        and " gave " in text[source.start : source.end + len(", who gave ")]
    ):
        given = _NAME_GIVEN.match(text, source.end)
        source = Span(source.start, given.end()) if given else source
        attribution = replace(attribution, source=source)
    if source.end > cue.start:
        return attribution
    if text.endswith("ing", cue.start, cue.end) and (subject := _subject_of_participle(text, source)):
        return replace(attribution, source=subject)
    if ending := _TIME_OR_VERB.search(text, source.start + 1, source.end):
        source = Span(source.start, ending.start())
        attribution = replace(attribution, source=source)
    if text.startswith(_JOINING, source.start) and (joined := _JOINED.match(text, *source)):
        source = Span(joined.end(), source.end)
        attribution = replace(attribution, source=source)
    elif (adverb := _ADVERB.match(text, *source)) and adverb.end() < source.end:
        source = Span(adverb.end(), source.end)
        attribution = replace(attribution, source=source)
    first = text[source.start : source.end].partition(" ")[0].lower()
    if first in _OF:
        start = sentence_at(sentences, source.start).start
        whole = _PERSON_OF.search(text, max(start, source.start - MAX_NAME), source.start)
        return replace(attribution, source=Span(whole.start(), source.end)) if whole else attribution
    if _TAG.match(text, source.start) and text.endswith(", ", 0, source.start):
        named = _TAGGED.search(text, max(0, source.start - MAX_NAME), source.start)
        return replace(attribution, source=Span(named.start(), source.end)) if named else attribution
    if first == "that" and text[source.end - 1] == "s":
        return replace(attribution, source=Span(source.start + len("that "), source.end))
    if first in ("a", "an", "the") and text.startswith(", ", source.end) and text.endswith(", ", 0, source.start):
        start = sentence_at(sentences, source.start).start
        named = _NAMED.fullmatch(text, start, source.start)
        is_name = named and named["name"].split()[0].lower() not in _NO_SUBJECTS
        return replace(attribution, source=Span(named.start("name"), source.end)) if named and is_name else attribution
    if text.endswith((", which ", ", who "), 0, source.start):
        named = _NAME_BEFORE.search(text, max(0, source.start - MAX_NAME), source.start)
        return replace(attribution, source=Span(named.start(), source.end)) if named else attribution
    if source.end - source.start == len("The") and first == "the":
        body = _THE_BODY.match(text, source.start)
        return replace(attribution, source=Span(*body.span())) if body and body.end() < cue.start else attribution
    if any(map(text[max(0, source.start - MAX_NAME) : source.end].__contains__, _THROUGH)):
        start = sentence_at(sentences, source.start).start
        organised = _ORGANISED.match(text, start, min(cue.start, start + 2 * MAX_NAME))
        if organised and organised["source"].split()[0].lower() not in _NO_SUBJECTS:
            return replace(attribution, source=Span(*organised.span("source")))
    if first == "in" and (year := _YEAR.match(text, *source)):
        return replace(attribution, source=Span(year.end(), source.end))
    if first not in _DAYS and first not in _PERIODS and first != "by":
        return attribution
    start = sentence_at(sentences, source.start).start
    if first in _PERIODS or first == "by":
        whole = (_BEFORE_BY if first == "by" else _PERIOD_BEFORE).fullmatch(text, start, source.start)
        return replace(attribution, source=Span(start, source.end)) if whole else attribution
    if text[slice(*source)].lower() != first:
        return attribution
    found = _SUBJECT.fullmatch(text, start, source.start)
    if found is None or found["source"].split()[0].lower() in _NO_SUBJECTS:
        return attribution
    return replace(attribution, source=Span(*found.span("source")))


def _subject_of_participle(text: str, source: Span) -> Span | None:
    """The subject in a source that goes on to its verb and object: "The council passed a law | saying"."""
    words = text[source.start : source.end].split()
    for index, word in enumerate(words[1:-1], 1):
        if words[index - 1].lower() in _ARTICLES or words[index + 1].lower() not in _ARTICLES:
            continue
        if word in _PAST or (word.endswith("ed") and word.islower()):
            return Span(source.start, source.start + text[source.start : source.end].index(f" {word} "))
    return None


def _in_paragraph(text: str, source: Span, cue: Span) -> Span:
    """The words of a source that are in the cue's paragraph."""
    if source.start < cue.start:
        return Span(text.rindex("\n", *source) + 1, source.end)
    return Span(source.start, text.index("\n", *source))
