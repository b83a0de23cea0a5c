"""Keeps the state of a standby of `link` current: it applies what the leader has finished, and reads what it wrote."""

import time

from wiredesk.link.linker import TOPICS
from wiredesk.message import Message
from wiredesk.stages.linking.reading import TICK, OwnRecords, reader_at
from wiredesk.stages.linking.status import LinkStatus
from wiredesk.stages.linking.store import LinkStore
from wiredesk.stages.standby.following import follow
from wiredesk.stages.standby.stateful_worker import StatefulWorker
from wiredesk.stages.standby.topic_reading import partitions_of


async def follow_leader(worker: StatefulWorker[LinkStatus, LinkStore]) -> None:
    """Apply what the leader has finished, until this worker leads and has applied all of it.

    Raises:
        ConfigurationError: a topic is missing.
        aiokafka.errors.KafkaError: the brokers are unavailable.
    """
    settings, store, status = worker.settings, worker.state, worker.status
    own_parts, origin = await partitions_of(settings, TOPICS)
    known = await store.offsets(origin)
    rebuilt = time.monotonic()

    async def step(messages: list[Message]) -> None:
        await store.take(messages, time.time())

    async with reader_at(settings, own_parts, known) as own_reader:
        own = OwnRecords(own_reader, store, status)

        async def after_round() -> None:
            nonlocal rebuilt
            await own.read_to_end()
            idle = status.behind == 0 and time.monotonic() - rebuilt > TICK
            rebuilt = time.monotonic() if idle else rebuilt
            await store.follow_records(idle)
            status.articles = await store.articles()

        await follow(worker, step, after_round, store.expire)
