"""Detects that a stage's source topic was deleted and created again under the same name.

Offsets do not identify a topic, and a worker that continues at an offset of the old topic would skip the first articles
of the new one. So the metadata of each commit is the topic id, and a worker ends when the id changes: the next worker
ignores offsets whose id is not that of the new topic.
"""

import asyncio
import logging
import uuid
from contextlib import AsyncExitStack

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from wiredesk.kafka.connection import admin
from wiredesk.kafka.protocol import topic_ids
from wiredesk.settings import Settings
from wiredesk.stages.watchdog import end

log = logging.getLogger(__name__)

CHECK_EVERY = 10.0
"""Seconds between checks: in at-least-once mode, articles read in between are read again."""


class SourceTopic:
    """The topic that a stage reads, with its id at the worker's start."""

    def __init__(self, settings: Settings, name: str, topic_id: uuid.UUID | None) -> None:
        """Args: settings: name the brokers.

        name: the topic's full name.
        topic_id: its id; None if the brokers report none, and nothing is checked.
        """
        self._settings, self._name, self._id = settings, name, topic_id
        self._connection = AsyncExitStack()
        self._client: AIOKafkaAdminClient | None = None
        self._lock = asyncio.Lock()

    @property
    def metadata(self) -> str:
        """The metadata for commits of this topic's offsets."""
        return str(self._id) if self._id is not None else ""

    def owns(self, metadata: str) -> bool:
        """Whether offsets with this metadata may belong to this topic.

        Also true if the metadata is no topic id, as when an operator resets the group's offsets.
        """
        try:
            return self._id is None or uuid.UUID(metadata) == self._id
        except ValueError:
            return True

    async def watch(self) -> None:
        """Check periodically, until cancelled."""
        try:
            while True:
                await asyncio.sleep(CHECK_EVERY)
                try:
                    await self.check()
                except (KafkaError, OSError) as error:  # unavailable brokers are reported elsewhere
                    log.debug("cannot check the id of %s: %s: %s", self._name, type(error).__name__, error)
        finally:
            await self._disconnect()

    async def check(self) -> None:
        """End this process if the topic was deleted and created again since its start.

        All records fetched before a successful check belong to this topic.

        Raises:
            aiokafka.errors.KafkaError: no broker answers.
        """
        if self._id is None:
            return
        async with self._lock:
            try:
                if self._client is None:
                    self._client = await self._connection.enter_async_context(admin(self._settings))
                found = (await topic_ids(self._client, [self._name])).get(self._name)
            except BaseException:
                await self._disconnect()
                raise
        if found not in (None, self._id):  # None: it does not exist at the moment
            end(f"topic {self._name} was deleted and created again (its id was {self._id}, now it is {found})")

    async def _disconnect(self) -> None:
        self._client = None
        await self._connection.aclose()


async def source_topic(settings: Settings, name: str) -> SourceTopic:
    """The topic with its current id.

    Args:
        settings: name the brokers.
        name: its full name.

    Raises:
        aiokafka.errors.KafkaError: no broker answers.
    """
    async with admin(settings) as client:
        return SourceTopic(settings, name, (await topic_ids(client, [name])).get(name))
