"""Records from the topics: parsed, validated and compressed for the store."""

import hashlib
import math
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from wiredesk.desk.store.cards import web_address
from wiredesk.desk.store.versions import RecordVersion
from wiredesk.message import Message
from wiredesk_schemas import CleanArticle, Entities, Entity, Quote, Quotes

MODELS: dict[str, type[CleanArticle] | type[Entities] | type[Quotes]] = {
    "clean": CleanArticle,
    "entities": Entities,
    "quotes": Quotes,
}
"""The kinds of record that make up an article, by topic without prefix."""

MAX_ID_LENGTH = 512
"""Characters of an article's id; `clean` makes no longer ones."""

MAX_REVISION = (1 << 63) - 1
"""SQLite's largest integer; even revisions in nanoseconds are below."""

COMPRESSION_LEVEL = 1
"""zlib's level. Records of 2.3 kB shrink to 32 % in 42 µs; the default level saves another 1 % in 49 µs."""


class WrongRecordError(Exception):
    """A record that cannot be shown and is skipped; the message says why, without article text."""


class Arrival(NamedTuple):
    """One record, ready to be stored."""

    article_id: str
    kind: str
    time: int
    """Arrival of the raw record in Kafka, in milliseconds since 1970."""
    partition: int
    offset: int
    version: RecordVersion
    content_hash: str
    digest: bytes
    """Equal for equal records."""
    value: bytes
    """The record, compressed."""


def kind_of(message: Message) -> str:
    """`clean`, `entities`, `quotes` or `dead`: the topic without prefix."""
    return message.topic.rpartition(".")[2]


def article_of(message: Message) -> str:
    """The article's id, which is every record's key.

    Raises:
        WrongRecordError: the key is not a valid id.
    """
    try:
        key = (message.key or b"").decode()
    except UnicodeDecodeError as error:
        raise WrongRecordError(f"the key is not UTF-8: {error}") from error
    if not 0 < len(key) <= MAX_ID_LENGTH:
        raise WrongRecordError(f"the key has {len(key)} characters; 1 to {MAX_ID_LENGTH} are allowed")
    return key


def arrival(message: Message) -> Arrival:
    """A record with a value, parsed and validated.

    The producer's own fields (`extra`) are not stored, and an unsafe URL is omitted.

    Raises:
        WrongRecordError: it is not a record of its topic, or has another article's key.
    """
    article_id, kind = article_of(message), kind_of(message)
    try:
        record = MODELS[kind].from_json(message.value or b"")
        if isinstance(record, CleanArticle):
            record = record.model_copy(update={"extra": {}, "url": web_address(record.url)})
        value = record.to_json()
    except ValidationError as error:
        raise WrongRecordError(what_is_wrong(error)) from error
    except TypeError as error:  # orjson's, of numbers beyond 64 bits
        raise WrongRecordError(f"it cannot be serialized: {error}") from error
    if record.article_id != article_id:
        raise WrongRecordError("field 'article_id' differs from the key")
    if not all(math.isfinite(number) for number in _numbers(record)):
        raise WrongRecordError("it contains an infinite or undefined number")
    if not 0 <= record.revision <= MAX_REVISION:
        raise WrongRecordError(f"the revision is not between 0 and {MAX_REVISION}")
    return Arrival(
        article_id,
        kind,
        message.timestamp or 0,
        message.partition or 0,
        message.offset or 0,
        RecordVersion(record.revision, record.modified_at, record.published_at),
        record.content_hash,
        hashlib.blake2b(value, digest_size=16).digest(),
        compress(value),
    )


def what_is_wrong(error: ValidationError) -> str:
    """The first invalid field and the reason, without its content."""
    problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
    field = ".".join(str(step) for step in problem["loc"]) or "value"
    return f"field '{field[:100]}': {problem['msg']}"


def _numbers(record: CleanArticle | Entities | Quotes) -> Iterator[float]:
    """The floating-point numbers, which pydantic accepts when infinite and JSON cannot represent."""
    if isinstance(record, Entities):
        for entity in record.entities:
            yield from (entity.salience, entity.links.latitude or 0, entity.links.longitude or 0)
    elif isinstance(record, Quotes):
        yield from (quote.confidence for quote in record.quotes)


def compress(value: bytes) -> bytes:
    """A record's JSON, compressed for the store."""
    return zlib.compress(value, COMPRESSION_LEVEL)


def decompressed(value: bytes) -> bytes:
    """The JSON of a stored record."""
    return zlib.decompress(value)


def check_offsets(text: str, entities: Sequence[Entity], quotes: Sequence[Quote]) -> None:
    """Check that all offsets lie inside the text.

    Raises:
        WrongRecordError: with the first field that does not.
    """
    length = len(text)
    for index, entity in enumerate(entities):
        for mention in entity.mentions:
            if not 0 <= mention.start < mention.end <= length:
                raise WrongRecordError(f"field 'entities.{index}.mentions': an offset is outside the text")
    for index, quote in enumerate(quotes):
        spans = [*quote.spans]
        spans += [(part.start, part.end) for part in (quote.cue, quote.speaker) if part]
        if not all(0 <= start <= end <= length for start, end in spans):
            raise WrongRecordError(f"field 'quotes.{index}': an offset is outside the text")
