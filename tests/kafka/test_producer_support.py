import asyncio

import pytest

from tests.cluster.brokers import Cluster
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.settings import load_settings

pytestmark = pytest.mark.kafka


def test_apache_kafka_supports_idempotent_producers(kafka: Cluster) -> None:
    settings = load_settings(brokers=kafka.bootstrap)

    assert asyncio.run(with_producer_support(settings)).idempotent_producer is True
