"""The stage `enrich`: a record of `news.clean` in, one of `news.entities` and `news.quotes` out."""

from typing import TYPE_CHECKING

from pydantic import ValidationError

from wiredesk.errors import MalformedArticle, OversizedArticle
from wiredesk.events import record
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Result, Stage, Work
from wiredesk_schemas.clean import CleanArticle

if TYPE_CHECKING:
    from wiredesk.enrich.annotation import Annotator
    from wiredesk.enrich.user_knowledge import Knowledge

# The model and the rules are imported only where text is annotated, since that takes most of a second.

MAX_TEXT = 1_000_000
"""Maximum length of a text in code points, twice a long novel. It takes about 6 s of processor time; on a busy
machine, a few times that comes near `article_timeout_seconds`.
"""


def prepare(settings: Settings) -> Work:
    """The stage's processing function for these settings, with the newsroom model loaded."""
    from wiredesk.enrich.model.annotator import newsroom_annotator

    return work_with(newsroom_annotator(), settings)


def known(settings: Settings) -> "Knowledge":
    """The user's own list.

    Raises:
        ConfigurationError: it has a line that cannot be read.
    """
    from wiredesk.enrich.user_knowledge import Knowledge, read_knowledge

    return read_knowledge(settings.knowledge_file) if settings.knowledge_file else Knowledge()


def check(settings: Settings) -> None:
    """Read the user's own list once, so that its errors are reported before anything starts."""
    if settings.knowledge_file:
        known(settings)


def work_with(annotator: "Annotator", settings: Settings) -> Work:
    """The stage's processing function with a given annotator."""
    from wiredesk.enrich.enrich import enrich

    knowledge = known(settings)
    kinds = {kind: settings.topic(kind) for kind in ("entities", "quotes")}

    def work(message: Message) -> Outcome:
        if message.value is None:
            key = (message.key or b"").decode()
            withdrawn = (record(message, topic, kind, "enrich", key, None) for kind, topic in kinds.items())
            return Outcome("withdrawn", tuple(withdrawn))
        article = read_clean(message.value)
        if len(article.text) > MAX_TEXT:
            raise OversizedArticle(
                f"field 'text' has {len(article.text):,} characters: enrich reads up to {MAX_TEXT:,}; split the article"
            )
        records = zip(kinds.items(), enrich(article, annotator, knowledge), strict=True)
        written = (
            record(message, topic, kind, "enrich", article.article_id, value.to_json())
            for (kind, topic), value in records
        )
        return Outcome(_result(article, annotator), tuple(written))

    return work


def read_clean(value: bytes) -> CleanArticle:
    """A clean article from its JSON.

    Raises:
        MalformedArticle: it is not a clean article; the message names the field.
    """
    try:
        return CleanArticle.from_json(value)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(step) for step in problem["loc"]) or "value"
        raise MalformedArticle(f"field '{field}': {problem['msg']}: enrich reads what clean writes") from error


def _result(article: CleanArticle, annotator: "Annotator") -> Result:
    languages = {article.language or "", *(part.language for part in article.other_languages)}
    read = article.language is None or not languages.isdisjoint(annotator.languages)
    return "published" if read else "unsupported_language"


STAGE = Stage(name="enrich", source="clean", prepare=prepare, check=check)
