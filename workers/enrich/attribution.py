"""Who says what stands in quote marks: the cue and the source beside a quote."""

from collections.abc import Sequence
from dataclasses import dataclass

from workers.enrich.annotation import Span
from workers.enrich.cues import BEFORE_QUOTE_ONLY, QUOTING
from workers.enrich.forms import lemmas
from workers.enrich.marks import Quoted, last_sign
from workers.enrich.parse import Parse
from workers.enrich.sources import noun_phrase, stripped, subject_of
from workers.enrich.vocabulary import listed

_BESIDE_QUOTE = {**QUOTING, **lemmas(BEFORE_QUOTE_ONLY)}
_SENTENCE_ENDS = listed(". ? ! ;")
_JOINING = listed(", - — – -- ' \" ” ’")
_OPEN_END = ",?!…—–-"
_NOUN_TAGS = listed("NN NNS NNP NNPS PRP PRP$ DT JJ CD WP WDT VBG VBN POS JJS JJR RBS")
_AFTER_NAME = listed(", : ; ( — – in on at during after before to as when while from by with of")
# How often a tie of each kind is right on annotated news: a cue beside the quote, a name and a colon as in a
# transcript, a sentence that ends in a colon.
BESIDE, BY_NAME, BY_COLON = 0.9, 0.7, 0.6
# Cue and quote stand close together; further apart, another clause lies between them.
_NEAR = 14
_FAR = 32
_TRANSCRIPT_NAME = 8


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a quote to its speaker."""

    cue: Span
    source: Span
    confidence: float


def tie_after(text: str, parse: Parse, stretch: Quoted, limit: int) -> Tie | None:
    """The attribution behind a quote: `," said X`, `?" X asked`, `," according to X`.

    Args:
        text: the article's text.
        parse: of the passage.
        stretch: the quote.
        limit: where the next quote or the paragraph's end bounds the search.
    """
    window = _window_after(parse, stretch, limit)
    if not window:
        return None
    ends_open = last_sign(text, stretch) in _OPEN_END or text[stretch.outer.end : limit].lstrip()[:1] == ","
    first = _first_word(parse, window)
    word = parse.tokens[first].text.lower()
    if word == "according":
        return _according_to(parse, first)
    if word in _BESIDE_QUOTE and parse.tokens[first].tag != "VBG":
        return _inverted(parse, first, window)
    if not ends_open or (parse.tokens[window[0]].tag not in _NOUN_TAGS and word != "as"):
        return None
    for verb in window[1:_FAR]:
        token = parse.tokens[verb]
        if token.text.lower() in _BESIDE_QUOTE and token.tag.startswith("VB") and token.tag != "VBG":
            if token.dep in ("relcl", "acl"):
                continue
            return _straight(parse, verb, window, window[0])
    return None


def tie_before(text: str, parse: Parse, stretch: Quoted, limit: int) -> Tie | None:
    """The attribution before a quote: `X said: "…`, `X told reporters, "…`, `X: "…`.

    Args:
        text: the article's text.
        parse: of the passage.
        stretch: the quote.
        limit: where the previous quote or the paragraph's start bounds the search.
    """
    window = _window_before(parse, stretch, limit)
    if not window:
        return None
    last = parse.tokens[window[-1]].text
    verbs = [
        index
        for index in window
        if parse.tokens[index].text.lower() in _BESIDE_QUOTE and parse.tokens[index].tag.startswith("VB")
    ]
    near = [verb for verb in verbs if window[-1] - verb <= (_FAR if last == ":" else _NEAR)]
    for verb in reversed(near):
        tie = _straight(parse, verb, window, 0)
        if tie is not None:
            return tie
    return _by_colon(parse, window) if last == ":" else None


def _window_after(parse: Parse, stretch: Quoted, limit: int) -> list[int]:
    window: list[int] = []
    for index in parse.within(Span(stretch.outer.end, limit)):
        token = parse.tokens[index]
        if token.text in _SENTENCE_ENDS:
            break
        if window or token.text not in _JOINING:
            window.append(index)
    return window


def _window_before(parse: Parse, stretch: Quoted, limit: int) -> list[int]:
    window: list[int] = []
    for index in reversed(parse.within(Span(limit, stretch.outer.start))):
        if parse.tokens[index].text in _SENTENCE_ENDS:
            break
        window.append(index)
    window.reverse()
    return window


def _first_word(parse: Parse, window: Sequence[int]) -> int:
    """The first word that is no adverb: "also said X"."""
    for index in window[:3]:
        if parse.tokens[index].tag not in ("RB", "RBR"):
            return index
    return window[0]


def _according_to(parse: Parse, according: int) -> Tie | None:
    nouns = [noun for to in parse.children(according, "prep") for noun in parse.children(to, "pobj")]
    source = noun_phrase(parse, nouns[0], according) if nouns else None
    return Tie(parse.span(according, according + 1), source, BESIDE) if source else None


def _inverted(parse: Parse, verb: int, window: Sequence[int]) -> Tie | None:
    """Cue before source: "said X"."""
    nouns = [
        noun
        for noun in parse.children(verb, "nsubj", "nsubjpass", "dobj", "attr", "oprd", "ccomp")
        if noun > verb and noun in window and parse.tokens[noun].tag in _NOUN_TAGS
    ]
    source = noun_phrase(parse, nouns[0], verb) if nouns else _words_after(parse, verb, window)
    return Tie(parse.span(verb, verb), source, BESIDE) if source else None


def _straight(parse: Parse, verb: int, window: Sequence[int], earliest: int) -> Tie | None:
    """Source before cue, "X said", with an apposition between them where there is one.

    A subject before the token `earliest` is a word of the quote, which the parse takes for the speaker.
    """
    noun = subject_of(parse, verb)
    if noun is not None and earliest <= noun < verb and parse.tokens[noun].sentence == parse.tokens[verb].sentence:
        source = noun_phrase(parse, noun, verb)
        if source is not None and source.start < parse.tokens[earliest].start:
            source = _words_before(parse, verb, window)
    else:
        source = _words_before(parse, verb, window)
    return Tie(parse.span(verb, verb), source, BESIDE) if source else None


def _words_after(parse: Parse, verb: int, window: Sequence[int]) -> Span | None:
    """The name behind the cue, where the parse knows no subject."""
    last = verb
    for index in window[window.index(verb) + 1 :]:
        token = parse.tokens[index]
        if token.text.lower() in _AFTER_NAME or token.tag not in _NOUN_TAGS:
            break
        last = index
    return stripped(parse, verb + 1, last) if last > verb else None


def _words_before(parse: Parse, verb: int, window: Sequence[int]) -> Span | None:
    """The name before the cue, where the parse knows no subject."""
    first = verb
    for index in reversed(window[: window.index(verb)]):
        token = parse.tokens[index]
        if token.tag in ("RB", "MD") or token.text.lower() in ("has", "had", "have"):
            if first < verb:
                break
            continue
        if token.tag not in _NOUN_TAGS:
            break
        first = index
    last = verb - 1
    while last >= first and parse.tokens[last].tag not in _NOUN_TAGS:
        last -= 1
    return stripped(parse, first, last) if first < verb else None


def _by_colon(parse: Parse, window: Sequence[int]) -> Tie | None:
    """No verb of saying, but a colon: "He was blunt: …", or a name alone as in a transcript."""
    colon = parse.span(window[-1], window[-1])
    before = window[:-1]
    finite = [index for index in before if parse.tokens[index].tag in ("VBD", "VBZ", "VBP")]
    if not finite:
        source = stripped(parse, before[0], before[-1]) if 0 < len(before) <= _TRANSCRIPT_NAME else None
        return Tie(colon, source, BY_NAME) if source else None
    for verb in finite:
        noun = subject_of(parse, verb)
        source = noun_phrase(parse, noun, verb) if noun is not None else None
        if source:
            return Tie(colon, source, BY_COLON)
    return None
