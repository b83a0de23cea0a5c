"""Paragraphs that open with who speaks and a colon: conversations ("Declan Roche: No."), people asked in the street."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from wiredesk.enrich.annotation import Attribution, EntityMention, Span
from wiredesk.enrich.quotation.acts import act_of
from wiredesk.enrich.quotation.continued import continuations
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.quotation.propositions import is_clause

MIN_TURNS = 3
"""Paragraphs of this shape from which they are a conversation."""
CONFIDENCE = 0.9
NAMELESS = frozenset({"q", "a", "question", "answer"})
"""Labels that tell a question from its answer, and no speaker."""

_TURN = re.compile(
    r"(?P<label>[A-Z](?:[\w'’.-]{0,30})(?: (?:[A-Z][\w'’.-]{0,30}|al|bin|da|de|di|dos|du|el|la|of|van|von)){0,4}"
    r"(?: \([^()\n]{1,40}\))?): ?(?P<words>\S[^\n]*)|(?P<turn>[QA])\. (?P<spoken>\S[^\n]*)"
)


_QUESTION = re.compile(r"[A-Z][^\n]{2,240}\?")
_OWN = re.compile(r"\b(?:I|me|my|we|our|us)\b")
_IN_MARKS = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_ASKED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’.-]{0,30}(?: (?:[^\W\d_a-z][\w'’.-]{0,30}|al|bin|da|de|di|dos|du|el|la|van|von)){0,4})"
    r"(?:, (?:aged )?\d{1,3}| \(\d{1,3}\))(?:, (?P<about>[^:.!?\n“”\"]{1,60}))?: ?(?=[“\"‘'])"
)
"""Name, age, and often a trade or place, before what somebody said: "Mina Park, 31, a roofer: “…”"."""


def turns_of(text: str, paragraphs: Sequence[Span], persons: Sequence[Span] = ()) -> list[Attribution]:
    """The attributions of a conversation's turns; empty if the text is not a conversation.

    Args:
        text: the article's.
        paragraphs: of the text. A text is a conversation if at least three of them open with a label, and one label
            recurs.
        persons: the names of persons in it, in order. The first one before the first turn gives the answers ("A: …").
    """
    found = [turn for turn in (_TURN.match(text, *paragraph) for paragraph in paragraphs) if turn]
    labels = Counter(turn["label"] or turn["turn"] for turn in found)
    if len(found) < MIN_TURNS or max(labels.values()) < 2 or len(found) * 2 < len(paragraphs):
        return []
    answers = persons[0] if persons and persons[0].start < found[0].start() else None
    return [_said(turn, answers) for turn in found]


def answers_of(text: str, paragraphs: Sequence[Span], persons: Sequence[Span]) -> list[Attribution]:
    """The attributions of the answers in an interview whose questions are paragraphs; empty if it is none.

    Args:
        text: the article's.
        paragraphs: of the text. It is an interview if at least three of them are questions, and most answers say "I".
        persons: the names of persons in it, in order. The first one before the first question answers, unless the
            answers name that person ("What is Ruiz accused of?").
    """
    asked = [
        at
        for at, paragraph in enumerate(paragraphs)
        if text.endswith("?", *paragraph) and _QUESTION.fullmatch(text, *paragraph)
    ]
    if len(asked) < MIN_TURNS or not persons or persons[0].start >= paragraphs[asked[0]].start:
        return []
    answers = [
        tuple(paragraphs[first + 1 : last if last else first + 2])
        for first, last in zip_longest(asked, asked[1:])
        if first + 1 < len(paragraphs) and first + 1 not in asked
    ]
    spoken = [_IN_MARKS.sub("", text[answer[0].start : answer[-1].end]) for answer in answers]
    own = [words for words in spoken if _OWN.search(words)]
    surname = text[slice(*persons[0])].split()[-1] if persons else ""
    if any(surname in words for words in spoken):
        return []
    quoted = any(text[answer[0].start] in "“\"‘'«" for answer in answers)
    if quoted or len(answers) < MIN_TURNS or len(own) * 2 < len(answers):
        return []
    return [Attribution(answer, None, persons[0], "direct", CONFIDENCE) for answer in answers]


def with_those_asked(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Quoted], said: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, plus the quotes of paragraphs that open with name, age and a colon, by that name.

    Args:
        text: the article's.
        paragraphs: of the text.
        stretches: all words of the text in marks.
        said: the attributions found so far. One without the name is corrected.
    """
    found = list(said)
    for paragraph in paragraphs:
        asked = _ASKED.match(text, *paragraph)
        quote = next((stretch for stretch in stretches if asked and stretch.outer.start == asked.end()), None)
        if asked is None or quote is None:
            continue
        name = Span(*asked.span("name"))
        whole = asked["about"] and not is_clause(f"{asked['name']} {asked['about']}")
        source = Span(name.start, asked.end("about")) if whole else name
        index = next(
            (
                at
                for at, attribution in enumerate(found)
                if any(quote.inner.touches(span) for span in attribution.content)
            ),
            -1,
        )
        if index < 0:
            content = (quote.outer, *continuations(text, [quote.outer], stretches))
            inner = tuple(stretch.inner for stretch in stretches if stretch.outer in content)
            found.append(Attribution(inner, None, source, "direct", CONFIDENCE))
            continue
        cue, given = found[index].cue, found[index].source
        if given is None or not given.touches(name) or (whole and act_of(text, cue) is None):
            is_cue = cue is not None and (act_of(text, cue) or not cue.touches(Span(name.start, quote.outer.start)))
            confidence = max(found[index].confidence, CONFIDENCE)
            found[index] = replace(found[index], cue=cue if is_cue else None, source=source, confidence=confidence)
    return found


def with_speakers_as_persons(
    text: str, mentions: Sequence[EntityMention], said: Sequence[Attribution]
) -> list[EntityMention]:
    """The mentions, with labels of several words that were taken for places as persons: "JANE ROE: Good evening."."""
    labels = {
        attribution.source
        for attribution in said
        if attribution.cue is None
        and attribution.source
        and text.startswith(":", attribution.source.end)
        and " " in text[slice(*attribution.source)]
    }
    return [
        replace(mention, type="PERSON") if mention.type == "LOCATION" and mention.span in labels else mention
        for mention in mentions
    ]


def _said(turn: re.Match[str], answers: Span | None) -> Attribution:
    label = (turn["label"] or turn["turn"]).rstrip(".").lower()
    source = Span(*turn.span("label")) if label not in NAMELESS else answers if label.startswith("a") else None
    words = turn.span("words") if turn["label"] else turn.span("spoken")
    return Attribution((Span(*words),), None, source, "direct", CONFIDENCE)
