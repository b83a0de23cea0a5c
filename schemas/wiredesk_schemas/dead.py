"""`news.dead`: the headers that say why an article could not be processed, under Kafka Connect's names."""

from pydantic import ConfigDict, Field

from wiredesk_schemas.base import Part


class DeadLetterHeaders(Part):
    """The headers that a dead letter adds to those the record came with; each is UTF-8 text.

    Key, value and own headers of a dead letter are those of the record that failed, byte for byte.
    """

    model_config = ConfigDict(populate_by_name=True)

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
    """`clean`, `enrich` or `link`."""
    exception_class: str = Field(alias="__connect.errors.exception.class.name")
    """The kind of failure, e.g. `MalformedArticle`."""
    exception_message: str = Field(alias="__connect.errors.exception.message")
    """What is wrong, in which field, and what to do; truncated."""
