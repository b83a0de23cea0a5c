"""Errors: of an article, which becomes a dead letter, or of a command, which ends with a message and a status."""


class ArticleError(Exception):
    """An article that cannot be processed, however often it is tried.

    The message names the field, the problem and, if there is one, the remedy. It never quotes the article, since it is
    logged and article text must not be in logs.
    """


class MalformedArticle(ArticleError):
    """Not JSON, a field of the wrong type, or an id that cannot be a key."""


class EmptyArticle(ArticleError):
    """Neither text nor a page."""


class OversizedArticle(ArticleError):
    """Larger or deeper than the limits allow."""


class UndecodableArticle(ArticleError):
    """Bytes that are not text in their declared encoding."""


class OversizedRecord(ArticleError):
    """A record made from the article is larger than its topic accepts."""


class PoisonArticle(ArticleError):
    """The article ended the process that worked on it, and again in a fresh process, alone."""


class UnreadableRecord(ArticleError):
    """The bytes are not a valid record in Kafka's format."""


class RefusedRecord(ArticleError):
    """The broker rejects a record made from the article."""


class UndeliveredAlert(ArticleError):
    """An alert could not be delivered to one of its addresses in the time that is allowed."""


class OperationError(Exception):
    """A command cannot do what it was asked. The message says what, where, and the remedy."""

    status = 1
    """Exit status of the command."""


class ConfigurationError(OperationError):
    """The configuration is invalid. The message names the setting and the remedy, never a secret."""

    status = 2


class BrokerAwayError(OperationError):
    """No broker answered in time. The message names the brokers and the setting."""

    status = 3
