import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from wiredesk.errors import BrokerAwayError, OperationError
from wiredesk.kafka.connection import security, wait_for_broker
from wiredesk.kafka.diagnosis import refusal
from wiredesk.kafka.listener import address
from wiredesk.ports import free_port
from wiredesk.settings import load_settings


def fault(brokers: str) -> OperationError | None:
    return asyncio.run(refusal(security(load_settings(brokers=brokers))))


@asynccontextmanager
async def other_service() -> AsyncIterator[str]:
    """A web server where a broker is expected."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


def test_starting_kafka_is_suggested_only_if_nothing_listens() -> None:
    one, two = free_port(), free_port()

    with pytest.raises(BrokerAwayError, match=r"no broker answers at .*: start Kafka there, or name another"):
        asyncio.run(wait_for_broker(load_settings(brokers=f"127.0.0.1:{one},127.0.0.1:{two}"), patience=0))


def test_an_unknown_host_name_is_reported() -> None:
    assert "kafka.invalid:9092: the host name cannot be resolved" in str(fault("kafka.invalid:9092"))


def test_a_port_of_another_service_is_reported() -> None:
    async def run() -> str:
        async with other_service() as at:
            return str(await refusal(security(load_settings(brokers=f"127.0.0.1:{free_port()},{at}"))))

    message = asyncio.run(run())

    assert "accepts connections but does not answer like a Kafka broker" in message
    assert "start Kafka" not in message


@pytest.mark.parametrize(
    ("broker", "where"),
    [("kafka:9092", ("kafka", 9092)), ("[::1]:9092", ("::1", 9092)), ("10.0.0.1:19092", ("10.0.0.1", 19092))],
)
def test_an_address_is_split_into_host_and_port(broker: str, where: tuple[str, int]) -> None:
    assert address(broker) == where
