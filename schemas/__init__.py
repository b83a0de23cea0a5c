"""The contract: one module a message. What is written is closed, what is read is tolerant."""

from schemas.clean import Caption, CleanArticle, Dateline, Removed, Repair
from schemas.dead import DeadLetterHeaders
from schemas.entities import Entities, Entity, EntityType, Links, Mention
from schemas.quotes import Cue, Quote, QuoteKind, Quotes, Speaker
from schemas.raw import RawArticle, RawCaption

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
