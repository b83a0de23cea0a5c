"""Deliveries accessed in a thread, with the offsets read so far and an outbox of dead letters."""

import random
import sqlite3
from collections.abc import Sequence

from pydantic import ValidationError

from wiredesk.dead_letter import REPLAYS, dead_letter, fitted, unreadable_letter
from wiredesk.errors import MalformedArticle, UndeliveredAlert
from wiredesk.message import Message
from wiredesk.notify.channels import Trial
from wiredesk.notify.delivery_state import DeliveryState, DueDelivery
from wiredesk.settings import Settings
from wiredesk.stages.standby.state_file import StateFile
from wiredesk.watch.saved_watches import host_of
from wiredesk_schemas.alerts import Alert
from wiredesk_schemas.watches import Watch

HOUR = 3600.0


class NotifyStore(StateFile):
    """Deliveries in a file.

    Args:
        settings: has the file, the rate limit and how long to retry.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.notify_file, "notifier", "WIREDESK_NOTIFY_FILE")
        self._settings = settings
        self._patience = settings.notify_retry_hours * HOUR
        self._deliveries: DeliveryState | None = None

    def load(self) -> None:
        """Open the file."""
        self._deliveries = DeliveryState(self._path, self._settings.notify_per_minute, self._patience, random.Random())

    @property
    def db(self) -> sqlite3.Connection:
        """The file, once it is open."""
        return self._opened.db

    def empty(self) -> None:
        """Delete everything in the file."""
        self._opened.empty()

    async def take(self, messages: Sequence[Message], now: float, settle: bool) -> None:
        """Store records of watches and alerts, in one transaction.

        Args:
            messages: consecutive records of each partition.
            now: seconds since 1970.
            settle: False while older records are still unread.
        """
        await self.run(self._take, messages, now, settle)

    def _take(self, messages: Sequence[Message], now: float, settle: bool) -> None:
        with self.transaction():
            since = self._since(now)
            ordered = sorted(messages, key=lambda message: not message.topic.endswith(".watches"))
            self.send_later([letter for message in ordered if (letter := self._put(message, now, since))])
            if settle:
                self._opened.settle(now)

    def _since(self, now: float) -> float:
        """When the file was created; an earlier file delivered or gave up alerts written long before that."""
        self.db.execute("INSERT OR IGNORE INTO about VALUES ('since', ?)", (str(now),))
        return float(self.db.execute("SELECT value FROM about WHERE name = 'since'").fetchone()[0])

    def _put(self, message: Message, now: float, since: float) -> Message | None:
        """Store one record; return a dead letter if it cannot be read."""
        self.passed(message)
        kind = message.topic.rpartition(".")[2]
        if message.unreadable is not None:
            letter = unreadable_letter(message, message.unreadable, "notify", self._settings.topic("dead"))
            return fitted(letter, self._settings.max_record_bytes)
        try:
            if kind == "watches":
                if message.value is None:
                    self._opened.remove_watch((message.key or b"").decode("utf-8", "replace"))
                else:
                    self._opened.put_watch(Watch.from_json(message.value))
            elif message.value is not None:
                Alert.from_json(message.value)
                replayed = message.header(REPLAYS) is not None
                if replayed or (message.timestamp or 0) / 1000 >= since - self._patience:
                    self._opened.put_alert(message, now, replayed)
        except MalformedArticle as error:
            return self._letter(message, error)
        except ValidationError as error:
            field = ".".join(map(str, error.errors()[0]["loc"]))
            if kind == "watches":  # `watch` writes that letter
                return None
            return self._letter(message, MalformedArticle(f"field '{field}' is none of an alert"))
        return None

    def _letter(self, message: Message, error: Exception) -> Message:
        letter = dead_letter(message, "notify", self._settings.topic("dead"), error)
        return fitted(letter, self._settings.max_record_bytes)

    async def due(self, now: float, most: int, busy: Sequence[int]) -> list[DueDelivery]:
        """The due deliveries, oldest first; see `DeliveryState.due`."""
        return await self.run(self._due, now, most, busy)

    def _due(self, now: float, most: int, busy: Sequence[int]) -> list[DueDelivery]:
        with self.transaction():
            return self._opened.due(now, most, busy)

    async def finish(self, delivery: DueDelivery, attempt: Trial, now: float) -> str:
        """Record the result of an attempt: `delivered`, `failed` or `dead`, for which a dead letter is written."""
        return await self.run(self._finish, delivery, attempt, now)

    def _finish(self, delivery: DueDelivery, attempt: Trial, now: float) -> str:
        with self.transaction():
            if attempt.delivered:
                self._opened.delivered(delivery)
                return "delivered"
            if not self._opened.failed(delivery, now, attempt.final, attempt.retry_after):
                return "failed"
            hours = (now - delivery.since) / HOUR
            reason = UndeliveredAlert(
                f"alert {delivery.message_id} was not delivered to {host_of(delivery.address)} in "
                f"{delivery.attempts + 1} attempts over {hours:.1f} hours: {attempt.reason}: mend the receiver or the "
                "watch and run `wiredesk dead replay`"
            )
            self.send_later([self._letter(delivery.cause, reason)])
            return "dead"

    async def counts(self) -> tuple[int, int]:
        """The numbers of pending deliveries and of deliveries given up."""
        return await self.run(lambda: self._opened.counts())

    async def expire(self, now: float) -> None:
        """Delete deliveries of alerts that are past retention."""
        before = now - self._settings.alert_retention_hours * HOUR - self._patience
        await self.run(lambda: self._opened.expire(before))

    @property
    def _opened(self) -> DeliveryState:
        assert self._deliveries is not None, "the store has not been opened"
        return self._deliveries
