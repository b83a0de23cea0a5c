"""The letters on `news.dead`: reading them, choosing among them, and putting them back."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from wiredesk.dead_letter import PREFIX, is_partial, replay, with_original_timestamp
from wiredesk.dlq.selection import retries_exhausted
from wiredesk.dlq.superseded import Versions
from wiredesk.errors import OperationError
from wiredesk.kafka.connection import producer
from wiredesk.kafka.delivery import RefusedError, deliver
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.kafka.reader import onlooker
from wiredesk.kafka.stalls import SilentBrokersError, ending
from wiredesk.message import Message
from wiredesk.settings import Settings


class NoLetterError(OperationError):
    """There is no letter at a place; the message names it."""


class RefusedLetterError(OperationError):
    """The broker does not take a letter back; the message names the topic and says why."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a choice of letters comes to."""

    letters: Sequence[Message]
    """To put back, the oldest version first."""
    exhausted: int = 0
    """Left out: put back too often already."""
    superseded: int = 0
    """Left out: something newer is known of the article, or the letter has been put back before."""
    partial: int = 0
    """Left out: the letter does not hold the whole record."""


def place(message: Message) -> str:
    """Where a letter is, as commands name it: `partition:offset`."""
    return f"{message.partition}:{message.offset}"


async def letters(settings: Settings) -> AsyncIterator[Message]:
    """All letters that are kept, oldest first in each partition, with the timestamps of the records that failed."""
    async with onlooker(settings, [settings.topic("dead")], from_start=True) as reader:
        async for message in reader.records_to_end():
            yield with_original_timestamp(message)


def source_place(letter: Message) -> str:
    """Where the record that failed is, as log lines name it: `topic:partition:offset`."""
    return ":".join(letter.header(PREFIX + part) or "" for part in ("topic", "partition", "offset"))


def at(places: Sequence[str], kept: Sequence[Message]) -> list[Message]:
    """The letters at `places`, in that order.

    Args:
        places: each a letter's own place, or the place of the record that failed.
        kept: all letters that are kept, the oldest first; of several for one record the newest is meant.

    Raises:
        NoLetterError: nothing is there, or no longer.
    """
    found = {source_place(message): message for message in kept} | {place(message): message for message in kept}
    for name in places:
        if name not in found:
            raise NoLetterError(f"no dead letter {name}: `wiredesk dead list` shows those that are kept")
    return [found[name] for name in places]


async def round_of(
    settings: Settings,
    chosen: Sequence[Message],
    kept: Sequence[Message],
    max_replays: int | None,
    include_superseded: bool = False,
) -> Round:
    """Those of the chosen letters that it is right to put back.

    Reads what `news.raw` and `news.clean` hold from the oldest chosen letter's time on.

    Args:
        settings: where.
        chosen: the letters that are meant.
        kept: all letters, since a newer version of an article may have died too.
        max_replays: leave out letters put back that often already, and those that hold only a part of their record;
            None leaves none out for that.
        include_superseded: put back older versions too.

    Raises:
        StrayLetterError: a letter does not say where it failed.
        PartialLetterError: a letter does not hold the record that failed.
    """
    whole = [letter for letter in chosen if max_replays is None or not is_partial(letter)]
    fresh = [letter for letter in whole if max_replays is None or not retries_exhausted(letter, max_replays)]
    for letter in fresh:
        replay(letter)  # one that is no letter of ours is told before anything is put back
    exhausted, partial = len(whole) - len(fresh), len(chosen) - len(whole)
    if not fresh:
        return Round((), exhausted, partial=partial)
    standing = fresh if include_superseded else await _standing(settings, fresh, kept)
    return Round(sorted(standing, key=_time), exhausted, len(fresh) - len(standing), partial)


async def _standing(settings: Settings, fresh: Sequence[Message], kept: Sequence[Message]) -> list[Message]:
    versions = Versions(fresh, settings)
    for letter in kept:
        versions.see_letter(letter)
    async with onlooker(settings, [settings.topic("raw"), settings.topic("clean")], from_start=True) as reader:
        await reader.skip_to(min(map(_time, fresh)))
        async for record in reader.records_to_end():
            versions.see(record)
    return [letter for letter in fresh if not versions.superseded(letter)]


def _time(letter: Message) -> int:
    return max(0, letter.timestamp or 0)


async def put_back(settings: Settings, chosen: Sequence[Message]) -> None:
    """Publish letters again where they failed. They stay on `news.dead` too: that topic is a log.

    Raises:
        RefusedLetterError: the broker will never take one; the others are put back.
        SilentBrokersError: the brokers acknowledge nothing for `stall_timeout_seconds`; it says how many are put back.
        aiokafka.errors.KafkaError: the broker did not take one.
    """
    acknowledged = 0

    def count() -> None:
        nonlocal acknowledged
        acknowledged += 1

    async def publish() -> None:
        outlet = producer(await with_producer_support(settings))
        await outlet.start()
        try:
            await deliver(outlet, [replay(message) for message in chosen], count)
        finally:
            await outlet.stop()

    def doing(letters: int) -> str:
        return f"{letters} of {len(chosen)} letters put back"

    try:
        await ending(publish(), settings.stall_timeout_seconds, lambda: acknowledged, doing, lambda: True)
    except RefusedError as refusal:
        raise RefusedLetterError(
            f"{refusal}: raise WIREDESK_MAX_RECORD_BYTES, run `wiredesk topics apply`, and put letters back again: "
            "those that are back are left out"
        ) from refusal
    except SilentBrokersError as error:
        raise SilentBrokersError(
            f"{error}: {doing(acknowledged)}; run the command again: those that are back are left out"
        ) from error
