"""Joins the output records of each article."""

import logging
from collections import defaultdict, deque
from dataclasses import dataclass, field

from pydantic import ValidationError

from wiredesk.dead_letter import PREFIX
from wiredesk.message import Message
from wiredesk_schemas import CleanArticle, Entities, Quotes
from wiredesk_schemas.base import Record

log = logging.getLogger(__name__)

TYPES: dict[str, type[Record]] = {"clean": CleanArticle, "entities": Entities, "quotes": Quotes}
"""The records of the output topics that are joined."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A processed article: all three records, a dead letter, or neither if it was withdrawn."""

    key: str
    clean: CleanArticle | None = None
    entities: Entities | None = None
    quotes: Quotes | None = None
    letter: Message | None = None


@dataclass(slots=True)
class Collector:
    """Matches records of the output topics by key; each topic has the versions of an article in the same order."""

    finished: int = 0
    _waiting: dict[str, dict[str, deque[Message]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(deque))
    )

    def add(self, message: Message) -> Finished | None:
        """Add one record; returns the article if it is now complete. A record of another producer may be none."""
        key, kind = (message.key or b"").decode("utf-8", "replace"), message.topic.rpartition(".")[2]
        if kind in TYPES and message.value is not None:
            try:
                TYPES[kind].from_json(message.value)
            except ValidationError:
                log.warning(
                    "left out %s:%s:%s: no record of this topic", message.topic, message.partition, message.offset
                )
                return None
        waiting = self._waiting[key]
        if kind == "dead" and message.header(PREFIX + "stage") == "clean":
            self.finished += 1
            return Finished(key, letter=message)
        waiting[kind].append(message)
        if waiting["clean"] and waiting["dead"]:  # partitions are read in any order
            waiting["clean"].popleft()
            self.finished += 1
            return Finished(key, letter=waiting["dead"].popleft())
        if not all(waiting[name] for name in ("clean", "entities", "quotes")):
            return None
        clean, entities, quotes = (waiting[name].popleft().value for name in ("clean", "entities", "quotes"))
        self.finished += 1
        if clean is None or entities is None or quotes is None:
            return Finished(key)
        return Finished(key, CleanArticle.from_json(clean), Entities.from_json(entities), Quotes.from_json(quotes))
