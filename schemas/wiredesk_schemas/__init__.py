"""The records on the topics: one module per message. Writing is strict, reading accepts unknown fields."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiredesk_schemas.alerts import (
        Alert,
        AlertArticle,
        AlertMention,
        AlertQuote,
        AlertStatus,
        Condition,
        MatchedField,
    )
    from wiredesk_schemas.base import Part, Record, Term, TextSpan
    from wiredesk_schemas.clean import (
        Caption,
        CleanArticle,
        Dateline,
        Notice,
        OtherLanguage,
        Removed,
        Repair,
        content_hash,
    )
    from wiredesk_schemas.copies import Copy, Relation
    from wiredesk_schemas.dead import DeadLetterHeaders
    from wiredesk_schemas.entities import Entities, Entity, EntityType, Links, Mention
    from wiredesk_schemas.people import Person, PersonLinks, PersonName, PersonType
    from wiredesk_schemas.quotes import Act, Cue, Quote, QuoteKind, Quotes, Speaker
    from wiredesk_schemas.raw import RawArticle, RawCaption
    from wiredesk_schemas.statements import Difference, Flag, Repeat, Source, Statement, StatementSpeaker, Variant
    from wiredesk_schemas.stories import Story, StoryArticle, StoryName
    from wiredesk_schemas.watches import Watch, WatchAddress

__all__ = [
    "Act",
    "Alert",
    "AlertArticle",
    "AlertMention",
    "AlertQuote",
    "AlertStatus",
    "Caption",
    "CleanArticle",
    "Condition",
    "Copy",
    "Cue",
    "Dateline",
    "DeadLetterHeaders",
    "Difference",
    "Entities",
    "Entity",
    "EntityType",
    "Flag",
    "Links",
    "MatchedField",
    "Mention",
    "Notice",
    "OtherLanguage",
    "Part",
    "Person",
    "PersonLinks",
    "PersonName",
    "PersonType",
    "Quote",
    "QuoteKind",
    "Quotes",
    "RawArticle",
    "RawCaption",
    "Record",
    "Relation",
    "Removed",
    "Repair",
    "Repeat",
    "Source",
    "Speaker",
    "Statement",
    "StatementSpeaker",
    "Story",
    "StoryArticle",
    "StoryName",
    "Term",
    "TextSpan",
    "Variant",
    "Watch",
    "WatchAddress",
    "content_hash",
]

_MODULES = (
    "base",
    "raw",
    "clean",
    "entities",
    "quotes",
    "dead",
    "copies",
    "statements",
    "stories",
    "people",
    "alerts",
    "watches",
)

if not TYPE_CHECKING:  # checkers would believe that there is any name

    def __getattr__(name: str) -> object:
        """A model, out of its own module: building all of them takes an eighth of the start of a command."""
        for module in _MODULES if name in __all__ else ():
            found = vars(import_module(f"{__name__}.{module}")).get(name)
            if found is not None:
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
