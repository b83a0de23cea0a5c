"""Streaming news processing on Kafka, and the same work as functions: `clean`, `enrich` and `read`.

The functions need no Kafka. They use the settings that the commands use, such as `WIREDESK_BODY_BYTES` and
`WIREDESK_KNOWLEDGE_FILE`, and the same input gives the same record. Importing this package is fast; the first call of
`clean` loads the cleaner, the first call of `enrich` or `read` the language model.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, overload

# The subpackages `clean` and `enrich` share their names with two functions. Python sets a subpackage as an attribute of
# its parent on its first import, so both are imported here, before the functions are defined.
import wiredesk.clean
import wiredesk.enrich  # noqa: F401
from wiredesk.enriched import Enriched

if TYPE_CHECKING:
    from wiredesk_schemas import CleanArticle, RawArticle

__all__ = ["Enriched", "clean", "enrich", "read"]


@overload
def clean(article: "RawArticle | Mapping[str, Any] | str | bytes", /) -> "CleanArticle": ...


@overload
def clean(
    *,
    html: str | bytes | None = None,
    text: str | bytes | None = None,
    title: str | None = None,
    url: str | None = None,
    article_id: str | None = None,
    published_at: str | None = None,
) -> "CleanArticle": ...


def clean(article: "RawArticle | Mapping[str, Any] | str | bytes | None" = None, /, **fields: Any) -> "CleanArticle":
    """The text and structure of an article, repaired and without boilerplate.

    Pass the article as one value, as it would be sent to `news.raw`, or its parts as keywords.

    Args:
        article: a `RawArticle`; a mapping with its fields or those of trafilatura, news-please, fundus or ninjs; or
            JSON, HTML or plain text as `str` or `bytes`.
        fields: `html` or `text`, as `str` or `bytes`, and optionally `title`, `url`, `article_id`, `published_at`.

    Raises:
        wiredesk.errors.ArticleError: the article cannot be cleaned. The message names the field and the remedy.
        wiredesk.errors.ConfigurationError: a setting cannot be used.
        TypeError: neither an article nor `html` nor `text` is given, or both an article and keywords are.
    """
    from wiredesk.api import clean_article

    return clean_article(article, fields)


def enrich(article: "CleanArticle | Mapping[str, Any]", /) -> Enriched:
    """The entities of a clean article, and who said what in it.

    Args:
        article: what `clean` returns, or a mapping with at least `article_id` and `text`.

    Raises:
        wiredesk.errors.MalformedArticle: the mapping is not a clean article. The message names the field.
        wiredesk.errors.ConfigurationError: a setting cannot be used.
    """
    from wiredesk.api import enrich_article

    return enrich_article(article)


@overload
def read(article: "RawArticle | Mapping[str, Any] | str | bytes", /) -> Enriched: ...


@overload
def read(
    *,
    html: str | bytes | None = None,
    text: str | bytes | None = None,
    title: str | None = None,
    url: str | None = None,
    article_id: str | None = None,
    published_at: str | None = None,
) -> Enriched: ...


def read(article: "RawArticle | Mapping[str, Any] | str | bytes | None" = None, /, **fields: Any) -> Enriched:
    """Clean and enrich an article in one call. Takes what `clean` takes and raises what it raises."""
    from wiredesk.api import clean_article, enrich_article

    return enrich_article(clean_article(article, fields))


# `import wiredesk.clean.stage as stage` looks for `stage` in `wiredesk.clean`, which is a function, and then in
# `sys.modules` under the function's `__name__`.
clean.__name__, enrich.__name__ = "wiredesk.clean", "wiredesk.enrich"
