"""Export all quotes to a Parquet file, for pandas, DuckDB or Spark.

    python examples/to_parquet.py FILE [BROKERS]

Reads `news.quotes` from its beginning to its present end, keeps the newest record of each article, and writes one row a
quote.
"""

import asyncio
import sys

import pyarrow
import pyarrow.parquet
from aiokafka import AIOKafkaConsumer, TopicPartition

from wiredesk_schemas import Quotes

SCHEMA = pyarrow.schema(
    {name: pyarrow.string() for name in ("article_id", "published_at", "speaker", "entity_id", "kind", "text")}
)


async def newest(topic: str, brokers: str) -> dict[bytes, bytes]:
    """The newest value of each key; a withdrawn article is left out."""
    values: dict[bytes, bytes] = {}
    async with AIOKafkaConsumer(bootstrap_servers=brokers, enable_auto_commit=False) as consumer:
        partitions = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic) or ()]
        consumer.assign(partitions)
        await consumer.seek_to_beginning(*partitions)
        ends = await consumer.end_offsets(partitions)
        while any([await consumer.position(partition) < end for partition, end in ends.items()]):
            for batch in (await consumer.getmany(timeout_ms=1000)).values():
                for record in batch:
                    values.pop(record.key, None)
                    if record.value is not None:
                        values[record.key] = record.value
    return values


async def main(file: str, brokers: str = "localhost:9092") -> None:
    rows = [
        {
            "article_id": quotes.article_id,
            "published_at": quotes.published_at,
            "speaker": quote.speaker.name if quote.speaker else None,
            "entity_id": quote.speaker.entity_id if quote.speaker else None,
            "kind": quote.kind,
            "text": quote.text,
        }
        for quotes in map(Quotes.from_json, (await newest("news.quotes", brokers)).values())
        for quote in quotes.quotes
    ]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, SCHEMA), file)
    print("wrote", len(rows), "quotes to", file)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
