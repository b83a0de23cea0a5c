"""The state of the `watch` stage, accessed in a thread."""

import sqlite3
from collections.abc import Callable, Sequence

import orjson
from pydantic import ValidationError

from wiredesk.dead_letter import dead_letter, fitted, unreadable_letter
from wiredesk.errors import MalformedArticle
from wiredesk.events import record
from wiredesk.link.reading import read_key, read_record
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stages.standby.state_file import StateFile
from wiredesk.watch.state.alert_state import AlertState
from wiredesk.watch.state.joined import KINDS
from wiredesk.watch.state.tables import TABLES
from wiredesk_schemas.alerts import Alert
from wiredesk_schemas.copies import Copy
from wiredesk_schemas.people import Person
from wiredesk_schemas.stories import Story
from wiredesk_schemas.watches import Watch

WAIT_FOR_PARTS = 60.0
"""Seconds after which an article is matched even if its entities or quotes are missing."""

STEP = 1.0
"""Seconds after which matches are committed and the rest follows in another transaction: one article with thousands of
quotes takes a minute against 100,000 watches that it matches. Meanwhile the worker counts as alive."""


class WatchStore(StateFile):
    """Watches and their alerts, in a file.

    Args:
        settings: for topics, the file, the window and the time to wait for stories.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.watch_file, "watcher", "WIREDESK_WATCH_FILE")
        self._settings = settings
        self._state: AlertState | None = None

    def load(self) -> None:
        """Open the file."""
        settings = self._settings
        self._state = AlertState(self._path, settings.watch_story_wait_seconds, settings.watch_window_hours * 3600.0)

    @property
    def db(self) -> sqlite3.Connection:
        """The file, once it is open."""
        return self._opened.db

    def empty(self) -> None:
        """Delete everything in the file."""
        TABLES.empty(self.db)

    async def take(
        self, messages: Sequence[Message], now: float, settle: bool, on_step: Callable[[], object] = lambda: None
    ) -> tuple[int, list[str]]:
        """Store records and match the articles that they complete, in transactions of about `STEP` seconds.

        Args:
            messages: consecutive records of each partition.
            now: seconds since 1970.
            settle: False while older records are still unread.
            on_step: called after each transaction.

        Returns:
            How many articles were matched, and the status of each alert version to be written.
        """
        matched, statuses = await self.run(self._take, messages, now, settle)
        on_step()
        while self._opened.unfinished:
            more, others = await self.run(self._take, (), now, settle)
            matched += more
            statuses += others
            on_step()
        return matched, statuses

    def _take(self, messages: Sequence[Message], now: float, settle: bool) -> tuple[int, list[str]]:
        with self.transaction():
            # Watches before articles: the fetch order must not hide a watch that existed before the article.
            # So with names: a person's come with the article after which link merged them.
            first = ("watches", "people")
            ordered = sorted(messages, key=lambda message: message.topic.rpartition(".")[2] not in first)
            letters = [letter for message in ordered if (letter := self._put(message))]
            matched, alerts = self._opened.flush(now, now - WAIT_FOR_PARTS, settle, STEP)
            self.send_later([*letters, *(self._message(alert, now) for alert in alerts)])
        return matched, [alert.status for alert in alerts]

    def _message(self, alert: Alert, now: float) -> Message:
        cause = Message("", None, None, timestamp=round(now * 1000))
        return record(cause, self._settings.topic("alerts"), "alerts", "watch", alert.alert_id, alert.to_json())

    def _put(self, message: Message) -> Message | None:
        """Store one record; return a dead letter if it cannot be read."""
        self.passed(message)
        kind, came = message.topic.rpartition(".")[2], (message.timestamp or 0) / 1000 or None
        if message.unreadable is not None:
            return self._fitted(unreadable_letter(message, message.unreadable, "watch", self._settings.topic("dead")))
        try:
            if kind in KINDS:
                self._put_part(kind, message, came)
            else:
                self._put_other(kind, message, came or 0.0)
        except MalformedArticle as error:
            return self._fitted(dead_letter(message, "watch", self._settings.topic("dead"), error))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            fault = MalformedArticle(f"field '{field}': {first['msg']}: write it as docs/records.md says")
            return self._fitted(dead_letter(message, "watch", self._settings.topic("dead"), fault))
        return None

    def _fitted(self, letter: Message) -> Message:
        return fitted(letter, self._settings.max_record_bytes)

    def _put_part(self, kind: str, message: Message, came: float | None) -> None:
        if message.value is None:
            self._opened.join.withdraw(kind, read_key(message.key), came)
            return
        fields = read_record(kind, message.value)
        _check_offsets(kind, fields)
        self._opened.join.put(kind, fields, message.value, came)

    def _put_other(self, kind: str, message: Message, came: float) -> None:
        state, value = self._opened, message.value
        key = read_key(message.key)
        if kind == "watches":
            if value is None:
                state.remove_watch(key)
                return
            watch = Watch.from_json(value)
            if watch.watch_id != key:
                raise MalformedArticle(f"the key is not the watch's id '{watch.watch_id}': send the id as the key")
            state.put_watch(watch, came)
        elif kind == "stories":
            if value is None:
                state.drop_story(key)
            else:
                state.put_story(Story.from_json(value).model_dump(mode="json"), came)
        elif kind == "people":
            if value is None:
                state.drop_person(key)
            else:
                state.put_person(Person.from_json(value).model_dump(include={"person_id", "names", "entity_ids"}))
        elif kind == "copies":
            if value is not None:
                state.put_copy(key, Copy.from_json(value).original_id, came)
        elif value is not None and not _is_known(state, value):  # alerts, as this or another worker wrote them
            state.put_alert(Alert.from_json(value).model_dump(mode="json"), came)

    async def expire(self, now: float) -> None:
        """Delete what arrived before the window."""
        await self.run(self._expire, now)

    def _expire(self, now: float) -> None:
        with self.transaction():
            self._opened.expire(now)

    async def watches(self) -> int:
        """How many watches there are."""
        return await self.run(lambda: len(self._opened.index))

    async def due(self) -> float | None:
        """When the next alert that waits for a story is raised without it, in seconds since 1970."""
        return await self.run(lambda: self._opened.held)

    @property
    def _opened(self) -> AlertState:
        assert self._state is not None, "the store has not been opened"
        return self._state


def _is_known(state: AlertState, value: bytes) -> bool:
    """True if a record of `news.alerts` is one that this state has written; saves most of its validation."""
    try:
        fields = orjson.loads(value)
        return state.versions.knows(fields["alert_id"], int(fields["version"]))
    except (ValueError, LookupError, TypeError):
        return False


def _check_offsets(kind: str, fields: dict[str, object]) -> None:
    """Raises MalformedArticle if offsets that an alert passes on are missing."""
    parts = fields.get(kind) if kind != "clean" else None
    for place, part in enumerate(parts if isinstance(parts, list) else ()):
        for mention in part.get("mentions") or []:
            if not (isinstance(mention.get("start"), int) and isinstance(mention.get("end"), int)):
                raise MalformedArticle(f"field '{kind}.{place}.mentions' has no offsets: send what `enrich` writes")
        spans = part.get("spans") or []
        pairs = isinstance(spans, list) and all(
            isinstance(span, list) and len(span) == 2 and all(isinstance(end, int) for end in span) for span in spans
        )
        if not pairs or not isinstance(part.get("confidence") or 0.0, int | float):
            raise MalformedArticle(f"field '{kind}.{place}' has no spans or confidence: send what `enrich` writes")
