"""The contract: one module a message. What is written is closed, what is read is tolerant."""

from wiredesk_schemas.clean import Caption, CleanArticle, Dateline, Removed, Repair
from wiredesk_schemas.dead import DeadLetterHeaders
from wiredesk_schemas.entities import Entities, Entity, EntityType, Links, Mention
from wiredesk_schemas.quotes import Cue, Quote, QuoteKind, Quotes, Speaker
from wiredesk_schemas.raw import RawArticle, RawCaption

__all__ = [
    "Caption",
    "CleanArticle",
    "Cue",
    "Dateline",
    "DeadLetterHeaders",
    "Entities",
    "Entity",
    "EntityType",
    "Links",
    "Mention",
    "Quote",
    "QuoteKind",
    "Quotes",
    "RawArticle",
    "RawCaption",
    "Removed",
    "Repair",
    "Speaker",
]
