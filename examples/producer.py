"""Send articles to Wiredesk.

    python examples/producer.py [BROKERS]

An article is a JSON object with a field `text` or `html`; everything else is optional. The key is the article's id, so
that a correction reaches the same partition as the version it replaces, and replaces it on every output topic.
"""

import asyncio
import json
import sys

from aiokafka import AIOKafkaProducer

ARTICLES = [
    {
        "article_id": "example-1",
        "title": "Ferry returns to Lake Tamba",
        "text": "TAMBA, May 3 (MNA) - “We waited a whole year for this boat,” said Ama Mensah, a fishmonger.",
        "published_at": "2026-05-03T09:30:00Z",
    },
    {
        "article_id": "example-2",
        "title": "Bridge opens",
        "html": "<p>The bridge is open, said the mayor, Kofi Boro.</p><p>Advertisement</p>",
    },
]


async def main(brokers: str) -> None:
    async with AIOKafkaProducer(bootstrap_servers=brokers, acks="all") as producer:
        for article in ARTICLES:
            value = json.dumps(article).encode()
            await producer.send_and_wait("news.raw", value, key=article["article_id"].encode())
            print("sent", article["article_id"])

        # To withdraw an article, send its key without a value:
        #     await producer.send_and_wait("news.raw", None, key=b"example-2")


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:] or ["localhost:9092"]))
