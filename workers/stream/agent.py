"""The Faust side of a stage: an agent that takes articles in batches, has them worked on, delivers, then acks.

What is set here and why (faust-streaming 0.15.3): a stream acks an event even when the agent raised, so the
batch is taken without acks and acked by hand; offsets are committed past messages in flight when several actors
share a partition, so there is one; a payload that Faust cannot decode is acked and gone, so it gets raw bytes;
a restarted agent acks past the hole, so a surprise ends the process and the batch is read again.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import faust
import mode
from aiokafka import AIOKafkaProducer
from faust.streams import Stream
from faust.types import EventT, StreamT
from faust.web import Request, Response, View

from workers.message import Message
from workers.ports import free_port
from workers.settings import Settings
from workers.stage import Stage
from workers.stream.connection import CLIENT_ID
from workers.stream.counts import Counts
from workers.stream.credentials import credentials
from workers.stream.delivery import deliver
from workers.stream.pool import Pool


def stage_app(
    stage: Stage, settings: Settings, pool: Pool, outlet: AIOKafkaProducer, counts: Counts, folder: Path
) -> faust.App:
    """The stage as a Faust app: its consumer group is its own, so it scales alone.

    Args:
        stage: what to do.
        settings: where and how.
        pool: the processes that do the work.
        outlet: a started producer for the records that come out. Not Faust's own: that has no setting for
            idempotence, and counts timestamps in float seconds, which rounds a dead letter's to the wrong
            millisecond.
        counts: where finished articles are counted.
        folder: an empty one that Faust may write in.
    """
    app = faust.App(
        settings.group(stage.name),
        broker=[f"kafka://{broker}" for broker in settings.broker_list],
        broker_client_id=CLIENT_ID,
        broker_credentials=credentials(settings),
        broker_session_timeout=settings.session_timeout_seconds,
        broker_heartbeat_interval=settings.session_timeout_seconds / 4,
        broker_commit_interval=settings.commit_seconds,
        consumer_max_fetch_size=settings.record_bytes,
        stream_buffer_maxsize=4 * settings.batch_articles,  # articles in memory beyond the batch in hand
        agent_supervisor=mode.CrashingSupervisor,
        key_serializer="raw",
        value_serializer="raw",
        topic_allow_declare=False,  # topics are ours to declare: `wiredesk topics apply`
        topic_disable_leader=True,
        store="memory://",
        datadir=folder,
        web_host="127.0.0.1",
        web_bind="127.0.0.1",
        web_port=settings.web_port or free_port(),
    )
    source = app.topic(settings.topic(stage.source), key_type=bytes, value_type=bytes)

    @app.agent(source, name=stage.name, concurrency=1)
    async def take(articles: StreamT[bytes]) -> None:
        stream = cast(Stream[Any], articles)  # the interface lacks the method that the class has
        async for events in stream.noack_take(settings.batch_articles, within=settings.batch_seconds):
            outcomes = await pool.run([_message(event) for event in events])
            await deliver(outlet, (message for outcome in outcomes for message in outcome.messages))
            for event in events:
                await stream.ack(event)
            counts.add(outcomes)

    @app.page("/articles")
    async def show_counts(view: View, request: Request) -> Response:
        return view.json({"stage": stage.name, **counts.by_result})

    return app


def _message(event: EventT[bytes]) -> Message:
    record = event.message
    headers = record.headers or ()
    return Message(
        topic=record.topic,
        key=record.key,
        value=record.value,
        headers=tuple(headers.items() if isinstance(headers, Mapping) else headers),
        timestamp=round(record.timestamp * 1000) if record.timestamp else None,
        partition=record.partition,
        offset=record.offset,
    )
