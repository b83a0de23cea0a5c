"""Convert attributions to quotes: content, cue, and the speaker under the fullest name."""

from collections import Counter

from wiredesk.enrich.annotation import Annotation, Attribution, Span
from wiredesk.enrich.names.comparison import identifier, name_words
from wiredesk.enrich.quotation.acts import act_of
from wiredesk.enrich.quotation.calibration import calibrated
from wiredesk.enrich.quotation.statements import is_quote, stated_act
from wiredesk.enrich.speakers.source_words import PRONOUNS
from wiredesk.enrich.speakers.speakers import Speakers
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.entities import Entity
from wiredesk_schemas.quotes import Cue, Quote

CONTEXT = 32
"""Code points of prefix and suffix, as W3C's text quote selectors want them."""


def quotes_of(article: CleanArticle, annotation: Annotation, entities: list[Entity]) -> tuple[list[Quote], list[Quote]]:
    """The article's quotes and other attributions, linked to `entities` where possible.

    Returns:
        Quotes and other attributions, both in the order of the text.
    """
    attributions = sorted(annotation.attributions, key=lambda attribution: attribution.content)
    decided = [(attribution, is_quote(article.text, attribution)) for attribution in attributions]
    spoken = [attribution for attribution, said in decided if said or _is_by_pronoun(article.text, attribution)]
    speakers = Speakers(article.text, annotation, entities, spoken)
    seen: Counter[tuple[str, str]] = Counter()
    quotes: list[Quote] = []
    others: list[Quote] = []
    for attribution, said in decided:
        words = " ".join(name_words(_text(article.text, attribution)))
        seen[attribution.kind, words] += 1
        occurrence = seen[attribution.kind, words]
        confidence = calibrated(attribution) if said else attribution.confidence
        record = _quote(article, attribution, speakers, (words, str(occurrence)), round(confidence, 3))
        (quotes if said else others).append(record)
    return quotes, others


def _is_by_pronoun(text: str, attribution: Attribution) -> bool:
    """Whether "he" or "she" demands or asks something, so that the next pronoun means the same person."""
    source = attribution.source
    is_demand = act_of(text, attribution.cue) in ("asks", "demands")
    return is_demand and source is not None and text[slice(*source)].lower() in PRONOUNS


def _quote(
    article: CleanArticle, attribution: Attribution, speakers: Speakers, said: tuple[str, str], confidence: float
) -> Quote:
    text, spans = article.text, attribution.content
    first, last = spans[0].start, spans[-1].end
    return Quote(
        quote_id=identifier("quote", article.article_id, attribution.kind, *said),
        kind=attribution.kind,
        text=_text(text, attribution),
        spans=[(span.start, span.end) for span in spans],
        cue=_cue(text, attribution.cue),
        speaker=speakers.of(attribution),
        confidence=confidence,
        prefix=text[max(0, first - CONTEXT) : first],
        suffix=text[last : last + CONTEXT],
        act=stated_act(text, attribution),
    )


def _text(text: str, attribution: Attribution) -> str:
    return " ".join(text[span.start : span.end] for span in attribution.content)


def _cue(text: str, cue: Span | None) -> Cue | None:
    return Cue(text=text[cue.start : cue.end], start=cue.start, end=cue.end) if cue else None
