"""What can be wrong with one article. Each becomes a dead letter whose reason is the error's message."""


class ArticleError(Exception):
    """An article that cannot be processed, now or on another try.

    The message names the field, the problem and, where there is one, the remedy.
    """


class MalformedArticle(ArticleError):
    """Not JSON, a field of the wrong type, or an id that cannot be a key."""


class EmptyArticle(ArticleError):
    """Nothing in it to read."""


class OversizedArticle(ArticleError):
    """Larger or deeper than the limits allow."""


class UndecodableArticle(ArticleError):
    """Bytes that are no text in the encoding they claim."""


class OversizedRecord(ArticleError):
    """What the article became is larger than a topic takes."""
