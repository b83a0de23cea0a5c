"""Print who said what, as it is found.

    python examples/consumer.py [BROKERS]

The newest record for a key is the whole truth about an article. A record without a value is a tombstone: the article
was withdrawn.
"""

import asyncio
import sys

from aiokafka import AIOKafkaConsumer

from wiredesk_schemas import Quotes


async def main(brokers: str) -> None:
    consumer = AIOKafkaConsumer(
        "news.quotes", bootstrap_servers=brokers, group_id="example-consumer", auto_offset_reset="earliest"
    )
    async with consumer:
        async for record in consumer:
            if record.value is None:
                print("withdrawn:", record.key.decode(), flush=True)
                continue
            for quote in Quotes.from_json(record.value).quotes:
                speaker = quote.speaker.name if quote.speaker else "unknown"
                print(f"{speaker}: {quote.text}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:] or ["localhost:9092"]))
