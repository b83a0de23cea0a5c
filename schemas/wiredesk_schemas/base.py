"""What every record has in common: closed when written, tolerant when read, the same bytes every time."""

from typing import Self

import orjson
from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A piece of a record. Immutable; a field that the model does not name is an error when we write."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,  # every field is always written
    )


class Record(Part):
    """A whole record: one value on a topic, keyed by `article_id`."""

    @classmethod
    def from_json(cls, value: bytes) -> Self:
        """Read a record as a consumer should: fields of a newer version are passed over.

        Args:
            value: the UTF-8 JSON bytes of a Kafka record.

        Raises:
            pydantic.ValidationError: a field is missing or of the wrong type, or the bytes are not JSON.
        """
        return cls.model_validate_json(value, extra="ignore")

    def to_json(self) -> bytes:
        """UTF-8 JSON, fields in the order of the model: equal records give equal bytes."""
        return orjson.dumps(self.model_dump(mode="json"))


class Term(Part):
    """A subject or place out of a vocabulary, as the source states it."""

    name: str
    """Empty where the source gives only a code."""
    code: str | None = None
    """With its scheme, e.g. `medtop:20000822`, or as a URI."""


class TextSpan(Part):
    """A stretch of `CleanArticle.text`, in Unicode code points: `text[start:end]` is `text`."""

    text: str
    """The words themselves."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
