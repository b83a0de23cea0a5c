"""A small run of `python -m fuzz.records`: mutated record batches from a broker stop no stage."""

import pytest

from fuzz.records.__main__ import run

pytestmark = pytest.mark.kafka


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
def test_mutated_batches_stop_no_stage_and_lose_no_intact_record(delivery: str) -> None:
    found = run(batches=300, seed=11, delivery=delivery)

    assert (found["stopped"], found["lost"], found["tail_status"]) == (0, 0, 0), found
    assert min(found["damaged"], found["disguised"], found["once"]) > 10
