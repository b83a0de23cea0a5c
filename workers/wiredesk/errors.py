"""What can be wrong: with an article, which becomes a dead letter, or with what a person asked for."""


class ArticleError(Exception):
    """An article that cannot be processed, now or on another try.

    The message names the field, the problem and, where there is one, the remedy. It never quotes the article: it stands
    in log lines, where no article's words may be.
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


class PoisonArticle(ArticleError):
    """It ended the process that worked on it, and did so again in a fresh one, alone."""


class UnreadableRecord(ArticleError):
    """Its bytes are no record that Kafka's format allows."""


class RefusedRecord(ArticleError):
    """What the article became is nothing that the broker takes."""


class OperationError(Exception):
    """What was asked cannot be done. The message is for the person who asked: what, where, and the remedy."""

    status = 1
    """The exit status of a command that ends so."""


class ConfigurationError(OperationError):
    """The configuration cannot be used. The message names the setting and the remedy, never a secret."""

    status = 2


class BrokerAwayError(OperationError):
    """No broker answered in time. The message names the brokers and the setting."""

    status = 3
