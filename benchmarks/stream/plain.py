"""The plain aiokafka loop that Faust is compared with: one process per stage, the same work.

It reads batches of the same size, uses the same kind of processes, sends with an idempotent producer and acks=all,
waits for all acknowledgements together and commits as often as Wiredesk. It lacks everything else: dead letters for
records that the broker rejects, leases, a watchdog, and ordered rebalances.
"""

import asyncio
import signal
import threading
import time

from aiokafka import AIOKafkaConsumer

from wiredesk.kafka.connection import CLIENT_ID, producer, security
from wiredesk.kafka.reader import message_of
from wiredesk.pool.parent import end_with_parent
from wiredesk.pool.pool import Pool
from wiredesk.settings import Settings
from wiredesk.stage import Stage


def work(stage: Stage, settings: Settings) -> None:
    """Run a stage until SIGTERM; the target of a process, like `wiredesk.stages.worker.work`."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asyncio.run(_loop(stage, settings))


async def _loop(stage: Stage, settings: Settings) -> None:
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    pool = Pool(stage, settings)
    pool.warm()
    consumer = AIOKafkaConsumer(
        settings.topic(stage.source),
        **security(settings),
        client_id=CLIENT_ID,
        group_id=settings.group(stage.name),
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=settings.max_record_bytes,
        isolation_level="read_committed",
    )
    outlet = producer(settings)
    await consumer.start()
    await outlet.start()
    committed = time.monotonic()
    try:
        while not stopping.is_set():
            fetched = await consumer.getmany(
                timeout_ms=round(settings.batch_max_wait_seconds * 1000), max_records=settings.batch_max_articles
            )
            articles = [message_of(record) for records in fetched.values() for record in records]
            if articles:
                outcomes = await pool.run(articles)
                sent = [
                    await outlet.send(
                        record.topic,
                        record.value,
                        key=record.key,
                        headers=list(record.headers),
                        timestamp_ms=record.timestamp,
                    )
                    for outcome in outcomes
                    for record in outcome.messages
                ]
                await asyncio.gather(*sent)
            if time.monotonic() - committed >= settings.commit_interval_seconds:
                await consumer.commit()
                committed = time.monotonic()
        await consumer.commit()
    finally:
        await outlet.stop()
        await consumer.stop()
        pool.stop()
