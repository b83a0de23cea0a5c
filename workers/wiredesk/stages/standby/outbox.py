"""Writes the records in the outbox of a state, while the worker leads."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from aiokafka import AIOKafkaProducer
from aiokafka.errors import InvalidTimestampError

from wiredesk.errors import OperationError
from wiredesk.kafka.connection import producer
from wiredesk.kafka.delivery import RefusedError, deliver
from wiredesk.message import Message
from wiredesk.stages.standby.state_file import StateFile
from wiredesk.stages.standby.stateful_worker import StatefulWorker
from wiredesk.stages.standby.worker_status import WorkerStatus

log = logging.getLogger(__name__)

SEND = 2000
"""Records sent together."""


class WrongClockError(OperationError):
    """The brokers reject the time of new records; the message names the remedy."""


class Outbox:
    """The outbox of a worker's state, and the producer that empties it.

    A record that a broker rejects must not hold up all others. Its producer has to be replaced, since Kafka still
    expects the number of the rejected batch.
    """

    def __init__(self, worker: StatefulWorker[WorkerStatus, StateFile]) -> None:
        self._worker = worker
        self._sender: AIOKafkaProducer = producer(worker.settings)

    async def start(self) -> None:
        """Connect the producer."""
        await self._sender.start()

    async def write(self) -> None:
        """Write the records in the outbox, oldest first; stop once another worker leads.

        Raises:
            WrongClockError: the brokers reject the time of a record, and the present time too.
            aiokafka.errors.KafkaError: a record was not acknowledged.
        """
        state, status = self._worker.state, self._worker.status
        while True:
            messages, last = await state.unsent(SEND)
            if not messages or not await self._worker.member.confirm():
                return
            # Keep the order of records with the same key: the newest version has to be the last one in the topic.
            try:
                await deliver(self._sender, messages)
            except RefusedError:
                await self._renew()
                if not await self._write_singly(messages):
                    return
            await state.sent(last)
            status.wrote(messages)
            status.alive()

    async def _write_singly(self, messages: Sequence[Message]) -> bool:
        """Write what can be written, as the error does not say which record of a batch is at fault.

        Returns:
            False if another worker leads meanwhile.
        """
        for message in messages:
            if not await self._worker.member.confirm():
                return False
            try:
                await deliver(self._sender, [message])
            except RefusedError as error:
                await self._renew()
                _, reason = error.refused[0]
                if isinstance(reason, InvalidTimestampError):
                    await self._write_now(message)
                else:
                    log.error(
                        "the record of %s on %s has %d bytes and is rejected (%s): it is not written; run "
                        "`wiredesk topics apply`",
                        (message.key or b"").decode("utf-8", "replace"),
                        message.topic,
                        message.size,
                        type(reason).__name__,
                    )
        return True

    async def _write_now(self, message: Message) -> None:
        """Write a record with the present time: its own is one that a wrong clock gave it."""
        try:
            await deliver(self._sender, [replace(message, timestamp=None)])
        except RefusedError as error:
            raise WrongClockError(f"the brokers reject the time of records ({error}): set this host's clock") from error

    async def _renew(self) -> None:
        await self._sender.stop()
        self._sender = producer(self._worker.settings)
        await self._sender.start()

    async def stop(self) -> None:
        """Close the producer."""
        await self._sender.stop()


@asynccontextmanager
async def opened_outbox(worker: StatefulWorker[WorkerStatus, StateFile]) -> AsyncIterator[Outbox]:
    """Context manager: the outbox of a worker that leads."""
    outbox = Outbox(worker)
    try:
        await outbox.start()
        yield outbox
    finally:
        await outbox.stop()
