"""The stage `enrich` without Kafka: a clean article in, its entities and quotes out."""

from typing import Any

from schemas.clean import CleanArticle, content_hash
from schemas.entities import Entities
from schemas.quotes import Quotes
from workers.enrich.annotation import Annotation, Annotator
from workers.enrich.entities import entities_of
from workers.enrich.quotes import quotes_of


def enrich(article: CleanArticle, annotator: Annotator) -> tuple[Entities, Quotes]:
    """Mark who and what an article is about, and who said what.

    A function of the article alone: equal articles give equal records.

    Args:
        article: of which only `article_id` and `text` need be there.
        annotator: reads the text; an article in a language that it cannot read gets empty records.

    Returns:
        The article's records for `news.entities` and `news.quotes`, both pointing into its text.
    """
    annotation = _annotation(article, annotator)
    entities = entities_of(article, annotation.mentions)
    quotes = quotes_of(article, annotation, entities)
    head = _head(article)
    return Entities(**head, entities=entities), Quotes(**head, quotes=quotes)


def _annotation(article: CleanArticle, annotator: Annotator) -> Annotation:
    unreadable = article.language is not None and article.language not in annotator.languages
    if unreadable or not article.text.strip():
        return Annotation([], [], [])
    return annotator.annotate(article.text)


def _head(article: CleanArticle) -> dict[str, Any]:
    """The fields that both records share."""
    return {
        "article_id": article.article_id,
        "revision": article.revision,
        "published_at": article.published_at,
        "language": article.language,
        "content_hash": content_hash(article.text),
    }
