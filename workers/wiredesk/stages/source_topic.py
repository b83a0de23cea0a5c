"""Tells the topic that a stage reads from another one of the same name.

Offsets say nothing about a topic that was deleted and created again, and a worker that goes on at one of the old topic
would pass over the first articles of the new one. So each commit carries the id of the topic that it belongs to, as its
metadata, and a worker whose topic has another id than at its start ends: the next one begins where these offsets do not
belong to the new topic.
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
"""Seconds between two checks: in at-least-once mode, articles that are read meanwhile are read again."""


class SourceTopic:
    """The topic that a stage reads, as it was when the worker started."""

    def __init__(self, settings: Settings, name: str, topic_id: uuid.UUID | None) -> None:
        """Args: what to check.

        settings: name the brokers.
        name: the topic's full name.
        topic_id: its id; None where the brokers report none, and nothing is checked.
        """
        self._settings, self._name, self._id = settings, name, topic_id
        self._connection = AsyncExitStack()
        self._client: AIOKafkaAdminClient | None = None
        self._asking = asyncio.Lock()

    @property
    def metadata(self) -> str:
        """What a commit of offsets of this topic carries."""
        return str(self._id) if self._id is not None else ""

    def owns(self, metadata: str) -> bool:
        """Whether offsets with this metadata may be of this topic.

        True too where the metadata is no topic's id, as when an operator sets the group's offsets.
        """
        try:
            return self._id is None or uuid.UUID(metadata) == self._id
        except ValueError:
            return True

    async def watch(self) -> None:
        """Check again and again, until cancelled."""
        try:
            while True:
                await asyncio.sleep(CHECK_EVERY)
                try:
                    await self.check()
                except (KafkaError, OSError) as error:  # brokers that are away are reported by others
                    log.debug("cannot check the id of %s: %s: %s", self._name, type(error).__name__, error)
        finally:
            await self._disconnect()

    async def check(self) -> None:
        """End this process if the topic was deleted and created again since its start.

        What was fetched before a check that passes is of the topic as it was at the start.

        Raises:
            aiokafka.errors.KafkaError: no broker answers.
        """
        if self._id is None:
            return
        async with self._asking:
            try:
                if self._client is None:
                    self._client = await self._connection.enter_async_context(admin(self._settings))
                found = (await topic_ids(self._client, [self._name])).get(self._name)
            except BaseException:
                await self._disconnect()
                raise
        if found not in (None, self._id):  # None while it is missing
            end(f"{self._name} was deleted and created again (its id was {self._id} and is {found})")

    async def _disconnect(self) -> None:
        self._client = None
        await self._connection.aclose()


async def source_topic(settings: Settings, name: str) -> SourceTopic:
    """A topic as it is now.

    Args:
        settings: name the brokers.
        name: its full name.

    Raises:
        aiokafka.errors.KafkaError: no broker answers.
    """
    async with admin(settings) as client:
        return SourceTopic(settings, name, (await topic_ids(client, [name])).get(name))
