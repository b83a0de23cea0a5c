"""aiokafka's consumer, with record batches read by `wiredesk.kafka.fetch.fetched` instead of its own reader.

aiokafka (0.14) makes its fetcher inside `start` and has no hook for another, so the fetcher is adapted as it is
assigned, before its task has run: batches are taken out of each answer of a broker and put back as readable records.
"""

from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.consumer.fetcher import Fetcher, FetchResult
from aiokafka.errors import CorruptRecordException, KafkaConnectionError, KafkaError
from aiokafka.protocol.fetch import FetchRequest
from aiokafka.record.default_records import DefaultRecordBatchBuilder

from wiredesk.kafka.fetch.fetched import Faults, FetchedRecords


class TopicConsumer(AIOKafkaConsumer):  # type: ignore[misc]  # aiokafka is not typed
    """A consumer that no record can stop.

    What cannot be read comes as a `ConsumerRecord` whose `checksum` is a `wiredesk.message.Unreadable`. Records larger
    than `max_partition_fetch_bytes` come so too, with the beginning of their value.
    """

    @property
    def _fetcher(self) -> Fetcher | None:
        return self.__dict__.get("fetcher")

    @_fetcher.setter
    def _fetcher(self, fetcher: Fetcher | None) -> None:
        if fetcher is not None:
            _adapt(fetcher)
        self.__dict__["fetcher"] = fetcher


def _adapt(fetcher: Fetcher) -> None:
    client, process = _FetchClient(fetcher._client), fetcher._proc_fetch_request
    faults, largest = Faults(), fetcher._max_partition_fetch_bytes

    async def process_with_our_reader(assignment: Any, node_id: int, request: Any) -> bool:
        begun = {
            TopicPartition(topic, partition): offset
            for topic, partitions in request.topics
            for partition, offset, _ in partitions
        }
        wake_up: bool = await process(assignment, node_id, request)
        # Nothing has run between the answer and here, so no one has looked into these results.
        for place, offset in begun.items():
            data, result = client.batches.pop(place, None), fetcher._records.get(place)
            if data is not None and type(result) is FetchResult:
                state = assignment.state_value(place)
                end = state.highwater if state.highwater is not None and state.highwater >= 0 else None
                records, aborted = data
                result._partition_records = FetchedRecords(place, records, aborted, offset, end, largest, faults)
        return wake_up

    fetcher._client, fetcher._proc_fetch_request = client, process_with_our_reader


class _FetchClient:
    """A client whose answers to fetches hold one batch that aiokafka's own reader takes, in place of those that came.

    Args:
        client: aiokafka's, which does all.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self.batches: dict[TopicPartition, tuple[bytes, list[tuple[int, int]] | None]] = {}
        """What came, and the transactions that were taken back, until the fetcher has seen the answer."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    async def send(self, node_id: int, request: Any) -> Any:
        """The broker's answer.

        Raises:
            aiokafka.errors.KafkaError: it cannot be had; the fetcher tries again.
        """
        try:
            answer = await self._client.send(node_id, request)
        except KafkaError:
            raise
        except Exception as error:  # an answer that aiokafka cannot take apart; its fetcher would end without a word
            raise KafkaConnectionError(f"broker {node_id} answers what cannot be read: {error!r}") from error
        if isinstance(request, FetchRequest):
            answer.topics = [
                (topic, [self._put_aside(topic, *partition) for partition in partitions])
                for topic, partitions in answer.topics
            ]
        return answer

    def _put_aside(self, topic: str, partition: int, error_code: int, *rest: Any) -> tuple[Any, ...]:
        *before, data = rest
        if error_code == CorruptRecordException.errno:
            error_code, data = 0, b""  # its fetcher asks for the same offset again, without end
        elif error_code or not data:
            return (partition, error_code, *rest)
        aborted = before[3 if len(before) == 5 else -1] if len(before) > 1 else None
        self.batches[TopicPartition(topic, partition)] = bytes(data), aborted
        return (partition, error_code, *before, STAND_IN)


def _stand_in() -> bytes:
    builder = DefaultRecordBatchBuilder(2, 0, 0, -1, -1, -1, 1024)
    builder.append(0, timestamp=0, key=None, value=b"", headers=[])
    return bytes(builder.build())


STAND_IN = _stand_in()
"""A batch that makes the fetcher note that records came."""
