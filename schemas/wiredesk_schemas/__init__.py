"""The records on the topics: one module per message. Writing is strict, reading accepts unknown fields."""

from wiredesk_schemas.base import Part, Record, TextSpan
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
    "Notice",
    "OtherLanguage",
    "Part",
    "Quote",
    "QuoteKind",
    "Quotes",
    "RawArticle",
    "RawCaption",
    "Record",
    "Removed",
    "Repair",
    "Speaker",
    "TextSpan",
    "content_hash",
]
