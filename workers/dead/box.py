"""The letters on `news.dead`: reading them and putting them back."""

from collections.abc import AsyncIterator, Sequence

from workers.dead.letter import replay
from workers.errors import OperationError
from workers.message import Message
from workers.settings import Settings
from workers.stream.connection import producer
from workers.stream.delivery import deliver
from workers.stream.read import onlooker


class NoLetterError(OperationError):
    """There is no letter at a place; the message names it."""


def place(message: Message) -> str:
    """Where a letter is, as commands name it: `partition:offset`."""
    return f"{message.partition}:{message.offset}"


async def letters(settings: Settings) -> AsyncIterator[Message]:
    """All letters that are kept, oldest first in each partition."""
    async with onlooker(settings, [settings.topic("dead")], from_start=True) as reader:
        async for message in reader.records_to_end():
            yield message


async def find(settings: Settings, places: Sequence[str]) -> list[Message]:
    """The letters at `places`, in that order.

    Raises:
        NoLetterError: nothing is there, or no longer.
    """
    wanted = set(places)
    found = {place(message): message async for message in letters(settings) if place(message) in wanted}
    for name in places:
        if name not in found:
            raise NoLetterError(f"no dead letter {name}: `wiredesk dead list` shows those that are kept")
    return [found[name] for name in places]


async def put_back(settings: Settings, chosen: Sequence[Message]) -> None:
    """Publish letters again where they failed. They stay on `news.dead` too: that topic is a log.

    Raises:
        aiokafka.errors.KafkaError: the broker did not take one.
    """
    outlet = producer(settings)
    await outlet.start()
    try:
        await deliver(outlet, [replay(message) for message in chosen])
    finally:
        await outlet.stop()
