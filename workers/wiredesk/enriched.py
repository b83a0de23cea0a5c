"""What `wiredesk.enrich` and `wiredesk.read` return."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `import wiredesk` stays fast: pydantic takes a quarter of a second
    from wiredesk_schemas import CleanArticle, Entities, Entity, Quote, Quotes


@dataclass(frozen=True, slots=True)
class Enriched:
    """An article with its entities and quotes. All offsets point into `article.text`."""

    article: "CleanArticle"
    entities_record: "Entities"
    """The record that the stage `enrich` writes to `news.entities`."""
    quotes_record: "Quotes"
    """The record that the stage `enrich` writes to `news.quotes`."""

    @property
    def entities(self) -> "list[Entity]":
        """The entities, the most salient first."""
        return self.entities_record.entities

    @property
    def quotes(self) -> "list[Quote]":
        """The quotes, in the order of the text."""
        return self.quotes_record.quotes

    @property
    def attributions(self) -> "list[Quote]":
        """What is credited to somebody without being a statement, in the order of the text."""
        return self.quotes_record.attributions
