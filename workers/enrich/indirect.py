"""What was said without quote marks, or only partly in them: read off the parse of each sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workers.enrich.annotation import Span
from workers.enrich.cues import (
    IMPERSONAL,
    INTENDING,
    JUDGING,
    NAMING,
    SILENT,
    SPEAKING,
    THINKING,
    VERBS,
    WITH_PREPOSITION,
)
from workers.enrich.parse import Parse
from workers.enrich.sources import noun_phrase, source_of, subject_of
from workers.enrich.vocabulary import listed

_BEFORE_CONTENT = listed("that , : “ \" ” ‘ ' — – -")
_AFTER_CONTENT = listed(", . ; : “ \" ” ‘ ' ’ — – -")
# How often a report of each kind is one that human readers mark, on annotated news: a verb of saying with its
# clause, a verb of thinking with its clause, a verb of judging or intending, which may be an act as well.
SAID, THOUGHT, MEANT = 0.9, 0.6, 0.7
# A clause of fewer words is a remnant: "he said so".
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Report:
    """A cue with its source and the words that it reports."""

    cue: Span
    source: Span
    content: tuple[Span, ...]
    confidence: float


def reports(parse: Parse) -> Iterator[Report]:
    """All that the sentences report, in the order of the cues."""
    for index, token in enumerate(parse.tokens):
        word = token.text.lower()
        if token.tag.startswith("VB") and word in VERBS:
            report = _by_verb(parse, index, VERBS[word])
        elif word == "according":
            report = _according_to(parse, index)
        else:
            continue
        if report is not None:
            yield report


def outermost(reported: Sequence[Report]) -> list[Report]:
    """The reports without those that describe another's source, or are a mere thought within another's content.

    "A worker who declined to give his name said …" is one report; "she offered to support …" and "he said
    divers found …" are one, too; but "critics say that he lied when he said …" is two.
    """
    return [
        one
        for one in reported
        if not any(
            other is not one
            and (
                _holds(other.source, one.cue)
                or (one.confidence < SAID and any(_holds(span, one.cue) for span in other.content))
            )
            for other in reported
        )
    ]


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def _by_verb(parse: Parse, verb: int, lemma: str) -> Report | None:
    quoted_as = _quoted_as_saying(parse, verb, lemma)
    if quoted_as is not None:
        return quoted_as
    source = source_of(parse, verb)
    noun = subject_of(parse, verb)
    if source is None or noun is None or parse.tokens[noun].text.lower() in IMPERSONAL:
        return None
    found = _complement(parse, verb, lemma)
    if found is None:
        return None
    indices, confidence = found
    content = _content(parse, indices, verb, source)
    return Report(_cue(parse, verb), source, content, confidence) if content else None


def _complement(parse: Parse, verb: int, lemma: str) -> tuple[list[int], float] | None:
    """The tokens of what the verb reports, with how sure it is that this is a report."""
    if lemma in SPEAKING or lemma in THINKING:
        clauses = parse.children(verb, "ccomp")
        if clauses:
            indices = [index for clause in clauses for index in parse.subtree(clause)]
            return sorted(indices), SAID if lemma in SPEAKING else THOUGHT
    if lemma in SPEAKING and parse.tokens[verb].dep == "parataxis":
        return _around(parse, verb), SAID
    if lemma in INTENDING:
        infinitives = [index for index in parse.children(verb, "xcomp", "ccomp") if index > verb]
        silent = any(parse.tokens[index].text.lower() in SILENT for index in infinitives)
        if infinitives and not silent:
            return [index for clause in infinitives for index in parse.subtree(clause)], MEANT
    if lemma in JUDGING:
        objects = [index for index in parse.children(verb, "dobj", "oprd", "ccomp") if index > verb]
        if objects:
            indices = [index for noun in objects for index in parse.subtree(noun)]
            prepositions = parse.children(verb, "prep") if lemma in NAMING or lemma in _WITH_REASON else []
            indices += [index for prep in prepositions if prep > objects[0] for index in parse.subtree(prep)]
            return sorted(indices), MEANT
    for preposition in parse.children(verb, "prep"):
        if preposition > verb and parse.tokens[preposition].text.lower() in WITH_PREPOSITION.get(lemma, ()):
            return [index for index in parse.subtree(preposition) if index != preposition], MEANT
    return None


_WITH_REASON = listed("accuse blame criticize criticise praise thank mock slam compare liken congratulate")


def _around(parse: Parse, verb: int) -> list[int]:
    """The sentence in which a remark of its teller stands: "The bank, he says, will close"."""
    remark = set(parse.subtree(verb))
    return [index for index in parse.subtree(parse.tokens[verb].head) if index not in remark]


def _quoted_as_saying(parse: Parse, verb: int, lemma: str) -> Report | None:
    """Read "…, the agency quoted the ministry as saying": the ministry speaks, not the agency."""
    if lemma not in ("quote", "cite"):
        return None
    objects = parse.children(verb, "dobj") or parse.children(verb, "nsubjpass")
    saying = [
        index
        for index in range(verb + 1, min(verb + 40, len(parse.tokens)))
        if parse.tokens[index].text.lower() in ("saying", "telling")
        and parse.tokens[index - 1].text.lower() == "as"
        and parse.tokens[index].sentence == parse.tokens[verb].sentence
    ]
    if not objects or not saying:
        return None
    noun, last = objects[0], saying[0]
    source = noun_phrase(parse, noun, verb)
    clauses = parse.children(verb, "ccomp") + parse.children(last, "ccomp")
    if not clauses and parse.tokens[verb].dep in ("parataxis", "conj"):
        indices = _around(parse, verb)
    else:
        indices = sorted(index for clause in clauses for index in parse.subtree(clause))
    if source is None or not indices:
        return None
    indices = [index for index in indices if index < verb or index > last]
    content = _content(parse, indices, verb, source)
    return Report(parse.span(last, last), source, content, SAID) if content else None


def _according_to(parse: Parse, according: int) -> Report | None:
    """Read "According to the ministry, …" and "…, according to the ministry"."""
    tokens = parse.tokens
    nouns = [noun for to in parse.children(according, "prep") for noun in parse.children(to, "pobj")]
    if not nouns or tokens[according].head == according:
        return None
    source = noun_phrase(parse, nouns[0], according)
    if source is None:
        return None
    phrase = set(parse.subtree(according))
    head = tokens[according].head
    while tokens[head].head != head and (tokens[head].dep == "conj" or not tokens[head].tag.startswith(("VB", "MD"))):
        head = tokens[head].head
    indices = [index for index in parse.subtree(head) if index not in phrase]
    content = _content(parse, indices, according, source)
    cue = parse.span(according, min(according + 1, len(tokens) - 1))
    return Report(cue, source, content, SAID) if content else None


def _cue(parse: Parse, verb: int) -> Span:
    """The verb with its particle."""
    particles = [index for index in parse.children(verb, "prt") if index == verb + 1]
    return parse.span(verb, particles[0] if particles else verb)


def _content(parse: Parse, indices: list[int], verb: int, source: Span) -> tuple[Span, ...]:
    """The spans that the tokens make up, cut where the verb and its source stand among them."""
    tokens = parse.tokens
    kept = [index for index in indices if index != verb and not (source.start <= tokens[index].start < source.end)]
    runs: list[list[int]] = []
    for index in kept:
        # A gap of one is a mark or a word the parser hung elsewhere; the cue and its source always part runs.
        between = range(runs[-1][-1] + 1, index) if runs else range(0)
        parted = any(gap == verb or source.start <= tokens[gap].start < source.end for gap in between)
        if runs and not parted and len(between) <= 3:
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = [span for run in runs if (span := _trimmed(parse, run[0], run[-1])) is not None]
    longest = max((span.end - span.start for span in spans), default=0)
    return tuple(span for span in spans if (span.end - span.start) * 6 >= longest)


def _trimmed(parse: Parse, first: int, last: int) -> Span | None:
    while first <= last and parse.tokens[first].text.lower() in _BEFORE_CONTENT:
        first += 1
    while first <= last and parse.tokens[last].text in _AFTER_CONTENT:
        last -= 1
    return parse.span(first, last) if last - first + 1 >= _LEAST_WORDS else None
