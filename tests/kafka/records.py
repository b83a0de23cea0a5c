"""A client for the tests of the test cluster."""

import asyncio
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic


async def make_topic(bootstrap: str, topic: str, copies: int = 1, **connection: Any) -> None:
    """Create a topic with one partition."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, **connection)
    try:
        await admin.start()
        made = await admin.create_topics([NewTopic(topic, 1, copies)])
        assert [error for _, error, *_ in made.topic_errors] == [0], made.topic_errors
    finally:
        await admin.close()


async def write(bootstrap: str, topic: str, *values: bytes, within: float = 180, **connection: Any) -> None:
    """Write the values one by one; return when all in-sync replicas have the last one."""
    async with asyncio.timeout(within):
        producer = AIOKafkaProducer(
            bootstrap_servers=bootstrap, acks="all", enable_idempotence=True, request_timeout_ms=5000, **connection
        )
        try:
            await producer.start()
            for value in values:
                await producer.send_and_wait(topic, value)
        finally:
            await producer.stop()


async def read(bootstrap: str, topic: str, within: float = 180, **connection: Any) -> list[bytes]:
    """All values on the topic."""
    async with asyncio.timeout(within):
        consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, auto_offset_reset="earliest", **connection)
        try:
            await consumer.start()
            partition = TopicPartition(topic, 0)
            consumer.assign([partition])
            end = (await consumer.end_offsets([partition]))[partition]
            values = []
            while await consumer.position(partition) < end:
                values.append((await consumer.getone()).value)
            return values
        finally:
            await consumer.stop()
