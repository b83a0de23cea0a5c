"""`news.dead`: the headers that say why an article could not be processed, under Kafka Connect's names."""

from pydantic import ConfigDict, Field

from wiredesk_schemas.base import Part


class DeadLetterHeaders(Part):
    """The headers that a dead letter adds to those the record came with; each is UTF-8 text.

    Key, value and own headers of a dead letter are those of the record that failed, byte for byte, unless `body` says
    otherwise. Where even the record's headers do not fit, they are left out, then its key.
    """

    model_config = ConfigDict(
        populate_by_name=True,
        json_schema_serialization_defaults_required=False,  # what has no meaning for a letter is not written
        json_schema_extra=lambda schema: schema["required"].insert(3, "__connect.errors.timestamp"),
    )

    topic: str = Field(alias="__connect.errors.topic")
    """The topic on which the record failed."""
    partition: str = Field(alias="__connect.errors.partition")
    """Its partition, in decimal."""
    offset: str = Field(alias="__connect.errors.offset")
    """Its offset, in decimal."""
    timestamp: str = Field(default="", alias="__connect.errors.timestamp")
    """The timestamp of the record that failed, in milliseconds since 1970, in decimal: the letter has one of its own,
    by which it is kept. Empty where the record had none."""
    stage: str = Field(alias="__connect.errors.stage")
    """`clean`, `enrich`, `link`, `watch` or `notify`."""
    exception_class: str = Field(alias="__connect.errors.exception.class.name")
    """The kind of failure, e.g. `MalformedArticle`."""
    exception_message: str = Field(alias="__connect.errors.exception.message")
    """What is wrong, in which field, and what to do; truncated."""
    last_offset: str = Field(default="", alias="__connect.errors.last.offset")
    """The last offset that the letter stands for, in decimal, where it stands for records that could not be read."""
    body: str = Field(default="", alias="__connect.errors.body")
    """What the letter's body is, where it is not the value of the record that failed: `cut`, its beginning; `record`,
    the bytes of a record that could not be read; `batch`, those of a whole record batch; `record cut`, `batch cut`,
    their beginning. Such a letter cannot be replayed."""
    body_bytes: str = Field(default="", alias="__connect.errors.body.bytes")
    """With that: the size of the whole in bytes, in decimal."""
    body_sha256: str = Field(default="", alias="__connect.errors.body.sha256")
    """With that: the SHA-256 of the whole, in hexadecimal; empty where it could not all be read."""
