"""Read, find and replay the dead letters on `news.dead`."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from wiredesk.dead_letter import PREFIX, is_partial, replay, with_original_timestamp
from wiredesk.dlq.selection import retries_exhausted
from wiredesk.dlq.superseded import Versions
from wiredesk.errors import OperationError
from wiredesk.kafka.connection import producer
from wiredesk.kafka.delivery import RefusedError, deliver
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.kafka.reader import topic_reader
from wiredesk.kafka.stalls import SilentBrokersError, with_stall_timeout
from wiredesk.message import Message
from wiredesk.settings import Settings


class LetterNotFoundError(OperationError):
    """No letter has this offset; the message names it."""


class ReplayRejectedError(OperationError):
    """The broker rejects a replayed letter; the message has the topic and the reason."""


@dataclass(frozen=True, slots=True)
class ReplayPlan:
    """Which of the selected letters to replay."""

    letters: Sequence[Message]
    """To replay, oldest version first."""
    exhausted: int = 0
    """Skipped: replayed too often already."""
    superseded: int = 0
    """Skipped: the article has a newer version, or the letter has been replayed."""
    partial: int = 0
    """Skipped: the letter does not hold the whole record."""


def partition_offset(message: Message) -> str:
    """Partition and offset of a letter, as commands name it: `partition:offset`."""
    return f"{message.partition}:{message.offset}"


async def letters(settings: Settings) -> AsyncIterator[Message]:
    """All letters on the topic, oldest first in each partition, with the timestamps of the records that failed."""
    async with topic_reader(settings, [settings.topic("dead")], from_start=True) as reader:
        async for message in reader.records_to_end():
            yield with_original_timestamp(message)


def source_offset(letter: Message) -> str:
    """Offset of the record that failed, as log lines name it: `topic:partition:offset`."""
    return ":".join(letter.header(PREFIX + part) or "" for part in ("topic", "partition", "offset"))


def find(offsets: Sequence[str], letters: Sequence[Message]) -> list[Message]:
    """The letters at `offsets`, in that order.

    Args:
        offsets: each `partition:offset` of a letter, or `topic:partition:offset` of the record that failed.
        letters: all letters on the topic, oldest first; of several for one record the newest is returned.

    Raises:
        LetterNotFoundError: no letter has this offset, or it has been deleted.
    """
    by_offset = {source_offset(letter): letter for letter in letters}
    by_offset |= {partition_offset(letter): letter for letter in letters}
    for offset in offsets:
        if offset not in by_offset:
            raise LetterNotFoundError(f"no dead letter {offset}: `wiredesk dead list` lists all")
    return [by_offset[offset] for offset in offsets]


async def plan_replay(
    settings: Settings,
    selected: Sequence[Message],
    letters: Sequence[Message],
    max_replays: int | None,
    include_superseded: bool = False,
) -> ReplayPlan:
    """Which of the selected letters to replay, so that no older version of an article follows a newer one.

    Reads `news.raw` and `news.clean` from the timestamp of the oldest selected letter on.

    Args:
        settings: brokers and topics.
        selected: the letters to replay.
        letters: all letters, since a newer version of an article may have failed too.
        max_replays: skip letters that were replayed this often, and those that do not hold the whole record;
            None skips neither.
        include_superseded: replay older versions too.

    Raises:
        ForeignLetterError: a letter does not name the topic where it failed.
        PartialLetterError: a letter does not hold the whole record that failed.
    """
    whole = [letter for letter in selected if max_replays is None or not is_partial(letter)]
    fresh = [letter for letter in whole if max_replays is None or not retries_exhausted(letter, max_replays)]
    for letter in fresh:
        replay(letter)  # reports letters that cannot be replayed before any is
    exhausted, partial = len(whole) - len(fresh), len(selected) - len(whole)
    if not fresh:
        return ReplayPlan((), exhausted, partial=partial)
    current = fresh if include_superseded else await _current(settings, fresh, letters)
    return ReplayPlan(sorted(current, key=_time), exhausted, len(fresh) - len(current), partial)


async def _current(settings: Settings, fresh: Sequence[Message], letters: Sequence[Message]) -> list[Message]:
    versions = Versions(fresh, settings)
    for letter in letters:
        versions.add_letter(letter)
    async with topic_reader(settings, [settings.topic("raw"), settings.topic("clean")], from_start=True) as reader:
        await reader.skip_to(min(map(_time, fresh)))
        async for record in reader.records_to_end():
            versions.add_record(record)
    return [letter for letter in fresh if not versions.superseded(letter)]


def _time(letter: Message) -> int:
    return max(0, letter.timestamp or 0)


async def replay_letters(settings: Settings, selected: Sequence[Message]) -> None:
    """Publish letters on the topics where they failed. They stay on `news.dead` too.

    Raises:
        ReplayRejectedError: the broker rejects a letter for good; the others are replayed.
        SilentBrokersError: no acknowledgement for `stall_timeout_seconds`; the message has the number of replayed ones.
        aiokafka.errors.KafkaError: a letter was not acknowledged.
    """
    acknowledged = 0

    def count() -> None:
        nonlocal acknowledged
        acknowledged += 1

    async def publish() -> None:
        kafka_producer = producer(await with_producer_support(settings))
        await kafka_producer.start()
        try:
            await deliver(kafka_producer, [replay(message) for message in selected], count)
        finally:
            await kafka_producer.stop()

    def progress(count: int) -> str:
        return f"{count} of {len(selected)} dead letters replayed"

    try:
        await with_stall_timeout(
            publish(), settings.stall_timeout_seconds, lambda: acknowledged, progress, lambda: True
        )
    except RefusedError as refusal:
        raise ReplayRejectedError(
            f"{refusal}: raise WIREDESK_MAX_RECORD_BYTES, run `wiredesk topics apply`, and replay again: "
            "replayed dead letters are skipped"
        ) from refusal
    except SilentBrokersError as error:
        raise SilentBrokersError(
            f"{error}: {progress(acknowledged)}; run the command again: replayed ones are skipped"
        ) from error
