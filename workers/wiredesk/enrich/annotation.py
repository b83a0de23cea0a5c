"""The interface between a language model and the stage: text in; sentences, mentions and attributions out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from wiredesk_schemas.entities import EntityType
from wiredesk_schemas.quotes import QuoteKind


class Span(NamedTuple):
    """Code points `start` to `end` (exclusive) of the text."""

    start: int
    end: int

    def touches(self, other: "Span") -> bool:
        """Whether the two have code points in common."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether all code points of the other are its own."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A place in the text where something is named."""

    span: Span
    type: EntityType
    shares: Mapping[EntityType, float] | None = field(default=None, compare=False)
    """The model's probability of each type it could be; None if a rule found the mention."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A reported statement: its content, source and cue.

    `content` excludes quote marks; a quote interrupted by its attribution has several content spans.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    kind: QuoteKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """A model's annotations of a text, each list in text order."""

    sentences: list[Span]
    mentions: list[EntityMention]
    attributions: list[Attribution]


class Annotator(Protocol):
    """A language model. Equal texts give equal annotations, independent of earlier calls."""

    languages: frozenset[str]
    """ISO 639-1 codes of the languages it can read."""

    def annotate(self, text: str, towns: Collection[str] = ()) -> Annotation:
        """Annotate a text of any length.

        Args:
            text: the article's.
            towns: the names of the places from which it was filed, in capitals or not.
        """
        ...
