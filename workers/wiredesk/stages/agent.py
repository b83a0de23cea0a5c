"""The Faust app of a stage: an agent that reads articles in batches and processes each batch.

Settings and their reasons (faust-streaming 0.15.3): a stream acks an event even if the agent raised, so batches are
taken without acks, and only `Batches` commits offsets; several actors on a partition commit past articles in flight, so
there is one; a payload that Faust cannot decode is acked and lost, so it gets raw bytes; a restarted agent skips the
failed batch, so an unexpected error ends the process and the batch is read again.
"""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

import faust
import mode
from faust.streams import Stream
from faust.types import StreamT

from wiredesk.kafka.connection import CLIENT_ID, wait_for_broker
from wiredesk.kafka.waiting import articles_wait
from wiredesk.message import Partition
from wiredesk.pool.pool import Pool
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Stage
from wiredesk.stages.at_least_once import AtLeastOnce
from wiredesk.stages.batches import Batches, BatchWriter
from wiredesk.stages.consumer import REBALANCE_SECONDS, GroupConsumer
from wiredesk.stages.credentials import credentials
from wiredesk.stages.exactly_once import ExactlyOnce
from wiredesk.stages.in_flight import InFlightOffsets
from wiredesk.stages.lease import Lease
from wiredesk.stages.source_topic import SourceTopic
from wiredesk.stages.waits import Waits, WatchedWriter
from wiredesk.stages.watchdog import Vitals, Watchdog
from wiredesk.telemetry.status import Membership
from wiredesk.telemetry.telemetry import Telemetry


class _App(faust.App):
    logger = logging.getLogger("faust.app")  # Faust's own logger, which `set_up_logs` silences

    def _create_directories(self) -> None:
        """Create none: they are for tables, which stages do not use, and a killed worker would leave them."""


def stage_app(
    stage: Stage,
    settings: Settings,
    pool: Pool,
    allow: Callable[[Sequence[Outcome]], None],
    telemetry: Telemetry,
    topic: SourceTopic,
) -> tuple[faust.App, Batches, Membership, Watchdog]:
    """The Faust app of a stage, its batches, its membership in the group, and its watchdog.

    Each stage has its own consumer group, so it scales independently.

    Args:
        stage: the stage.
        settings: brokers, topics and limits.
        pool: the processes that do the work.
        allow: raises if outcomes must not be written because of too many dead letters.
        telemetry: metrics, logs and traces.
        topic: the source topic.
    """
    group = settings.group(stage.name)
    app = _App(
        group,
        broker=[f"kafka://{broker}" for broker in settings.broker_list],
        broker_client_id=CLIENT_ID,
        broker_credentials=credentials(settings),
        stream_buffer_maxsize=4 * settings.batch_max_articles,  # articles in memory beyond the current batch
        stream_wait_empty=False,  # it would wait forever for acks, which are not used; `Batches.release` waits
        agent_supervisor=mode.CrashingSupervisor,
        key_serializer="raw",
        value_serializer="raw",
        topic_allow_declare=False,  # `wiredesk topics apply` declares topics
        topic_disable_leader=True,
        store="memory://",
        web_enabled=False,  # `wiredesk.web` serves metrics and health, also before the app starts
    )
    lease, in_flight = Lease(settings.session_timeout_seconds), InFlightOffsets()
    app.transport.Consumer = partial(  # type: ignore[misc, assignment]  # Faust's hook for a custom consumer
        GroupConsumer, settings=settings, group=group, lease=lease, in_flight=in_flight, source=topic
    )
    exactly_once = settings.delivery == "exactly-once"
    writer: BatchWriter = (
        ExactlyOnce(settings, group, topic)
        if exactly_once
        else AtLeastOnce(settings, lambda offsets: cast(GroupConsumer, app.consumer).commit_offsets(offsets))
    )
    waits = Waits()
    delivery = WatchedWriter(writer, waits)
    may_write = _always if exactly_once else lambda: lease.held  # Kafka itself fences transactional producers
    batches = Batches(
        stage.name,
        settings.topic("dead"),
        pool.run,
        delivery,
        allow,
        lambda: app.consumer_generation_id,
        in_flight.arrived,
        may_write,
        telemetry,
        settings.max_record_bytes,
    )
    watchdog = Watchdog(
        settings.stall_timeout_seconds,
        REBALANCE_SECONDS + settings.session_timeout_seconds,
        Vitals(
            waits=lambda: waits.longest,
            writing=lambda: batches.writing_since is not None,
            may_write=may_write,
            at_work=lambda: batches.at_work,
            finished_at=lambda: batches.finished_at,
            lost_for=lambda: lease.lost_for,
            group_fault=lambda: cast(GroupConsumer, app.consumer).fault(),
            articles_wait=lambda: articles_wait(settings, group, [Partition(*tp) for tp in app.consumer.assignment()]),
            brokers_serve=lambda: wait_for_broker(settings, patience=0),
        ),
    )
    source = app.topic(settings.topic(stage.source), key_type=bytes, value_type=bytes)

    @app.agent(source, name=stage.name, concurrency=1)
    async def take(articles: StreamT[bytes]) -> None:
        stream = cast(Stream[Any], articles)  # the interface lacks `noack_take`
        async for events in stream.noack_take(settings.batch_max_articles, within=settings.batch_max_wait_seconds):
            await batches.work_on(events)

    @app.on_partitions_revoked.connect
    async def release(*_: Any, **__: Any) -> None:
        await batches.release()

    app.timer(settings.commit_interval_seconds)(delivery.settle)

    membership = Membership(
        partitions=lambda: cast(GroupConsumer, app.consumer).partitions(),
        lag=lambda: cast(GroupConsumer, app.consumer).lag(batches.in_batch),
        uncommitted=lambda: cast(GroupConsumer, app.consumer).uncommitted(),
        deleted_unread=lambda: cast(GroupConsumer, app.consumer).deleted_unread,
        restarted=lambda: cast(GroupConsumer, app.consumer).restarted,
        rebalances=lambda: app.consumer_generation_id,
        heard=lambda: lease.held,
    )
    return app, batches, membership, watchdog


def _always() -> bool:
    return True
