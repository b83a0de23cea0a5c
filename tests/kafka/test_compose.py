"""The compose files without containers: names, listeners, quorum, replicas, order and health."""

from collections.abc import Iterator
from functools import partial

import orjson
import pytest

from tests.cluster.links import links_missing
from tests.kafka.composed import WITHIN, Composed
from tests.unit.deploy.compose import CLUSTERS, ROOT, brokers
from tests.within import within

pytestmark = pytest.mark.kafka

SEEDS = str(ROOT / "seeds")

FINISHED = 22
"""Number of sample articles that `clean` publishes; docs/seeds.md lists them."""


@pytest.fixture(scope="module", autouse=True)
def links() -> None:
    """Checked only when these tests run, since the check is slow."""
    if (lack := links_missing()) is not None:
        pytest.skip(f"no network namespaces here: {lack}")


@pytest.fixture(scope="module", params=CLUSTERS, ids=["one broker", "three brokers"])
def files(request: pytest.FixtureRequest) -> tuple[str, ...]:
    chosen: tuple[str, ...] = request.param
    return chosen


@pytest.fixture(scope="module")
def composed(files: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Composed]:
    """In the order of `depends_on`: healthy brokers, created topics, then the rest."""
    with Composed(tmp_path_factory.mktemp("composed"), files) as composed:
        for name in brokers(files):
            assert within(WITHIN, partial(composed.broker_healthy, name)), composed.log(name).read_text()[-3000:]
        made = composed.run("topics", "topics", "apply")
        assert made.returncode == 0, made.stderr
        for name in ("clean", "enrich", "desk"):
            composed.start(name)
        for name in ("clean", "enrich", "desk"):
            assert within(WITHIN, partial(composed.healthy, name)), composed.log(name).read_text()[-3000:]
        yield composed


def test_the_topics_are_created_once(composed: Composed) -> None:
    again = composed.run("topics", "topics", "apply", "--json")

    assert again.returncode == 0, again.stderr
    assert {orjson.loads(line)["state"] for line in again.stdout.splitlines()} == {"as declared"}


def test_articles_fed_from_outside_the_containers_can_be_read_outside(composed: Composed) -> None:
    assert composed.run("outside", "feed", SEEDS).returncode == 0

    assert within(WITHIN, lambda: len(_quotes(composed)) >= FINISHED), composed.log("enrich").read_text()[-3000:]


def test_a_cluster_of_three_brokers_works_with_two(composed: Composed, files: tuple[str, ...]) -> None:
    if len(brokers(files)) < 3:
        pytest.skip("there is one broker only")
    before = len(_quotes(composed))
    composed.kill("kafka-3")

    # Until the other brokers consider it dead, clients may still be sent to it.
    assert within(WITHIN, lambda: composed.run("outside", "feed", SEEDS).returncode == 0)
    assert within(WITHIN, lambda: len(_quotes(composed)) >= before + FINISHED), composed.log("enrich").read_text()[
        -3000:
    ]


def _quotes(composed: Composed) -> list[str]:
    tail = composed.run("outside", "tail", "quotes", "--json", "--from-beginning", "--once")
    assert tail.returncode == 0, tail.stderr
    return tail.stdout.splitlines()
