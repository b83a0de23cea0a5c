"""The interface between a language model and the stage: text in; sentences, mentions and attributions out."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One place in the text where something is named."""

    span: Span
    type: EntityType


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something that was said: what, by whom, and the words that say so.

    Marks are no part of `content`; a quote broken by its attribution has several content spans.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    kind: QuoteKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that a model reads in one text, each list in the order of the text."""

    sentences: list[Span]
    mentions: list[EntityMention]
    attributions: list[Attribution]


class Annotator(Protocol):
    """A language model. Equal texts give equal annotations, whatever came before."""

    languages: frozenset[str]
    """ISO 639-1 codes of the languages it can read."""

    def annotate(self, text: str) -> Annotation:
        """Read one text, of any length."""
        ...
