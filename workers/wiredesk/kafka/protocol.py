"""Requests of the Kafka protocol that aiokafka's admin client (0.14) lacks, in the form of its own request classes.

Fields and versions follow Kafka's protocol guide: IncrementalAlterConfigs (KIP-339) and Metadata with the ids of
topics (KIP-516).
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResourceType
from aiokafka.errors import IncompatibleBrokerVersion, for_code
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import (
    Array,
    Boolean,
    CompactArray,
    CompactString,
    Int8,
    Int16,
    Int32,
    Schema,
    String,
    TaggedFields,
)

SET = 0
"""The operation of IncrementalAlterConfigs that sets one value and keeps all other settings."""


class _Uuid:
    """The type UUID of the protocol: 16 bytes."""

    @classmethod
    def encode(cls, value: uuid.UUID) -> bytes:
        return value.bytes

    @classmethod
    def decode(cls, data: BytesIO) -> uuid.UUID:
        return uuid.UUID(bytes=data.read(16))


# aiokafka ships no types, so its classes are Any to mypy.
class _IncrementalAlterConfigsResponse(Response):  # type: ignore[misc]
    API_KEY = 44
    API_VERSION = 0
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        (
            "responses",
            Array(
                ("error_code", Int16),
                ("error_message", String("utf-8")),
                ("resource_type", Int8),
                ("resource_name", String("utf-8")),
            ),
        ),
    )


class _IncrementalAlterConfigsStruct(RequestStruct):  # type: ignore[misc]
    API_KEY = 44
    API_VERSION = 0
    RESPONSE_TYPE = _IncrementalAlterConfigsResponse
    SCHEMA = Schema(
        (
            "resources",
            Array(
                ("resource_type", Int8),
                ("resource_name", String("utf-8")),
                (
                    "configs",
                    Array(("name", String("utf-8")), ("config_operation", Int8), ("value", String("utf-8"))),
                ),
            ),
        ),
        ("validate_only", Boolean),
    )


class _IncrementalAlterConfigs(Request[_IncrementalAlterConfigsStruct]):  # type: ignore[misc]
    API_KEY = 44

    def __init__(self, topic: str, values: Mapping[str, str]) -> None:
        self._topic, self._values = topic, values

    def build(self, request_struct_class: type[_IncrementalAlterConfigsStruct]) -> _IncrementalAlterConfigsStruct:
        configs = [(name, SET, value) for name, value in self._values.items()]
        return request_struct_class([(ConfigResourceType.TOPIC, self._topic, configs)], False)


class _MetadataResponse(Response):  # type: ignore[misc]
    API_KEY = 3
    API_VERSION = 12
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        (
            "brokers",
            CompactArray(
                ("node_id", Int32),
                ("host", CompactString("utf-8")),
                ("port", Int32),
                ("rack", CompactString("utf-8")),
                ("tags", TaggedFields),
            ),
        ),
        ("cluster_id", CompactString("utf-8")),
        ("controller_id", Int32),
        (
            "topics",
            CompactArray(
                ("error_code", Int16),
                ("name", CompactString("utf-8")),
                ("topic_id", _Uuid),
                ("is_internal", Boolean),
                (
                    "partitions",
                    CompactArray(
                        ("error_code", Int16),
                        ("partition", Int32),
                        ("leader", Int32),
                        ("leader_epoch", Int32),
                        ("replicas", CompactArray(Int32)),
                        ("isr", CompactArray(Int32)),
                        ("offline", CompactArray(Int32)),
                        ("tags", TaggedFields),
                    ),
                ),
                ("authorized_operations", Int32),
                ("tags", TaggedFields),
            ),
        ),
        ("tags", TaggedFields),
    )


class _MetadataStruct(RequestStruct):  # type: ignore[misc]
    FLEXIBLE_VERSION = True
    API_KEY = 3
    API_VERSION = 12
    RESPONSE_TYPE = _MetadataResponse
    SCHEMA = Schema(
        (
            "topics",
            CompactArray(("topic_id", _Uuid), ("name", CompactString("utf-8")), ("tags", TaggedFields)),
        ),
        ("allow_auto_topic_creation", Boolean),
        ("include_topic_authorized_operations", Boolean),
        ("tags", TaggedFields),
    )


class _TopicIds(Request[_MetadataStruct]):  # type: ignore[misc]
    API_KEY = 3

    def __init__(self, topics: Sequence[str]) -> None:
        self._topics = topics

    def build(self, request_struct_class: type[_MetadataStruct]) -> _MetadataStruct:
        return request_struct_class([(uuid.UUID(int=0), topic, {}) for topic in self._topics], False, False, {})


async def set_topic_configs(client: AIOKafkaAdminClient, topic: str, values: Mapping[str, str]) -> None:
    """Set settings of a topic; all others keep their values.

    Raises:
        IncompatibleBrokerVersion: the broker does not support incremental changes (Kafka before 2.3).
        aiokafka.errors.KafkaError: the broker refuses, with its reason.
    """
    response: Any = await _send(client, _IncrementalAlterConfigs(topic, values))
    for code, message, *_ in response.responses:
        if code:
            raise for_code(code)(message or "the broker gives no reason")


async def topic_ids(client: AIOKafkaAdminClient, topics: Iterable[str]) -> dict[str, uuid.UUID]:
    """The id of each existing topic; a topic that is deleted and created again gets a new one.

    Empty if the broker does not report ids (Kafka before 3.1).

    Raises:
        aiokafka.errors.KafkaError: no broker answers.
    """
    try:
        response: Any = await _send(client, _TopicIds(list(topics)))
    except IncompatibleBrokerVersion:
        return {}
    return {name: topic_id for code, name, topic_id, *_ in response.topics if not code and topic_id.int}


async def _send(client: AIOKafkaAdminClient, request: Request[Any]) -> Any:
    try:
        return await client._send_request(request)  # there is no public method for custom requests
    except NotImplementedError as error:  # raised if broker and request class share no version
        raise IncompatibleBrokerVersion(str(error)) from error
