"""The stage `enrich` without Kafka: a clean article in, its entities and quotes out."""

from hashlib import sha256

from schemas.clean import CleanArticle
from schemas.entities import Entities, Entity
from schemas.quotes import Quote, Quotes
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
    return _entities_record(article, entities), _quotes_record(article, quotes)


def _annotation(article: CleanArticle, annotator: Annotator) -> Annotation:
    unreadable = article.language is not None and article.language not in annotator.languages
    if unreadable or not article.text.strip():
        return Annotation([], [], [])
    return annotator.annotate(article.text)


def _entities_record(article: CleanArticle, entities: list[Entity]) -> Entities:
    return Entities(
        article_id=article.article_id,
        revision=article.revision,
        published_at=article.published_at,
        language=article.language,
        content_hash=content_hash(article.text),
        entities=entities,
    )


def _quotes_record(article: CleanArticle, quotes: list[Quote]) -> Quotes:
    return Quotes(
        article_id=article.article_id,
        revision=article.revision,
        published_at=article.published_at,
        language=article.language,
        content_hash=content_hash(article.text),
        quotes=quotes,
    )


def content_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, hexadecimal."""
    return sha256(text.encode()).hexdigest()
