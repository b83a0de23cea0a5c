"""The stage `enrich` without Kafka: a clean article in, its entities and quotes out."""

from typing import Any

from wiredesk.enrich.annotation import Annotation, Annotator
from wiredesk.enrich.dates.found import with_dates
from wiredesk.enrich.entities import NO_KNOWLEDGE, entities_of
from wiredesk.enrich.quotes import quotes_of
from wiredesk.enrich.user_knowledge import Knowledge
from wiredesk_schemas.clean import CleanArticle, Dateline, content_hash
from wiredesk_schemas.entities import Entities
from wiredesk_schemas.quotes import Quotes


def enrich(article: CleanArticle, annotator: Annotator, knowledge: Knowledge = NO_KNOWLEDGE) -> tuple[Entities, Quotes]:
    """Extract an article's entities, quotes and attributions.

    Depends on the article only: equal articles give equal records.

    Args:
        article: only `article_id` and `text` are required.
        annotator: annotates the text; an article in an unsupported language gets empty records.
        knowledge: the user's own list of persons, organisations and more, whose ids entities get.

    Returns:
        The article's records for `news.entities` and `news.quotes`, both pointing into its text.
    """
    text = readable(article, annotator.languages)
    annotation = annotator.annotate(text, _towns(article.dateline)) if text.strip() else Annotation([], [], [])
    entities = entities_of(article, with_dates(text, annotation.mentions), knowledge)
    quotes, attributions = quotes_of(article, annotation, entities)
    head = _head(article)
    return Entities(**head, entities=entities), Quotes(**head, quotes=quotes, attributions=attributions)


def readable(article: CleanArticle, languages: frozenset[str]) -> str:
    """The article's text with text in unsupported languages replaced by spaces, so that offsets do not change.

    An unknown language counts as supported.
    """
    text = article.text
    home = article.language is None or article.language in languages
    pieces: list[str] = []
    end = 0
    for part in article.other_languages:
        start, stop = (min(max(end, offset), len(text)) for offset in (part.start, part.end))
        pieces += (_readable_part(text[end:start], home), _readable_part(text[start:stop], part.language in languages))
        end = max(start, stop)
    return "".join((*pieces, _readable_part(text[end:], home)))


def _towns(dateline: Dateline | None) -> list[str]:
    """The places that a dateline names, without their state or country."""
    return [place.partition(",")[0].strip() for place in dateline.place.split("/")] if dateline else []


def _readable_part(words: str, read: bool) -> str:
    return words if read else " " * len(words)


def _head(article: CleanArticle) -> dict[str, Any]:
    """The fields that both records share."""
    return {
        "article_id": article.article_id,
        "revision": article.revision,
        "published_at": article.published_at,
        "modified_at": article.modified_at,
        "language": article.language,
        "content_hash": content_hash(article.text),
    }
