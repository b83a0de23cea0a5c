"""`news.raw`: an article as a crawler or agency delivers it, after its field names have been understood."""

from typing import Any

from pydantic import ConfigDict, Field

from wiredesk_schemas.base import Part, Record, Term


class RawCaption(Part):
    """A caption that the delivering system had already set apart from the text."""

    text: str
    credit: str | None = None


class RawArticle(Record):
    """One article as it came. Lenient: one of `text` and `html` is enough; the rest is optional.

    A producer may send this JSON, the JSON of trafilatura, news-please, fundus or ninjs, NITF, NewsML or feed entries
    in XML, or bare text or HTML bytes.
    """

    model_config = ConfigDict(extra="allow")

    article_id: str | None = None
    """The producer's id; else the Kafka key, else made from the URL, else from the content."""
    url: str | None = None
    title: str | None = None
    subhead: str | None = None
    """A deck or standfirst under the headline."""
    text: str | None = None
    html: str | None = None
    source: str | None = None
    """The publication, as a name or a host."""
    agency: str | None = None
    published_at: str | None = None
    """ISO 8601 where the producer gave something that can be read as a time, else as given."""
    modified_at: str | None = None
    revision: int = Field(default=1, ge=0)
    """The source's own version number; 1 where it does not count versions."""
    language: str | None = None
    section: str | None = None
    authors: list[str] = []
    captions: list[RawCaption] = []
    dateline: str | None = None
    """Place and day of filing, where the source states them beside the text."""
    embargoed_until: str | None = None
    """ISO 8601: when the article may be published."""
    editor_note: str | None = None
    copyright_holder: str | None = None
    subjects: list[Term] = []
    places: list[Term] = []
    withdrawn: bool = False
    """The source takes the article back (ninjs `pubstatus`: `canceled` or `withheld`)."""
    extra: dict[str, Any] = {}
    """Every field that is none of the above, untouched."""
