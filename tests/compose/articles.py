"""Articles for tests, in addition to the samples in `seeds/`."""

import asyncio
import json
import sys

from aiokafka import AIOKafkaProducer


async def produce(bootstrap: str, topic: str, codec: str, article_id: str) -> None:
    """Publish one article with a quote in a batch that is compressed with `codec`."""
    text = f"The ferry returned to the harbour on Friday. “We waited for {codec},” said Ama Mensah, the captain."
    value = json.dumps({"article_id": article_id, "title": "Ferry returns", "text": text}).encode()
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", compression_type=codec) as producer:
        await producer.send_and_wait(topic, value, key=article_id.encode())


if __name__ == "__main__":
    asyncio.run(produce(*sys.argv[1:]))
