"""Records as they come from the topics: read, checked, and packed for the store."""

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
"""The kinds of record that make an article, by topic without prefix."""

LONGEST_ID = 512
"""Characters of an article's id; `clean` makes no longer ones."""

LARGEST_REVISION = (1 << 63) - 1
"""What SQLite can hold; a source that counts by nanoseconds stays below."""

QUICK = 1
"""zlib's level. Records of 2.3 kB take 32 % in 42 µs; the default level saves another hundredth in 49 µs."""


class WrongRecordError(Exception):
    """A record that cannot be shown; the message says why, without the article's words. It is passed over."""


class Arrival(NamedTuple):
    """One record, ready to be stored."""

    article_id: str
    kind: str
    time: int
    """When the raw record came to Kafka, in milliseconds since 1970."""
    partition: int
    place: int
    """The record's offset."""
    version: RecordVersion
    content_hash: str
    digest: bytes
    """Equal for equal records."""
    value: bytes
    """The record as `packed`."""


def kind_of(message: Message) -> str:
    """`clean`, `entities`, `quotes` or `dead`: the topic without prefix."""
    return message.topic.rpartition(".")[2]


def article_of(message: Message) -> str:
    """The article's id, which is every record's key.

    Raises:
        WrongRecordError: the key is none.
    """
    try:
        key = (message.key or b"").decode()
    except UnicodeDecodeError as error:
        raise WrongRecordError(f"its key is not UTF-8: {error}") from error
    if not 0 < len(key) <= LONGEST_ID:
        raise WrongRecordError(f"its key has {len(key)} characters and may have 1 to {LONGEST_ID}")
    return key


def arrival(message: Message) -> Arrival:
    """A record with a value, read and checked.

    An article's own fields (`extra`) are not kept, since nobody knows what is in them, and an address that a browser
    must not be led to is left out.

    Raises:
        WrongRecordError: it is no record of its topic, or stands under another article's key.
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
        raise WrongRecordError(f"it cannot be written again: {error}") from error
    if record.article_id != article_id:
        raise WrongRecordError("its field 'article_id' is not its key")
    if not all(math.isfinite(number) for number in _numbers(record)):
        raise WrongRecordError("a number in it is infinite or none")
    if not 0 <= record.revision <= LARGEST_REVISION:
        raise WrongRecordError(f"its revision is not from 0 to {LARGEST_REVISION}")
    return Arrival(
        article_id,
        kind,
        message.timestamp or 0,
        message.partition or 0,
        message.offset or 0,
        RecordVersion(record.revision, record.modified_at, record.published_at),
        record.content_hash,
        hashlib.blake2b(value, digest_size=16).digest(),
        packed(value),
    )


def what_is_wrong(error: ValidationError) -> str:
    """The first field that is no record's, and why; without what stands in it."""
    problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
    field = ".".join(str(step) for step in problem["loc"]) or "value"
    return f"field '{field[:100]}': {problem['msg']}"


def _numbers(record: CleanArticle | Entities | Quotes) -> Iterator[float]:
    """The numbers that JSON could not say if they were infinite, and pydantic lets pass."""
    if isinstance(record, Entities):
        for entity in record.entities:
            yield from (entity.salience, entity.links.latitude or 0, entity.links.longitude or 0)
    elif isinstance(record, Quotes):
        yield from (quote.confidence for quote in record.quotes)


def packed(value: bytes) -> bytes:
    """A record's JSON as it is stored."""
    return zlib.compress(value, QUICK)


def unpacked(value: bytes) -> bytes:
    """The JSON of a stored record."""
    return zlib.decompress(value)


def check_offsets(text: str, entities: Sequence[Entity], quotes: Sequence[Quote]) -> None:
    """See that everything that points into the text points at something.

    Raises:
        WrongRecordError: naming what does not.
    """
    length = len(text)
    for number, entity in enumerate(entities):
        for mention in entity.mentions:
            if not 0 <= mention.start < mention.end <= length:
                raise WrongRecordError(f"field 'entities.{number}.mentions': one lies outside the text")
    for number, quote in enumerate(quotes):
        spans = [*quote.spans]
        spans += [(part.start, part.end) for part in (quote.cue, quote.speaker) if part]
        if not all(0 <= start <= end <= length for start, end in spans):
            raise WrongRecordError(f"field 'quotes.{number}': it lies outside the text")
