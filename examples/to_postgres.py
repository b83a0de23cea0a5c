"""Keep articles and quotes in PostgreSQL.

    python examples/to_postgres.py DATABASE [BROKERS]
    python examples/to_postgres.py postgresql://localhost/news

Each record replaces what the database holds of its article, and offsets are committed after the database has committed.
So a restart loses nothing, and a record that comes twice changes nothing.
"""

import asyncio
import sys

import psycopg
from aiokafka import AIOKafkaConsumer, ConsumerRecord

from wiredesk_schemas import CleanArticle, Quotes

TABLES = """
create table if not exists article (
    article_id text primary key, title text, text text, language text, published_at text, url text
);
create table if not exists quote (
    article_id text, quote_id text, speaker text, kind text, text text, primary key (article_id, quote_id)
);
"""


def store(database: psycopg.Connection, record: ConsumerRecord) -> None:
    """Make the tables say what the record says; a tombstone deletes."""
    article_id = record.key.decode()
    if record.topic == "news.clean":
        database.execute("delete from article where article_id = %s", [article_id])
        if record.value is not None:
            article = CleanArticle.from_json(record.value)
            database.execute(
                "insert into article values (%s, %s, %s, %s, %s, %s)",
                [article_id, article.title, article.text, article.language, article.published_at, article.url],
            )
    else:
        database.execute("delete from quote where article_id = %s", [article_id])
        for quote in Quotes.from_json(record.value).quotes if record.value is not None else []:
            speaker = quote.speaker.name if quote.speaker else None
            database.execute(
                "insert into quote values (%s, %s, %s, %s, %s) on conflict do nothing",
                [article_id, quote.quote_id, speaker, quote.kind, quote.text],
            )


async def main(address: str, brokers: str = "localhost:9092") -> None:
    consumer = AIOKafkaConsumer(
        *("news.clean", "news.quotes"),
        bootstrap_servers=brokers,
        group_id="example-postgres",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    with psycopg.connect(address) as database:
        database.execute(TABLES)
        database.commit()
        async with consumer:
            while True:
                batches = await consumer.getmany(timeout_ms=1000)
                for record in (record for batch in batches.values() for record in batch):
                    store(database, record)
                if batches:
                    database.commit()
                    await consumer.commit()
                    print("stored", sum(map(len, batches.values())), "records", flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
