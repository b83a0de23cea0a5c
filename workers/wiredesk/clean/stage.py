"""The stage `clean`: reads records of `news.raw` and returns records of `news.clean`."""

from wiredesk.errors import MalformedArticle
from wiredesk.events import record
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Stage, Work
from wiredesk_schemas.raw import RawArticle

FIRST = "Färjan över sjön är tillbaka efter ett år av reparationer."
"""Cleaned at start, so that no article waits for the language identifier, which English does not need."""


def prepare(settings: Settings) -> Work:
    """Return the stage's processing function for these settings."""
    # Importing the parsers takes a second, so only worker processes do it.
    from wiredesk.clean.clean import clean
    from wiredesk.clean.parse.parse import read_article

    topic, limits = settings.topic("clean"), settings.limits
    clean(RawArticle(article_id="", text=FIRST))

    def work(message: Message) -> Outcome:
        if message.value is None:
            return Outcome("withdrawn", (record(message, topic, "clean", "clean", _withdrawn_id(message), None),))
        raw = read_article(message, limits)
        if raw.withdrawn:
            return Outcome("withdrawn", (record(message, topic, "clean", "clean", raw.article_id or "", None),))
        article = clean(raw)
        written = record(message, topic, "clean", "clean", article.article_id, article.to_json())
        return Outcome("published", (written,))

    return work


def _withdrawn_id(tombstone: Message) -> str:
    if not tombstone.key:
        raise MalformedArticle("a tombstone without a key names no article: send the article's id as its key")
    try:
        return tombstone.key.decode()
    except UnicodeDecodeError as error:
        raise MalformedArticle(f"the key of a tombstone is not UTF-8 ({error}): send the article's id") from error


STAGE = Stage(name="clean", source="raw", prepare=prepare)
