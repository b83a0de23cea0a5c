"""aiokafka's consumer, with record batches read by `wiredesk.kafka.fetch.fetched` instead of its own reader.

aiokafka (0.14) makes its fetcher inside `start` and has no hook for another, so the fetcher is adapted as it is
assigned, before its task has run: batches are taken out of each fetch response and replaced by decoded records.
"""

from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.consumer.fetcher import Fetcher, FetchResult
from aiokafka.errors import CorruptRecordException, KafkaConnectionError, KafkaError
from aiokafka.protocol.fetch import FetchRequest
from aiokafka.record.default_records import DefaultRecordBatchBuilder

from wiredesk.kafka.fetch.fetched import Faults, FetchedRecords


class TopicConsumer(AIOKafkaConsumer):  # type: ignore[misc]  # aiokafka is not typed
    """A consumer that does not stop at unreadable records.

    An unreadable record is a `ConsumerRecord` whose `checksum` is a `wiredesk.message.Unreadable`. So is a record
    larger than `max_partition_fetch_bytes`, with the beginning of its value.
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
    faults, max_bytes = Faults(), fetcher._max_partition_fetch_bytes

    async def process_with_tolerant_reader(assignment: Any, node_id: int, request: Any) -> bool:
        requested = {
            TopicPartition(topic, partition): offset
            for topic, partitions in request.topics
            for partition, offset, _ in partitions
        }
        wake_up: bool = await process(assignment, node_id, request)
        # No other task has run since the response, so nothing has read these results.
        for partition, offset in requested.items():
            data, result = client.batches.pop(partition, None), fetcher._records.get(partition)
            if data is not None and type(result) is FetchResult:
                state = assignment.state_value(partition)
                end = state.highwater if state.highwater is not None and state.highwater >= 0 else None
                records, aborted = data
                result._partition_records = FetchedRecords(partition, records, aborted, offset, end, max_bytes, faults)
        return wake_up

    fetcher._client, fetcher._proc_fetch_request = client, process_with_tolerant_reader


class _FetchClient:
    """A client that replaces the batches in fetch responses by one that aiokafka's own reader accepts.

    Args:
        client: aiokafka's client, which does the rest.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self.batches: dict[TopicPartition, tuple[bytes, list[tuple[int, int]] | None]] = {}
        """The fetched batches and aborted transactions, until the fetcher has processed the response."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    async def send(self, node_id: int, request: Any) -> Any:
        """Send a request and return the response.

        Raises:
            aiokafka.errors.KafkaError: the request failed; the fetcher retries.
        """
        try:
            response = await self._client.send(node_id, request)
        except KafkaError:
            raise
        except Exception as error:  # a response that aiokafka cannot decode would end its fetcher silently
            raise KafkaConnectionError(f"cannot decode the response of broker {node_id}: {error!r}") from error
        if isinstance(request, FetchRequest):
            response.topics = [
                (topic, [self._replace_batches(topic, *partition) for partition in partitions])
                for topic, partitions in response.topics
            ]
        return response

    def _replace_batches(self, topic: str, partition: int, error_code: int, *rest: Any) -> tuple[Any, ...]:
        *before, data = rest
        if error_code == CorruptRecordException.errno:
            error_code, data = 0, b""  # its fetcher would request the same offset forever
        elif error_code or not data:
            return (partition, error_code, *rest)
        aborted = before[3 if len(before) == 5 else -1] if len(before) > 1 else None
        self.batches[TopicPartition(topic, partition)] = bytes(data), aborted
        return (partition, error_code, *before, PLACEHOLDER)


def _placeholder() -> bytes:
    builder = DefaultRecordBatchBuilder(2, 0, 0, -1, -1, -1, 1024)
    builder.append(0, timestamp=0, key=None, value=b"", headers=[])
    return bytes(builder.build())


PLACEHOLDER = _placeholder()
"""A batch that makes the fetcher report arrived records."""
