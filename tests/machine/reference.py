"""The reference run: the expected records, derived from the articles alone."""

from collections.abc import Iterable, Mapping

from aiokafka.errors import MessageSizeTooLargeError
from aiokafka.partitioner import murmur2

from tests.machine.stages import CLEAN, ENRICH
from wiredesk.dead_letter import PREFIX, dead_letter
from wiredesk.errors import RefusedRecord
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import prepare

VARYING = (PREFIX + "offset", PREFIX + "exception.message")
"""Headers of a dead letter that depend on the run: an article that `clean` writes twice has two offsets."""


def partition_of(key: bytes | None, partitions: int) -> int:
    """The partition of a key."""
    return (murmur2(key) & 0x7FFFFFFF) % partitions if key is not None else 0


def plain(record: Message) -> Message:
    """A record for comparison: without partition and offset."""
    headers = tuple((name, value) for name, value in record.headers if name not in VARYING)
    return Message(record.topic, record.key, record.value, headers, record.timestamp)


class Quiet:
    """The stages, directly connected."""

    def __init__(self, settings: Settings, topics: Mapping[str, int], partitions: int) -> None:
        """Args: topics: name and the largest value it takes, in bytes."""
        self._topics, self._partitions, self._dead = topics, partitions, settings.topic("dead")
        self._work = {settings.topic(stage.source): (stage.name, prepare(stage, settings)) for stage in (CLEAN, ENRICH)}

    def step(self, article: Message) -> tuple[Message, ...]:
        """The records that a stage writes for an article, for comparison."""
        name, work = self._work[article.topic]
        written = work(article).messages
        if any(len(record.value or b"") > self._topics[record.topic] for record in written):
            written = (dead_letter(article, name, self._dead, RefusedRecord(str(MessageSizeTooLargeError()))),)
        return tuple(plain(record) for record in written)

    def run(self, articles: Iterable[Message]) -> list[Message]:
        """The records that both stages write for articles on the first topic, in order."""
        written = []
        for article in articles:
            for record in self.step(article):
                written.append(record)
                if record.topic in self._work:
                    place = partition_of(record.key, self._partitions)
                    read = Message(record.topic, record.key, record.value, record.headers, record.timestamp, place, 0)
                    written.extend(self.step(read))
        return written
